"""What does the server's look at the search index at the end of a transaction add to saving and importing customers?

An operator with a role of their own saves one customer after the other, and imports a sheet, on a server that keeps the
rights; once as it is, once without the trigger (`guard.check_found`), in turns. Medians of the saves, best of
the imports, by the clock and in the server's own processor time, which other work on the machine does not lengthen.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.clock import SystemClock
from app.db.engine import open_engine
from app.db.login import Login, nameless
from app.db.migrate import upgrade
from app.db.roles import role_of
from app.db.store import Store
from app.features.fences import put_up
from app.features.operators.change import make_administrator
from app.features.operators.signing import put_password
from app.records.desk import Desk
from bench._data import cluster
from bench._transfer import KIND, WHO, import_all, make_sheet
from bench.seats import _cpu_s

_WORD = "k7!mm20xq"


def _prepare(owner: Engine) -> None:
    upgrade(owner)
    with Session(owner) as session, session.begin():
        put_up(session.connection())
        make_administrator(session, WHO.name, _WORD, "zh_CN", SystemClock().now())
        id_ = session.scalar(text("SELECT max(id) FROM operator"))
        put_password(session, int(id_ or 0), WHO.name, _WORD, once=False)


def _switch(owner: Engine, *, on: bool) -> None:
    with owner.begin() as connection:
        verb = "ENABLE" if on else "DISABLE"
        connection.exec_driver_sql(f"ALTER TABLE customer_search {verb} TRIGGER fence_true")


def _tidy(owner: Engine) -> None:
    """What was imported goes, and leaves nothing for the next turn to climb over."""
    with owner.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        connection.exec_driver_sql("DELETE FROM customer WHERE name NOT LIKE '海淀饭店%%'")
        connection.exec_driver_sql("VACUUM ANALYZE")


def _save(desk: Desk, many: int, first: int) -> list[float]:
    took = []
    for number in range(first, first + many):
        values = {"name": f"海淀饭店{number}", "phones": [{"number": f"139{number:08}", "kind": "mobile", "note": ""}]}
        began = time.perf_counter()
        desk.save(KIND, None, 0, values).result()
        took.append((time.perf_counter() - began) * 1000)
    return took


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--saves", type=int, default=200, help="customers saved one by one, in each turn")
    parser.add_argument("--turns", type=int, default=4)
    parser.add_argument("--customers", type=int, default=5000, help="customers of the sheet")
    args = parser.parse_args()
    server = cluster()
    saves: dict[bool, list[float]] = {True: [], False: []}
    imports: dict[bool, list[float]] = {True: [], False: []}
    worked: dict[str, dict[bool, list[float]]] = {one: {True: [], False: []} for one in ("save", "import")}
    try:
        url = server.url(server.create(name="found"))
        pid = int((server.folder / "data" / "postmaster.pid").read_text().split()[0])
        owner = open_engine(url)
        _prepare(owner)
        role = role_of("found", WHO.name)
        store = Store(open_engine(nameless(url), login=Login(role, _WORD)))
        desk = Desk(store, Who(WHO.name, WHO.seat), SystemClock(), (KIND,))
        _save(desk, 20, 10_000_000)
        with tempfile.TemporaryDirectory() as folder:
            sheet = Path(folder) / "客户.xlsx"
            make_sheet(sheet, args.customers)
            for turn in range(args.turns):
                for on in (True, False) if turn % 2 else (False, True):
                    _switch(owner, on=on)
                    before = _cpu_s(pid)
                    saves[on] += _save(desk, args.saves, (2 * turn + on) * args.saves)
                    worked["save"][on].append((_cpu_s(pid) - before) * 1000 / args.saves)
                    before = _cpu_s(pid)
                    imports[on].append(import_all(store, sheet, Path(folder))["write"].wall)
                    worked["import"][on].append(_cpu_s(pid) - before)
                    _tidy(owner)
        store.close()
        owner.dispose()
    finally:
        server.stop()
    said = {
        f"{what}, {'with' if on else 'without'} it": round(value, 2)
        for on in (True, False)
        for what, value in (
            ("one customer saved, ms", statistics.median(saves[on])),
            ("the same, the server's processor, ms", min(worked["save"][on])),
            (f"{args.customers} customers written by an import, s", min(imports[on])),
            ("the same, the server's processor, s", min(worked["import"][on])),
        )
    }
    print(json.dumps(said, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
