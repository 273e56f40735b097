"""Where are the buttons for what can be done, and which keys do the same?"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.printing.view.design.canvas import Canvas
from app.features.printing.view.design.deeds import SNAP, Deed
from app.features.printing.view.design.work import Work
from app.ui.keys import Keys
from app.ui.kit import KeyButton, margins, pane, rule
from app.ui.paint import key_words
from app.ui.texts import words
from app.ui.theme import Theme

_CHOSEN = QT_TRANSLATE_NOOP("design", "Chosen parts")


class Bar(QWidget):
    """The buttons above the canvas; whoever adds more puts them at its right end."""

    def __init__(self, theme: Theme, work: Work, canvas: Canvas, deeds: Sequence[Deed]) -> None:
        super().__init__()
        self._work = work
        self._buttons: list[tuple[Deed, KeyButton]] = []
        self.buttons: dict[str, KeyButton] = {}  # by their keys
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(*margins(theme, ("s", "xs", "s", "xs")))
        self.line.setSpacing(0)
        group = ""
        for deed in deeds:
            if deed.group and group and deed.group != group:
                self.line.addSpacing(theme.space("xs"))
                self.line.addWidget(_upright(theme))
                self.line.addSpacing(theme.space("xs"))
            if deed.group:
                group = deed.group
                self.line.addWidget(self._button(theme, deed, canvas))
        self.line.addStretch(1)
        pane(theme, self)
        for signal in (work.chose, work.changed):
            signal.connect(self.renew)
        work.stack.cleanChanged.connect(self.renew)
        self.renew()

    def _button(self, theme: Theme, deed: Deed, canvas: Canvas) -> KeyButton:
        checked = canvas.hand.snaps if deed.key == SNAP else None
        one = KeyButton(theme, "", "", deed.icon, "quiet" if checked is None else "chip", checked=checked)
        one.setToolTip(f"{words(deed.words)}  {key_words(deed.key)}")
        one.setAccessibleName(words(deed.words))
        one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        one.clicked.connect(lambda _=False: deed.run())
        self._buttons.append((deed, one))
        self.buttons[deed.key] = one
        return one

    def renew(self) -> None:
        """Let only that be done which can be."""
        stack = self._work.stack
        for deed, button in self._buttons:
            can = len(self._work.chosen) >= deed.least
            if deed.run in (stack.undo, stack.redo):
                can = stack.canUndo() if deed.run == stack.undo else stack.canRedo()
            button.setEnabled(can)


def _upright(theme: Theme) -> QFrame:
    line = rule(vertical=True)
    line.setFixedHeight(theme.size("icon"))
    return line


def bind(deeds: Sequence[Deed], bar: Bar, window: QWidget, canvas: Canvas, keys: Keys) -> list[QObject]:
    """Make the keys work, and list them for the overview."""
    made: list[QObject] = []
    for deed in deeds:
        keys.add(deed.key, deed.words, _CHOSEN)
        if deed.key == "Delete":
            continue  # the canvas has it
        home = canvas if deed.on_canvas else window
        shortcut = QShortcut(QKeySequence(deed.key), home)
        if deed.on_canvas:
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        button = bar.buttons.get(deed.key)
        shortcut.activated.connect(button.click if button else lambda run=deed.run: run())
        made.append(shortcut)
    return made


def _run(deed: Deed) -> None:
    deed.run()


def show_menu(theme: Theme, deeds: Sequence[Deed], work: Work, parent: QWidget, at: QPoint) -> None:
    """What can be done with what is chosen, as a menu at a place of the screen."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    group = ""
    for deed in deeds:
        if deed.group != group:
            menu.addSeparator()
            group = deed.group
        action = menu.addAction(words(deed.words), partial(_run, deed))
        if deed.icon:
            action.setIcon(theme.icon(deed.icon))
        action.setShortcut(QKeySequence(deed.key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown only; the window answers to it
        action.setEnabled(len(work.chosen) >= deed.least)
    menu.popup(at)
