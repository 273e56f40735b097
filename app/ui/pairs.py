"""How are names and values shown that are only read? Painted, values wrapped; what the pointer is on can be marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QStaticText
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.ui.kit import label, selectable
from app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class _Pair:
    name: str
    value: str
    words: QStaticText  # the value, wrapped


class Pairs(QWidget):
    """Two columns in one widget: a label for each word would cost most of the time a card takes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._gap = theme.space("xs") + 1
        self._pairs: tuple[_Pair, ...] = ()
        self._heights: dict[int, int] = {}  # of all, by width
        self._marking = selectable(label("", wrap=True))  # stands over the value the pointer is on
        self._marking.setParent(self)
        self._marking.setCursor(Qt.CursorShape.IBeamCursor)
        self._marking.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        theme.changed.connect(self._on_theme)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """What is shown: (name, value)."""
        return tuple((one.name, one.value) for one in self._pairs)

    @property
    def indent(self) -> int:
        """Where the values begin, in pixels."""
        widths = [self._theme.width_of(one.name) for one in self._pairs]
        return max([self._theme.size("facts"), *widths]) + self._theme.space("m")

    def show_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show other (name, value)."""
        if tuple(pairs) == self.pairs:
            return
        self._marking.hide()
        self._pairs = tuple(_Pair(name, value, self._wrapped(value)) for name, value in pairs)
        self._heights.clear()
        self._place(self.width())
        self.setAccessibleDescription("\n".join(f"{name}: {value}" for name, value in pairs))
        self.updateGeometry()
        self.update()

    def _wrapped(self, value: str) -> QStaticText:
        words = QStaticText(value)
        words.setTextFormat(Qt.TextFormat.PlainText)
        return words

    def _place(self, width: int) -> None:
        """Wrap the values at this width of the whole."""
        for one in self._pairs:
            one.words.setTextWidth(max(1, width - self.indent))
            one.words.prepare(font=self._theme.typeface())

    def _high(self, one: _Pair) -> int:
        return max(self._theme.metrics().height(), round(one.words.size().height()))

    def _rects(self) -> list[QRect]:
        """Where the values stand."""
        rects, y, left = list[QRect](), 0, self.indent
        for one in self._pairs:
            rects.append(QRect(left, y, self.width() - left, self._high(one)))
            y += rects[-1].height() + self._gap
        return rects

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        if width not in self._heights:
            self._place(width)
            self._heights[width] = sum(self._high(one) + self._gap for one in self._pairs) - self._gap
            self._place(self.width())
        return max(0, self._heights[width])

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.indent * 2, self.heightForWidth(max(self.width(), self.indent * 2)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.indent + self._theme.size("facts"), 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._marking.hide()
            self._place(self.width())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p, theme = QPainter(self), self._theme
        p.setFont(theme.typeface())
        marked = self._marking.geometry().topLeft() if self._marking.isVisible() else None
        for one, rect in zip(self._pairs, self._rects(), strict=True):
            p.setPen(theme.colour("muted"))
            p.drawStaticText(0, rect.y(), theme.line(one.name).words)
            if rect.topLeft() != marked:
                p.setPen(theme.colour("text"))
                p.drawStaticText(QPointF(rect.topLeft()), one.words)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mark(event.position().toPoint())

    def _mark(self, point: QPoint) -> None:
        for one, rect in zip(self._pairs, self._rects(), strict=True):
            if rect.contains(point) and (rect != self._marking.geometry() or self._marking.isHidden()):
                self._marking.setText(one.value)
                self._marking.setGeometry(rect)
                self._marking.show()
                self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        if not self._marking.hasSelectedText():
            self._marking.hide()
            self.update()

    def _on_theme(self) -> None:
        self._marking.hide()
        self._heights.clear()
        self._place(self.width())
        self.updateGeometry()
        self.update()
