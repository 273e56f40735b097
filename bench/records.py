"""What does it cost to save a repair with three parts, or approve a thousand, beside the same by the bare driver?

Both write the same: the document's counter, the record, its parts, the entries of the audit trail, in one transaction
each, with the triggers and the durability of the program. They take turns, on a copy of the demo data.
"""

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from sqlalchemy import URL, select, text  # noqa: E402
from sqlalchemy.orm import Session  # noqa: E402

import app.features.record_types  # noqa: E402, F401  every table finds those it refers to
from app.core import garbage  # noqa: E402
from app.core.access import Who  # noqa: E402
from app.core.clock import SystemClock  # noqa: E402
from app.core.options import Settings  # noqa: E402
from app.db.engine import open_engine  # noqa: E402
from app.db.store import Store  # noqa: E402
from app.db.system import Choice  # noqa: E402
from app.features.repairs.spec import repair_type  # noqa: E402
from app.records.desk import Desk  # noqa: E402
from bench._data import cluster, database, folder, url  # noqa: E402
from bench._floor import Figure, arguments, median, percentile, report  # noqa: E402

WHO = Who("李娜", "前台 1 号席")
KIND = repair_type(Settings)
MANY = 1000
_SOON = timedelta(days=1)


class Bare:
    """The same rows by the driver itself, on a connection opened as the program opens its own."""

    def __init__(self, place: URL) -> None:
        self._engine = open_engine(place)
        self._sqlite = place.get_backend_name() == "sqlite"
        self._connection: Any = self._engine.raw_connection()
        self._driver: Any = self._connection.driver_connection

    @contextmanager
    def _transaction(self) -> Any:
        cursor = self._driver.cursor()
        if self._sqlite:
            cursor.execute("BEGIN IMMEDIATE")
        yield cursor
        self._driver.commit()
        cursor.close()

    def _sql(self, statement: str) -> str:
        return statement if self._sqlite else statement.replace("?", "%s")

    def save(self, repair: dict[str, Any], parts: Sequence[dict[str, Any]], trace: dict[str, Any]) -> None:
        """A new repair with its parts, its number and the entry of the trail."""
        with self._transaction() as cursor:
            counted = "INSERT INTO counter (series, day, last) VALUES ('WX', ?, 1) ON CONFLICT (series, day) DO UPDATE"
            day = f"{datetime.now(UTC):%Y%m%d}"
            cursor.execute(self._sql(f"{counted} SET last = counter.last + 1 RETURNING last"), (day,))
            number = f"WX{day}-{cursor.fetchone()[0]:04}"
            cursor.execute(
                self._insert("repair", {**repair, "number": number}) + " RETURNING id", [*repair.values(), number]
            )
            id_ = cursor.fetchone()[0]
            rows = [[*part.values(), id_] for part in parts]
            cursor.executemany(self._insert("repair_part", {**parts[0], "repair_id": 0}), rows)
            cursor.execute(
                self._insert("trace", {**trace, "record_id": 0, "number": ""}), [*trace.values(), id_, number]
            )

    def approve(self, ids: Sequence[int], trace: dict[str, Any], now: Any) -> None:
        """Many at once, each guarded by its version as two seats need it, with its entry of the trail."""
        with self._transaction() as cursor:
            changed = "UPDATE repair SET state = 'approved', approved_at = ?, approved_by = ?, version = version + 1"
            rows = [(now, WHO.name, now, id_, 1) for id_ in ids]
            cursor.executemany(self._sql(f"{changed}, changed_at = ? WHERE id = ? AND version = ?"), rows)
            entries = [[*trace.values(), id_] for id_ in ids]
            cursor.executemany(self._insert("trace", {**trace, "record_id": 0}), entries)

    def _insert(self, table: str, row: dict[str, Any]) -> str:
        return self._sql(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})")

    def moment(self, at: datetime) -> Any:
        """As the driver stores it."""
        return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f") if self._sqlite else at

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()
        self._engine.dispose()


class Shop:
    """What is saved: customers, choices, texts as a form has them."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.service, self.technician = store.look(
            lambda s: [
                s.scalar(select(Choice.id).where(Choice.list == list_).order_by(Choice.rank).limit(1))
                for list_ in ("service_type", "technician")
            ]
        ).result()

    def form(self, at: int) -> dict[str, Any]:
        """Everything the form of a new repair holds."""
        soon = datetime.now(UTC).replace(microsecond=0) + _SOON
        return {
            "customer_id": at % 500 + 1,
            "fault": "底部漏水，开机半小时后出现，脱冰时更明显",
            "product": "商用制冰机 IM-50A",
            "serial": f"8F2-{at:05}",
            "warranty": "in",
            "warranty_until": soon.date(),
            "service_id": self.service,
            "urgency": "usual",
            "contact": "周店长",
            "phone": "138-0013-8000",
            "address": "北京市·朝阳区望京西路 41 号院 2 号楼底商 3",
            "technician_id": self.technician,
            "appointment_at": soon,
            "appointment_until": soon + timedelta(hours=2),
            "travel_fee": 3000,
            "service_fee": 0,
            "cause": "",
            "result": "",
            "signed_by": "",
            "satisfaction": None,
            "note": "",
            "visits": (),
            "parts": (
                {"name": "进水电磁阀 FV-12", "quantity": 1, "price": 8600},
                {"name": "密封圈 SR-8", "quantity": 2, "price": 1200},
                {"name": "排水软管 DN16", "quantity": 1, "price": 1800},
            ),
        }

    def rows(self, id_: int) -> tuple[dict[str, Any], list[dict[str, Any]], dict[str, Any]]:
        """What a saved repair wrote: its row, its parts, its entry of the trail, as the driver reads them."""

        def job(session: Session) -> Any:
            found = [
                session.execute(text(f"SELECT * FROM {table} WHERE {column} = :id"), {"id": id_}).mappings().all()
                for table, column in (("repair", "id"), ("repair_part", "repair_id"))
            ]
            trace = "SELECT * FROM trace WHERE kind = 'repair' AND record_id = :id ORDER BY id DESC LIMIT 1"
            return [*found, session.execute(text(trace), {"id": id_}).mappings().one()]

        repair, parts, trace = self.store.look(job).result()
        entry = _without(trace, "id", "record_id")
        if not isinstance(entry["changes"], str):
            entry["changes"] = json.dumps(entry["changes"], ensure_ascii=False)
        return _without(repair[0], "id", "number"), [_without(one, "id", "repair_id") for one in parts], entry


def _without(row: Any, *names: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in names}


def _timed(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def measure(place: URL, rounds: int, name: str) -> list[Figure]:
    """Both figures on one database."""
    store = Store(open_engine(place))
    desk, bare, shop = Desk(store, WHO, SystemClock(), (KIND,)), Bare(place), Shop(store)
    repair, parts, trace = shop.rows(desk.save(KIND, None, 0, shop.form(0)).result().id)
    trace = _without(trace, "number")
    own, floor = [], []
    garbage.settle()
    for at in range(rounds + 5):
        form = shop.form(at + 1)
        own.append(_timed(lambda form=form: desk.save(KIND, None, 0, form).result()))
        floor.append(_timed(lambda: bare.save(repair, parts, trace)))
    own, floor = own[5:], floor[5:]
    saving = [
        Figure(f"save a repair with three parts, p50, {name}", median(own), "ms", median(floor), wanted=3),
        Figure(f"save a repair with three parts, p95, {name}", percentile(own, 0.95), "ms", percentile(floor, 0.95)),
    ]
    figures = [*saving, _approving(store, desk, bare, repair, name)]
    bare.close()
    store.close()
    return figures


def _approving(store: Store, desk: Desk, bare: Bare, repair: dict[str, Any], name: str) -> Figure:
    own, floor = [], []
    for _ in range(5):
        ids = _finished(store, repair)
        own.append(_timed(lambda ids=ids: _approve(desk, ids)))
        entry = store.look(_last_entry).result()
        ids, now = _finished(store, repair), bare.moment(datetime.now(UTC))
        floor.append(_timed(lambda ids=ids, entry=entry, now=now: bare.approve(ids, entry, now)))
    return Figure(f"approve {MANY:,} repairs at once, p50, {name}", median(own), "ms", median(floor), wanted=3)


def _approve(desk: Desk, ids: Sequence[int]) -> None:
    assert desk.step_all(KIND, ids, "approve").result().done == MANY


def _last_entry(session: Session) -> dict[str, Any]:
    query = text("SELECT * FROM trace WHERE kind = 'repair' AND deed = 'approve' ORDER BY id DESC LIMIT 1")
    entry = _without(session.execute(query).mappings().one(), "id", "record_id")
    if not isinstance(entry["changes"], str):
        entry["changes"] = json.dumps(entry["changes"], ensure_ascii=False)
    return entry


def _finished(store: Store, repair: dict[str, Any]) -> list[int]:
    """Fresh ones that wait to be approved."""

    def job(session: Session) -> list[int]:
        row = {**repair, "state": "finished", "version": 1}
        first = session.execute(text("SELECT coalesce(max(id), 0) FROM repair")).scalar_one() + 1
        rows = [{**row, "id": first + at, "number": f"F{first + at}"} for at in range(MANY)]
        names = ", ".join(rows[0])
        places = ", ".join(f":{one}" for one in rows[0])
        session.execute(text(f"INSERT INTO repair ({names}) VALUES ({places})"), rows)
        return [one["id"] for one in rows]

    return store.run(job).result()


def main() -> int:
    """Measure on both engines and report."""
    parser = arguments(__doc__, customers=10_000)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--engine", choices=("sqlite", "postgresql", "both"), default="both")
    options = parser.parse_args()
    figures: list[Figure] = []
    if options.engine != "postgresql":
        with tempfile.TemporaryDirectory() as copy:
            shutil.copy(folder(options.customers) / "ringfile.db", copy)
            figures += measure(url(Path(copy)), options.rounds, "SQLite")
    if options.engine != "sqlite":
        server = cluster()
        try:
            figures += measure(database(server, options.customers), options.rounds, "PostgreSQL")
        finally:
            server.stop()
    return report("records", figures, as_json=options.json, about=f"{options.customers:,} customers")


if __name__ == "__main__":
    sys.exit(main())
