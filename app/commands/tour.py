"""What does the program look like where there is no display? The command `tour` goes through every screen by itself."""

import os
import subprocess
import sys
from argparse import Namespace, _SubParsersAction
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
    again = [sys.executable, sys.argv[0], "tour", "--data", str(options.data), "--pictures", str(options.pictures)]
    for one in LANGUAGES:
        if code := subprocess.run([*again, "--lang", one], check=False).returncode:
            return max(1, code)  # below 0: killed by a signal
    return 0
