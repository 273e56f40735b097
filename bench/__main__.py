"""How are all figures of docs/performance.md measured again? `make bench`, some minutes; options go to every bench."""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
BENCHES = ("start", "pop", "find", "list", "records", "transfer", "paper", "figures")


def main() -> int:
    """Run each bench in a process of its own; 1 if one of them is not as good as wanted."""
    runs = [subprocess.run([sys.executable, FOLDER / f"{name}.py", *sys.argv[1:]], check=False) for name in BENCHES]
    return max(one.returncode for one in runs)


if __name__ == "__main__":
    sys.exit(main())
