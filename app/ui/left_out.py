"""Which records of a batch stayed as they were, and why, in the user's words?"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject

from app.core.errors import AppError
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.records.keeping import Batch
from app.records.record import RecordType, Row
from app.ui.cells import Cells
from app.ui.record_form import Around
from app.ui.texts import listed, words

_Key = TypeVar("_Key", bound=Hashable)

_LEFT = QT_TRANSLATE_NOOP("lists", "%n left as they are:")
_BECAUSE = QT_TRANSLATE_NOOP("lists", "{names}: {why}")
_AND_MORE = QT_TRANSLATE_NOOP("lists", "{names} and %n more")
_NAMED = 5  # records of one reason that are named
_LOOKED_UP = 100
_LONGEST = 24  # letters of what a record is about
_TELLING = ("number", "customer", "customer_id")  # columns that tell a record from others, besides its title


def tell_left(around: Around, kind: RecordType, batch: Batch, owner: QObject, say: Callable[[str], object]) -> None:
    """Look up what the records that refused are called, then say which they are and why; at once where none did."""
    if not batch.refused:
        return

    def named(rows: Sequence[Row]) -> None:
        say(left_sentence(batch.refused, {one.id: called(around.cells, kind, one) for one in rows}))

    def nameless(_: AppError) -> None:
        named(())

    asked = around.desk.rows(kind, list(batch.refused)[:_LOOKED_UP])
    around.bridge.then(asked, named, owner, nameless)


def called(cells: Cells, kind: RecordType, row: Row) -> str:
    """What tells one record of a list from the others: its number and customer, or what it is about."""
    columns = {one.key: (one, row.cells[at]) for at, one in enumerate(kind.columns)}
    said = [cells.text(*columns[key]) for key in (*_TELLING, kind.title_field) if key in columns]
    return " ".join([one if len(one) <= _LONGEST else f"{one[:_LONGEST]}…" for one in said if one][:2])


def left_sentence(refused: Mapping[_Key, Text], names: Mapping[_Key, str]) -> str:
    """How many refused; a line for each reason, with the names of those it is about where they are known."""
    reasons: dict[str, list[str]] = {}
    for key, why in refused.items():
        reasons.setdefault(words(why), []).append(names.get(key, ""))
    lines = [_line(why, [one for one in about if one], len(about)) for why, about in sorted(reasons.items())]
    return "\n".join([words(_LEFT.counted(len(refused))), *lines])


def _line(why: str, names: Sequence[str], count: int) -> str:
    if not names:
        return why
    said = listed(names[:_NAMED])
    more = count - len(names[:_NAMED])
    if more:
        said = words(_AND_MORE.counted(more).fill(names=said))
    return words(_BECAUSE.fill(names=said, why=why))
