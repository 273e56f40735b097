"""How does a figure stand to a number: at least, exactly, at most?"""

from enum import StrEnum


class Compare(StrEnum):
    """A comparison; the value is stored with saved lists."""

    AT_LEAST = "at_least"
    EQUAL = "equal"
    AT_MOST = "at_most"

    def holds(self, figure: int, number: int) -> bool:
        """Whether it is so."""
        return {
            Compare.AT_LEAST: figure >= number,
            Compare.EQUAL: figure == number,
            Compare.AT_MOST: figure <= number,
        }[self]
