"""How is a call told to somebody who is typing? A notice in the corner that never takes the keyboard."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.curtain import leave_above
from app.ui.kit import KeyButton, Sign, col, label, pane, row
from app.ui.theme import Theme

MOST = 3  # notices at once; further ones wait their turn
_NEXT_MS = 80  # until one moves up: who takes one call after the other sees no notice that goes at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What a toast says.

    Attributes:
        key: the call; a second notice of the same key replaces the first.
        line: number of the line, 1…; its key takes the call. 0 where it is about no call.
        icon, colour: of the state.
        action: what the button says instead of "Take the call".
    """

    key: str
    line: int
    title: str
    text: str = ""
    icon: str = "phone-ring"
    colour: str = "accent"
    action: str = ""


class Toast(QWidget):
    """One notice. It is shown without being activated and accepts no focus."""

    taken = Signal(str)
    put_off = Signal(str)

    def __init__(self, theme: Theme, notice: Notice, owner: QWidget) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, flags | Qt.WindowType.WindowDoesNotAcceptFocus)
        owner.destroyed.connect(self.deleteLater)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.notice = notice
        self._sign = Sign(theme, notice.icon, notice.colour, theme.size("glyph") + 6)
        self._title = label("", "strong", wrap=True)
        self._text = label("", "small", wrap=True)
        leave_above(self)
        key = f"Alt+{notice.line}" if notice.line else "Alt+9"
        take = KeyButton(
            theme, notice.action or self.tr("Take the call"), key, "" if notice.action else "phone", "primary"
        )
        self._take = take
        later = KeyButton(theme, self.tr("Later"), "Alt+0", "", "quiet")
        for button in (take, later):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        take.clicked.connect(self._on_take)
        # Also while a dialog keeps the keys of the window from working; both then count as one.
        self._key = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.ApplicationShortcut)
        self._key.activated.connect(self._on_take)
        self._key.activatedAmbiguously.connect(self._on_take)
        later.clicked.connect(lambda: self.put_off.emit(self.notice.key))
        words = row(theme, self._sign, (col(theme, self._title, self._text, gap=""), 1), gap="m")
        self._buttons = row(theme, take, later, None)
        box = pane(theme, col(theme, words, self._buttons, margin="m"), name="toast")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(box)
        self.setFixedWidth(theme.size("toast"))
        self._ends = QTimer(self, singleShot=True)
        self._ends.timeout.connect(lambda: self.put_off.emit(self.notice.key))
        self.say(notice)

    @Slot()
    def _on_take(self) -> None:
        self.taken.emit(self.notice.key)

    def set_quiet(self, quiet: bool) -> None:
        """Only say it: nothing can be done with the call before somebody has signed in."""
        self._key.setEnabled(not quiet)
        if self._buttons.isHidden() is not quiet:
            self._buttons.setVisible(not quiet)
            self._fit()

    def appear(self, seconds: int) -> None:
        """Show it; put off by itself after `seconds`, 0 for never."""
        if seconds > 0:
            self._ends.start(seconds * 1000)
        self.show()

    def vanish(self) -> None:
        """Hide it; it may appear again with another notice of its line."""
        self._ends.stop()
        self.hide()

    def say(self, notice: Notice) -> None:
        """Say it anew (ringing for longer, answered elsewhere)."""
        if notice == self.notice and self._title.text():
            return
        self.notice = notice
        if notice.action:
            self._take.set_words(notice.action)
        self._title.setText(notice.title)
        self._text.setText(notice.text)
        self._text.setVisible(bool(notice.text))
        self._sign.show_icon(notice.icon, notice.colour)
        self.setWindowTitle(notice.title)
        self._fit()

    def _fit(self) -> None:
        """As high as its words need."""
        self.layout().activate()  # type: ignore[union-attr]  # it was set in __init__
        self.resize(self.width(), self.layout().heightForWidth(self.width()))  # type: ignore[union-attr]


class Toasts(QObject):
    """The stack of notices in the corner of a window: at most three, the oldest on top.

    Args:
        window: they stand in its corner; the screen's while it is minimised.
        seconds: how long one stays, 0 until it is handled; asked for each.
    """

    taken = Signal(str)  # key of the notice
    put_off = Signal(str)  # the operator said later, or its time was over

    def __init__(self, theme: Theme, window: QWidget, seconds: Callable[[], int] = lambda: 0) -> None:
        super().__init__(window)
        self._theme, self._window, self._seconds = theme, window, seconds
        self._shown: dict[str, Toast] = {}
        self._waiting: dict[str, Notice] = {}
        self._quiet = False
        self._spare: dict[int, Toast] = {}  # by line: making one takes longer than painting a card
        self._next = QTimer(self, interval=_NEXT_MS, singleShot=True)
        self._next.timeout.connect(self._on_next)
        self._later = QShortcut(QKeySequence("Alt+0"), window, context=Qt.ShortcutContext.ApplicationShortcut)
        self._later.activated.connect(self._on_later)

    @property
    def shown(self) -> tuple[Toast, ...]:
        """Those on the screen, oldest first."""
        return tuple(self._shown.values())

    def show_notice(self, notice: Notice) -> None:
        """Show a notice, or say the one of the same key anew."""
        if notice.key in self._shown:
            self._shown[notice.key].say(notice)
        elif self._waiting or len(self._shown) >= MOST:
            self._waiting[notice.key] = notice
        else:
            self._open(notice)
        self.place()

    @Slot(bool)
    def set_quiet(self, quiet: bool) -> None:
        """Let all of them only say what they say, or offer to take the call again."""
        self._quiet = quiet
        self._later.setEnabled(not quiet)
        for toast in self._shown.values():
            toast.set_quiet(quiet)
        self.place()

    def drop(self, key: str) -> None:
        """Take a notice away; nothing happens where there is none."""
        self._waiting.pop(key, None)
        toast = self._shown.pop(key, None)
        if toast is None:
            return
        toast.vanish()
        if self._spare.setdefault(toast.notice.line, toast) is not toast:
            toast.deleteLater()
        if self._waiting:
            self._next.start()
        self.place()

    @Slot()
    def _on_next(self) -> None:
        """Those that waited move up."""
        while self._waiting and len(self._shown) < MOST:
            self._open(self._waiting.pop(next(iter(self._waiting))))
        self.place()

    def drop_line(self, line: int) -> None:
        """Take the notices of a line away: its call is in front."""
        for toast in self.shown:
            if toast.notice.line == line:
                self.drop(toast.notice.key)

    def clear(self) -> None:
        """Take all away."""
        self._waiting.clear()
        for key in tuple(self._shown):
            self.drop(key)

    @Slot()
    def place(self) -> None:
        """Put them into the corner again; for when the window was moved."""
        gap = self._theme.space("l")
        corner = self._corner().bottomRight() - QPoint(gap, gap)
        for toast in reversed(self._shown.values()):
            toast.move(corner.x() - toast.width(), corner.y() - toast.height())
            corner.setY(toast.y() - self._theme.space("s"))

    def _corner(self) -> QRect:
        if self._window.isVisible() and not self._window.isMinimized():
            inside = QRect(self._window.mapToGlobal(QPoint(0, 0)), self._window.size())
            bar = self._theme.size("control") + 2 * self._theme.space("s")  # a page's buttons stay in sight
            return inside.adjusted(0, 0, 0, -self._theme.size("status") - bar)
        return self._window.screen().availableGeometry()

    def _open(self, notice: Notice) -> None:
        toast = self._spare.pop(notice.line, None)
        if toast is None:
            toast = Toast(self._theme, notice, self._window)
            toast.taken.connect(self._on_taken)
            toast.put_off.connect(self._on_put_off)
        else:
            toast.say(notice)
        toast.set_quiet(self._quiet)
        self._shown[notice.key] = toast
        toast.appear(self._seconds())

    @Slot(str)
    def _on_taken(self, key: str) -> None:
        self.drop(key)
        self.taken.emit(key)

    @Slot(str)
    def _on_put_off(self, key: str) -> None:
        self.drop(key)
        self.put_off.emit(key)

    @Slot()
    def _on_later(self) -> None:
        if self._shown:
            self._on_put_off(next(iter(self._shown)))
