"""Which records does somebody mean who types a number or a serial number? Of all types, over their indexes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.records.field import Kind
from app.records.listing import rows_of
from app.records.record import RecordType, Row

_MOST = 5  # of each type
_NUMBER = re.compile(r"[A-Za-z]{1,4}[-0-9]{2,}")
_SERIAL = re.compile(r"(?=.*\d)[\w./-]{4,}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A record that was found, as its list shows it."""

    kind: RecordType
    row: Row
    number: str


def by_number(session: Session, kinds: Iterable[RecordType], text: str) -> list[Numbered]:
    """Records whose number begins with `text`, or of a machine with that serial number; the newest first."""
    text = text.strip()
    found: list[Numbered] = []
    if not _NUMBER.fullmatch(text) and not _SERIAL.fullmatch(text):
        return found
    for kind in kinds:
        numbers = {id_: number for query in _queries(kind, text) for id_, number in session.execute(query.limit(_MOST))}
        if numbers:  # a list nobody asks for may be one that whoever asks may not read
            found += [Numbered(kind, row, numbers[row.id]) for row in rows_of(session, kind, list(numbers))]
    return found


def _queries(kind: RecordType, text: str) -> Iterable[Select[Any]]:
    model: Any = kind.model
    if not kind.series:
        return
    newest = select(model.id, model.number).order_by(model.id.desc())
    if _NUMBER.fullmatch(text):
        start = text.upper()
        yield newest.where(model.number >= start, model.number < f"{start}~")
    if _SERIAL.fullmatch(text):
        if hasattr(model, "serial"):
            yield newest.where(model.serial == text)
        for part in (one for one in kind.fields if one.kind is Kind.PARTS):
            relation = getattr(model, part.key)
            if any(cell.key == "serial" for cell in part.parts):
                yield newest.where(relation.any(serial=text))
