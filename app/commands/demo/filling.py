"""How do the invented customers, calls and sales get into a database, a million of them in minutes?

Calls come first, because customers are written with the moment of their last one. Rows are made in processes of their
own where there are many, and written here with the bare driver.
"""

from array import array
from collections import Counter as Count
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import nullcontext
from functools import cache, partial
from multiprocessing import get_context
from os import cpu_count
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, select
from sqlalchemy.orm import Session

from app.commands.demo import calls, care, customers, goods, knowledge, messages, points, repairs, sales
from app.commands.demo.plan import BLOCK, CALLS_EACH, Plan, keys
from app.commands.demo.shop import COMPANY, COMPANY_ADDRESS, COMPANY_PHONE, CUSTOM_FIELDS, LISTS, SALE_CUSTOM_FIELD
from app.core import options
from app.db.base import utc_now
from app.db.bulk import loading
from app.db.months import make_months
from app.db.search import filling
from app.db.system import Choice, Setting
from app.features.points.model import Gift

Row = Sequence[object]
_Made = tuple[customers.Made, dict[str, list[repairs.Row]]]  # a block of customers, their repairs
T = TypeVar("T")
_TABLES = (
    *(*customers.COLUMNS, *sales.COLUMNS, *repairs.COLUMNS, *care.TABLES, *points.COLUMNS),
    *("call", "message", "customer_search"),
)
_LISTS = LISTS | care.LISTS | {"product_category": goods.categories()}
_ALONE_BELOW = 20_000  # customers that one process makes faster than several get going
_AHEAD = 6  # pieces of work waiting to be written
_CALLS_AT_ONCE = 20_000


def fill_shop(engine: Engine, plan: Plan, progress: Callable[[int], None]) -> None:
    """Fill a migrated database that nobody else uses.

    Args:
        engine: of the database.
        plan: what to make.
        progress: told how many rows were written, again and again; 0 when all are and the indexes are still to be made.
    """
    lists, stock = _write_lists(engine)
    with engine.begin() as connection:
        make_months(connection, "call", plan.months)
    with loading(engine, _TABLES) as connection, _helpers(plan) as helpers:
        writer = Writer(connection, progress)
        latest = _write_calls(writer, plan, helpers)
        first = _write_customers(writer, plan, helpers, latest, lists)
        _write_sales(writer, plan, helpers, stock)
        messages.write(connection, plan, first)
        care.write(writer, connection, plan, lists, partial(_done, helpers))
        writer.finish()
        progress(0)
    knowledge.write(engine, plan, progress)


class Writer:
    """Writes rows with the driver itself.

    Args:
        connection: with the transaction that everything goes into.
        progress: told how many rows each writing wrote.
    """

    def __init__(self, connection: Connection, progress: Callable[[int], None]) -> None:
        driver: Any = connection.connection.driver_connection
        self.driver, self.connection = driver, connection
        self._sqlite = connection.dialect.name == "sqlite"
        self._progress = progress
        if not self._sqlite:
            self.driver.execute("SET timezone = 'UTC'")

    def write(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Add rows; moments in them are UTC."""
        names = ", ".join(columns)
        if self._sqlite:
            places = ", ".join("?" * len(columns))
            self.driver.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({places})', rows)
        else:
            with self.driver.cursor() as cursor, cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
                copy.write(_copied(rows))
        self._progress(len(rows))

    def finish(self) -> None:
        """Let the next customer and the next sale get the next id."""
        if not self._sqlite:
            for table in ("customer", "sale", "redemption"):
                newest = f"(SELECT coalesce(max(id), 1) FROM {table})"
                self.driver.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {newest})")


def _copied(rows: Sequence[Row]) -> str:
    """Rows as COPY reads them; the invented texts hold no tab, line end or backslash."""
    return "".join("\t".join(["\\N" if one is None else str(one) for one in row]) + "\n" for row in rows)


def _write_lists(engine: Engine) -> tuple[dict[str, list[int]], goods.Goods]:
    """Write the lists to choose from, the settings and what is sold; return the ids of each list, and the goods."""
    with Session(engine) as session, session.begin():
        now = utc_now()
        known = {(one.list, one.name) for one in session.scalars(select(Choice))}
        session.add_all(
            Choice(list=name, name=entry, rank=rank, created_at=now, changed_at=now)
            for name, entries in _LISTS.items()
            for rank, entry in enumerate(entries)
            if (name, entry) not in known
        )
        shown = dict(zip((option.key for option in options.CUSTOM_FIELDS), CUSTOM_FIELDS, strict=False))
        shown |= {options.COMPANY_NAME.key: COMPANY, options.COMPANY_PHONE.key: COMPANY_PHONE}
        shown |= {options.COMPANY_ADDRESS.key: COMPANY_ADDRESS, options.SALE_CUSTOM_FIELDS[0].key: SALE_CUSTOM_FIELD}
        for key, value in shown.items():
            session.merge(Setting(key=key, value=value))
        session.flush()
        chosen = session.execute(select(Choice.list, Choice.id).order_by(Choice.list, Choice.rank)).all()
        lists = {name: [id_ for list_, id_ in chosen if list_ == name] for name in _LISTS}
        session.add_all(
            Gift(id=at, name=name, points=price, stock=stock, initials="", created_at=now, changed_at=now)
            for at, (name, price, stock) in enumerate(points.GIFTS, 1)
        )
        categories = dict(zip(goods.categories(), lists["product_category"], strict=True))
        return lists, goods.write(session, categories, tuple(lists["payment_way"]))


def _write_calls(writer: Writer, plan: Plan, helpers: Executor | None) -> "array[int]":
    """Write all calls; return when each customer's number was last seen."""
    latest = array("Q", bytes(8 * plan.customers))
    shares = calls.share_of(plan)
    each = max(1, int(_CALLS_AT_ONCE * plan.days / (plan.customers * CALLS_EACH)))
    spans = [range(day, min(day + each, plan.days + 1)) for day in range(0, plan.days + 1, each)]
    for rows, seen in _done(helpers, partial(_days, plan, shares), spans):
        writer.write("call", calls.COLUMNS, rows)
        for index, moment in seen.items():
            latest[index] = moment
    return latest


def _write_customers(
    writer: Writer, plan: Plan, helpers: Executor | None, latest: "array[int]", lists: dict[str, list[int]]
) -> customers.Made:
    """Write all customers; return the first block."""
    first: customers.Made | None = None
    given: Count[str] = Count()  # numbers of repairs, by day
    blocks = [(block, latest[block * BLOCK : (block + 1) * BLOCK]) for block in range(plan.blocks)]
    with filling(writer.driver) as index:
        for made, taken in _done(helpers, partial(_block, plan, lists), blocks):
            for table, columns in customers.COLUMNS.items():
                writer.write(table, columns, made.rows[table])
            taken["repair"] = repairs.numbered(taken["repair"], given)
            for table, columns in repairs.COLUMNS.items():
                writer.write(table, columns, taken[table])
            index(made.entries)
            first = first or made
    repairs.finish(writer.connection, given)
    return first or customers.Made()


def _write_sales(writer: Writer, plan: Plan, helpers: Executor | None, stock: goods.Goods) -> None:
    """Write all sales with the points they earned, and count their numbers on."""
    given: Count[str] = Count()
    gifts: Count[str] = Count()
    for block, sold in enumerate(_done(helpers, partial(sales.make, plan, stock), range(plan.blocks))):
        for table, columns in sales.COLUMNS.items():
            writer.write(table, columns, sales.numbered(sold, given) if table == "sale" else sold.rows[table])
        earned = points.make(plan, block, sales.received(sold), gifts, sum(gifts.values()) + 1)
        for table, columns in points.COLUMNS.items():
            writer.write(table, columns, earned.rows[table])
    counted = [(sales.SERIES, day, last) for day, last in sorted(given.items())]
    counted += [(points.SERIES, day, last) for day, last in sorted(gifts.items())]
    writer.write("counter", ("series", "day", "last"), counted)


@cache
def _numbers(plan: Plan) -> "array[int]":
    return keys(plan)  # once in each process


def _days(plan: Plan, shares: list[float], days: range) -> tuple[list[calls.Row], dict[int, int]]:
    rows: list[calls.Row] = []
    latest: dict[int, int] = {}
    for day in days:
        made = calls.calls_of(plan, _numbers(plan), shares, day)
        rows += made.rows
        latest |= made.latest
    return rows, latest


def _block(plan: Plan, lists: dict[str, list[int]], work: "tuple[int, array[int]]") -> _Made:
    made = customers.make(plan, work[0], work[1], lists)
    return made, repairs.make(plan, work[0], made.rows, lists)


def _helpers(plan: Plan) -> "ProcessPoolExecutor | nullcontext[None]":
    """Processes that make rows, where it is worth starting them."""
    many = cpu_count() or 1
    if plan.customers < _ALONE_BELOW or many < 2:
        return nullcontext()
    return ProcessPoolExecutor(max_workers=many, mp_context=get_context("spawn"))


def _done(helpers: Executor | None, make: Callable[[Any], T], work: Iterable[Any]) -> Iterator[T]:
    """What `make` makes of each piece of work, in order; a few pieces are made ahead."""
    if helpers is None:
        yield from map(make, work)
        return
    waiting: deque[Future[T]] = deque()
    for piece in work:
        waiting.append(helpers.submit(make, piece))
        if len(waiting) >= _AHEAD:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
