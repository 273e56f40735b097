"""How wide is a text, and which font has each of its characters? In millimetres, without drawing anything."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Protocol

MM = 25.4 / 72  # millimetres in a point
NOTHING = "〓"  # printers' sign for a letter nobody has; what it stands for is told by name


class Face(Protocol):
    """One font: its widths in thousandths of the size, and its name in the PDF."""

    @property
    def name(self) -> str:
        """Its name in the PDF."""
        ...

    @property
    def bold(self) -> bool:
        """Whether its letters are bold by themselves."""
        ...

    def width(self, char: str) -> float | None:
        """Width of a character in thousandths, or None where the font does not have it."""
        ...


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that follow each other and stand in one font; `bold` where it must be made so by drawing."""

    face: Face
    text: str
    bold: bool = False


@dataclass(slots=True)
class Letters:
    """A chain of fonts: each character is taken from the first that has it.

    Args:
        faces: the chosen one first.
        bold: letters are to be bold, whether or not a font is.
    """

    faces: tuple[Face, ...]
    bold: bool = False
    _known: dict[str, tuple[Face | None, float, str]] = field(default_factory=dict)

    def width(self, text: str, size: float) -> float:
        """Width of a line in millimetres; `size` in points."""
        known = self._known
        return sum((known.get(char) or self._find(char))[1] for char in text) * size * MM / 1000

    def runs(self, text: str) -> Iterator[Run]:
        """The text in parts of one font each; what no font has is replaced."""
        found = [self._known.get(char) or self._find(char) for char in text]
        for face, same in groupby(found, key=lambda one: one[0]):
            if face is not None:
                yield Run(face, "".join(one[2] for one in same), self.bold and not face.bold)

    def lacking(self, text: str) -> tuple[str, ...]:
        """The characters of a text that none of the fonts has."""
        return tuple(char for char in text if (self._known.get(char) or self._find(char))[2] != char)

    def _find(self, char: str) -> tuple[Face | None, float, str]:
        for said in (char, NOTHING, "?"):
            for face in self.faces:
                if (width := face.width(said)) is not None:
                    self._known[char] = face, width, said
                    return self._known[char]
        self._known[char] = None, 0.0, ""
        return self._known[char]


class Fonts(Protocol):
    """Finds the letters of a form."""

    def letters(self, family: str, *, bold: bool) -> Letters:
        """The letters of a family, "" for the usual one."""
        ...


def named(missing: Iterable[str]) -> tuple[str, ...]:
    """Characters as one can look for them: "𠮷 (U+20BB7)"."""
    return tuple(f"{char} (U+{ord(char):04X})" for char in missing)
