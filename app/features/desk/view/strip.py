"""How do eight lines stand at the top of the window? One widget paints eight tiles that never move."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from app.features.desk.tile import LINES, Tile, TileState
from app.ui.paint import fill, glyph, key_width, paint_key, put, width_of
from app.ui.texts import words
from app.ui.theme import Theme

_GAP, _HEAD, _BEAT_MS = 6, 31, 600


class _Look:
    """Colours and icon of a tile in one state."""

    def __init__(self, ground: str, border: str, first: str, second: str, icon: str = "", ink: str = "") -> None:
        self.ground, self.border, self.first, self.second = ground, border, first, second
        self.icon, self.ink = icon, ink or second


_LOOKS = {
    TileState.UNUSED: _Look("window", "", "disabled", "disabled"),
    TileState.IDLE: _Look("window", "line", "faint", "faint"),
    TileState.RINGING: _Look("accent", "", "on_accent", "on_accent", "phone-ring"),
    TileState.TALKING: _Look("finished_bg", "finished", "text", "finished", "phone-in-talk"),
    TileState.OVER: _Look("sunken", "", "text", "muted", "phone-hangup"),
    TileState.MISSED: _Look("danger_bg", "", "text", "danger", "phone-missed"),
    TileState.LOST: _Look("window", "waiting", "text", "waiting", "power-plug-off-outline"),
}
_WARNING = _Look("danger_solid", "", "on_accent", "on_accent", "cancel")  # somebody blacklisted rings
_CAPS = {
    TileState.RINGING: ("accent_hover", "on_accent"),
    TileState.IDLE: ("window", "faint"),
    TileState.UNUSED: ("window", "disabled"),
}


class LineStrip(QWidget):
    """The lines 1…8. Always visible; a click or Alt+n (the page's shortcut) goes to the line's call.

    A ringing tile beats slowly; nothing else on the screen moves by itself.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tiles: tuple[Tile, ...] = tuple(Tile(line, TileState.IDLE) for line in range(1, LINES + 1))
        self._hovered, self._beat = 0, False
        self._timer = QTimer(self, interval=_BEAT_MS)
        self._timer.timeout.connect(self._on_beat)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_tiles(self, tiles: tuple[Tile, ...]) -> None:
        """Show these eight."""
        if tiles == self._tiles:
            return
        for old, new in zip(self._tiles, tiles, strict=True):
            if old != new:
                self.update(self.tile_rect(new.line))
        self._tiles = tiles
        ringing = any(tile.state is TileState.RINGING for tile in tiles)
        if ringing and not self._timer.isActive():
            self._timer.start()
        elif not ringing:
            self._timer.stop()
            self._beat = False
        self.setAccessibleDescription(". ".join(self._spoken(tile) for tile in tiles if tile.who))

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """What is shown."""
        return self._tiles

    @staticmethod
    def _spoken(tile: Tile) -> str:
        said = f"{tile.line} {words(tile.who)} {words(tile.what)}"
        if tile.recording:
            said += " " + QCoreApplication.translate("LineStrip", "recording")
        return said

    def tile_rect(self, line: int) -> QRect:
        """Where the tile of a line stands."""
        step = (self.width() - self._theme.space("s")) / LINES
        left = self._theme.space("s")
        x = round(left + (line - 1) * step)
        return QRect(x, 8, round(left + line * step) - x - _GAP, self.height() - 16)

    @override
    def sizeHint(self) -> QSize:
        return QSize(LINES * 110, self._theme.size("strip"))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(LINES * 84, self._theme.size("strip"))

    @Slot()
    def _on_beat(self) -> None:
        self._beat = not self._beat
        for tile in self._tiles:
            if tile.state is TileState.RINGING:
                self.update(self.tile_rect(tile.line))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        for tile in self._tiles:
            rect = self.tile_rect(tile.line)
            if event.region().intersects(rect):
                self._paint(p, rect, tile)

    def _paint(self, p: QPainter, r: QRect, tile: Tile) -> None:
        theme, look = self._theme, _look_of(tile)
        ground = "accent_hover" if look is _LOOKS[TileState.RINGING] and self._beat else look.ground
        if tile.line == self._hovered and tile.state is TileState.IDLE:
            ground = "hover"
        fill(theme, p, r, ground, theme.size("radius"), look.border, tile.state is TileState.LOST)
        cap = ("surface", "danger") if look is _WARNING else _CAPS.get(tile.state, ("surface", "muted"))
        paint_key(theme, p, r.x() + 7, r.y() + 14, str(tile.line), *cap)
        inner = r.adjusted(_HEAD, 0, -4, 0)
        if not tile.who:
            put(theme, p, QRect(inner.x(), r.y() + 4, inner.width(), 20), words(tile.what), "small", look.second)
            return
        self._paint_call(p, r, inner, tile, look)

    def _paint_call(self, p: QPainter, r: QRect, inner: QRect, tile: Tile, look: _Look) -> None:
        theme, half = self._theme, r.height() // 2
        who, room = words(tile.who), inner.width()
        if tile.more:
            badge = f"+{tile.more}"
            room -= key_width(theme, badge) + 4
            paint_key(theme, p, inner.right() - key_width(theme, badge), r.y() + 14, badge, "surface", "accent")
        if tile.brief_who and width_of(theme, who, "small", True) > room:
            who = tile.brief_who
        size = "base" if width_of(theme, who, "base", True) <= room else "small"
        who = _fitting(theme, who, size, room)
        put(theme, p, QRect(inner.x(), r.y() + 3, room, half), who, size, look.first, bold=True)
        icon, ink = (_WARNING.icon, "danger") if tile.blacklisted and look is not _WARNING else (look.icon, look.ink)
        glyph(theme, p, icon, ink, r.x() + 9, r.y() + half + 10, 14)
        low = QRect(inner.x(), r.y() + half - 1, inner.width() - (18 if tile.recording or tile.paused else 0), half - 2)
        what = words(tile.what)
        if tile.brief and width_of(theme, what, "small") > low.width():
            what = tile.brief
        put(theme, p, low, what, "small", look.second)
        if tile.recording:
            fill(theme, p, QRect(r.right() - 16, r.y() + half + 6, 9, 9), "danger_solid", 5)
        elif tile.paused:
            glyph(theme, p, "pause", look.second, r.right() - 18, r.y() + half + 10, 14)

    def _line_at(self, point: QPoint) -> int:
        return next((tile.line for tile in self._tiles if self.tile_rect(tile.line).contains(point)), 0)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if line := self._line_at(event.position().toPoint()):
            self.chosen.emit(line)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        line = self._line_at(event.position().toPoint())
        busy = line and bool(self._tiles[line - 1].who)
        self.setCursor(Qt.CursorShape.PointingHandCursor if busy else Qt.CursorShape.ArrowCursor)
        if line != self._hovered:
            self._hovered = line
            self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = 0
        self.update()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            line = self._line_at(event.pos())
            QToolTip.showText(event.globalPos(), self._tip(self._tiles[line - 1]) if line else "", self)
            return True
        return super().event(event)

    def _tip(self, tile: Tile) -> str:
        if tile.advice:
            return words(tile.advice)
        said = [words(tile.who), words(tile.what)]
        if tile.more:
            said.append(self.tr("%n more call(s) on this line", "", tile.more))
        return "\n".join(part for part in said if part)


def _look_of(tile: Tile) -> _Look:
    return _WARNING if tile.blacklisted and tile.state is TileState.RINGING else _LOOKS[tile.state]


def _fitting(theme: Theme, who: str, size: str, room: int) -> str:
    """A number that does not fit loses its beginning: its end tells callers apart."""
    if not who[:1].isdigit() or width_of(theme, who, size, True) <= room:
        return who
    return QFontMetrics(theme.typeface(size, bold=True)).elidedText(who, Qt.TextElideMode.ElideLeft, room)
