"""How are words, icons, pills and key-caps painted? `theme` comes first everywhere."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from app.records.workflow import Look
from app.ui.texts import words as said
from app.ui.theme import Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter

_SIGNS = {"Return": "↵", "Enter": "↵", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "PgDown": "PgDn"}


def put(
    theme: Theme,
    p: QPainter,
    rect: QRect,
    text: str,
    size: str = "base",
    colour: str | QColor = "text",
    align: Qt.AlignmentFlag = LEFT,
    bold: bool = False,
) -> int:
    """Draw one line, elided where it does not fit; returns the width it took."""
    width, room = theme.width_of(text, size, bold), max(0, rect.width())
    if width > room:
        text, width = theme.metrics(size, bold).elidedText(text, Qt.TextElideMode.ElideRight, room), room
    line = theme.line(text, size, bold)
    left = 0 if align is LEFT else room - width if align is RIGHT else (room - width) // 2
    p.setFont(line.font)
    p.setPen(theme.colour(colour) if isinstance(colour, str) else colour)
    p.drawStaticText(rect.x() + left, rect.y() + (rect.height() - line.height) // 2, line.words)
    return width


def width_of(theme: Theme, text: str, size: str = "base", bold: bool = False) -> int:
    """How wide one line of `text` would be."""
    return theme.width_of(text, size, bold)


def fill(
    theme: Theme,
    p: QPainter,
    rect: QRect,
    colour: str | QColor,
    radius: int = 0,
    border: str = "",
    dashed: bool = False,
) -> None:
    """A rounded ground, with a line around it where `border` names a colour."""
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setBrush(theme.colour(colour) if isinstance(colour, str) else colour)
    line = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    p.setPen(QPen(theme.colour(border), 1, line) if border else QPen(Qt.PenStyle.NoPen))
    p.drawRoundedRect(rect.adjusted(0, 0, -1, -1) if border else rect, radius, radius)
    p.restore()


def stamp(theme: Theme, p: QPainter, place: QRect, what: Hashable, draw: Callable[[QPainter], None]) -> None:
    """Paint at `place` what always looks the same there: drawn once with its corner at 0, 0, and copied from then on.

    Copying takes a hundredth of the time; `what` names all that the look depends on besides theme and size.
    """
    ratio = p.device().devicePixelRatioF()
    size = place.size()

    def drawn() -> QPixmap:
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        draw(painter)
        painter.end()
        return picture

    p.drawPixmap(place.topLeft(), theme.stamp((what, size.width(), size.height(), ratio), drawn))


def glyph(theme: Theme, p: QPainter, name: str, colour: str, x: int, mid: int, size: int = 0) -> None:
    """An icon with its left edge at `x` and its middle at the height `mid`."""
    size = size or theme.size("icon")
    place = QRect(x, mid - size // 2, size, size)
    stamp(
        theme,
        p,
        place,
        (name, colour),
        lambda painter: theme.icons.paint(painter, QRect(0, 0, size, size), name, theme.colour(colour)),
    )


def pill_width(theme: Theme, look: Look, words: str = "") -> int:
    """How wide the pill of `look` is."""
    return width_of(theme, words or said(look.words), "small") + (34 if look.icon else 16)


def paint_pill(
    theme: Theme, p: QPainter, x: int, mid: int, look: Look, words: str = "", on: bool = False, room: int = 0
) -> int:
    """Icon and words on the colour's tint (`on`: on the plain surface, in a selected row).

    `words` stand there instead of the look's own; `room` is the widest it may be, 0 for no limit. Returns its width.
    """
    text = words or said(look.words)
    width = pill_width(theme, look, text)
    width = min(width, room) if room else width
    high = theme.size("pill")

    def draw(painter: QPainter) -> None:
        lead, rect = 25 if look.icon else 8, QRect(0, 0, width, high)
        fill(theme, painter, rect, theme.colour("surface") if on else theme.tint(look.colour), high // 2)
        if look.icon:
            glyph(theme, painter, look.icon, look.colour, 8, high // 2, 13)
        if width > 2 * lead:
            put(theme, painter, rect.adjusted(lead, 0, -6, 0), text, "small", look.colour)

    stamp(theme, p, QRect(x, mid - high // 2, width, high), ("pill", look.icon, look.colour, text, on), draw)
    return width


def key_words(key: str) -> str:
    """A key as it stands on a cap: "Ctrl+Return" is "Ctrl+↵"."""
    lead, plus, last = key.rpartition("+")
    return lead + plus + _SIGNS.get(last, last)


def key_width(theme: Theme, key: str) -> int:
    """How wide the cap of `key` is."""
    return max(theme.size("key"), width_of(theme, key_words(key), "caption") + 10)


def paint_key(theme: Theme, p: QPainter, x: int, mid: int, key: str, ground: str = "sunken", ink: str = "muted") -> int:
    """The cap of a key; returns its width."""
    width, high = key_width(theme, key), theme.size("key")

    def draw(painter: QPainter) -> None:
        rect = QRect(0, 0, width, high)
        fill(theme, painter, rect, ground, 4)
        put(theme, painter, rect, key_words(key), "caption", ink, CENTER)

    stamp(theme, p, QRect(x, mid - high // 2, width, high), ("key", key, ground, ink), draw)
    return width
