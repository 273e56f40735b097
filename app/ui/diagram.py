"""How are figures painted as bars, as a line or as a pie? The same picture on the screen and in a document."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import floor, log10

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from app.records.transfer.figures import Diagram, Draw, Figure, Series, Shown
from app.ui import formats
from app.ui.theme import Theme

COLOURS = 8
_MOST_NAMES, _MOST_SLICES = 40, 9
_LINES = 4  # of the grid, at most one more
_SLANT = 38  # degrees
_LABEL, _GAP = 18, 8
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignCenter


def shown(figure: Figure, kind: Shown) -> str:
    """A figure as it stands in a table; "" for none."""
    if figure is None:
        return ""
    ways: dict[Shown, Callable[[Figure], str]] = {
        Shown.COUNT: lambda one: formats.count(round(one or 0)),
        Shown.MONEY: lambda one: formats.amount(round(one or 0)),
        Shown.SPAN: lambda one: formats.duration(one or 0),
        Shown.SHARE: lambda one: f"{(one or 0) * 100:.1f} %",
        Shown.SCORE: lambda one: f"{one or 0:.2f}",
    }
    return ways[kind](figure)


def brief(figure: float, kind: Shown) -> str:
    """A figure beside an axis or a bar: money without its hundredths."""
    if kind is Shown.MONEY:
        return formats.count(round(figure / 100))
    if kind is Shown.SHARE:
        return f"{figure * 100:.0f} %"
    return f"{figure:.1f}" if kind is Shown.SCORE else shown(figure, kind)


def others() -> str:
    """What stands for all that is too small to be told apart."""
    return QCoreApplication.translate("diagram", "others")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the picture, and what is said of it."""

    where: QRectF
    words: str


class DiagramPainter:
    """Paints diagrams.

    Args:
        theme: fonts and spaces, also colours unless `colour` gives others.
        colour: the colour of a token.
    """

    def __init__(self, theme: Theme, colour: Callable[[str], QColor] | None = None) -> None:
        self._theme, self._colour = theme, colour or theme.colour
        self._spots: list[Spot] = []

    def paint(self, p: QPainter, room: QRect, diagram: Diagram) -> list[Spot]:
        """Paint into `room`; returns what can be pointed at."""
        self._spots = []
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        if diagram.draw is Draw.PIE:
            self._pie(p, room, diagram)
        else:
            self._axes(p, room, fitted(diagram))
        return self._spots

    # ------------------------------------------------------------ bars and lines

    def _axes(self, p: QPainter, room: QRect, diagram: Diagram) -> None:
        several = len(diagram.series) > 1
        top = room.top() + (self._legend(p, room, [one.name for one in diagram.series]) if several else _GAP)
        low, high, step = _scale(diagram)
        marks = [low + step * place for place in range(round((high - low) / step) + 1)]
        wide = max(self._wide(brief(one, diagram.shown)) for one in marks) + _GAP
        below = self._room_below(diagram, room.width() - wide)
        plot = QRectF(room.left() + wide, top + 12, room.width() - wide, room.bottom() - below - top - 12)

        def at(value: float) -> float:
            return plot.bottom() - (value - low) / (high - low) * plot.height()

        for mark in marks:
            y = at(mark)
            p.setPen(QPen(self._colour("edge" if mark == 0 else "line"), 1))
            p.drawLine(QPointF(plot.left(), round(y) + 0.5), QPointF(plot.right(), round(y) + 0.5))
            label = QRectF(room.left(), y - 9, wide - _GAP, 18)
            self._put(p, label, brief(mark, diagram.shown), "caption", "faint", _RIGHT)
        (self._lines if diagram.draw is Draw.LINE else self._bars)(p, plot, diagram, at)
        self._names(p, plot, diagram.names)
        self._spot_columns(plot, diagram)

    def _bars(self, p: QPainter, plot: QRectF, diagram: Diagram, at: Callable[[float], float]) -> None:
        step = plot.width() / len(diagram.names)
        beside = 1 if diagram.stacks else len(diagram.series)
        wide = max(1.0, min(56.0 * beside, step * 0.68) / beside)
        for place in range(len(diagram.names)):
            left = plot.left() + step * place + (step - wide * beside) / 2
            up = down = 0.0
            for nth, one in enumerate(diagram.series):
                value = one.values[place] or 0
                start = (up if value >= 0 else down) if diagram.stacks else 0.0
                x = left if diagram.stacks else left + nth * wide
                bar = QRectF(QPointF(x, at(start + value)), QPointF(x + wide, at(start))).normalized()
                p.fillRect(bar, self._series_colour(nth))
                up, down = (up + value, down) if value >= 0 else (up, down + value)
            self._say_sum(p, diagram, place, QRectF(left - step / 2, at(up) - 18, wide * beside + step, 16), step)

    def _say_sum(self, p: QPainter, diagram: Diagram, place: int, where: QRectF, step: float) -> None:
        values = [one.values[place] for one in diagram.series]
        if not (diagram.stacks or len(values) == 1) or not any(values):
            return
        said = brief(sum(one or 0 for one in values), diagram.shown)
        if self._wide(said) <= step - 2:
            self._put(p, where, said, "caption", "muted", _MIDDLE)

    def _lines(self, p: QPainter, plot: QRectF, diagram: Diagram, at: Callable[[float], float]) -> None:
        step = plot.width() / len(diagram.names)
        for nth, one in enumerate(diagram.series):
            points = [
                QPointF(plot.left() + step * (place + 0.5), at(value))
                for place, value in enumerate(one.values)
                if value is not None
            ]
            colour = self._series_colour(nth)
            if len(diagram.series) == 1 and len(points) > 1:
                self._ground(p, points, at(0), colour)
            p.setPen(QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawPolyline(QPolygonF(points))
            if step >= 10:
                p.setBrush(colour)
                for point in points:
                    p.drawEllipse(point, 2.5, 2.5)

    @staticmethod
    def _ground(p: QPainter, points: list[QPointF], base: float, colour: QColor) -> None:
        light = QColor(colour)
        light.setAlphaF(0.12)
        path = QPainterPath(QPointF(points[0].x(), base))
        for point in points:
            path.lineTo(point)
        path.lineTo(QPointF(points[-1].x(), base))
        p.fillPath(path, light)

    def _spot_columns(self, plot: QRectF, diagram: Diagram) -> None:
        step = plot.width() / len(diagram.names)
        for place, name in enumerate(diagram.names):
            said = [f"{one.name}: {shown(one.values[place], diagram.shown)}" for one in diagram.series if one.name]
            alone = shown(diagram.series[0].values[place], diagram.shown)
            text = "\n".join([name, *said]) if len(diagram.series) > 1 else f"{name}: {alone}"
            self._spots.append(Spot(QRectF(plot.left() + step * place, plot.top(), step, plot.height()), text))

    # ------------------------------------------------------------ names

    def _room_below(self, diagram: Diagram, width: float) -> int:
        """How high the names are: side by side, or slanting where they would not fit."""
        return _LABEL if self._every(diagram.names, width) else _LABEL + self._slanting(diagram.names)

    def _every(self, names: Sequence[str], width: float) -> int:
        """Each how many-th name is written side by side; 0 where they slant."""
        widest = max(map(self._wide, names)) + 6
        step = width / len(names)
        if widest <= step:
            return 1
        return 0 if len(names) <= _MOST_NAMES and widest > 48 else int(widest // step) + 1

    def _slanting(self, names: Sequence[str]) -> int:
        return min(64, max(map(self._wide, names)) * 2 // 3)

    def _names(self, p: QPainter, plot: QRectF, names: Sequence[str]) -> None:
        step, every = plot.width() / len(names), self._every(names, plot.width())
        for place, name in enumerate(names):
            middle = plot.left() + step * (place + 0.5)
            if every and place % every == 0:
                wide = step * every
                box = QRectF(middle - wide / 2, plot.bottom() + 3, wide, _LABEL - 3)
                self._put(p, box, name, "caption", "faint", _MIDDLE)
            elif not every:
                p.save()
                p.translate(middle + 4, plot.bottom() + 6)
                p.rotate(-_SLANT)
                self._put(p, QRectF(-100, -2, 100, 14), name, "caption", "faint", _RIGHT)
                p.restore()

    def _legend(self, p: QPainter, room: QRect, names: Sequence[str]) -> int:
        x, y = float(room.left() + _GAP), float(room.top() + 4)
        for nth, name in enumerate(names):
            wide = min(self._wide(name, "small"), 160)
            if x + wide + 34 > room.right() and x > room.left() + _GAP:
                x, y = float(room.left() + _GAP), y + _LABEL
            p.fillRect(QRectF(x, y + 4, 10, 10), self._series_colour(nth))
            self._put(p, QRectF(x + 16, y, wide + 2, _LABEL), name, "small", "muted", _LEFT)
            x += wide + 34
        return int(y + _LABEL - room.top())

    # ------------------------------------------------------------ pie

    def _pie(self, p: QPainter, room: QRect, diagram: Diagram) -> None:
        slices = pieces(diagram)
        total = sum(value for _, value in slices)
        if not total:
            return
        side = min(room.height() - 2 * _GAP, room.width() // 2)
        box = QRectF(room.left() + room.width() / 2 - side - _GAP * 2, room.center().y() - side / 2, side, side)
        start = 90.0
        for nth, (name, value) in enumerate(slices):
            span = value / total * 360
            path = QPainterPath(box.center())
            path.arcTo(box, start, -span)
            path.closeSubpath()
            if len(slices) == 1:  # without a seam
                path.clear()
                path.addEllipse(box)
            p.setPen(QPen(self._colour("surface"), 1.5))
            p.setBrush(self._slice_colour(nth, name))
            p.drawPath(path)
            start -= span
        p.setBrush(self._colour("surface"))
        p.drawEllipse(box.center(), side * 0.28, side * 0.28)
        self._put(p, QRectF(box.left(), box.center().y() - 20, side, 20), brief(total, diagram.shown), "base", "text")
        self._put(p, QRectF(box.left(), box.center().y(), side, 18), diagram.title, "caption", "faint")
        self._slice_names(p, QRectF(box.right() + 3 * _GAP, room.top(), room.width(), room.height()), slices, diagram)

    def _slice_names(self, p: QPainter, room: QRectF, slices: Sequence[tuple[str, float]], diagram: Diagram) -> None:
        total = sum(value for _, value in slices)
        high = min(24.0, room.height() / max(1, len(slices)))
        y = room.center().y() - high * len(slices) / 2
        wide = min(180, max(self._wide(name, "small") for name, _ in slices)) + _GAP
        for nth, (name, value) in enumerate(slices):
            p.fillRect(QRectF(room.left(), y + high / 2 - 5, 10, 10), self._slice_colour(nth, name))
            said = brief(value, diagram.shown)
            parts = ((16.0, float(wide), name, "text", _LEFT), (wide + 16.0, 96.0, said, "muted", _RIGHT))
            for x, width, text, ink, side in parts:
                self._put(p, QRectF(room.left() + x, y, width, high), text, "small", ink, side)
            share = QRectF(room.left() + wide + 112, y, 64, high)
            self._put(p, share, shown(value / total, Shown.SHARE), "small", "faint", _RIGHT)
            self._spots.append(Spot(QRectF(room.left(), y, wide + 176, high), f"{name}: {shown(value, diagram.shown)}"))
            y += high

    # ------------------------------------------------------------ small things

    def _series_colour(self, nth: int) -> QColor:
        return self._colour(f"chart_{nth % COLOURS + 1}")

    def _slice_colour(self, nth: int, name: str) -> QColor:
        return self._colour("edge") if name == others() or nth >= COLOURS else self._series_colour(nth)

    def _wide(self, text: str, size: str = "caption") -> int:
        return self._theme.width_of(text, size)

    def _put(
        self, p: QPainter, where: QRectF, text: str, size: str, ink: str, side: Qt.AlignmentFlag = _MIDDLE
    ) -> None:
        p.setFont(self._theme.typeface(size))
        p.setPen(self._colour(ink))
        metrics = self._theme.metrics(size)
        p.drawText(where, int(side), metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(where.width()) + 1))


def fitted(diagram: Diagram) -> Diagram:
    """With no more names than can be read: of those that do not follow in time, the small ones together."""
    if diagram.in_time or len(diagram.names) <= _MOST_NAMES:
        return diagram
    most = _MOST_NAMES - 1
    if diagram.shown not in (Shown.COUNT, Shown.MONEY):
        series = [replace(one, values=one.values[:_MOST_NAMES]) for one in diagram.series]
        return replace(diagram, names=diagram.names[:_MOST_NAMES], series=tuple(series))
    kept = [
        Series(one.name, (*one.values[:most], sum(value or 0 for value in one.values[most:]))) for one in diagram.series
    ]
    return replace(diagram, names=(*diagram.names[:most], others()), series=tuple(kept))


def pieces(diagram: Diagram) -> list[tuple[str, float]]:
    """Slices of a pie: what is above nothing, the small ones together."""
    values = [sum(one.values[place] or 0 for one in diagram.series) for place in range(len(diagram.names))]
    found = [(name, float(value)) for name, value in zip(diagram.names, values, strict=True) if value > 0]
    if not diagram.in_time:
        found.sort(key=lambda one: -one[1])
    if len(found) <= _MOST_SLICES:
        return found
    least = sorted((value for _, value in found), reverse=True)[_MOST_SLICES - 2]
    kept = [one for one in found if one[1] >= least][: _MOST_SLICES - 1]
    return [*kept, (others(), sum(value for _, value in found) - sum(value for _, value in kept))]


def _scale(diagram: Diagram) -> tuple[float, float, float]:
    """The lowest and the highest mark of the axis, and how far its marks are apart."""
    columns = list(zip(*(one.values for one in diagram.series), strict=True))
    if diagram.stacks and diagram.draw is Draw.BARS:
        tops = [sum(value for value in one if value and value > 0) for one in columns]
        lows = [sum(value for value in one if value and value < 0) for one in columns]
    else:
        tops = lows = [value for one in columns for value in one if value is not None] or [0]
    high, low = float(max([0, *tops])), float(min([0, *lows]))
    step = _round_step((high - low or 1) / _LINES, whole=diagram.shown in (Shown.COUNT, Shown.SPAN))
    return step * floor(low / step), step * -floor(-(high or step) / step), step


def _round_step(raw: float, *, whole: bool) -> float:
    """1, 2 or 5 times a power of ten."""
    power = 10.0 ** floor(log10(raw))
    step: float = next(one * power for one in (1, 2, 5, 10) if one * power >= raw)
    return max(1.0, step) if whole else step
