"""Where do the small pictures come from? Glyphs of the Material Design set, in whatever colour the theme says.

The set is the `mdi6` font shipped with qtawesome. Only its two files are used: importing the package itself costs a
third of a second (docs/decisions/007).
"""

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap
from typing_extensions import override

Colours = Callable[[str], QColor]
_CENTERED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip)


class Icons:
    """The glyphs by name. Needs a running QGuiApplication; one for the whole program.

    Raises:
        FileNotFoundError: the set is not installed.
    """

    def __init__(self) -> None:
        folder = _folder()
        number = QFontDatabase.addApplicationFont(str(_newest(folder, "materialdesignicons6-webfont-*.ttf")))
        self._family = QFontDatabase.applicationFontFamilies(number)[0]
        charmap = _newest(folder, "materialdesignicons6-webfont-charmap-*.json")
        self._codes: dict[str, str] = json.loads(charmap.read_text("utf-8"))
        self._fonts: dict[int, QFont] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._codes

    def glyph(self, name: str) -> str:
        """The character of the icon called `name`; a question mark where there is none (a test finds those)."""
        return chr(int(self._codes.get(name, self._codes["help"]), 16))

    def paint(self, p: QPainter, rect: QRect, name: str, colour: QColor) -> None:
        """Draw one icon filling the smaller side of `rect`."""
        side = min(rect.width(), rect.height())
        font = self._fonts.get(side)
        if font is None:
            font = QFont(self._family)
            font.setPixelSize(max(1, side))
            font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
            self._fonts[side] = font
        p.setFont(font)
        p.setPen(colour)
        p.drawText(rect, _CENTERED, self.glyph(name))

    def icon(self, name: str, colour: str, colours: Colours) -> QIcon:
        """An icon that asks `colours` anew at each painting, so that it follows the theme."""
        return QIcon(_Engine(self, name, colour, colours))

    def picture(self, name: str, colour: QColor, side: int, ratio: float = 1.0) -> QPixmap:
        """A square pixmap of `side` device-independent pixels at device pixel ratio `ratio`."""
        pixmap = QPixmap(round(side * ratio), round(side * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        p = QPainter(pixmap)
        self.paint(p, QRect(0, 0, side, side), name, colour)
        p.end()
        return pixmap


class _Engine(QIconEngine):
    def __init__(self, icons: Icons, name: str, colour: str, colours: Colours) -> None:
        super().__init__()
        self._icons, self._name, self._colour, self._colours = icons, name, colour, colours

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        name = "disabled" if mode is QIcon.Mode.Disabled else self._colour
        painter.save()
        self._icons.paint(painter, rect, self._name, self._colours(name))
        painter.restore()

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    @override
    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    @override
    def clone(self) -> QIconEngine:
        return _Engine(self._icons, self._name, self._colour, self._colours)


def _folder() -> Path:
    spec = importlib.util.find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("the icon set (package qtawesome) is not installed")
    return Path(spec.submodule_search_locations[0]) / "fonts"


def _newest(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if not found:
        raise FileNotFoundError(f"{folder} has no {pattern}")
    return found[-1]
