"""What was the program started for? Opens the window, or runs one of the commands."""

import argparse
import builtins
import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from typing_extensions import override

from app.core.errors import AppError, Refused
from app.core.i18n import QT_TRANSLATE_NOOP

COMMANDS = {  # each is a module of app/commands, imported only when it is asked for
    "listen": "what a box says, live, as calls",
    "replay": "the calls in a recorded stream",
    "drivers": "the families of boxes, their ports and speeds",
    "probe": "which boxes are there, and what to set",
    "calls": "the call log",
    "demo-data": "fill an empty data folder with a shop's years",
    "db": "the database: status, upgrade, init, backup, restore, move",
    "import-customers": "customers out of a sheet",
    "gather-knowledge": "solutions out of finished records",
    "setup": "make the database and its administrator without the window",
    "tour": "go through every screen without a display and save pictures of them",
}
_WITH_VALUE = {"--data", "--lang", "--theme", "--admin", "--database", "--from", "--to", "--file", "--papers"}
_NO_COMMAND = QT_TRANSLATE_NOOP("commands", "There is no command {name}; there are {known}.")


class Parser(argparse.ArgumentParser):
    """Says in one sentence what is wrong with the words it was given."""

    @override
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


def main(arguments: Sequence[str]) -> int:
    """Run and return the exit code: 0 done, 1 something outside failed, 2 bad input."""
    for stream in (sys.stdout, sys.stderr):  # names are Chinese whatever the console or pipe is set to
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        command = _command(arguments)
        return _run_command(command, arguments) if command else _open_window(arguments)
    except AppError as err:
        print(f"ringfile: {err}", file=sys.stderr)  # noqa: T201  commands answer on the console
        return 2 if isinstance(err, Refused) else 1
    except KeyboardInterrupt:
        return 130


def _command(arguments: Sequence[str]) -> str | None:
    before = ("", *arguments)
    words = [
        one for last, one in zip(before, arguments, strict=False) if last not in _WITH_VALUE and not one.startswith("-")
    ]
    found = next((one for one in words if one in COMMANDS), None)
    if words and not found:
        raise Refused(_NO_COMMAND.fill(name=words[0], known=", ".join(COMMANDS)))
    return found


def _run_command(command: str, arguments: Sequence[str]) -> int:
    top = Parser(prog="ringfile")
    import_module(f"app.commands.{command.replace('-', '_')}").add_to(top.add_subparsers())
    rest = list(arguments)
    rest.remove(command)
    options = top.parse_args([command, *rest])
    return int(options.run(options))


def _open_window(arguments: Sequence[str]) -> int:
    top = Parser(
        prog="ringfile",
        description="来电档案: the customer's file on the screen before the receiver is lifted.",
        epilog="\n".join(["commands:", *(f"  {name:<18}{what}" for name, what in COMMANDS.items())]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--data", type=Path, help="folder of database, settings, recordings and logs")
    top.add_argument("--lang", choices=("zh_CN", "en"), help="language of this start")
    top.add_argument("--theme", choices=("light", "dark"), help="appearance of this start")
    top.add_argument("--simulate", action="store_true", help="the simulated box instead of the configured ones")
    options = top.parse_args(arguments)
    gc.disable()  # what is loaded now stays: looking it over for garbage again and again takes a sixth of the start
    plain = builtins.__import__
    import_module("PySide6.QtWidgets")
    builtins.__import__ = plain  # Qt's own reads the source of each module for a switch that is used nowhere here
    from app.boot import open_window

    return open_window(options.data, options.lang or "", options.theme or "", simulate=options.simulate)


if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # a built program is also what reads sheets in a process of its own
        import_module("multiprocessing").freeze_support()
    sys.exit(main(sys.argv[1:]))
