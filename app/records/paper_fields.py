"""What does a record type offer to its forms, and which values does one of its records give them?

Everything follows from the descriptions: the type's own fields, those of the types it links to (a repair's customer),
the rows of its parts, the house and the moment of printing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy.orm import Session

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.printing.values import Cell, Given, Money, Source, SourceKind, written
from app.records.field import Field, Kind
from app.records.record import RecordType
from app.records.rows import Loaded, fetch, loaded_of

_KINDS: Mapping[Kind, SourceKind] = {
    Kind.NUMBER: SourceKind.NUMBER,
    Kind.SECONDS: SourceKind.NUMBER,
    Kind.MONEY: SourceKind.MONEY,
    Kind.YES_NO: SourceKind.YES_NO,
    Kind.MOMENT: SourceKind.MOMENT,
    Kind.DAY: SourceKind.DAY,
    Kind.PARTS: SourceKind.ROWS,
}
_SAMPLE_AT = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)
_SAMPLES: Mapping[SourceKind, Cell] = {
    SourceKind.TEXT: "",
    SourceKind.NUMBER: 3,
    SourceKind.MONEY: Money(128050),
    SourceKind.DAY: date(2026, 11, 25),
    SourceKind.MOMENT: _SAMPLE_AT,
    SourceKind.YES_NO: True,
}
_SAMPLE_ROWS = 3
_HOUSE = QT_TRANSLATE_NOOP("forms", "Company")
_PRINTING = QT_TRANSLATE_NOOP("forms", "Printing")
HOUSE: tuple[Source, ...] = (
    Source(key="company.name", label=QT_TRANSLATE_NOOP("forms", "Name of the company"), of=_HOUSE),
    Source(key="company.phone", label=QT_TRANSLATE_NOOP("forms", "Telephone of the company"), of=_HOUSE),
    Source(key="company.address", label=QT_TRANSLATE_NOOP("forms", "Address of the company"), of=_HOUSE),
    Source(
        key="company.logo", label=QT_TRANSLATE_NOOP("forms", "Logo"), of=_HOUSE, kind=SourceKind.PICTURE, sample=None
    ),
)
PRINTING: tuple[Source, ...] = (
    Source(
        key="print.at",
        label=QT_TRANSLATE_NOOP("forms", "Printed at"),
        of=_PRINTING,
        kind=SourceKind.MOMENT,
        sample=_SAMPLE_AT,
    ),
    Source(key="print.by", label=QT_TRANSLATE_NOOP("forms", "Printed by"), of=_PRINTING, sample="李娜"),
    Source(key="print.seat", label=QT_TRANSLATE_NOOP("forms", "Printed at the seat"), of=_PRINTING, sample="前台"),
    Source(
        key="print.again",
        label=QT_TRANSLATE_NOOP("forms", "How often it was printed before"),
        of=_PRINTING,
        kind=SourceKind.NUMBER,
        sample=0,
    ),
    Source(key="print.ply", label=QT_TRANSLATE_NOOP("forms", "Which copy this is"), of=_PRINTING),
)
KindOf = Callable[[str], RecordType]
Say = Callable[[Text | str], str]  # a text in the user's language


def sources_of(
    kind: RecordType, kind_of: KindOf, name_of: Callable[[str], str] = lambda _key: ""
) -> tuple[Source, ...]:
    """The fields that forms of a type may hold.

    Args:
        kind: the type.
        kind_of: finds the types it links to.
        name_of: the name the administrator gave an option (`Field.named_by`); without one such a field is not offered.
    """
    found = list(_own(kind, "", None, name_of))
    for one in kind.fields:
        if one.kind is Kind.LINK:
            found += _own(kind_of(one.link), f"{one.key}.", one.label, name_of)
    return (*found, *HOUSE, *PRINTING)


def _own(kind: RecordType, head: str, of: Text | None, name_of: Callable[[str], str]) -> Iterator[Source]:
    for one in kind.fields:
        label: Text | str = one.label
        if one.named_by and not (label := name_of(one.named_by)):
            continue
        source = replace(_source(one), key=head + one.key, label=label, of=of)
        yield source
        if one.kind is Kind.PARTS and head:
            for cell in source.columns:
                yield replace(cell, key=f"{source.key}.{cell.key}", of=of, kind=SourceKind.TEXT, sample="")


def _source(one: Field) -> Source:
    kind = SourceKind.TEXT if one.kind is Kind.LINK else _KINDS.get(one.kind, SourceKind.TEXT)
    columns = tuple(_source(part) for part in one.parts if part.in_form)
    if kind is not SourceKind.ROWS:
        return Source(key=one.key, label=one.label, kind=kind, sample=_SAMPLES.get(kind))
    row = {cell.key: _SAMPLES.get(cell.kind) for cell in columns}
    return Source(key=one.key, label=one.label, kind=kind, sample=(row,) * _SAMPLE_ROWS, columns=columns)


@dataclass(frozen=True, slots=True)
class Reading:
    """Reads what records give to a form.

    Attributes:
        kind_of: finds the types a record links to.
        say: says the words of states in the user's language.
        phone: writes a telephone number as the screen has it; "" for what is none.
    """

    kind_of: KindOf
    say: Say
    phone: Callable[[str], str] = str

    def values(self, session: Session, kind: RecordType, id_: int) -> dict[str, Given]:
        """All values of a record, by the keys of its sources.

        Raises:
            Refused: it is gone.
        """
        found = loaded_of(session, kind, fetch(session, kind, id_))
        values = dict(self._told(kind, found, ""))
        for one in kind.fields:
            linked = found.values.get(one.key)
            if one.kind is Kind.LINK and linked:
                other = self.kind_of(one.link)
                values |= self._told(other, loaded_of(session, other, fetch(session, other, linked)), f"{one.key}.")
        return values

    def _told(self, kind: RecordType, found: Loaded, head: str) -> dict[str, Given]:
        values: dict[str, Given] = {}
        for one in kind.fields:
            if one.kind is not Kind.PARTS:
                values[head + one.key] = self.told(one, found.values.get(one.key), found.names.get(one.key))
                continue
            rows = found.values.get(one.key) or ()
            told = tuple(
                {cell.key: self._cell(cell, row, found.names, f"{one.key}.{rank}") for cell in one.parts}
                for rank, row in enumerate(rows)
            )
            values[head + one.key] = told
            values |= {f"{head}{one.key}.{cell.key}": _joined(told, cell.key) for cell in one.parts if head}
        return values

    def _cell(self, cell: Field, row: Mapping[str, Any], names: Mapping[str, str], place: str) -> Cell:
        return self.told(cell, row.get(cell.key), names.get(f"{place}.{cell.key}"))

    def told(self, one: Field, value: Any, name: str | None) -> Cell:
        """One value as a form takes it; `name` is what stands for an id."""
        if one.kind in (Kind.LINK, Kind.CHOICE):
            return name or ""
        if value is None or value == "":
            return name or ""
        if one.kind is Kind.STATE:
            look = one.looks.get(value)
            return self.say(look.words) if look else str(value)
        if one.kind is Kind.SET:
            return "、".join(self.say(one.looks[each].words) for each in value if each in one.looks)
        if one.kind is Kind.PHONE:
            return self.phone(str(value)) or str(value)
        return Money(int(value)) if one.kind is Kind.MONEY else value


def _joined(rows: Sequence[Mapping[str, Cell]], key: str) -> str:
    return "、".join(dict.fromkeys(filter(None, (written(row.get(key)) for row in rows))))
