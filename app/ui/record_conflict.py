"""Somebody else saved the record first: which version of each field shall stand?"""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.records.field import Field, Kind, Values
from app.records.history import Entry, Sought
from app.records.keeping import Clash, differs
from app.records.record import RecordType
from app.ui import formats
from app.ui.cells import NOTHING, Cells
from app.ui.kit import KeyButton, col, label, pane, row, rule
from app.ui.side_by_side import BOTH, LEFT, RIGHT, Pair, SideBySide
from app.ui.theme import Theme

if TYPE_CHECKING:
    from app.ui.record_form import Around


class ConflictPage(QWidget):
    """Both versions side by side, field by field; nothing is written before somebody decided.

    What only I changed is mine at first, what only they changed is theirs.

    Args:
        clash: both versions.
        base: the values both began with.
        names: what stands for ids in my version.
        sources: the field whose choice filled in a value that has no field of its own; it goes with that field.
    """

    decided = Signal(dict, dict)  # value per differing field, what stands for ids among them
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        kind: RecordType,
        cells: Cells,
        clash: Clash,
        base: Mapping[str, Any],
        names: Mapping[str, str],
        sources: Mapping[str, str],
    ) -> None:
        super().__init__()
        self._theme, self._cells, self._clash, self._names, self._sources = theme, cells, clash, names, sources
        heads = (self.tr("Field"), self.tr("Saved meanwhile"), self.tr("What you typed"))
        shown = [field for key in clash.differs if (field := kind.field(key)).in_form]
        self._both = {one.key: both for one in shown if (both := both_of(one, base, clash, names))}
        pairs = [self._pair(field, base) for field in shown]
        self.sides = SideBySide(theme, heads, pairs, self.tr("Both:"))
        self._lay_out()
        self.setFocusProxy(self.sides)
        pane(theme, self)

    def name(self, who: str, at: datetime) -> None:
        """Say whose version the other one is."""
        said = self.tr("{name} saved this meanwhile, at {time}")
        self._title.setText(said.format(name=who, time=formats.clock(at)))

    def _lay_out(self) -> None:
        theme = self._theme
        self._title = label(self.tr("Somebody else saved this meanwhile"), "title")
        said = label(self.tr("Choose what shall stand. Fields not named here are the same in both."), "muted")
        save = KeyButton(theme, self.tr("Save what is chosen"), "Ctrl+Return", "check", "primary", live=True)
        save.clicked.connect(self._on_save)
        mine = KeyButton(theme, self.tr("All as I typed"), "Alt+M", live=True)
        mine.clicked.connect(lambda: self.sides.choose_all(right=True))
        theirs = KeyButton(theme, self.tr("All as saved"), "Alt+S", live=True)
        theirs.clicked.connect(lambda: self.sides.choose_all(right=False))
        back = KeyButton(theme, self.tr("Back to the form"), "Esc", "", "quiet")
        back.clicked.connect(self.left)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(col(theme, self._title, said, gap="xs", margin="l"))
        layout.addWidget(rule())
        layout.addWidget(self.sides, 1)
        layout.addWidget(rule())
        layout.addWidget(row(theme, save, mine, theirs, back, None, margin=("l", "s", "l", "s")))

    def _pair(self, field: Field, base: Mapping[str, Any]) -> Pair:
        key = field.key
        theirs, mine = self._clash.theirs.values.get(key), self._clash.mine[key]
        changed = key not in base or base[key] != mine
        twice = changed and key in base and differs(field, base, self._clash.theirs.values)
        both = self._both.get(key)
        return Pair(
            key,
            field.label,
            self._said(field, theirs, self._clash.theirs.names),
            self._said(field, mine, self._names),
            right=changed,
            note=self.tr("both changed it") if twice else "",
            both=self._said(field, *both) if both else "",
        )

    def _said(self, field: Field, value: Any, names: Mapping[str, str]) -> str:
        if field.kind in (Kind.CHOICE, Kind.LINK) and isinstance(value, int):
            return names.get(field.key, "") or NOTHING
        if field.kind is Kind.PARTS:
            rows = [self._cells.part(field, one, _names_of_row(names, field, at)) for at, one in enumerate(value or ())]
            return "\n".join(rows) or NOTHING
        return self._cells.text(field, value) or NOTHING

    @Slot()
    def _on_save(self) -> None:
        chosen: dict[str, Any] = {}
        names: dict[str, str] = {}
        for key in self._clash.differs:
            chosen[key], called = self._chosen(key)
            names |= {one: text for one, text in called.items() if one == key or one.startswith(f"{key}.")}
        self.decided.emit(chosen, names)

    def _chosen(self, key: str) -> tuple[Any, Mapping[str, str]]:
        """A value without a field of its own goes with the field that filled it in, and without one is mine."""
        shown = self._sources.get(key, key)
        side = self.sides.chosen(shown) if shown in self.sides.keys else RIGHT
        if side == BOTH and key in self._both:
            return self._both[key]
        if side == LEFT:
            return self._clash.theirs.values.get(key), self._clash.theirs.names
        return self._clash.mine[key], self._names

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def both_of(
    field: Field, base: Mapping[str, Any], clash: Clash, names: Mapping[str, str]
) -> tuple[tuple[Values, ...], Mapping[str, str]] | None:
    """The rows I have and those they added, with what stands for ids in them; None where they added none."""
    if field.kind is not Kind.PARTS or field.key not in base:
        return None
    known = [_cells(field, one) for one in (*base[field.key], *clash.mine[field.key])]
    rows, called = [*clash.mine[field.key]], dict(names)
    for at, one in enumerate(clash.theirs.values.get(field.key) or ()):
        if one.get("id") not in {each.get("id") for each in base[field.key]} and _cells(field, one) not in known:
            there = _names_of_row(clash.theirs.names, field, at)
            called |= {f"{field.key}.{len(rows)}.{key}": text for key, text in there.items()}
            rows.append(one)
    if len(rows) == len(clash.mine[field.key]) or not differs(field, base, clash.mine):
        return None
    return tuple(rows), called


def _cells(field: Field, one: Mapping[str, Any]) -> list[Any]:
    return [one.get(cell.key) for cell in field.parts]


def _names_of_row(names: Mapping[str, str], field: Field, at: int) -> dict[str, str]:
    """What stands for ids in the cells of one row, by the cells' keys."""
    lead = f"{field.key}.{at}."
    return {key.removeprefix(lead): text for key, text in names.items() if key.startswith(lead)}


class Conflicts(QObject):
    """Lays the page over a form while somebody decides.

    Args:
        stack: has the form as its first page.
    """

    decided = Signal(dict, dict, int)  # value per field, what stands for ids, the version they are saved over
    closed = Signal()

    def __init__(self, around: "Around", kind: RecordType, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._around, self._kind, self._stack = around, kind, stack

    def show_clash(
        self, clash: Clash, base: Mapping[str, Any], names: Mapping[str, str], sources: Mapping[str, str]
    ) -> None:
        """Show both versions."""
        around = self._around
        page = ConflictPage(around.theme, self._kind, around.cells, clash, base, names, sources)

        def decide(chosen: dict[str, Any], called: dict[str, str]) -> None:
            self._close(page)
            self.decided.emit(chosen, called, clash.theirs.version)

        page.decided.connect(decide)
        page.left.connect(lambda: self._close(page))
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.TabFocusReason)

        def told(found: list[Entry]) -> None:
            if found:
                page.name(found[0].who, found[0].at)

        history = around.desk.history(Sought(kind=self._kind.key, record_id=clash.theirs.id))
        around.bridge.then(history, told, page, lambda _err: None)

    def _close(self, page: ConflictPage) -> None:
        self._stack.removeWidget(page)
        page.deleteLater()
        self.closed.emit()
