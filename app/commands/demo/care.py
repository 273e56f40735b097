"""How do complaints, callbacks and memos of the invented shop get written?"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Protocol

from sqlalchemy import Connection

from app.commands.demo import callbacks, complaints, memos
from app.commands.demo.plan import Plan

TABLES = (complaints.TABLE, callbacks.TABLE, "memo")
LISTS = callbacks.LISTS
_ROWS_AT_ONCE = 20_000
Row = Sequence[object]
Share = Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[Any]]  # work → results, perhaps in other processes


class Writes(Protocol):
    """Writes rows quickly."""

    def write(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Add rows."""
        ...


def write(writer: Writes, connection: Connection, plan: Plan, lists: Mapping[str, Sequence[int]], share: Share) -> None:
    """Write all of them, and count their numbers on."""
    kinds = (
        (complaints.TABLE, complaints.COLUMNS, complaints.SERIES, complaints.EACH, partial(complaints.rows_of, plan)),
        (callbacks.TABLE, callbacks.COLUMNS, callbacks.SERIES, callbacks.EACH, partial(callbacks.rows_of, plan, lists)),
    )
    for table, columns, series, each, make in kinds:
        step = max(1, int(_ROWS_AT_ONCE * plan.days / max(1, plan.customers * each)))
        spans = [range(day, min(day + step, plan.days + 1)) for day in range(0, plan.days + 1, step)]
        given: list[tuple[str, str, int]] = []
        for rows in share(partial(_days, make), spans):
            writer.write(table, columns, rows)
            given += _last_numbers(series, columns.index("number"), rows)
        writer.write("counter", ("series", "day", "last"), given)
    memos.write(connection, plan)


def _days(make: Callable[[int], Sequence[Row]], days: range) -> list[Row]:
    return [row for day in days for row in make(day)]


def _last_numbers(series: str, place: int, rows: Sequence[Row]) -> list[tuple[str, str, int]]:
    last: dict[str, int] = {}
    for row in rows:
        day, _, number = str(row[place]).removeprefix(series).partition("-")
        last[day] = max(last.get(day, 0), int(number))
    return [(series, day, number) for day, number in last.items()]
