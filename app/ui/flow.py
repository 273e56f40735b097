"""How do things stand side by side that need a second line where there is little room?"""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget
from typing_extensions import override


class Flow(QLayout):
    """Items from left to right, in as many lines as the width needs."""

    def __init__(self, parent: QWidget, gap: int, *, right: bool = False) -> None:
        super().__init__(parent)
        self._right = right
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._heights: dict[int, int] = {}  # by width; layouts ask again and again
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
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        high = self._heights.get(width)
        if high is None:
            high = self._heights[width] = self._place(QRect(0, 0, width, 0), moving=False)
        return high

    @override
    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    @override
    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        self._place(rect, moving=True)

    @override
    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    @override
    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))

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
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    box.setSizePolicy(policy)
    flow = Flow(box, gap, right=right)
    for widget in widgets:
        flow.addWidget(widget)
    return box
