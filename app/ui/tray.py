"""What does the program say outside its window? Its icon in the system's tray, with notifications."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSystemTrayIcon, QWidget


class Tray(QSystemTrayIcon):
    """The icon in the tray; where the system has none nothing is shown."""

    used = Signal()  # the notification or the icon was clicked

    def __init__(self, window: QWidget) -> None:
        super().__init__(window.windowIcon(), window)
        self.setToolTip(window.windowTitle())
        self.messageClicked.connect(self.used)
        self.activated.connect(self.used)
        if QSystemTrayIcon.isSystemTrayAvailable():
            self.show()

    def say(self, title: str, text: str) -> None:
        """Let the system show a notification."""
        if title and self.isVisible():
            self.showMessage(title, text, self.icon())
