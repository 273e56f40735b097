"""How does a key work in every window of the program, also where a dialog keeps all others from being used?"""

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow
from typing_extensions import override


class KeyEverywhere(QObject):
    """A key that no dialog holds back, as it does every shortcut of the window behind it.

    Where a shortcut has the same key, it comes first, and the key is not seen here.
    """

    pressed = Signal()

    def __init__(self, app: QGuiApplication, key: str, parent: QObject) -> None:
        super().__init__(parent)
        self._key = QKeySequence(key)
        app.focusWindowChanged.connect(self._on_window)
        self._on_window(app.focusWindow())

    @Slot(QWindow)
    def _on_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)  # once, however often it comes to the front
            window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        is_it = QKeySequence(event.keyCombination()) == self._key
        if is_it:
            self.pressed.emit()
        return is_it
