"""What can be done with a click or a key: undo, line up, order, copy? One table; buttons and keys are made from it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.features.printing.design.changes import Edge, ordered, same_size
from app.features.printing.view.design.canvas import Canvas
from app.features.printing.view.design.parts import Parts
from app.features.printing.view.design.work import Work
from app.ui.keys import Keys
from app.ui.kit import KeyButton, margins, pane, rule
from app.ui.paint import key_words
from app.ui.texts import words
from app.ui.theme import Theme

_WHERE = QT_TRANSLATE_NOOP("design", "Designer of forms")


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that can be done.

    Attributes:
        least: so many parts must be chosen.
        on_canvas: its key counts while the canvas has the focus: fields have such a key of their own.
        group: buttons of one group stand together; "" for a key without a button.
    """

    words: Text
    key: str
    icon: str
    run: Callable[[], object]
    least: int = 0
    on_canvas: bool = False
    group: str = ""


def deeds_of(work: Work, canvas: Canvas, parts: Parts) -> tuple[Deed, ...]:
    """All that can be done with the parts of a form."""

    def front(*, front: bool) -> None:
        work.do(words(QT_TRANSLATE_NOOP("design", "Order")), ordered(work.form, work.chosen, front=front))

    def size(*, upright: bool) -> None:
        work.do(words(QT_TRANSLATE_NOOP("design", "Same size")), same_size(work.form, work.chosen, upright=upright))

    def all_parts() -> None:
        work.choose(tuple(work.lie.spots))

    def cut() -> None:
        parts.copy()
        canvas.remove()

    def snap() -> None:
        canvas.hand.snaps = not canvas.hand.snaps

    edges = (
        (QT_TRANSLATE_NOOP("design", "Left edges level"), "Ctrl+Alt+L", "align-horizontal-left", Edge.LEFT),
        (QT_TRANSLATE_NOOP("design", "Middles level, across"), "Ctrl+Alt+C", "align-horizontal-center", Edge.CENTRE),
        (QT_TRANSLATE_NOOP("design", "Right edges level"), "Ctrl+Alt+R", "align-horizontal-right", Edge.RIGHT),
        (QT_TRANSLATE_NOOP("design", "Upper edges level"), "Ctrl+Alt+T", "align-vertical-top", Edge.TOP),
        (QT_TRANSLATE_NOOP("design", "Middles level, down"), "Ctrl+Alt+M", "align-vertical-center", Edge.MIDDLE),
        (QT_TRANSLATE_NOOP("design", "Lower edges level"), "Ctrl+Alt+B", "align-vertical-bottom", Edge.BOTTOM),
    )
    lining = tuple(Deed(said, key, icon, partial(work.align, edge), 1, group="b") for said, key, icon, edge in edges)
    return (
        Deed(QT_TRANSLATE_NOOP("design", "Undo"), "Ctrl+Z", "undo", work.stack.undo, group="a"),
        Deed(QT_TRANSLATE_NOOP("design", "Redo"), "Ctrl+Y", "redo", work.stack.redo, group="a"),
        *lining,
        Deed(
            QT_TRANSLATE_NOOP("design", "Even gaps across"),
            "Ctrl+Alt+H",
            "distribute-horizontal-center",
            lambda: work.distribute(upright=False),
            3,
            group="c",
        ),
        Deed(
            QT_TRANSLATE_NOOP("design", "Even gaps down"),
            "Ctrl+Alt+V",
            "distribute-vertical-center",
            lambda: work.distribute(upright=True),
            3,
            group="c",
        ),
        Deed(
            QT_TRANSLATE_NOOP("design", "Same width"),
            "Ctrl+Alt+W",
            "arrow-expand-horizontal",
            lambda: size(upright=False),
            2,
            group="c",
        ),
        Deed(
            QT_TRANSLATE_NOOP("design", "Same height"),
            "Ctrl+Alt+E",
            "arrow-expand-vertical",
            lambda: size(upright=True),
            2,
            group="c",
        ),
        Deed(
            QT_TRANSLATE_NOOP("design", "To the front"),
            "Ctrl+Alt+Up",
            "arrange-bring-to-front",
            lambda: front(front=True),
            1,
            group="d",
        ),
        Deed(
            QT_TRANSLATE_NOOP("design", "To the back"),
            "Ctrl+Alt+Down",
            "arrange-send-to-back",
            lambda: front(front=False),
            1,
            group="d",
        ),
        Deed(QT_TRANSLATE_NOOP("design", "Double"), "Ctrl+D", "content-duplicate", parts.double, 1, group="d"),
        Deed(
            QT_TRANSLATE_NOOP("design", "Remove"),
            "Delete",
            "delete-outline",
            canvas.remove,
            1,
            on_canvas=True,
            group="d",
        ),
        Deed(QT_TRANSLATE_NOOP("design", "Copy"), "Ctrl+C", "", parts.copy, 1, on_canvas=True),
        Deed(QT_TRANSLATE_NOOP("design", "Cut"), "Ctrl+X", "", cut, 1, on_canvas=True),
        Deed(QT_TRANSLATE_NOOP("design", "Paste"), "Ctrl+V", "", parts.paste, on_canvas=True),
        Deed(QT_TRANSLATE_NOOP("design", "Choose all"), "Ctrl+A", "", all_parts, on_canvas=True),
        Deed(QT_TRANSLATE_NOOP("design", "Snap to grid and neighbours"), "Ctrl+G", "magnet", snap, group="e"),
    )


class Bar(QWidget):
    """The buttons above the canvas; whoever adds more puts them at its right end."""

    def __init__(self, theme: Theme, work: Work, canvas: Canvas, deeds: Sequence[Deed]) -> None:
        super().__init__()
        self._work = work
        self._buttons: list[tuple[Deed, KeyButton]] = []
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
        checked = canvas.hand.snaps if deed.group == "e" else None
        one = KeyButton(theme, "", "", deed.icon, "quiet" if checked is None else "chip", checked=checked)
        one.setToolTip(f"{words(deed.words)}  {key_words(deed.key)}")
        one.setAccessibleName(words(deed.words))
        one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        one.clicked.connect(lambda _=False: deed.run())
        self._buttons.append((deed, one))
        return one

    def renew(self) -> None:
        """Let only that be done which can be."""
        stack = self._work.stack
        for deed, button in self._buttons:
            can = len(self._work.chosen) >= deed.least
            if deed.run in (stack.undo, stack.redo):
                can = stack.canUndo() if deed.run == stack.undo else stack.canRedo()
            button.setEnabled(can)

    def tick(self, deed_key: str, *, on: bool) -> None:
        """Show whether something that can be on is so."""
        for deed, button in self._buttons:
            if deed.key == deed_key:
                button.setChecked(on)


def _upright(theme: Theme) -> QFrame:
    line = rule(vertical=True)
    line.setFixedHeight(theme.size("icon"))
    return line


def bind(deeds: Sequence[Deed], window: QWidget, canvas: Canvas, keys: Keys) -> list[QObject]:
    """Make the keys work, and list them for the overview."""
    made: list[QObject] = []
    for deed in deeds:
        keys.add(deed.key, deed.words, _WHERE)
        if deed.key == "Delete":
            continue  # the canvas has it
        home = canvas if deed.on_canvas else window
        shortcut = QShortcut(QKeySequence(deed.key), home)
        if deed.on_canvas:
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(lambda run=deed.run: run())
        made.append(shortcut)
    return made
