"""For how long has nobody touched keyboard or mouse?"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

from app.core.clock import Clock

_LOOK_MS = 5000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class Idle(QObject):
    """Watches the windows of the program that get the keyboard: only what comes to them from outside, so it is cheap.

    Args:
        minutes: after how many it is due; 0 for never. Asked at each look.
    """

    due = Signal()

    def __init__(self, app: QGuiApplication, clock: Clock, minutes: Callable[[], int], parent: QObject) -> None:
        super().__init__(parent)
        self._clock, self._minutes = clock, minutes
        self._touched_s = clock.monotonic()
        app.focusWindowChanged.connect(self._on_window)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot(QWindow)
    def _on_window(self, window: QWindow | None) -> None:
        if window is not None:
            self._touch()
            window.removeEventFilter(self)  # once, however often it comes to the front
            window.installEventFilter(self)

    @Slot()
    def look(self) -> None:
        """See whether it is due."""
        minutes = self._minutes()
        if minutes > 0 and self._clock.monotonic() - self._touched_s >= minutes * 60:
            self._touch()
            self.due.emit()

    def _touch(self) -> None:
        self._touched_s = self._clock.monotonic()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touch()
        return False
