"""What does everything look like? One token file per theme: colours, type, spaces, sizes."""

import string
import tempfile
import tomllib
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QIcon, QPalette, QPixmap, QStaticText
from PySide6.QtWidgets import QApplication

from app.ui.icons import Icons

RESOURCES = Path(__file__).parents[2] / "resources"

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "line",
}
_MOST_WIDTHS, _MOST_LINES, _MOST_STAMPS = 4096, 1024, 512
_PICTURES = (  # what only a picture can do in a style sheet: (key, icon, colour, side)
    ("down", "chevron-down", "muted", 16),
    ("down_off", "chevron-down", "disabled", 16),
    ("up", "chevron-up", "muted", 16),
    ("up_off", "chevron-up", "disabled", 16),
    ("right", "chevron-right", "muted", 16),
    ("left", "chevron-left", "muted", 16),
    ("check", "check-bold", "on_accent", 12),
    ("check_off", "check-bold", "disabled", 12),
    ("part", "minus-thick", "on_accent", 12),
    ("dot", "circle", "on_accent", 8),
    ("close", "close", "faint", 14),
    ("close_hover", "close", "text", 14),
)


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """One line of words as it is painted: laid out, in its font, so high in pixels."""

    words: QStaticText
    font: QFont
    height: int


class Theme(QObject):
    """The theme in force, for one QApplication; painted widgets ask it at every painting.

    Follows the system (dark or light) unless `use` chose one.

    Args:
        app: gets style, palette, font and style sheet.
        choice: "light", "dark" or "" for the system's.
    """

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = "", resources: Path = RESOURCES) -> None:
        super().__init__(app)
        self._app, self._resources = app, resources
        self._icons = Icons()
        # Pictures of the style sheet. Both themes have their own names: Qt caches pictures by file name.
        self._pictures = tempfile.TemporaryDirectory(prefix="ringfile-", ignore_cleanup_errors=True)
        self.name = ""
        self._choice = choice
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self.use(choice)

    def use(self, choice: str) -> None:
        """Show "light", "dark", or "" for what the system shows."""
        self._choice = choice
        hints = self._app.styleHints()
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        if choice in schemes:
            hints.setColorScheme(schemes[choice])  # the title bar follows
        else:
            hints.unsetColorScheme()
        self._show()

    @Slot()
    def _on_system_changed(self) -> None:
        self._show()

    def _show(self) -> None:
        system = "dark" if self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"
        name = self._choice if self._choice in ("light", "dark") else system
        if name == self.name:
            return
        self.name = name
        self._load()
        self._app.setPalette(self._palette())
        self._app.setFont(self.typeface())
        self._app.setStyleSheet(self._style_sheet())
        self.changed.emit()

    def _load(self) -> None:
        data = tomllib.loads((self._resources / "themes" / f"{self.name}.toml").read_text("utf-8"))
        self._tokens: dict[str, str] = data["colour"]
        self._colours = {name: QColor(value) for name, value in self._tokens.items()}
        self._families = [name for name in data["font"].pop("families") if QFontDatabase.hasFamily(name)]
        self._type: dict[str, int] = data["font"]
        self._space: dict[str, int] = data["space"]
        self._size: dict[str, int] = data["size"]
        self._fonts: dict[tuple[str, bool], QFont] = {}
        self._metrics: dict[tuple[str, bool], QFontMetrics] = {}
        self._widths: dict[tuple[str, str, bool], int] = {}
        self._lines: dict[tuple[str, str, bool], WrittenLine] = {}
        self._stamps: dict[Hashable, QPixmap] = {}

    def colour(self, name: str) -> QColor:
        """The colour of a token; KeyError for an unknown one."""
        return self._colours[name]

    def colours_of(self, name: str) -> dict[str, QColor]:
        """The colours of the theme "light" or "dark", whichever is in force: paper is always light."""
        data = tomllib.loads((self._resources / "themes" / f"{name}.toml").read_text("utf-8"))
        return {key: QColor(value) for key, value in data["colour"].items()}

    def tint(self, name: str) -> QColor:
        """The ground that goes behind words or an icon in the colour `name`."""
        own = self._colours.get(f"{name}_bg")
        return own if own is not None else self._colours["selected" if name == "accent" else "sunken"]

    def typeface(self, size: str = "base", bold: bool = False) -> QFont:
        """The font of a type token: caption, small, base, section, title, figure."""
        font = self._fonts.get((size, bold))
        if font is None:
            font = QFont(self._families) if self._families else QFont()
            font.setPixelSize(self._type[size])
            font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
            self._fonts[size, bold] = font
        return font

    def metrics(self, size: str = "base", bold: bool = False) -> QFontMetrics:
        """The measures of a font; asking a painter for them makes them anew each time."""
        found = self._metrics.get((size, bold))
        if found is None:
            found = self._metrics[size, bold] = QFontMetrics(self.typeface(size, bold))
        return found

    def width_of(self, text: str, size: str = "base", bold: bool = False) -> int:
        """How wide one line of `text` is; every layout and painting asks for the same texts again."""
        width = self._widths.get((text, size, bold))
        if width is None:
            if len(self._widths) >= _MOST_WIDTHS:
                self._widths.clear()
            width = self._widths[text, size, bold] = self.metrics(size, bold).horizontalAdvance(text)
        return width

    def line(self, text: str, size: str = "base", bold: bool = False) -> WrittenLine:
        """One line of `text`, its signs laid out once: painting it again takes a third of the time."""
        line = self._lines.get((text, size, bold))
        if line is None:
            if len(self._lines) >= _MOST_LINES:
                self._lines.clear()
            line = self._lines[text, size, bold] = self._written(text, size, bold)
        return line

    def _written(self, text: str, size: str, bold: bool) -> WrittenLine:
        words, font = QStaticText(text.replace("\n", " ")), self.typeface(size, bold)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        words.prepare(font=font)
        return WrittenLine(words, font, self.metrics(size, bold).height())

    def stamp(self, what: Hashable, draw: Callable[[], QPixmap]) -> QPixmap:
        """The picture of `what`, drawn once; for what is painted again and again and always looks the same."""
        found = self._stamps.get(what)
        if found is None:
            if len(self._stamps) >= _MOST_STAMPS:
                self._stamps.clear()
            found = self._stamps[what] = draw()
        return found

    def size(self, name: str) -> int:
        """A measure in device-independent pixels."""
        return self._size[name]

    def space(self, name: str) -> int:
        """The gap "xs", "s", "m" or "l"; "" is none."""
        return self._space[name] if name else 0

    @property
    def icons(self) -> Icons:
        """The glyphs themselves, for painters."""
        return self._icons

    def icon(self, name: str, colour: str = "muted") -> QIcon:
        """An icon in the colour of a token; it changes with the theme by itself."""
        return self._icons.icon(name, colour, self.colour)

    def contrast(self, ink: str, ground: str) -> float:
        """WCAG 2 contrast of two tokens: words need 4.5, signs and edges of controls 3."""
        high, low = sorted((_luminance(self.colour(ink)), _luminance(self.colour(ground))), reverse=True)
        return (high + 0.05) / (low + 0.05)

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, name in _ROLES.items():
            palette.setColor(role, self.colour(name))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("disabled"))
        return palette

    def _style_sheet(self) -> str:
        values: dict[str, str | int] = dict(self._tokens)
        for letter, group in (("f", self._type), ("p", self._space), ("z", self._size)):
            values |= {f"{letter}_{key}": value for key, value in group.items()}
        values |= {f"i_{key}": path for key, path in self._draw_pictures().items()}
        return string.Template((self._resources / "app.qss").read_text("utf-8")).substitute(values)

    def _draw_pictures(self) -> dict[str, str]:
        paths = {}
        for key, name, colour, side in _PICTURES:
            path = Path(self._pictures.name) / f"{self.name}-{key}.png"
            for mark, ratio in (("", 1.0), ("@2x", 2.0)):
                picture = self._icons.picture(name, self.colour(colour), side, ratio)
                picture.save(str(path.with_stem(path.stem + mark)))
            paths[key] = path.as_posix()
        return paths


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
