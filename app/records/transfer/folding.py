"""How do rows of a sheet come together to a record: the lines of one sale, which its number tells?"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.errors import Invalid, Refused
from app.core.i18n import Text
from app.records.field import Values
from app.records.part import NTH, Folding


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is looked at: its number in the sheet, its cells, what they mean.

    Attributes:
        wrong: by column, None for the row as a whole.
        members: the rows of the sheet, where they were put together.
    """

    number: int
    cells: Sequence[Any]
    values: Values
    wrong: dict[int | None, Text]
    members: tuple["Row", ...] = ()

    @property
    def is_wrong(self) -> bool:
        """Whether it, or one of its rows, cannot be taken."""
        return bool(self.wrong) or any(one.wrong for one in self.members)


class Together:
    """Puts the rows of one sheet together.

    Args:
        columns: the target of each column that is taken.
    """

    def __init__(self, folding: Folding, columns: Mapping[int, str]) -> None:
        self._folding = folding
        self._columns = {target: at for at, target in columns.items()}
        self._seen: set[str] = set()
        self._alike: Counter[str] = Counter()

    def records(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Rows that stand one below the other and share their number, as one each; no values yet."""
        waiting: list[Row] = []
        before = ""
        for row in rows:
            same = self._folding.same(row.values)
            goes_on = same == before if same else self._folding.continues(row.values)
            if waiting and not goes_on:
                yield self._record(waiting, before)
                waiting = []
            if not waiting:
                before = same
            waiting.append(row)
        if waiting:
            yield self._record(waiting, before)

    def _record(self, rows: Sequence[Row], same: str) -> Row:
        wrong: dict[int | None, Text] = {None: self._folding.apart.fill(number=same)} if same in self._seen else {}
        if same:
            self._seen.add(same)
        return Row(rows[0].number, rows[0].cells, {}, wrong, tuple(rows))

    def fold(self, session: Session, record: Row, who: Who) -> None:
        """The values of a record out of those of its rows, or what is wrong with them."""
        if record.is_wrong:
            return
        try:
            record.values.update(self._folding.fold(session, [dict(one.values) for one in record.members], who))
        except Invalid as err:
            for key, text in err.fields.items():
                place, _, column = key.partition(".")
                self._blame(record, int(place), column, text)
        except Refused as err:
            record.wrong[None] = err.text
        else:
            if alike := self._folding.alike(record.values):
                self._alike[alike] += 1
                record.values[NTH] = self._alike[alike]

    def blame(self, record: Row, err: Invalid) -> None:
        """What the rules of the type say, at the rows and columns it is about."""
        for key, text in err.fields.items():
            place, column = self._folding.column(key) or (0, "")
            self._blame(record, place, column, text)

    def _blame(self, record: Row, place: int, column: str, text: Text) -> None:
        one = record.members[min(place, len(record.members) - 1)]
        one.wrong.setdefault(self._columns.get(column), text)
