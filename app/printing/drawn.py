"""How do letters get onto paper whose font cannot stand in a PDF? As small pictures, one for each character.

Only rare characters come here: reportlab takes TrueType outlines, and the large fonts that have every Chinese character
on a Linux computer (Noto, Source Han) have others.
"""

from bisect import bisect_right
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from app.printing.sfnt import FontFile, characters_of

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

EM = 240  # dots a letter is high: 600 dpi at 29 points
ABOVE = 1.0  # of the em, from the foot of the line to the upper edge of the picture
HIGH = 1.3  # of the em, height of the picture


class DrawnFace:
    """A font whose letters are drawn; read when its first character is wanted."""

    bold = False

    def __init__(self, file: FontFile) -> None:
        self._file = file

    @property
    def name(self) -> str:
        """Its name; it is never in the PDF."""
        return f"{self._file.path.stem}-{self._file.index}"

    @cached_property
    def _ranges(self) -> tuple[tuple[int, int], ...]:
        return characters_of(self._file)

    @cached_property
    def _font(self) -> "FreeTypeFont":
        from PIL import ImageFont

        return ImageFont.truetype(str(self._file.path), EM, index=self._file.index)

    def width(self, char: str) -> float | None:
        """Width of a character in thousandths, or None where the font does not have it."""
        code = ord(char)
        at = bisect_right(self._ranges, (code, 0x110000)) - 1
        if at < 0 or not self._ranges[at][0] <= code <= self._ranges[at][1]:
            return None
        return self._font.getlength(char) * 1000 / EM

    @lru_cache(maxsize=256)  # noqa: B019  a face lives as long as the program
    def picture(self, char: str) -> Any:
        """Black letters on white, as reportlab takes a picture; as wide as the character, HIGH high."""
        from PIL import Image, ImageDraw
        from reportlab.lib.utils import ImageReader

        wide = max(1, round(self._font.getlength(char)))
        image = Image.new("RGB", (wide, round(HIGH * EM)), "white")
        ImageDraw.Draw(image).text((0, ABOVE * EM), char, font=self._font, fill="black", anchor="ls")
        return ImageReader(image.convert("1").convert("RGB"))
