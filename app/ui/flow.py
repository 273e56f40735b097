"""How do things stand side by side that need a second line where there is little room?"""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget
from typing_extensions import override

_ANY = 1 << 20  # px: before it was given any room, one line


class Flow(QLayout):
    """Items from left to right, in as many lines as the width needs.

    It asks for the height that its last width needed: a layout that trades height for width makes all layouts around it
    ask for many widths each time anything moves, which cost more than a card's other layouts together.
    """

    def __init__(self, parent: QWidget, gap: int, *, right: bool = False) -> None:
        super().__init__(parent)
        self._right = right
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._wide = 0  # the room it was given last, in pixels; 0 before the first time
        self._high: int | None = None  # needed there; layouts ask again and again
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int, /) -> QLayoutItem | None:  # Qt wants None past the end
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int, /) -> QLayoutItem | None:  # Qt wants None past the end
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def invalidate(self) -> None:
        self._high = None
        super().invalidate()

    @override
    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        high = self._place(rect, moving=True)
        before, self._wide, self._high = self._needed(), rect.width(), high
        box = self.parentWidget()
        if high != before and box is not None:
            box.updateGeometry()

    def _needed(self) -> int:
        if self._high is None:
            self._high = self._place(QRect(0, 0, self._wide or _ANY, 0), moving=False)
        return self._high

    @override
    def sizeHint(self) -> QSize:
        widths = [item.sizeHint().width() for item in self._items if not item.isEmpty()]
        return QSize(sum(widths) + self._gap * max(0, len(widths) - 1), self._needed())

    @override
    def minimumSize(self) -> QSize:
        widths = [item.minimumSize().width() for item in self._items if not item.isEmpty()]
        return QSize(max(widths, default=0), self._needed())

    def _place(self, rect: QRect, *, moving: bool) -> int:
        y, high = rect.y(), 0
        for line in self._lines(rect.width()):
            y += high + self._gap if high else 0
            high = max(size.height() for _, size in line)
            length = sum(size.width() for _, size in line) + self._gap * (len(line) - 1)
            x = rect.x() + (rect.width() - length if self._right else 0)
            for item, size in line:
                if moving:
                    item.setGeometry(QRect(QPoint(x, y), size))
                x += size.width() + self._gap
        return y + high - rect.y()

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """What stands in each line, as wide as it likes."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        taken = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            taken += self._gap + size.width()
            if not lines or taken > room:
                lines.append([])
                taken = size.width()
            lines[-1].append((item, size))
        return lines


def flowing(*widgets: QWidget, gap: int, right: bool = False) -> QWidget:
    """Widgets side by side, `gap` px apart, that go on in a further line where there is little room.

    Where `right` is set each line ends at the right edge.
    """
    box = QWidget()
    box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    flow = Flow(box, gap, right=right)
    for widget in widgets:
        flow.addWidget(widget)
    return box
