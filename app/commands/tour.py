"""What does the program look like where there is no display? The command `tour` goes through every screen by itself."""

import os
import subprocess
import sys
from argparse import Namespace, _SubParsersAction
from pathlib import Path
from typing import Any

LANGUAGES = ("zh_CN", "en")


def add_to(subparsers: "_SubParsersAction[Any]") -> None:
    """Its arguments."""
    parser = subparsers.add_parser("tour", help="go through every screen and save pictures of them")
    parser.add_argument("--data", type=Path, required=True, help="folder with demo data; the tour adds to it")
    parser.add_argument("--lang", choices=LANGUAGES, help="only in this language")
    parser.add_argument("--pictures", type=Path, default=Path("build/screenshots"), help="where pictures are saved")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Make the tour in one language, or in each in a process of its own; 0 where everything was found as it should."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if options.lang:
        from app.boot.tour import tour

        return tour(options.data, options.lang, options.pictures)
    again = [sys.executable, sys.argv[0], "tour", "--data", str(options.data), "--pictures", str(options.pictures)]
    return max(subprocess.run([*again, "--lang", one], check=False).returncode for one in LANGUAGES)
