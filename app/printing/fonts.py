"""Which fonts has this system, and which of them serve a form: its own, then Chinese, Latin and rare ones?"""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from app.core.errors import DeviceUnavailable
from app.core.i18n import QT_TRANSLATE_NOOP
from app.printing.drawn import DrawnFace
from app.printing.letters import Letters
from app.printing.sfnt import FontFile, fonts_in

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

CHINESE = (
    "Microsoft YaHei",
    "微软雅黑",
    "DengXian",
    "SimSun",
    "宋体",
    "SimHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "Heiti SC",
    "STHeiti",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    "AR PL UMing CN",
    "AR PL UKai CN",
)
LATIN = ("Segoe UI", "Arial", "Liberation Sans", "DejaVu Sans")
RARE = (
    "SimSun-ExtB",
    "SimSun-ExtG",
    "MingLiU-ExtB",
    "PMingLiU-ExtB",
    "HanaMinA",
    "HanaMinB",
    "BabelStone Han",
    "Segoe UI Symbol",
    "DejaVu Sans",
    "OpenSymbol",
)
DRAWN = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "PingFang SC",
    "Hiragino Sans GB",
    "Noto Sans Symbols",
)
_ENDINGS = {".ttf", ".ttc", ".otf"}
_MOST_FILES = 4000
_NO_FONT = QT_TRANSLATE_NOOP(
    "paper", "No font was found that can be put into a PDF. Install one, for example Droid Sans Fallback."
)


def folders() -> tuple[Path, ...]:
    """Where this system keeps its fonts."""
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", "")
        own = [Path(local) / "Microsoft" / "Windows" / "Fonts"] if local else []
        return (Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts", *own)
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts")
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts")


class TrueType:
    """A font that can stand in a PDF."""

    def __init__(self, font: "TTFont", *, bold: bool = False) -> None:
        self._name, self._bold = str(font.fontName), bold
        self._glyphs, self._widths = font.face.charToGlyph, font.face.charWidths
        self._usual = float(font.face.defaultWidth)

    @property
    def name(self) -> str:
        """Its name in the PDF."""
        return self._name

    @property
    def bold(self) -> bool:
        """Whether its letters are bold by themselves."""
        return self._bold

    def width(self, char: str) -> float | None:
        """Width of a character in thousandths, or None where the font does not have it."""
        code = ord(char)
        if not self._glyphs.get(code):
            return None
        return float(self._widths.get(code, self._usual))


class SystemFonts:
    """The fonts of this system, read when they are first wanted. May be asked on any thread.

    Args:
        places: folders to look through.
        wanted: families in the order in which they are preferred, after a form's own.
    """

    def __init__(self, places: Sequence[Path] | None = None, wanted: Sequence[str] = (*CHINESE, *LATIN, *RARE)) -> None:
        self._places, self._wanted = folders() if places is None else tuple(places), tuple(wanted)
        self._found: tuple[FontFile, ...] | None = None
        self._faces: dict[FontFile, TrueType | None] = {}
        self._letters: dict[tuple[str, bool], Letters] = {}
        self._lock = RLock()

    def families(self) -> tuple[str, ...]:
        """The families that forms may use, in the order of the alphabet."""
        found = [one.families for one in self._all() if one.families and one.outlines]
        names = {max(one, key=lambda name: (not name.isascii(), name)) for one in found}
        return tuple(sorted(names))

    def letters(self, family: str, *, bold: bool) -> Letters:
        """The letters of a family; characters it lacks come from the next ones.

        Raises:
            DeviceUnavailable: the system has no font at all that can be used.
        """
        with self._lock:
            if (family, bold) not in self._letters:
                self._letters[family, bold] = self._chain(family, bold)
            return self._letters[family, bold]

    def _chain(self, family: str, bold: bool) -> Letters:
        faces: dict[TrueType | DrawnFace, None] = {}
        for name in (family, *self._wanted):
            file = self._file(name, bold) if name else None
            face = self._face(file) if file else None
            if face is not None:
                faces[face] = None
        if not faces:
            faces = dict.fromkeys(self._any())
        faces |= dict.fromkeys(self._drawn)
        if not faces:
            raise DeviceUnavailable(_NO_FONT)
        return Letters(tuple(faces), bold)

    @cached_property
    def _drawn(self) -> tuple[DrawnFace, ...]:
        """Fonts with outlines of another kind, for what no other has."""
        names = [one.lower() for one in DRAWN]
        found = [one for one in self._all() if not one.outlines and one.plain and not one.bold and not one.italic]
        known = [(names.index(name), one) for one in found for name in one.families if name in names]
        return tuple(DrawnFace(one) for _, one in sorted(known, key=lambda each: each[0]))

    def _any(self) -> Iterator[TrueType]:
        for file in (one for one in self._all() if one.outlines):
            if (face := self._face(file)) is not None:
                yield face
                return

    def _file(self, family: str, bold: bool) -> FontFile | None:
        name = family.lower()
        of_family = [one for one in self._all() if one.outlines and name in one.families and not one.italic]
        return min(of_family, key=lambda one: (not one.plain, one.bold != bold), default=None)

    def _face(self, file: FontFile) -> TrueType | None:
        if file not in self._faces:
            self._faces[file] = _load(file)
        return self._faces[file]

    def _all(self) -> tuple[FontFile, ...]:
        with self._lock:
            if self._found is None:
                self._found = tuple(font for path in _files(self._places) for font in fonts_in(path))
            return self._found


def _files(places: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for place in places:
        for folder, _, names in os.walk(place):
            found += [Path(folder) / name for name in sorted(names) if Path(name).suffix.lower() in _ENDINGS]
            if len(found) > _MOST_FILES:
                return found[:_MOST_FILES]
    return found


def _load(file: FontFile) -> TrueType | None:
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    try:
        font = TTFont(f"{file.path.stem}-{file.index}", str(file.path), subfontIndex=file.index)
    except (TTFError, OSError, ValueError, KeyError):
        return None
    registerFont(font)
    return TrueType(font, bold=file.bold)
