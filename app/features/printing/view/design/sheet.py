"""What is painted on the page: the paper with its scan, the printed picture, bands, parts, handles, guides?"""

from collections.abc import Callable, Iterable, Set

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from app.features.printing.design.lie import Rect
from app.features.printing.view.design.hand import Hand, Trail
from app.features.printing.view.design.work import Work
from app.printing.form import Box, Line, Table
from app.ui.paint import put
from app.ui.theme import Theme

_HANDLE_PX, _EDGE_MM = 7.0, 40.0
_FAINT, _GHOST, _SCAN = 0.35, 0.75, 0.55
_DARK = 0.55  # accents lighter than this are darkened: paper is white in both themes


def _box(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.w, rect.h)


def ink_on_paper(theme: Theme, name: str, alpha: float = 1.0) -> QColor:
    """A colour of the theme, dark enough for white paper."""
    colour = QColor(theme.colour(name))
    if colour.lightnessF() > _DARK:
        colour = colour.darker(175)
    colour.setAlphaF(alpha)
    return colour


def line(colour: QColor, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen as thick as that many pixels at any zoom."""
    pen = QPen(colour, width, style)
    pen.setCosmetic(True)
    return pen


class Sheet(QGraphicsItem):
    """The paper as it comes out of the printer."""

    def __init__(self, theme: Theme, work: Work) -> None:
        super().__init__()
        self._theme, self._work = theme, work
        self.image = QImage()
        self.scan = QImage()
        self.bare = False

    @override
    def boundingRect(self) -> QRectF:
        lie = self._work.lie
        return QRectF(0, 0, lie.w, lie.h).adjusted(-1, -1, 1, 1)

    def show_image(self, image: QImage, scan: QImage) -> None:
        """Another picture, and the scan of the paper below it."""
        self.prepareGeometryChange()
        self.image, self.scan = image, scan
        self.update()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None, /) -> None:
        lie = self._work.lie
        whole = QRectF(0, 0, lie.w, lie.h)
        painter.fillRect(whole, Qt.GlobalColor.white)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self.image.isNull():
            painter.drawImage(whole, self.image, QRectF(self.image.rect()))
        if not self.scan.isNull():
            painter.save()
            painter.setOpacity(_SCAN)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.drawImage(whole, self.scan, QRectF(self.scan.rect()))
            painter.restore()
        painter.setPen(line(self._theme.colour("edge")))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(whole)


class Marks(QGraphicsItem):
    """What is no part of the print: outlines, handles, guides, the frame drawn by the mouse, bands and margins."""

    def __init__(self, theme: Theme, work: Work, hand: Hand, sheet: Sheet, name: Callable[[int], str]) -> None:
        super().__init__()
        self._theme, self._work, self._hand, self._sheet, self._name = theme, work, hand, sheet, name
        self.ghost: Rect | None = None
        self.focused = False

    @override
    def boundingRect(self) -> QRectF:
        lie = self._work.lie
        return QRectF(-_EDGE_MM, -_EDGE_MM, lie.w + 2 * _EDGE_MM, lie.h + 2 * _EDGE_MM)

    def renew(self) -> None:
        """Paint anew."""
        self.prepareGeometryChange()
        self.update()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None, /) -> None:
        px = 1 / max(0.01, painter.worldTransform().m11())
        trail = self._hand.trail
        self._paint_bands(painter, trail)
        self._paint_parts(painter)
        self._paint_trail(painter, trail)
        self._paint_chosen(painter, trail, px)
        if self.ghost is not None:
            painter.setPen(line(ink_on_paper(self._theme, "accent"), 2, Qt.PenStyle.DashLine))
            painter.setBrush(ink_on_paper(self._theme, "accent", 0.12))
            painter.drawRect(_box(self.ghost))

    def _paint_bands(self, painter: QPainter, trail: Trail) -> None:
        lie, work = self._work.lie, self._work
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(line(ink_on_paper(self._theme, "edge", _FAINT), 1, Qt.PenStyle.DotLine))
        painter.drawRect(_box(lie.inner))
        for rect in lie.bands.values():
            painter.drawLine(QLineF(0, rect.bottom, lie.w, rect.bottom))
        chosen = lie.bands.get(work.band.tag) if work.band else None
        if chosen is not None:
            painter.setPen(line(ink_on_paper(self._theme, "accent"), 1.5))
            painter.setBrush(ink_on_paper(self._theme, "accent", 0.06))
            painter.drawRect(_box(chosen))
        if trail.band_edge is not None:
            painter.setPen(line(ink_on_paper(self._theme, "accent"), 2))
            painter.drawLine(QLineF(0, trail.band_edge, lie.w, trail.band_edge))

    def _paint_parts(self, painter: QPainter) -> None:
        """A thin line around each part; dashed where it is not printed with these values."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        drawn = {one.tag for one in self._work.form.items() if isinstance(one, (Box, Line, Table))}
        for tag, spot in self._work.lie.spots.items():
            if tag not in self._work.chosen and not (spot.shown and tag in drawn):
                style = Qt.PenStyle.SolidLine if spot.shown else Qt.PenStyle.DashLine
                painter.setPen(line(ink_on_paper(self._theme, "accent", _FAINT if spot.shown else 1.0), 1, style))
                painter.drawRect(_box(spot.rect))
                if not spot.shown and not self._is_covered(spot.rect, drawn):
                    self._paint_name(painter, spot.rect, self._name(tag))

    def _is_covered(self, rect: Rect, drawn: Set[int]) -> bool:
        """Whether some text is printed there."""
        inner, spots = rect.grown(-0.5), self._work.lie.spots
        return any(one.shown and tag not in drawn and one.rect.meets(inner) for tag, one in spots.items())

    def _paint_name(self, painter: QPainter, rect: Rect, name: str) -> None:
        """What something is called that is not printed now, as large at any zoom."""
        place = painter.worldTransform().mapRect(_box(rect)).toRect()
        painter.save()
        painter.resetTransform()
        put(self._theme, painter, place.adjusted(2, 0, -2, 0), name, "caption", ink_on_paper(self._theme, "accent"))
        painter.restore()

    def _paint_trail(self, painter: QPainter, trail: Trail) -> None:
        """What is dragged, with its picture; what it is level with; the frame around parts."""
        for tag, rect in trail.rects.items():
            before = self._work.lie.spots[tag].rect
            if abs(rect.w - before.w) < 0.01 and abs(rect.h - before.h) < 0.01:
                self._paint_ghost(painter, before, rect)
        painter.setPen(line(ink_on_paper(self._theme, "danger")))
        for one in trail.guides:
            ends = (one.at, one.start, one.at, one.end) if one.upright else (one.start, one.at, one.end, one.at)
            painter.drawLine(QLineF(*ends))
        if trail.frame is not None:
            painter.setPen(line(ink_on_paper(self._theme, "accent")))
            painter.setBrush(ink_on_paper(self._theme, "accent", 0.1))
            painter.drawRect(_box(trail.frame))

    def _paint_ghost(self, painter: QPainter, before: Rect, now: Rect) -> None:
        image, lie = self._sheet.image, self._work.lie
        if image.isNull() or not lie.w or not lie.h:
            return
        x, y = image.width() / lie.w, image.height() / lie.h
        source = QRectF(before.x * x, before.y * y, before.w * x, before.h * y)
        painter.setOpacity(_GHOST)
        painter.drawImage(_box(now), image, source)
        painter.setOpacity(1.0)

    def _paint_chosen(self, painter: QPainter, trail: Trail, px: float) -> None:
        accent = ink_on_paper(self._theme, "accent")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for rank, tag in enumerate(self._work.chosen, 1):
            spot = self._work.lie.spots.get(tag)
            rect = trail.rects.get(tag) or (spot.rect if spot else None)
            if rect is not None:
                leads = rank == len(self._work.chosen)
                painter.setPen(line(accent, 2 if leads and self.focused else 1.5))
                painter.drawRect(_box(rect))
        if not trail.rects:
            self._paint_grips(painter, ((one.x, one.y) for one in self._hand.grips()), px)

    def _paint_grips(self, painter: QPainter, places: Iterable[tuple[float, float]], px: float) -> None:
        side = _HANDLE_PX * px
        painter.setPen(line(ink_on_paper(self._theme, "accent"), 1.5))
        painter.setBrush(Qt.GlobalColor.white)
        for x, y in places:
            painter.drawRect(QRectF(x - side / 2, y - side / 2, side, side))
