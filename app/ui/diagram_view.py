"""Where does a diagram stand on a page, and what is said where somebody points at it?"""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QRect
from PySide6.QtGui import QHelpEvent, QImage, QPainter, QPaintEvent, QPicture
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from app.records.transfer.figures import Diagram
from app.ui.diagram import DiagramPainter, Spot, shown
from app.ui.theme import Theme

PICTURE = (1240, 520)  # of a document, in pixels as the screen has them
_SHARP = 2  # times as many pixels for paper


class DiagramView(QWidget):
    """A diagram as large as there is room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._diagram: Diagram | None = None
        self._spots: list[Spot] = []
        self.setMinimumHeight(theme.size("chart"))

    @property
    def diagram(self) -> Diagram | None:
        """What is shown."""
        return self._diagram

    def show_diagram(self, diagram: Diagram | None) -> None:
        """Show another one; None for nothing."""
        self._diagram = diagram
        self.setAccessibleName(diagram.title if diagram else "")
        self.setAccessibleDescription(_in_words(diagram) if diagram else "")
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        if self._diagram is not None and self._diagram.names:
            edge, gap = self._theme.space("l"), self._theme.space("xs")
            room = self.rect().adjusted(edge, gap, -edge, -gap)
            self._spots = DiagramPainter(self._theme).paint(QPainter(self), room, self._diagram)

    @override
    def event(self, event: QEvent, /) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            said = next((one.words for one in self._spots if one.where.contains(event.pos())), "")
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)


def picture_of(theme: Theme, diagram: Diagram) -> Callable[[], bytes]:
    """What makes the diagram a PNG on white, whatever the theme of the window is.

    It is drawn here, into a recording of strokes; turning these into pixels and packing them takes long, and is done
    wherever the result is called.
    """
    paper = theme.colours_of("light")
    strokes, ground = QPicture(), paper["surface"]
    painter = QPainter(strokes)
    DiagramPainter(theme, lambda name: paper[name]).paint(painter, QRect(0, 0, *PICTURE), diagram)
    painter.end()

    def packed() -> bytes:
        image = QImage(PICTURE[0] * _SHARP, PICTURE[1] * _SHARP, QImage.Format.Format_RGB32)
        image.fill(ground)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(_SHARP, _SHARP)
        strokes.play(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt takes str
        return bytes(buffer.data().data())

    return packed


def _in_words(diagram: Diagram) -> str:
    lines = []
    for place, name in enumerate(diagram.names):
        figures = [shown(one.values[place], diagram.shown) for one in diagram.series]
        lines.append(f"{name}: {', '.join(figures)}")
    return "\n".join(lines)
