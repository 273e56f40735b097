"""How long from starting the process until the window can be used, and how much memory does it hold?

The floor is a bare PySide6 window started in turn with the program in the same run. Usable: painted, and the event loop
idle; said more precisely in _window.py, as are the figures after it: Today filled from the database, and the longest
time between the two in which the window did not answer. Wanted: usable within three times the floor, and 250 MB with
1,000,000 customers.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import _data
from bench._floor import ROOT, Figure, arguments, median, report

SETTLE_S = 4.0  # until the start page has its figures; memory is read then


class Started(NamedTuple):
    """Milliseconds from the start of the process, and of the longest pause between the two; memory in MB."""

    usable: float
    filled: float
    pause: float
    memory: float


def start(*what: str) -> Started:
    """Start a process and wait for its end."""
    began = time.monotonic_ns()
    run = subprocess.run(
        [sys.executable, str(ROOT / "bench" / "_window.py"), *what],
        cwd=ROOT,
        env=_surroundings(),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    usable, filled, pause, memory = run.stdout.splitlines()[-1].split()
    return Started((int(usable) - began) / 1e6, (int(filled) - began) / 1e6, float(pause), float(memory))


def _surroundings() -> dict[str, str]:
    """As on a user's computer, where Python keeps what it compiled at the first start."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"QT_QPA_PLATFORM": "offscreen"}


def main() -> int:
    """Measure and print."""
    parser = arguments(__doc__, customers=1_000_000)
    parser.add_argument("--rounds", type=int, default=7)
    args = parser.parse_args()
    data = _data.folder(args.customers)
    program = ("program", "0", "--data", str(data), "--lang", "zh_CN", "--theme", "light")
    start(*program), start("bare")  # the files are in memory from now on
    bare, ours = [], []
    for _ in range(args.rounds):
        bare.append(start("bare").usable)
        ours.append(start(*program))
    memory = start("program", str(SETTLE_S), *program[2:]).memory
    floor = median(bare)
    figures = [
        Figure("process start to usable window, p50", median([one.usable for one in ours]), "ms", floor, wanted=3),
        Figure("process start to Today filled, p50", median([one.filled for one in ours]), "ms", floor),
        Figure("longest pause of the window between them, p50", median([one.pause for one in ours]), "ms"),
        Figure("memory after the start", memory, "MB", most=250),
    ]
    return report("start", figures, as_json=args.json, about=f"{args.customers:,} customers, SQLite")


if __name__ == "__main__":
    sys.exit(main())
