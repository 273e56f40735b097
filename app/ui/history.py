"""How does the audit trail read: one entry as a row, and in full, field by field?"""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.core.i18n import Text
from app.core.options import Settings
from app.records.field import Kind
from app.records.history import Change, Entry
from app.records.told import PLAIN
from app.ui import formats
from app.ui.cells import NOTHING, Cells
from app.ui.form_fields import name_of
from app.ui.lists import Line
from app.ui.texts import words

_SHORT = 3  # changes named in a row


def line_of(entry: Entry, cells: Cells, settings: Settings) -> Line:
    """The row of an entry: what was done by whom, and the first changes."""
    said = [sentence(one, cells, settings) for one in entry.changes[:_SHORT]]
    more = "…" if len(entry.changes) > _SHORT else ""
    return Line(
        look=entry.look or PLAIN,
        title=" · ".join(one for one in (words(entry.done), kind_of(entry), entry.customer) if one),
        number=entry.number,
        text=" · ".join(one for one in (entry.reason, *said, more) if one),
        note=" · ".join(one for one in (entry.who, entry.seat) if one),
        when=formats.short_day(entry.at),
        when_low=formats.clock(entry.at),
        item=entry,
    )


def kind_of(entry: Entry) -> str:
    """What sort of thing was changed."""
    return words(entry.look.words) if entry.look else ""


def rows_of(entry: Entry, cells: Cells, settings: Settings) -> Sequence[tuple[str, str]]:
    """Every change as (name of the field, "before → after")."""
    return [(_called(one, settings), _turn(one, cells)) for one in entry.changes]


def sentence(change: Change, cells: Cells, settings: Settings) -> str:
    """A change in words: State: pending → dispatched."""
    return f"{_called(change, settings)}: {_turn(change, cells)}"


def _called(change: Change, settings: Settings) -> str:
    """What the field is called; one whose name was taken away since, what it was called at first."""
    field = change.field
    return (name_of(field, settings) or words(field.label)) if field else change.key


def _turn(change: Change, cells: Cells) -> str:
    before, after = (_said(change, value, cells) for value in (change.before, change.after))
    if change.before is None or change.before == () or before == after:
        return after
    return f"{before} → {after}"


def _said(change: Change, value: object, cells: Cells) -> str:
    if value is None or value in ("", ()):
        return words(change.field.blank) if change.field and change.field.blank else NOTHING
    if isinstance(value, Text):
        return words(value)
    if change.field is None:
        return str(value)
    if change.field.kind is Kind.YES_NO and not value:
        return QCoreApplication.translate("cells", "no")
    if change.field.kind in (Kind.CHOICE, Kind.LINK):
        return str(value)
    return cells.text(change.field, value) or NOTHING
