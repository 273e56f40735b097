"""How do the rows of a sheet become customers without the window? The command `import-customers`."""

import sys
from argparse import Namespace, _SubParsersAction
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL
from sqlalchemy.orm import Session

from app.commands.arguments import server
from app.core.access import Who
from app.core.clock import SystemClock
from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.options import AREA_CODE, COUNTRY, OPERATOR, SEAT, Settings
from app.core.phone import Numbers
from app.core.places import Places, default_places
from app.core.seat import SeatFile
from app.db.engine import open_engine
from app.db.guard import claim
from app.db.migrate import is_current
from app.db.store import Store
from app.db.trouble import expected_errors
from app.features.customers.spec import customer_type
from app.features.record_types import RECORD_TYPES
from app.records.settings import load_shared
from app.records.transfer.heads import Heads
from app.records.transfer.importing import Imports
from app.records.transfer.plan import Checked, Doubles, Plan
from app.ui.import_words import Words

_RUNNING = QT_TRANSLATE_NOOP("demo", "Ringfile is running on {folder}; leave it first.")
_NO_DATA = QT_TRANSLATE_NOOP("calls", "There are no data in {folder} yet.")
_OLDER = QT_TRANSLATE_NOOP("calls", "The data in {place} are of an older Ringfile; open its window once.")
_NO_NAMES = QT_TRANSLATE_NOOP("transfer", "No column of {file} is called as a customer's name; rename the columns.")
_SHOWN = 20  # problems


def add_to(subparsers: "_SubParsersAction[Any]") -> None:
    """Describe the command to argparse."""
    parser = subparsers.add_parser("import-customers", help="customers out of a sheet", description=__doc__)
    parser.add_argument("file", type=Path, help=".xlsx, .xls, .ods or .csv; columns are told by their names")
    parser.add_argument("--data", type=Path, help="the data folder; the platform's own where left out")
    parser.add_argument(
        "--database", type=server, metavar="URL", help="a PostgreSQL server instead of the file in the data folder"
    )
    parser.add_argument(
        "--doubles",
        choices=[one.value for one in Doubles],
        default=Doubles.SKIP.value,
        help="rows whose numbers are known: skip them (as usual), update, or merge: fill what is missing",
    )
    parser.add_argument("--dry-run", action="store_true", help="only check every row")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Check all rows, then write those that can be; 2 where rows have problems, which are named.

    Raises:
        Refused: the file is not taken, the program runs on the data, or they are of an older one.
        Unavailable: the folder or the server cannot be used.
    """
    places = Places(args.data) if args.data else default_places()
    with _opened(args.database, places) as (store, settings):
        numbers = Numbers(settings.text(COUNTRY), settings.text(AREA_CODE))
        kind = customer_type(lambda: numbers)
        who = Who(settings.text(OPERATOR), settings.text(SEAT))
        imports = Imports(store, (kind, *RECORD_TYPES), lambda: who, SystemClock(), places.imports)
        try:
            return _import(imports, _plan(imports, kind, settings, args), dry=args.dry_run)
        finally:
            imports.close()


def _plan(imports: Imports, kind: Any, settings: Settings, args: Namespace) -> Plan:
    words = Words(kind, settings)
    heads = Heads(kind, words.vocabulary())
    opened = imports.open(args.file, _tell("read")).future.result()
    head = heads.row_of(opened.sample)
    columns = heads.guess(opened.sample[head])
    if "name" not in columns.values():
        imports.forget(opened)
        raise Refused(_NO_NAMES.fill(file=args.file.name))
    return Plan(
        kind=kind,
        opened=opened,
        head=head,
        columns=columns,
        vocabulary=words.vocabulary(),
        doubles=Doubles(args.doubles),
        total=words.totals(),
    )


def _import(imports: Imports, plan: Plan, *, dry: bool) -> int:
    checked: Checked = imports.check(plan, str, _tell("checked")).future.result()
    for one in checked.problems[:_SHOWN]:
        column = f", column {one.column + 1}" if one.column is not None else ""
        print(f"row {one.row}{column}: {one.why}", file=sys.stderr)
    print(f"{checked.new} new, {checked.double} there already, {checked.wrong} with problems")
    if not dry and checked.total:
        done = imports.write(checked, str, _tell("written")).future.result()
        counts = done.counts
        print(f"{counts.made} made, {counts.changed} changed, {counts.skipped} skipped, {counts.refused} refused")
    imports.forget(plan.opened)
    return 2 if checked.wrong else 0


def _tell(what: str) -> Any:
    """Says on a terminal how far it is."""
    if not sys.stderr.isatty():
        return lambda _done, _total: None
    return lambda done, _total: print(f"\r{done:,} rows {what}", end="\n" if done == _total else "", file=sys.stderr)


@contextmanager
def _opened(url: URL | None, places: Places) -> Iterator[tuple[Store, Settings]]:
    """The database of this program's own schema, while nobody else works on the file."""
    if url is None and not places.database.is_file():
        raise Refused(_NO_DATA.fill(folder=str(places.root)))
    held = claim(places) if url is None else None
    if url is None and held is None:
        raise Refused(_RUNNING.fill(folder=str(places.root)))
    engine = open_engine(url or URL.create("sqlite", database=str(places.database)))
    try:
        with expected_errors(engine.url), Session(engine) as session:
            if not is_current(session.connection()):
                raise Refused(_OLDER.fill(place=str(places.root)))
            settings = Settings({**SeatFile(places.settings).load(), **load_shared(session)})
        store = Store(engine)
        try:
            yield store, settings
        finally:
            store.close()
    finally:
        engine.dispose()
        if held is not None:
            held.release()
