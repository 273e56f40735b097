"""What stays around every page? The strip of lines, the places, the notices, the status line, the keys."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QByteArray, Qt, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.core.clock import Clock
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.records.workflow import Look
from app.ui import formats
from app.ui.attention import Attention, Doing
from app.ui.curtain import Curtain
from app.ui.keys import Keys, KeysDialog
from app.ui.kit import KeyButton, pane, row, rule
from app.ui.messages import Messages, NoticeArea
from app.ui.page_stack import Content, PageStack
from app.ui.paint import LEFT, glyph, put
from app.ui.palette import Entry, Palette
from app.ui.rail import Place, Rail
from app.ui.statusbar import StatusBar
from app.ui.texts import words
from app.ui.theme import RESOURCES, Theme
from app.ui.toast import Toasts
from app.ui.tray import Tray

LINES = 8
_NUMBERED = 9  # places that a figure key goes to
_EVERYWHERE = QT_TRANSLATE_NOOP("keys", "Everywhere")


class Brand(QWidget):
    """The program's sign and name above the rail."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p, theme, mid = QPainter(self), self._theme, self.height() // 2
        narrow = self.width() <= theme.size("rail_narrow")
        side = theme.size("glyph") + 4
        glyph(theme, p, "phone-log", "accent", (self.width() - side) // 2 if narrow else theme.space("l"), mid, side)
        if not narrow:
            x = theme.space("l") + side + theme.space("s")
            name = self.rect().adjusted(x, 0, -theme.space("xs"), 0)
            put(theme, p, name, self.tr("Ringfile"), "section", "text", LEFT, bold=True)


class Shell(QMainWindow):
    """The main window. Pages, strip and actions are given to it; it knows none of them.

    Args:
        attention: is told which page is a place of rest.
        keys: the shell registers its own and shows all (F1).
        toast_seconds: how long a notice in the corner stays, 0 until handled.
    """

    line_wanted = Signal(int)  # Alt+1…8: 1…8
    went = Signal(str)  # a place came to the front
    back_wanted = Signal()  # Esc, where no field or list took it
    closing = Signal()
    moved = Signal()  # or resized: what stands in its corner follows
    tray_used = Signal()  # the notification or the tray icon was clicked

    def __init__(
        self,
        theme: Theme,
        clock: Clock,
        attention: Attention,
        keys: Keys,
        toast_seconds: Callable[[], int] = lambda: 0,
    ) -> None:
        super().__init__()
        self._theme, self._attention, self._keys = theme, attention, keys
        self._places: dict[str, Place] = {}
        self._resting: set[str] = set()
        self._shut: set[str] = set()
        self._actions: list[tuple[Entry, Callable[[], bool]]] = []
        self._current = ""
        self.setWindowTitle(self.tr("Ringfile"))
        self.setWindowIcon(QIcon(str(RESOURCES / "ringfile.svg")))
        self.notices = NoticeArea(theme)
        self.messages = Messages(theme, self.notices, self)
        self.rail = Rail(theme)
        self.status = StatusBar(theme)
        self._brand = Brand(theme)
        self._find = KeyButton(theme, self.tr("Find"), "Ctrl+K", "magnify", "quiet")
        self._pages = PageStack()
        self.setCentralWidget(self._frame())
        self.palette_box = Palette(theme, clock, self, self._entries)
        self.toasts = Toasts(theme, self, toast_seconds)
        self.moved.connect(self.toasts.place)
        self.went.connect(self.messages.on_page_turned)
        self._tray = Tray(self)
        self._tray.used.connect(self.tray_used)
        self._find.clicked.connect(self.palette_box.open)
        self.rail.went.connect(self.go)
        self.status.keys_wanted.connect(self.show_keys)
        self._add_shortcuts()
        self.curtain.moved.connect(self.palette_box.close_again)
        self.curtain.moved.connect(self.toasts.set_quiet)
        self.resize(1366, 768)

    def _frame(self) -> QWidget:
        theme = self._theme
        self._strip_slot = QHBoxLayout()
        self._strip_slot.setContentsMargins(theme.space("s"), 0, 0, 0)
        top = QWidget()
        top.setFixedHeight(theme.size("strip"))
        head = QHBoxLayout(top)
        head.setContentsMargins(0, 0, theme.space("xs"), 0)
        head.setSpacing(0)
        head.addWidget(self._brand)
        head.addLayout(self._strip_slot, 1)
        head.addWidget(self._find, 0, Qt.AlignmentFlag.AlignRight)
        right = QWidget()
        body = QVBoxLayout(right)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.notices)
        body.addWidget(self._pages, 1)
        pane(theme, right)
        frame = QWidget()
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.curtain = Curtain(row(theme, self.rail, rule(vertical=True), (right, 1), gap=""))
        self.curtain.hide_with(self._find)
        for one in (top, rule(), self.curtain, rule(), self.status):
            layout.addWidget(one)
        layout.setStretch(2, 1)
        return pane(theme, frame, name="back")

    # ---- what it is given

    def set_strip(self, widget: QWidget) -> None:
        """Put the strip of lines on top."""
        self._strip_slot.addWidget(widget, 1)

    def add_place(
        self, key: str, icon: str, text: str | Text, content: Content | None = None, resting: bool = False
    ) -> None:
        """Add a place to the rail.

        Args:
            key: for `go`.
            icon: mdi6 name.
            text: its name in the rail.
            content: the page, or what makes it when it is first wanted; None where `fill_place` follows.
            resting: a call may come to the front here (desk, today).
        """
        place = Place(key, icon, text)
        self._places[key] = place
        if content is not None:
            self.fill_place(key, content)
        if resting:
            self._resting.add(key)
        self.rail.add(place)
        self._brand.setFixedWidth(self.rail.width())

    def fill_place(self, key: str, content: Content) -> None:
        """Give a place its page, or what makes it when it is first wanted."""
        self._pages.fill(key, content)

    def add_separator(self) -> None:
        """A line between groups of places."""
        self.rail.add(Place(""))

    def add_action(
        self,
        icon: str,
        text: str | Text,
        run: Callable[[], None],
        key: str = "",
        when: Callable[[], bool] = lambda: True,
    ) -> None:
        """Let Ctrl+K find something that can be done, while `when` holds."""
        look = Look(words=QT_TRANSLATE_NOOP("keys", "Action"), icon=icon, colour="muted")
        group = self.tr("Actions")
        entry = Entry(look=look, title=words(text), group=group, run=run, key=key)
        self._actions.append((entry, when))

    def open_place(self, key: str, on: bool) -> None:
        """Let a place be gone to, or not: whoever is signed in may not see it."""
        (self._shut.discard if on else self._shut.add)(key)
        self.rail.show_place(key, on)

    def drop_pages(self) -> None:
        """Forget the pages that were made; each is made anew when it is next wanted."""
        self._pages.drop()

    def set_badge(self, key: str, badge: int | str, loud: bool = False) -> None:
        """Say at a place how much waits there; 0 or "" for nothing."""
        self.rail.set_badge(key, formats.count(badge) if isinstance(badge, int) and badge else str(badge or ""), loud)

    def set_status(
        self, key: str, icon: str, colour: str, text: str | Text, tooltip: str | Text = "", right: bool = False
    ) -> None:
        """Say something in the status line; "" takes the part away."""
        self.status.set_part(key, icon, colour, text, tooltip, right)

    # ---- the curtain

    def draw_curtain(self, curtain: QWidget) -> None:
        """Hide all pages behind `curtain`, which the window owns; strip, rail, palette and keys go on.

        The place that is gone to meanwhile is the one in front when the curtain is lifted.
        """
        self._pages.draw_curtain(curtain)
        self.palette_box.wait()

    def lift_curtain(self) -> None:
        """Show the pages."""
        self.palette_box.answer(self._pages.lift_curtain(self._current))
        self.go(self._current)

    # ---- going

    @property
    def place(self) -> str:
        """Key of the place in front."""
        return self._current

    def page(self, key: str) -> QWidget:
        """The page of a place, made now if it was not yet."""
        return self._pages.page(key)

    @Slot(str)
    def go(self, key: str) -> None:
        """Bring a place to the front; the focus goes into it unless somebody is typing."""
        key = "today" if key in self._shut else key
        page = self._pages.turn_to(key)
        self.rail.show_current(key)
        self._current = key
        self._attention.rest(key in self._resting)
        if self._attention.doing is not Doing.TYPING and not self.rail.hasFocus():
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._pages.hidden:
            self.went.emit(key)

    def _go_nth(self, place: int) -> None:
        if place < len(self.rail.keys):
            self.go(self.rail.keys[place])

    def _step(self, by: int) -> None:
        keys = self.rail.keys
        if keys:
            here = keys.index(self._current) if self._current in keys else 0
            self.go(keys[(here + by) % len(keys)])

    # ---- keys

    def _add_shortcuts(self) -> None:
        lines = []
        for line in range(1, LINES + 1):
            shortcut = self._on_key(f"Alt+{line}", partial(self._on_line, line))
            shortcut.activatedAmbiguously.connect(partial(self._on_line, line))
            shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
            lines.append(shortcut)
        others: dict[str, Callable[[], None]] = {"Ctrl+K": self.palette_box.open, "F1": self.show_keys}
        others |= {"?": self._on_question, "Ctrl+PgDown": partial(self._step, 1), "Ctrl+PgUp": partial(self._step, -1)}
        others |= {f"Ctrl+Shift+{place + 1}": partial(self._go_nth, place) for place in range(_NUMBERED)}
        self.curtain.rest_with([*lines, *(self._on_key(key, run) for key, run in others.items())])
        _tell_keys(self._keys)

    def _on_line(self, line: int) -> None:
        self.toasts.drop_line(line)
        self.line_wanted.emit(line)

    def _on_key(self, key: str, run: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.activated.connect(run)
        return shortcut

    def _on_question(self) -> None:
        if self._attention.doing is not Doing.TYPING:
            self.show_keys()

    @Slot()
    def show_keys(self) -> None:
        """Open the overview of all keys."""
        KeysDialog(self._theme, self._keys, self, self._shut).open()

    def _entries(self) -> list[Entry]:
        group = self.tr("Go to")
        look = QT_TRANSLATE_NOOP("keys", "Place")
        return [
            Entry(
                look=Look(words=look, icon=one.icon, colour="muted"),
                title=words(one.text),
                group=group,
                run=partial(self.go, one.key),
            )
            for one in self._places.values()
            if one.key not in self._shut
        ] + [entry for entry, when in self._actions if when()]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.curtain.is_down:  # no shortcut: what has the focus comes first
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    # ---- outside the window

    def ask_attention(self, title: str = "", text: str = "") -> None:
        """Let the task bar flash while another program is in front; with words also a notification of the system."""
        if self.isActiveWindow():
            return
        QApplication.alert(self)
        self._tray.say(title, text)

    def come_forward(self) -> None:
        """Bring the window to the front, from the task bar too."""
        self.setWindowState((self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()

    def where(self) -> str:
        """Place and size of the window, as text for the settings of the seat."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def put_where(self, where: str) -> None:
        """Put the window where it was; nonsense changes nothing."""
        self.restoreGeometry(QByteArray.fromBase64(QByteArray(where.encode("ascii", "ignore"))))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.set_narrow(self.width() < self._theme.size("narrow"))
        self._brand.setFixedWidth(self.rail.width())
        if self.palette_box.isVisible():
            self.palette_box.setGeometry(self.rect())
        self.moved.emit()

    @override
    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.moved.emit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        self.toasts.clear()
        self._tray.hide()
        super().closeEvent(event)


def _tell_keys(keys: Keys) -> None:
    add = keys.add
    add("Ctrl+K", QT_TRANSLATE_NOOP("keys", "Find anything, go anywhere"), _EVERYWHERE)
    add("Alt+1…8", QT_TRANSLATE_NOOP("keys", "Go to the call of a line"), _EVERYWHERE)
    add("Alt+0", QT_TRANSLATE_NOOP("keys", "Put the notice of a call off"), _EVERYWHERE)
    add("Ctrl+Shift+1…9", QT_TRANSLATE_NOOP("keys", "Go to the first, second … place"), _EVERYWHERE)
    add("Ctrl+PgDown", QT_TRANSLATE_NOOP("keys", "Next place"), _EVERYWHERE)
    add("Ctrl+PgUp", QT_TRANSLATE_NOOP("keys", "Previous place"), _EVERYWHERE)
    add("Esc", QT_TRANSLATE_NOOP("keys", "Back"), _EVERYWHERE)
    add("F1", QT_TRANSLATE_NOOP("keys", "This list of keys; outside fields also ?"), _EVERYWHERE)
