"""The shop with the program in it, for the tests of this folder."""

from tests.boot.gates import shop
from tests.boot.house import house

__all__ = ["house", "shop"]
