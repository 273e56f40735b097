"""How does the audit trail read: one entry as a row, and in full, field by field?"""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.core.i18n import QT_TRANSLATE_NOOP
from app.records.field import Kind
from app.records.history import Change, Entry
from app.records.workflow import Look
from app.ui import formats
from app.ui.cells import NOTHING, Cells
from app.ui.lists import Line
from app.ui.texts import words

_PLAIN = Look(words=QT_TRANSLATE_NOOP("records", "Entry"), icon="circle-small", colour="muted")
_SHORT = 3  # changes named in a row


def line_of(entry: Entry, cells: Cells) -> Line:
    """The row of an entry: what was done by whom, and the first changes."""
    look = entry.kind.look if entry.kind else _PLAIN
    kind = words(entry.kind.look.words) if entry.kind else ""
    said = [sentence(one, cells) for one in entry.changes[:_SHORT]]
    more = "…" if len(entry.changes) > _SHORT else ""
    return Line(
        look=look,
        title=" · ".join(one for one in (words(entry.done), kind, entry.customer) if one),
        number=entry.number,
        text=" · ".join(one for one in (entry.reason, *said, more) if one),
        note=" · ".join(one for one in (entry.who, entry.seat) if one),
        when=formats.short_day(entry.at),
        when_low=formats.clock(entry.at),
        item=entry,
    )


def rows_of(entry: Entry, cells: Cells) -> Sequence[tuple[str, str]]:
    """Every change as (name of the field, "before → after")."""
    return [(name_of(one), _turn(one, cells)) for one in entry.changes]


def sentence(change: Change, cells: Cells) -> str:
    """A change in words: State: pending → dispatched."""
    return f"{name_of(change)}: {_turn(change, cells)}"


def name_of(change: Change) -> str:
    """What the field is called."""
    return words(change.field.label) if change.field else change.key


def _turn(change: Change, cells: Cells) -> str:
    before, after = (_said(change, value, cells) for value in (change.before, change.after))
    if change.before is None or change.before == ():
        return after
    return f"{before} → {after}"


def _said(change: Change, value: object, cells: Cells) -> str:
    if value is None or value in ("", ()):
        return NOTHING
    if change.field is None:
        return str(value)
    if change.field.kind is Kind.YES_NO and not value:
        return QCoreApplication.translate("cells", "no")
    if change.field.kind in (Kind.CHOICE, Kind.LINK):
        return str(value)
    return cells.text(change.field, value) or NOTHING
