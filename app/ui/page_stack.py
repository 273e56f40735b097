"""Which page does a place have, and what hides the pages while they cannot be shown?"""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

_LEAST_LINES = 20
Content = QWidget | Callable[[], QWidget]


class PageStack(QStackedWidget):
    """The pages by the key of their place, each made when it is first wanted; a curtain hides them all."""

    def __init__(self) -> None:
        super().__init__()
        self._content: dict[str, Content] = {}
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._curtain: QWidget | None = None

    @override
    def minimumSizeHint(self) -> QSize:
        """No page makes the window taller than the screen, however many notices stand above it."""
        least = super().minimumSizeHint()
        return QSize(least.width(), min(least.height(), _LEAST_LINES * self.fontMetrics().height()))

    def fill(self, key: str, content: Content) -> None:
        """Give a place its page, or what makes it."""
        self._content[key] = content
        if not isinstance(content, QWidget):
            self._makers[key] = content

    def drop(self) -> None:
        """Forget the pages that were made; each is made anew when it is next wanted."""
        for key, make in self._makers.items():
            page, self._content[key] = self._content[key], make
            if isinstance(page, QWidget):
                self.removeWidget(page)
                page.deleteLater()

    def page(self, key: str) -> QWidget:
        """The page of a place, made now if it was not yet."""
        content = self._content[key]
        if not isinstance(content, QWidget):
            content = self._content[key] = content()
        if self.indexOf(content) < 0:
            self.addWidget(content)
        return content

    @property
    def hidden(self) -> bool:
        """The curtain is down."""
        return self._curtain is not None

    def turn_to(self, key: str) -> QWidget:
        """Bring the page of a place to the front; behind the curtain no page is made. What is in front now."""
        front = self.page(key) if self._curtain is None else self._curtain
        self.setCurrentWidget(front)
        return front

    def draw_curtain(self, curtain: QWidget) -> None:
        """Hide the pages behind `curtain`, which this owns from now on."""
        self._curtain = curtain
        self.addWidget(curtain)
        self.setCurrentWidget(curtain)

    def lift_curtain(self, key: str) -> QWidget:
        """Show the page of a place instead."""
        curtain, self._curtain = self._curtain, None
        page = self.turn_to(key)
        if curtain is not None:
            self.removeWidget(curtain)
            curtain.deleteLater()
        return page
