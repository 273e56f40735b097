"""What does it cost to import 100,000 customers, and to export them, beside the bare libraries doing the same?"""

import sys
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

# The process that reads a sheet loads this file anew, as it does main.py: there is nothing in it.
if __name__ == "__main__":
    sys.exit(import_module("bench._transfer").main())
