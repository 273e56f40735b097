"""What is being done to one form: its state now, what is chosen, what can be undone?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

from app.features.printing.design.changes import Edge, Moves, aligned, distributed, shifted
from app.features.printing.design.lie import Lie
from app.features.printing.design.tags import band_of, bare, item_of, items_of, tagged
from app.printing.form import AnyItem, Band, Form

_MERGES = 1  # QUndoCommand.id of steps that may become one


@dataclass(frozen=True, slots=True)
class State:
    """A form, and what of it is chosen.

    Attributes:
        chosen: tags of parts, the last one leads.
        band: tag of a band that is chosen instead, 0 for none.
    """

    form: Form
    chosen: tuple[int, ...] = ()
    band: int = 0


class _Step(QUndoCommand):
    """From one state to another; steps of the same `sort` in a row become one."""

    def __init__(self, show: Callable[[State], None], text: str, before: State, after: State, sort: str) -> None:
        super().__init__(text)
        self._show, self._before, self.after, self.sort = show, before, after, sort

    @override
    def id(self) -> int:
        return _MERGES if self.sort else -1

    @override
    def mergeWith(self, other: QUndoCommand, /) -> bool:
        if not isinstance(other, _Step) or other.sort != self.sort:
            return False
        self.after = other.after
        return True

    @override
    def redo(self) -> None:
        self._show(self.after)

    @override
    def undo(self) -> None:
        self._show(self._before)


class Work(QObject):
    """One form while it is being changed. Whoever shows it listens; whoever changes it calls `do`."""

    changed = Signal()  # the form
    chose = Signal()  # what is chosen
    placed = Signal()  # where things stand

    def __init__(self, form: Form, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = State(tagged(form))
        self.stack = QUndoStack(self)
        self.lie = Lie()
        self._sealed = 0

    # ------------------------------------------------------------ reading

    @property
    def form(self) -> Form:
        """The form as it is now, its parts tagged."""
        return self._state.form

    @property
    def kept(self) -> Form:
        """The form as it would be kept."""
        return bare(self._state.form)

    @property
    def chosen(self) -> tuple[int, ...]:
        """Tags of the chosen parts; the last one leads."""
        return self._state.chosen

    @property
    def items(self) -> tuple[AnyItem, ...]:
        """The chosen parts."""
        return items_of(self.form, self.chosen)

    @property
    def band(self) -> Band | None:
        """The chosen band, where no part is."""
        return band_of(self.form, self._state.band) if self._state.band else None

    # ------------------------------------------------------------ changing

    def do(
        self, text: str, form: Form, chosen: Sequence[int] | None = None, *, sort: str = "", band: int | None = None
    ) -> None:
        """Change the form.

        Args:
            text: what the step is called when it can be undone.
            form: as it is afterwards.
            chosen: what is chosen then; None leaves it.
            sort: steps of one sort in a row are undone together, "" for none.
            band: the band that is chosen then; None leaves it.
        """
        before = self._state
        after = State(form, before.chosen if chosen is None else tuple(chosen), before.band if band is None else band)
        if after.form == before.form:
            self._choose(after)
            return
        whole = f"{sort}:{self._sealed}:{after.chosen}:{after.band}" if sort else ""
        self.stack.push(_Step(self._show, text, before, after, whole))

    def choose(self, tags: Sequence[int], *, band: int = 0) -> None:
        """Choose parts, or a band."""
        self._choose(State(self.form, tuple(dict.fromkeys(tags)), 0 if tags else band))

    def start_anew(self, form: Form) -> None:
        """Another form in place of this one; nothing can be undone."""
        self._state = State(tagged(form))
        self.stack.clear()
        self.changed.emit()
        self.chose.emit()

    def show_lie(self, lie: Lie) -> None:
        """Where everything stands, as it was printed last."""
        self.lie = lie
        self.placed.emit()

    def _choose(self, state: State) -> None:
        if (state.chosen, state.band) != (self._state.chosen, self._state.band):
            self._sealed += 1
            self._state = replace(self._state, chosen=state.chosen, band=state.band)
            self.chose.emit()

    def _show(self, state: State) -> None:
        before = self._state
        here = {one.tag for one in state.form.items()}
        self._state = replace(state, chosen=tuple(tag for tag in state.chosen if tag in here))
        self._follow(before.form)
        self.changed.emit()
        if (before.chosen, before.band) != (self._state.chosen, self._state.band):
            self.chose.emit()

    def _follow(self, before: Form) -> None:
        """Until it is printed anew, what moved within its band is shown where it will come to stand."""
        for tag in self.chosen:
            was, now = item_of(before, tag), item_of(self.form, tag)
            old, new = band_of(before, tag), band_of(self.form, tag)
            if was and now and old and new and old.tag == new.tag:
                self.lie = self.lie.follow(now, was)

    # ------------------------------------------------------------ what is often done

    def move(self, dx: float, dy: float) -> None:
        """Move what is chosen by millimetres."""
        moves = dict.fromkeys(self.chosen, (dx, dy))
        self.do(self.tr("Move"), shifted(self.form, moves, self.lie), sort="move")

    def shift(self, moves: Moves, text: str) -> None:
        """Move parts, each by its own way."""
        if moves:
            self.do(text, shifted(self.form, moves, self.lie))

    def align(self, edge: Edge) -> None:
        """Line up what is chosen."""
        self.shift(aligned(self.chosen, edge, self.lie), self.tr("Line up"))

    def distribute(self, *, upright: bool) -> None:
        """Even gaps between what is chosen."""
        self.shift(distributed(self.chosen, self.lie, upright=upright), self.tr("Even gaps"))
