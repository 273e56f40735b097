"""Which months do the call log and the audit trail have a partition for on a server, and how do further ones come?

What is in no month of its own lies in the partition for the rest, so that nothing is ever refused for its date. A
file knows no partitions; all of this does nothing there. Whoever knows in which months there is something says so
with the question (`within`, `spans`), and the server looks into these only, however many there are.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import ColumnElement, Connection, Engine, Table, and_, bindparam, or_, text
from sqlalchemy.exc import DBAPIError

from app.db.base import Moment
from app.db.rows import Row

PARTED = {"call": "started_at", "trace": "at"}
_MAKE = text("SELECT months_make(:parted, :months)")
_AHEAD = text("SELECT months_ahead()")
_NOTE_AGAIN = text("SELECT call_months_anew()")
_SPANS = 6  # stretches of months that a question names
_EVER = (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
_LOCKS = text(
    "SELECT (SELECT max(many) FROM (SELECT count(*) + count(DISTINCT i.inhrelid) AS many FROM pg_inherits i "
    "JOIN pg_class p ON p.oid = i.inhparent LEFT JOIN pg_index x ON x.indrelid = i.inhrelid "
    "WHERE p.relname = ANY(:parted) GROUP BY p.oid) AS each), "
    "current_setting('max_locks_per_transaction')"
)
LOCKS = 256  # a transaction: what docs/scaling.md advises from some twenty seats on
log = logging.getLogger(__name__)


def month_of(moment: datetime) -> date:
    """The first day of the month, by UTC, in whose partition this moment is."""
    return moment.astimezone(UTC).date().replace(day=1)


def months_of(table: Table, rows: Iterable[Row]) -> set[date]:
    """The months of these rows; none for a table that is not parted."""
    column = PARTED.get(table.name)
    return {month_of(one[column]) for one in rows} if column else set()


def make_months(connection: Connection, table: str, months: Iterable[date]) -> None:
    """Make the partitions of these months where they are missing; as the owner of the tables. Does not commit."""
    wanted = sorted(months)
    if wanted and connection.dialect.name == "postgresql":
        connection.execute(_MAKE, {"parted": table, "months": wanted})


def note_months(connection: Connection) -> None:
    """See that it is known in which months who called, after calls came in while triggers rested. Does not commit."""
    if connection.dialect.name == "postgresql":
        connection.execute(_NOTE_AGAIN)


def within(moment: ColumnElement[datetime]) -> ColumnElement[bool]:
    """WHERE of what happened in the `spans` that are given with the question."""
    return or_(*(and_(moment >= _bound("since", one), moment < _bound("until", one)) for one in range(_SPANS)))


def _bound(name: str, number: int) -> ColumnElement[datetime]:
    return bindparam(f"{name}_{number}", type_=Moment)


def spans(months: Iterable[date] | None) -> dict[str, datetime]:
    """The values by which `within` looks into these months only, and where they are many into some between them.

    Args:
        months: their first days; None where it is not known which.
    """
    found = [_EVER] if months is None else _joined(sorted(months))
    nothing = _EVER[:1] * 2
    values: dict[str, datetime] = {}
    for number in range(_SPANS):
        since, until = found[number] if number < len(found) else nothing
        values |= {f"since_{number}": since, f"until_{number}": until}
    return values


def _joined(months: Sequence[date]) -> list[tuple[datetime, datetime]]:
    """From when until when, the largest gaps left out."""
    if not months:
        return []
    numbers = [month.year * 12 + month.month - 1 for month in months]
    gaps = sorted(range(1, len(numbers)), key=lambda place: numbers[place] - numbers[place - 1])
    cuts = sorted(gaps[max(0, len(gaps) - _SPANS + 1) :])
    starts, ends = [0, *cuts], [*cuts, len(numbers)]
    return [(_began(numbers[one]), _began(numbers[end - 1] + 1)) for one, end in zip(starts, ends, strict=True)]


def _began(number: int) -> datetime:
    year, month = divmod(number, 12)
    return datetime(year, month + 1, 1, tzinfo=UTC) if year <= _EVER[1].year else _EVER[1]


@dataclass(frozen=True, slots=True)
class Locks:
    """What a question over all months locks on a server, and how many it gives each transaction on the average."""

    taken: int
    given: int

    @property
    def few(self) -> bool:
        """Whether twenty seats that ask at the same moment may be told that there are no more."""
        return self.given < LOCKS and self.taken > 4 * self.given


def locks(connection: Connection) -> Locks:
    """Of the parted table with the most months; a file has none to give out."""
    if connection.dialect.name != "postgresql":
        return Locks(0, LOCKS)
    taken, given = connection.execute(_LOCKS, {"parted": list(PARTED)}).one()
    return Locks(int(taken or 0), int(given))


def look_ahead(engine: Engine) -> None:
    """See that the coming three months have their partitions; whoever asks, the server makes them.

    What cannot be done now is done when the next seat starts: nothing depends on it today.
    """
    if engine.dialect.name != "postgresql":
        return
    try:
        with engine.begin() as connection:
            if made := connection.scalar(_AHEAD):
                log.info("%d partitions of months to come are made", made)
    except DBAPIError as err:
        log.info("no partitions of months to come are made: %s", err.orig)
