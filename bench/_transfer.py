"""What does it cost to import 100,000 customers, and to export them, beside the bare libraries doing the same?

Import: everything from the file to the written customers (read in another process, matched, every row checked, written
in portions with search index and audit trail) against reading the file with calamine only, plus inserting the same rows
into the same tables by the bare driver. Export: a list with its typed columns against openpyxl writing the same values.
"""

import gc
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from python_calamine import load_workbook

import app.features.record_types  # noqa: F401  every table finds those it refers to
from app.core import garbage
from app.core.access import Who
from app.core.clock import SystemClock
from app.core.phone import Numbers
from app.core.pinyin import warm_up
from app.db.engine import open_engine
from app.db.migrate import upgrade
from app.db.search import _grams, _Row  # what the index was given cannot be read out of it
from app.db.store import Store
from app.features.customers.spec import customer_type
from app.records.listing import Query
from app.records.transfer.exporting import Exports, Order
from app.records.transfer.heads import Heads, Vocabulary
from app.records.transfer.importing import Imports
from app.records.transfer.outline import Column, Outline
from app.records.transfer.plan import Plan
from app.records.transfer.running import Running
from bench._floor import Figure, arguments, report, resident_mb

WHO = Who("李娜", "前台 1 号席")
KIND = customer_type(lambda: Numbers("CN", "010"))
HEAD = ("客户名称", "手机", "电话", "地址", "分组", "业务员", "标签", "备注")
SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华"
GROUPS = ("餐饮", "超市便利", "家庭", "冷库物流", "食堂学校")
TABLES = ("choice", "customer", "customer_phone", "address", "customer_search", "trace")
Rows = dict[str, tuple[list[str], list[tuple[Any, ...]]]]


def make_sheet(path: Path, count: int) -> None:
    """A sheet as a shop has it."""
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet("客户")
    sheet.append(list(HEAD))
    for at in range(count):
        name = SURNAMES[at % 20] + GIVEN[at // 20 % 24] + GIVEN[at // 480 % 24] + ("茶餐厅" if at % 3 == 0 else "")
        landline = f"010-{60_000_000 + at}" if at % 4 == 0 else None
        street = f"北京市朝阳区望京西路 {at % 900} 号院 {at % 30} 号楼"
        note = "上门前请先打电话" if at % 5 == 0 else None
        people = ("何静", "孙悦", "陈立")[at % 3]
        sheet.append([name, f"13{at:09}", landline, street, GROUPS[at % 5], people, "老客户", note])
    book.save(path)


@contextmanager
def database(folder: Path, name: str) -> Iterator[Store]:
    """A new, empty database."""
    engine = open_engine(f"sqlite:///{folder / name}.db")
    upgrade(engine)
    store = Store(engine)
    yield store
    store.close()


class Memory:
    """The most memory this process holds meanwhile, above what it held before; and one that it starts, in all."""

    def __enter__(self) -> "Memory":
        gc.collect()
        self._before = self.most = resident_mb()
        self.other = 0.0
        self._over = threading.Event()
        self._watch = threading.Thread(target=self._look)
        self._watch.start()
        return self

    def _look(self) -> None:
        while not self._over.wait(0.05):
            self.most = max(self.most, resident_mb())
            for one in Path("/proc/self/task").glob("*/children"):
                self.other = max([self.other, *(resident_mb(pid) for pid in one.read_text().split())])

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._watch.join()
        self.more = self.most - self._before


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds that passed, and seconds the processors worked for it, those of the reading process included."""

    wall: float
    cpu: float

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.wall + other.wall, self.cpu + other.cpu)


def timed(work: Callable[[], Any]) -> tuple[Cost, Any]:
    """What it cost, and what came of it."""
    gc.collect()
    began, cpu = time.perf_counter(), _cpu()
    result = work()
    return Cost(time.perf_counter() - began, _cpu() - cpu), result


def _cpu() -> float:
    child = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + child.ru_utime + child.ru_stime


def done(start: Callable[..., Running], *args: Any) -> Callable[[], Any]:
    """Work that is started and waited for."""

    def work() -> Any:
        return start(*args).future.result()

    return work


def import_all(store: Store, sheet: Path, folder: Path) -> dict[str, Cost]:
    """The whole way of an import; what its steps cost."""
    imports = Imports(store, (KIND,), lambda: WHO, SystemClock(), folder / "rows")
    nobody = lambda _done, _total: None  # noqa: E731  one line is clearer
    words = Vocabulary(KIND.sheet.also if KIND.sheet else {})
    heads = Heads(KIND, words)
    opening, opened = timed(done(imports.open, sheet, nobody))
    plan = Plan(kind=KIND, opened=opened, head=0, columns=heads.guess(opened.sample[0]), vocabulary=words)
    checking, checked = timed(done(imports.check, plan, str, nobody))
    assert not checked.wrong, checked.problems[:3]
    writing, came = timed(done(imports.write, checked, str, nobody))
    assert came.counts.made == checked.new
    imports.close()
    return {"open": opening, "check": checking, "write": writing}


def rows_of(store: Store) -> Rows:
    """What the import has written."""
    driver: Any = store.engine.raw_connection().driver_connection
    found: Rows = {}
    for table in TABLES:
        cursor = driver.execute(f"SELECT * FROM {table}")
        found[table] = ([one[0] for one in cursor.description], cursor.fetchall())
    kept = found["customer_search"][1]
    order = [found["customer_search"][0].index(one) for one in ("customer_id", "name", "words", "spelled", "numbers")]
    grams = [(row[order[0]], " ".join(_grams(_Row(*(row[at] for at in order))))) for row in kept]
    found["customer_search_grams"] = (["rowid", "grams"], grams)
    return found


def insert_bare(store: Store, rows: Rows) -> None:
    """The same rows by the driver itself, in one transaction."""
    connection: Any = store.engine.raw_connection()
    driver = connection.driver_connection
    driver.execute("BEGIN IMMEDIATE")
    for table, (columns, values) in rows.items():
        places = ", ".join("?" * len(columns))
        driver.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", values)
    driver.commit()
    connection.close()


def read_bare(sheet: Path) -> int:
    """The sheet by calamine, and nothing else."""
    return len(load_workbook(str(sheet)).get_sheet_by_index(0).to_python())


def measure_import(folder: Path, count: int) -> list[Figure]:
    """Figures of the import."""
    sheet = folder / "客户.xlsx"
    make_sheet(sheet, count)
    warm_up()
    with database(folder, "program") as store:
        with Memory() as memory:
            steps = import_all(store, sheet, folder)
        rows = rows_of(store)
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    reading, _ = timed(lambda: read_bare(sheet))
    with database(folder, "bare") as store:
        inserting, _ = timed(lambda: insert_bare(store, rows))
    floor, whole = reading + inserting, steps["open"] + steps["check"] + steps["write"]
    for name, cost in {**steps, "calamine": reading, "inserts": inserting}.items():
        print(f"import of {count:,}, {name}: {cost.wall:.2f} s, {cost.cpu:.2f} s of processor", file=sys.stderr)
    return [
        Figure("import, from the file to the customers", whole.wall, "s", floor.wall, 4.0),
        Figure("import, seconds of processor", whole.cpu, "s", floor.cpu),
        Figure("import, memory of the program above what it held", memory.more, "MB", most=200),
        Figure("import, memory of the process that reads", child, "MB", most=600),
    ]


def measure_export(folder: Path, count: int) -> list[Figure]:
    """Figures of the export; of the customers that were imported."""
    with database(folder, "program") as store:
        columns = tuple(
            Column(key=one.key, head=one.key, kind=one.kind, words={key: str(key) for key in one.looks})
            for one in KIND.columns
        )
        outline = Outline(title="客户", columns=columns)
        exports = Exports(store, lambda: WHO, SystemClock())
        path = folder / "out.xlsx"
        order = Order(kind=KIND, query=Query(order="name"), outline=outline, path=path)
        with Memory() as memory:
            cost, came = timed(done(exports.start, order, lambda *_: None))
        assert came.rows == count
        exports.close()
    rows = [[_plain(one) for one in row] for row in load_workbook(str(path)).get_sheet_by_index(0).to_python()]
    floor, _ = timed(lambda: write_bare(folder / "bare.xlsx", rows))
    return [
        Figure("export of the list", cost.wall, "s", floor.wall, 1.5),
        Figure("export, seconds of processor", cost.cpu, "s", floor.cpu),
        Figure("export, memory of the program above what it held", memory.more, "MB", most=200),
        Figure("export, memory of the process that writes", memory.other, "MB", most=200),
    ]


def _plain(value: Any) -> Any:
    return None if value == "" else value.replace(tzinfo=None) if isinstance(value, datetime) else value


def write_bare(path: Path, rows: Sequence[Sequence[Any]]) -> None:
    """The same values by openpyxl, and nothing else."""
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet("x")
    for row in rows:
        sheet.append(row)
    book.save(path)


def main() -> int:
    """Measure and report."""
    options = arguments(__doc__, customers=100_000).parse_args()
    garbage.settle()  # as the program does, for both sides
    with tempfile.TemporaryDirectory() as place:
        figures = measure_import(Path(place), options.customers)
        figures += measure_export(Path(place), options.customers)
    about = f"{options.customers:,} customers, SQLite, {datetime.now(UTC):%Y-%m-%d}"
    return report("transfer", figures, as_json=options.json, about=about)
