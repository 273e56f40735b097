"""How does a bench say what it measured: beside its floor from the same run, as a ratio, for people and as JSON?"""

import argparse
import json
import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build" / "bench"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value.

    Attributes:
        floor: the least the same work could take, measured in the same run; None where only `most` counts.
        wanted: the largest ratio to the floor.
        most: the largest value, in `unit`.
    """

    name: str
    value: float
    unit: str
    floor: float | None = None
    wanted: float | None = None
    most: float | None = None

    @property
    def ratio(self) -> float | None:
        """Value over floor."""
        return self.value / self.floor if self.floor else None

    @property
    def holds(self) -> bool:
        """Whether it is as good as wanted."""
        if self.most is not None and self.value > self.most:
            return False
        return self.wanted is None or self.ratio is None or self.ratio <= self.wanted


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` (0 to 1) of `values` do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered) + 0.5) - 1))]


def median(values: Sequence[float]) -> float:
    """The middle one."""
    return percentile(values, 0.5)


def resident_mb(pid: str = "self") -> float:
    """Memory a process holds now, in MB (Linux); 0 where it has ended."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def machine() -> str:
    """What this was measured on."""
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [line.partition(":")[2].strip() for line in info.read_text().splitlines() if "model name" in line]
        cpu = names[0] if names else cpu
    return f"{os.cpu_count()} × {cpu}, {platform.system()}, Python {platform.python_version()}"


def arguments(doc: str | None, *, customers: int) -> argparse.ArgumentParser:
    """The options every bench has; `customers` is the size its figures are wanted at."""
    parser = argparse.ArgumentParser(description=(doc or "").splitlines()[0])
    parser.add_argument("--customers", type=int, default=customers, help="size of the demo data (five calls each)")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    return parser


def report(bench: str, figures: Sequence[Figure], *, as_json: bool, about: str = "") -> int:
    """Print the figures; 1 if one is not as good as wanted."""
    if as_json:
        rows = [
            {
                "name": one.name,
                "value": round(one.value, 3),
                "unit": one.unit,
                "floor": None if one.floor is None else round(one.floor, 3),
                "ratio": None if one.ratio is None else round(one.ratio, 3),
                "wanted": one.wanted,
                "most": one.most,
                "holds": one.holds,
            }
            for one in figures
        ]
        print(json.dumps({"bench": bench, "machine": machine(), "about": about, "figures": rows}, ensure_ascii=False))
    else:
        print(f"{bench}: {about}" if about else bench)
        print(f"on {machine()}")
        for one in figures:
            print(_line(one))
    sys.stdout.flush()
    return 0 if all(one.holds for one in figures) else 1


def _line(one: Figure) -> str:
    said = f"  {one.name:<52}{one.value:>10.2f} {one.unit:<3}"
    if one.floor is not None:
        said += f"  floor {one.floor:>9.2f}  ratio {one.ratio or 0:>5.2f}"
    limits = []
    if one.wanted is not None:
        limits.append(f"≤ {one.wanted:g}×")
    if one.most is not None:
        limits.append(f"≤ {one.most:g} {one.unit}")
    if limits:
        said += f"  wanted {' and '.join(limits)}: {'yes' if one.holds else 'NO'}"
    return said
