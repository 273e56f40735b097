"""What can be done with the ticked rows of a list? The bar below it."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.access import Who
from app.records.keeping import Batch
from app.records.record import Action, RecordType
from app.records.workflow import Step
from app.ui.flow import flowing
from app.ui.kit import KeyButton, label, margins, pane
from app.ui.left_out import tell_left
from app.ui.record_form import Around
from app.ui.texts import words
from app.ui.theme import Theme

CHANGE = "E"  # the key in the list


def may_do(kind: RecordType, deed: Step | Action, who: Who) -> bool:
    """Whether `who` has the right to a deed."""
    return kind.may_step(deed, who) if isinstance(deed, Step) else who.may(deed.right)


def deeds_of(kind: RecordType) -> list[Step | Action]:
    """What can be done in a list: steps of the workflow, then the other actions."""
    return [*(kind.workflow.steps if kind.workflow else ()), *kind.actions]


def is_for_many(deed: Step | Action) -> bool:
    """Whether a deed does something with each of several records.

    The form of another one is begun out of one; what needs none stands above the list.
    """
    return isinstance(deed, Step) or (deed.into is None and deed.least > 0)


class BatchBar(QWidget):
    """How many are ticked, and a button for each deed; away while none is ticked."""

    wanted = Signal(str)  # name of a step or action
    change_wanted = Signal()
    removal_wanted = Signal()
    untick_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, theme: Theme, kind: RecordType, who: Who) -> None:
        super().__init__()
        self._said = label("", "strong")
        self._total = label("", "small")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*margins(theme, ("l", "s", "s", "s")))
        layout.setSpacing(theme.space("s"))
        layout.addWidget(self._said)
        layout.addWidget(self._total)
        layout.addWidget(flowing(*self._buttons(theme, kind, who), gap=theme.space("s"), right=True), 1)
        close = KeyButton(theme, icon="close", look="quiet")
        close.setAccessibleName(self.tr("Untick all"))
        close.clicked.connect(self.untick_wanted)
        layout.addWidget(close)
        pane(theme, self, name="batch")
        self.hide()

    def _buttons(self, theme: Theme, kind: RecordType, who: Who) -> Iterator[KeyButton]:
        for one in [each for each in deeds_of(kind) if may_do(kind, each, who) and is_for_many(each)]:
            button = KeyButton(theme, one.label, one.key, one.icon)
            button.clicked.connect(lambda _=False, name=one.name: self.wanted.emit(name))
            yield button
        if any(one.batch for one in kind.fields) and kind.may_change(who):
            change = KeyButton(theme, self.tr("Change …"), CHANGE, "pencil-outline")
            change.clicked.connect(self.change_wanted)
            yield change
        if kind.slips:
            slips = KeyButton(theme, self.tr("Print"), "Ctrl+P", "printer-outline")
            slips.clicked.connect(self.print_wanted)
            yield slips
        if kind.may_delete(who):
            remove = KeyButton(theme, self.tr("Delete"), "Delete", "delete-outline")
            remove.clicked.connect(self.removal_wanted)
            yield remove

    def show_figures(self, ticked: int, total: int | None) -> None:
        """Say how many of how many are ticked."""
        self._said.setText(self.tr("%n ticked", "", ticked))
        self._total.setText("" if total is None else self.tr("of %n", "", total))
        self.setVisible(ticked > 0)


class Deeds(QObject):
    """Carries out what a button or a key of the list asks for.

    Args:
        chosen: ids of the records it is done with.
    """

    asked = Signal(str, tuple)  # an action that needs a dialog: its name, ids
    told = Signal(str)  # good news
    refused = Signal(str)  # what was not done, and why
    undoable = Signal(str, object)  # the same, with the Undo of it
    done = Signal()
    reason_wanted = Signal(object)  # the label of a step that asks why; the answer goes to `give_reason`

    def __init__(
        self, around: Around, kind: RecordType, chosen: Callable[[], tuple[int, ...]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._around, self._bridge, self._desk = around, around.bridge, around.desk
        self._kind, self._chosen = kind, chosen
        self._waiting: tuple[str, tuple[int, ...]] = ("", ())  # the step that waits for its reason, with what

    @Slot(str)
    def press(self, key: str) -> None:
        """A single key was pressed in the list."""
        for one in deeds_of(self._kind):
            if one.key == key:
                self.do(one.name)
                return

    @Slot(str)
    def do(self, name: str) -> None:
        """Take a step or carry out an action."""
        ids = self._chosen()
        action = next((one for one in self._kind.actions if one.name == name), None)
        if action is not None and len(ids) < action.least:
            self.refused.emit(self.tr("Tick %n of them first, with Space.", "", action.least))
        elif action is not None and action.do is None and self._desk.who.may(action.right):
            self.asked.emit(name, ids)
        elif ids and action is not None:
            self._carry_out(self._desk.act(self._kind, action, ids), name)
        elif ids and (step := self._asking(name)) is not None:
            self._waiting = (name, ids)
            self.reason_wanted.emit(step.label)
        elif ids:
            self._carry_out(self._desk.step_all(self._kind, ids, name), name)

    def _asking(self, name: str) -> Step | None:
        """The step of that name, if it asks why."""
        flow = self._kind.workflow
        return next((one for one in (flow.steps if flow else ()) if one.name == name and one.reason), None)

    @Slot(str)
    def give_reason(self, reason: str) -> None:
        """Take the step that asked why, with the records it was asked for."""
        name, ids = self._waiting
        self._carry_out(self._desk.step_all(self._kind, ids, name, reason), name)

    def _carry_out(self, work: Future[Batch], name: str) -> None:
        said = next(words(one.label) for one in deeds_of(self._kind) if one.name == name)
        done = lambda batch: self._on_done(batch, said)  # noqa: E731  one line is clearer
        self._bridge.then(work, done, self, lambda err: self.refused.emit(words(err.text)))

    def _on_done(self, batch: Batch, said: str) -> None:
        self.done.emit()
        what = self.tr("“{step}”: %n record(s)", "", batch.done).format(step=said)
        if batch.undo is not None:
            self.undoable.emit(what, batch.undo)
        elif batch.done:
            self.told.emit(what)
        tell_left(self._around, self._kind, batch, self, self.refused.emit)
