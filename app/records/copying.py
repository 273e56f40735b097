"""What does a record begin with that is made like another one?"""

from typing import Any

from app.records.field import Field, Filled, Kind, Values
from app.records.masking import has_private
from app.records.record import RecordType
from app.records.rows import Loaded

_OF_THE_MOMENT = (Kind.DAY, Kind.MOMENT)


def like(kind: RecordType, loaded: Loaded) -> Filled:
    """What somebody filled in, without what belongs to that one alone: its days, its own fields, its amounts.

    What is masked does not go over either.
    """
    known = [one for one in kind.fields if not (loaded.masked and has_private(one))]
    values = {one.key: _copied(one, loaded.values.get(one.key)) for one in known if _goes_over(one)}
    return Filled(values, {key: name for key, name in loaded.names.items() if key.split(".")[0] in values})


def _goes_over(field: Field) -> bool:
    return field.in_form and not field.fixed and not field.own and field.kind not in _OF_THE_MOMENT


def _copied(field: Field, value: Any) -> Any:
    if field.kind is not Kind.PARTS:
        return value
    kept = {one.key for one in field.parts if _goes_over(one)}
    rows: tuple[Values, ...] = tuple({key: cell for key, cell in row.items() if key in kept} for row in value or ())
    return rows
