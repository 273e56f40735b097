"""How is a shop's database looked after without a window? The command `db`: state, tables, roles, backups, moves."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from importlib import import_module
from pathlib import Path
from typing import Any

from app.commands.arguments import any_database
from app.commands.database.where import add_place

_DEEDS = {
    "status": ("state:run_status", "what is known of the database"),
    "upgrade": ("state:run_upgrade", "bring the tables to the newest step"),
    "init": ("roles:run_init", "a server's database, tables, roles and administrator"),
    "backup": ("archives:run_backup", "everything into one file"),
    "restore": ("archives:run_restore", "a backup back into a database"),
    "move": ("moves:run_move", "everything into another database"),
}


def add_to(subparsers: "_SubParsersAction[Any]") -> None:
    """Describe the command to argparse."""
    parser = subparsers.add_parser("db", help="look after the database", description=__doc__)
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="|".join(_DEEDS), parser_class=type(parser))
    for name, (where, what) in _DEEDS.items():
        one = deeds.add_parser(name, help=what, description=what)
        _ARGUMENTS[name](one)
        one.set_defaults(run=run, where=where)


def run(args: Namespace) -> int:
    """Do it; what it needs is loaded for it alone.

    Raises:
        AppError: it cannot be done; one sentence says why.
    """
    import_module("app.features.record_types")  # every table is known
    module, name = args.where.split(":")
    return int(getattr(import_module(f"app.commands.database.{module}"), name)(args))


def _status(parser: ArgumentParser) -> None:
    add_place(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object")


def _init(parser: ArgumentParser) -> None:
    add_place(parser)
    parser.add_argument("--admin", metavar="NAME", help="the administrator; their password is the next line of input")


def _backup(parser: ArgumentParser) -> None:
    add_place(parser)
    parser.add_argument("--file", type=Path, help="the backup; backups/ of the data folder where left out")
    parser.add_argument("--recordings", action="store_true", help="the recordings, too; much larger")


def _restore(parser: ArgumentParser) -> None:
    add_place(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help="a backup made by `ringfile db backup`")
    _add_force(parser)


def _move(parser: ArgumentParser) -> None:
    for name, dest, what in (("--from", "source", "where the data are"), ("--to", "target", "where they go")):
        parser.add_argument(name, dest=dest, type=any_database, required=True, metavar="URL", help=what)
    for name, what in (("--papers-from", "their photos and papers"), ("--papers-to", "where those go")):
        parser.add_argument(name, type=Path, metavar="FOLDER", help=what)
    parser.add_argument("--password-stdin", action="store_true", help="the server's password: first line of the input")
    _add_force(parser)


def _add_force(parser: ArgumentParser) -> None:
    parser.add_argument("--replace", action="store_true", help="throw away what is there")
    parser.add_argument("--anyway", action="store_true", help="although others are connected to the server")


_ARGUMENTS = {
    "status": _status,
    "upgrade": add_place,
    "init": _init,
    "backup": _backup,
    "restore": _restore,
    "move": _move,
}
