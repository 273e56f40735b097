"""How is one screenful of a list read, at the same cost in a list of ten thousand rows as of five million?

A list is walked over the index of its sort field. From the nearest place whose value is known (an `Anchor`: the first
or last row of a page read before), or from either end, the wanted rows are the next ones in index order, so that the
cost follows the distance and not the size. Empty values stand last, on both engines, as a second stretch ordered by id.
Only the ids of the window are taken from the index; their cells are fetched afterwards for these rows alone.
Where a chip leaves few of many rows, they lie far apart in that index: they are fetched by the chip's and sorted.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, not_, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql.elements import UnaryExpression
from sqlalchemy.sql.operators import custom_op

from app.core.access import Who
from app.db import tally
from app.db.few import at_most
from app.db.system import Choice
from app.records.field import Field, Kind
from app.records.masking import masked_cells, masked_in
from app.records.record import Filter, RecordType, Row
from app.records.wheres import Where, condition, fits, is_private, is_served

PAGE = 100  # rows read at once
_FEW = 5000  # rows of a narrowed list that are sorted sooner than found among all others
_FEW_OTHERS = 50_000  # rows that are counted sooner than those that are left


@dataclass(frozen=True, slots=True)
class Query:
    """What a list shows.

    Attributes:
        order: a sortable field's key, "-" in front for descending; "" for the type's own order.
        text: of the search box.
        filters: keys of the chosen chips; all of them must hold.
        wheres: conditions on columns; all of them must hold.
    """

    order: str = ""
    text: str = ""
    filters: tuple[str, ...] = ()
    wheres: tuple[Where, ...] = ()

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return not self.text and not self.filters and not self.wheres

    def is_slow(self, kind: RecordType) -> bool:
        """Whether no index serves it, so that it is read where it delays nobody."""
        slow = any(one.slow for one in kind.filters if one.key in self.filters)
        return slow or any(not is_served(kind, one) for one in self.wheres)


def same_records(one: Query, other: Query) -> bool:
    """Whether two lists hold the same records, if in another order."""
    return replace(one, order="") == replace(other, order="")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A row whose place is known: position from 0, value of the sort field, id."""

    at: int
    value: Any
    id: int


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a list from reading it before.

    Attributes:
        anchors: places in this very list; the nearest one is started from.
        total: number of rows, or None; with it the end is reached backwards.
    """

    anchors: tuple[Anchor, ...] = ()
    total: int | None = None


NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of a list from position `start`; `first` and `last` make reading on from here cheap."""

    start: int
    rows: tuple[Row, ...]
    first: Anchor | None = None
    last: Anchor | None = None


def shown_by(kind: RecordType, field: Field) -> ColumnElement[Any]:
    """The SQL expression of what a list shows for `field`: the name of a choice, a computed value, or the column."""
    if field.read is not None:
        return field.read()
    column: ColumnElement[Any] = getattr(kind.model, field.key)
    if field.kind is Kind.CHOICE:
        return select(Choice.name).where(Choice.id == column).correlate(kind.model).scalar_subquery()
    return column


def rows_of(session: Session, kind: RecordType, ids: Sequence[int], *within: ColumnElement[bool]) -> tuple[Row, ...]:
    """Rows for `ids` (at most some hundred), in their order; those that are gone are left out.

    `within` holds for all of them, and lets a table in parts leave most of these alone.
    """
    model = kind.model
    cells = [shown_by(kind, one) for one in kind.columns]
    query = select(model.id, model.version, *cells).where(model.id.in_(ids), *within)
    found = {id_: Row(id_, version, tuple(values)) for id_, version, *values in session.execute(query)}
    for id_ in masked_in(session, kind, found):
        found[id_] = replace(found[id_], cells=masked_cells(kind.columns, found[id_].cells))
    return tuple(found[one] for one in ids if one in found)


class Listing:
    """One list as it is asked for: its rows by position, its total, the place of a record.

    Args:
        who, now: what filters such as "mine" and "today" are measured by.
    """

    def __init__(self, session: Session, kind: RecordType, query: Query, who: Who, now: datetime) -> None:
        order = query.order or kind.order
        self._session, self._kind, self._query = session, kind, query
        self._descending = order.startswith("-")
        self._sort: InstrumentedAttribute[Any] = getattr(kind.model, order.removeprefix("-"))
        self._who = who
        self._few = False
        self._by_part = getattr(kind.model, "__parted_by__", None) == self._sort.key
        self._where = conditions(session, kind, query, who, now)

    def window(self, start: int, count: int, known: Known = NOTHING_KNOWN) -> Page:
        """The rows at positions `start` … `start + count - 1`, as many as there are."""
        self._few = not self._query.everything and known.total is not None and known.total <= _FEW
        if not self._few:
            self._say_usual(known.total)
        found = self._scan_nearest(start, count, known)
        if not found:
            return Page(start, ())
        (first_id, first), (last_id, last) = found[0], found[-1]
        ends = Anchor(start, first, first_id), Anchor(start + len(found) - 1, last, last_id)
        rows = rows_of(self._session, self._kind, [id_ for id_, _ in found], *self.within(*ends))
        return Page(start, rows, *ends)

    def within(self, first: Anchor | None, last: Anchor | None) -> list[ColumnElement[bool]]:
        """What is known of rows between two of them, where their table is in parts by what it is sorted by."""
        if not self._by_part:
            return []
        ends = [first, last] if self._descending else [last, first]
        upper, lower = (literal(one.value, self._sort.type) if one else None for one in ends)
        above = [] if lower is None else [self._sort >= lower]
        return above if upper is None else [*above, self._sort <= upper]

    def total(self) -> int:
        """How many rows there are; quick where nothing is filtered, otherwise a count."""
        hidden = self._kind.hidden
        if self._query.everything:
            return self._all() - (self._count(hidden(self._who)) if hidden else 0)
        others = self._other_states() if hidden is None else None
        if others is None:
            return self._count(*self._where)
        few = self._count_few(*self._where, most=_FEW)
        left_out = self._count_few(others, most=_FEW_OTHERS) if few is None else None
        if left_out is None:
            return self._count(*self._where) if few is None else few
        return self._all() - left_out

    def _all(self) -> int:
        return tally.rows_of(self._session, self._kind.model.__tablename__)

    def _other_states(self) -> ColumnElement[bool] | None:
        """What is left out where the list shows one state and no more: of those that are approved, little."""
        query, flow = self._query, self._kind.workflow
        model: Any = self._kind.model
        chosen = [one.state for one in self._kind.filters if one.key in query.filters]
        if flow is None or len(chosen) != 1 or not chosen[0] or query.text or query.wheres:
            return None
        others: ColumnElement[bool] = model.state.in_([one for one in flow.states if one != chosen[0]])
        return others

    def _count_few(self, *where: ColumnElement[bool], most: int) -> int | None:
        """How many there are, or None where they are more than `most`."""
        few = select(literal(1)).select_from(self._kind.model).where(*where).limit(at_most(most + 1)).subquery()
        many = self._session.scalar(select(func.count()).select_from(few)) or 0
        return many if many <= most else None

    def place_of(self, id_: int) -> int | None:
        """The position of a record, or None where the list does not show it."""
        found = self._session.execute(
            select(self._kind.model.id, self._sort).where(self._kind.model.id == id_, *self._where)
        ).first()
        if found is None:
            return None
        before = self._from(Anchor(0, found[1], id_), self._descending, inclusive=False)
        if found[1] is not None:
            return self._count(*self._where, self._sort.is_not(None), before)
        return self._count(*self._where, self._sort.is_not(None)) + self._count(*self._where, before)

    def sums(self) -> dict[str, int]:
        """The sum of each field that has one, over all rows."""
        fields = [one for one in self._kind.fields if one.sums]
        columns = [func.coalesce(func.sum(shown_by(self._kind, one)), 0) for one in fields]
        found = self._session.execute(select(*columns).select_from(self._kind.model).where(*self._where)).one()
        return {one.key: int(value) for one, value in zip(fields, found, strict=True)}

    def ids(self, limit: int) -> tuple[int, ...]:
        """Ids of the first `limit` rows."""
        return tuple(id_ for id_, _ in self._scan(None, backwards=False, skip=0, limit=limit))

    def walk(self, after: Anchor | None, count: int) -> tuple[tuple[int, ...], Anchor | None]:
        """Ids of the next `count` rows behind one that was read before, and the last of them; for reading everything.

        Rows that are saved meanwhile are in it or not, but none is there twice for that.
        """
        found = self._scan(after, backwards=False, skip=0, limit=count, inclusive=False)
        if not found:
            return (), None
        (id_, value), before = found[-1], after.at + 1 if after else 0
        return tuple(one for one, _ in found), Anchor(before + len(found) - 1, value, id_)

    def _scan_nearest(self, start: int, count: int, known: Known) -> list[tuple[int, Any]]:
        """(id, sort value) of the window, from wherever the way is shortest."""
        total, anchors = known.total, known.anchors
        end = start + count - 1 if total is None else min(start + count, total) - 1
        ways: list[tuple[int, bool, Anchor | None]] = [(start, False, None)]
        ways += [(start - one.at, False, one) for one in anchors if one.at <= start]
        ways += [(one.at - end, True, one) for one in anchors if one.at >= end >= start]
        if total is not None and end >= start:
            ways.append((total - 1 - end, True, None))
        skip, backwards, anchor = min(ways, key=lambda way: (way[0], way[1]))
        if backwards:
            return self._scan(anchor, backwards=True, skip=skip, limit=end - start + 1)[::-1]
        return self._scan(anchor, backwards=False, skip=skip, limit=count)

    def _scan(
        self, anchor: Anchor | None, *, backwards: bool, skip: int, limit: int, inclusive: bool = True
    ) -> list[tuple[int, Any]]:
        found: list[tuple[int, Any]] = []
        for filled in self._stretches(anchor, backwards):
            where = [*self._where, *self._stretch(filled)]
            if anchor is not None and (anchor.value is not None) is filled:
                where.append(self._from(anchor, self._descending is backwards, inclusive=inclusive))
            part = self._in_order(where, backwards).limit(at_most(limit - len(found)))
            part = part.offset(skip) if skip else part
            rows = [(id_, value) for id_, value in self._session.execute(part)]
            found += rows
            if len(found) >= limit:
                break
            skip = 0 if rows else skip and max(0, skip - self._count(*where))
        return found

    def _stretches(self, anchor: Anchor | None, backwards: bool) -> list[bool]:
        """Which stretches lie ahead: True with a value, False without; those behind the anchor are left out."""
        if not self._sort.property.columns[0].nullable:
            return [True]
        ahead = [False, True] if backwards else [True, False]
        return ahead if anchor is None else ahead[ahead.index(anchor.value is not None) :]

    def _stretch(self, filled: bool) -> list[ColumnElement[bool]]:
        if not self._sort.property.columns[0].nullable:
            return []
        return [self._sort.is_not(None) if filled else self._sort.is_(None)]

    def _in_order(self, where: Sequence[ColumnElement[bool]], backwards: bool) -> Select[tuple[int, Any]]:
        id_ = self._kind.model.id
        down = self._descending is not backwards
        by = self._unserved() if self._few else self._sort
        order = (by.desc(), id_.desc()) if down else (by, id_)
        return select(id_, self._sort).where(*where).order_by(*order)

    def _say_usual(self, total: int | None) -> None:
        """Nearly all records are approved: SQLite, which takes all states for rare ones, would sort them all."""
        flow, chosen = self._kind.workflow, [one for one in self._kind.filters if one.key in self._query.filters]
        states = [(at, one.state) for at, one in enumerate(chosen) if one.state]
        if flow is None or not states or self._session.get_bind().dialect.name != "sqlite":
            return
        at, state = states[0]
        if total is not None or state == flow.approved:
            usual: ColumnElement[bool] = func.likely(self._where[at])
            self._where = (*self._where[:at], usual, *self._where[at + 1 :])

    def _unserved(self) -> ColumnElement[Any]:
        """The value that is sorted by, so that its index is left alone; PostgreSQL knows by itself what is few."""
        if self._session.get_bind().dialect.name != "sqlite":
            return self._sort.expression
        return UnaryExpression(self._sort.expression, operator=custom_op("+"), type_=self._sort.type)

    def _from(self, anchor: Anchor, upwards: bool, *, inclusive: bool) -> ColumnElement[bool]:
        """Rows on one side of the anchor: greater ones where `upwards`."""
        here: ColumnElement[Any] = self._kind.model.id.expression
        there: ColumnElement[Any] = literal(anchor.id)
        if anchor.value is not None:
            here, there = tuple_(self._sort, here), tuple_(literal(anchor.value, self._sort.type), there)
        if upwards:
            side = here >= there if inclusive else here > there
        else:
            side = here <= there if inclusive else here < there
        if self._by_part:  # said once more so that the other parts are known to have none
            edge = literal(anchor.value, self._sort.type)
            side = and_(side, self._sort >= edge if upwards else self._sort <= edge)
        return side if anchor.value is not None else and_(self._sort.is_(None), side)

    def _count(self, *where: ColumnElement[bool]) -> int:
        return self._session.scalar(select(func.count()).select_from(self._kind.model).where(*where)) or 0


def conditions(
    session: Session, kind: RecordType, query: Query, who: Who, now: datetime
) -> tuple[ColumnElement[bool], ...]:
    """What leaves a record in the list of `query`."""
    chosen = [one for one in kind.filters if one.key in query.filters]
    where = [one.where(who, now) for one in chosen]
    if kind.hidden is not None and not any(one.hidden for one in chosen):
        where.append(not_(kind.hidden(who)))
    if query.text and kind.find is not None:
        where.append(kind.find(session, query.text))
    asked = [one for one in query.wheres if fits(kind, one)]
    where += [condition(kind, one, now) for one in asked]
    others = kind.masking.others(who, now) if kind.masking and any(is_private(kind, one) for one in asked) else None
    if others is not None:  # what is masked is not to be found out by asking
        where.append(not_(others))
    return tuple(where)


def count_of(session: Session, kind: RecordType, chip: Filter, who: Who, now: datetime) -> int:
    """How many records a chip leaves."""
    return Listing(session, kind, Query(filters=(chip.key,)), who, now).total()
