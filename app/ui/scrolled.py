"""How does a tall page scroll without a frame of its own, and keep in sight where the caret is?"""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from typing_extensions import override

from app.ui.kit import pane
from app.ui.still import still_within
from app.ui.theme import Theme


class _Following(QScrollArea):
    """Scrolls to whatever gets the focus, by whichever key."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._room, self._shown = theme.size("row_two"), False
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        if (page := self.widget()) is not None:
            still_within(page)
        if not self._shown:
            self._shown = True
            QTimer.singleShot(0, self, self._begin)  # the caret was put somewhere before there was any height

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        page = self.widget()
        if event.type() is QEvent.Type.LayoutRequest and page is not None:
            still_within(page)  # also what was put in meanwhile
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if self._shown:
            QTimer.singleShot(0, self, self._look_again)  # what stands below may have taken the room of the caret

    @Slot()
    def _begin(self) -> None:
        """From the top, as far down as the caret needs."""
        self.verticalScrollBar().setValue(0)
        self._on_focus(None, QApplication.focusWidget())

    @Slot(QWidget, QWidget)
    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        page = self.widget()
        if now is not None and page is not None and page.isAncestorOf(now):
            self._look_again()
            QTimer.singleShot(0, self, self._look_again)  # what was just unfolded has no place yet

    @Slot()
    def _look_again(self) -> None:
        page, now = self.widget(), QApplication.focusWidget()
        if now is not None and page is not None and page.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, self._room)  # of a field of several lines only the one of the caret
            self._show_whole(now, page)

    def _show_whole(self, field: QWidget, page: QWidget) -> None:
        """Scroll on to the edges of a field that is not taller than what is seen."""
        top, high, seen = field.mapTo(page, QPoint()).y(), field.height(), self.viewport().height()
        if high <= seen:
            room, bar = min(self._room, (seen - high) // 2), self.verticalScrollBar()
            bar.setValue(min(max(bar.value(), top + high + room - seen), top - room))


def scrolled(theme: Theme, widget: QWidget) -> QScrollArea:
    """`widget` on the ground of a pane, as wide as there is room and as tall as it likes."""
    area = _Following(theme)
    area.setWidget(pane(theme, widget))
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
