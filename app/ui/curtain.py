"""How does the window hide everything while nobody is signed in, and how is it afterwards exactly as it was?"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid

_ABOVE = "above_curtain"


def leave_above(widget: QWidget) -> None:
    """Let a window stay visible while the curtain is down; it says nothing that is to be hidden."""
    widget.setProperty(_ABOVE, True)


class Curtain(QStackedWidget):
    """The middle of the window: what is worked with, or in its place a page that hides it.

    What is hidden stays as it is: forms with what was typed, dialogs, the caret. Hidden widgets take no keys and no
    screen reader finds them; other windows of the program are hidden with it, also those that open meanwhile.

    Args:
        body: what is worked with.
    """

    moved = Signal(bool)  # it is down, or no longer

    def __init__(self, body: QWidget) -> None:
        super().__init__()
        self._body = body
        self._aside: list[QWidget] = []
        self._keys: list[QShortcut] = []
        self._hidden: list[QWidget] = []
        self._focus: QWidget | None = None
        self.addWidget(body)

    @property
    def is_down(self) -> bool:
        """Whether everything is hidden."""
        return self.currentWidget() is not self._body

    def hide_with(self, widget: QWidget) -> None:
        """A widget outside the body that goes with it."""
        self._aside.append(widget)

    def rest_with(self, keys: Sequence[QShortcut]) -> None:
        """Keys of the window that do nothing while the curtain is down."""
        self._keys += keys

    def fall(self, page: QWidget) -> None:
        """Hide everything behind `page`; another page takes the place of one that is shown."""
        before = self.currentWidget()
        if before is self._body:
            self._focus = QApplication.focusWidget()
            self._close_popups()
        self.addWidget(page)
        self.setCurrentWidget(page)
        if before is not None and before is not self._body and before is not page:
            self.removeWidget(before)
        self._use(False)
        self._hide_others()
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        if before is self._body:
            app = QApplication.instance()
            assert isinstance(app, QApplication)
            app.focusWindowChanged.connect(self._on_window)
            self.moved.emit(True)

    def rise(self, *, as_it_was: bool) -> None:
        """Show everything again; `as_it_was` with the windows and the caret where they were."""
        page = self.currentWidget()
        if page is None or page is self._body:
            return
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusWindowChanged.disconnect(self._on_window)
        self.setCurrentWidget(self._body)
        self.removeWidget(page)
        self._use(True)
        self._show_others(as_it_was)
        focus, self._focus = self._focus, None
        if as_it_was and focus is not None and isValid(focus) and focus.isVisible():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moved.emit(False)

    def _use(self, on: bool) -> None:
        for widget in self._aside:
            widget.setVisible(on)
        for key in self._keys:
            key.setEnabled(on)

    @Slot(QWindow)
    def _on_window(self, _window: QWindow | None) -> None:
        self._hide_others()

    def _hide_others(self) -> None:
        """Hide the program's other windows; what opens later is hidden as it takes the focus."""
        active = QApplication.activeWindow()
        for one in QApplication.topLevelWidgets():
            if one is self.window() or one.property(_ABOVE) or not one.isVisible():
                continue
            if one.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip):
                one.close()
            else:
                one.hide()
                self._hidden.append(one)
        if self._hidden and active in self._hidden:
            self.window().activateWindow()

    def _show_others(self, as_they_were: bool) -> None:
        hidden, self._hidden = self._hidden, []
        for one in hidden:
            if isValid(one) and as_they_were:
                one.show()
            elif isValid(one):
                one.close()

    @staticmethod
    def _close_popups() -> None:
        while (popup := QApplication.activePopupWidget()) is not None:
            if not popup.close():
                return
