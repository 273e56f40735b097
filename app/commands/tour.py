"""What does the program look like where there is no display? The command `tour` goes through every screen by itself."""

import os
import shutil
import subprocess
import sys
import tempfile
from argparse import Namespace, _SubParsersAction
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.places import Places

_NO_DATA = QT_TRANSLATE_NOOP("commands", "There are no demo data in {folder}; “demo-data” makes some.")
LANGUAGES = ("zh_CN", "en")


def add_to(subparsers: "_SubParsersAction[Any]") -> None:
    """Its arguments."""
    parser = subparsers.add_parser("tour", help="go through every screen and save pictures of them")
    parser.add_argument("--data", type=Path, required=True, help="folder with demo data; the tour adds to it")
    parser.add_argument("--lang", choices=LANGUAGES, help="only in this language")
    parser.add_argument("--pictures", type=Path, default=Path("build/screenshots"), help="where pictures are saved")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Make the tour in one language, or in each in a process of its own; 0 where everything was found as it should.

    Raises:
        Refused: there are no data to show.
    """
    if not Places(options.data).database.is_file():
        raise Refused(_NO_DATA.fill(folder=str(options.data)))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # what a window without a screen cannot do
    if options.lang:
        from app.boot.tour import tour

        return tour(options.data, options.lang, options.pictures)
    with tempfile.TemporaryDirectory() as folder:
        places = [options.data, *(Path(folder) / one for one in LANGUAGES[1:])]
        for one in places[1:]:
            shutil.copytree(options.data, one)
        again = [sys.executable, sys.argv[0], "tour", "--pictures", str(options.pictures)]
        return _tell(
            [[*again, "--lang", one, "--data", str(data)] for one, data in zip(LANGUAGES, places, strict=True)]
        )


def _tell(commands: Sequence[Sequence[str]]) -> int:
    """Run these at once, and say what they say one after the other; 0 where all went well."""
    running = [subprocess.Popen(one, stdout=subprocess.PIPE, text=True) for one in commands]
    codes = []
    for one in running:
        assert one.stdout is not None
        for line in one.stdout:
            print(line, end="", flush=True)
        codes.append(one.wait())
    return max(1, *codes) if any(codes) else 0  # below 0: killed by a signal
