"""Which tables does the program read at run time that are made out of its libraries? Makes those that are missing."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from app.core.place_table import build, load

COUNTRIES = ("86",)


def main() -> int:
    """Make the tables of numbers."""
    for country in COUNTRIES:
        if load(country) is None:
            print(f"{build(country).name} made")
    return 0


if __name__ == "__main__":
    sys.exit(main())
