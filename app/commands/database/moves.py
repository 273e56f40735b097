"""How does a whole shop move from a file to a server, or back, with its photos and papers?"""

from argparse import Namespace
from datetime import UTC
from pathlib import Path

from sqlalchemy import Engine, select, text, update
from sqlalchemy.orm import Session

from app.commands.database.bar import Bar
from app.commands.database.roles import make_database, renew
from app.commands.database.sounds import Sounds
from app.commands.database.where import Spot, file_url, opened, with_password
from app.core.clock import SystemClock
from app.core.errors import Refused, Unavailable
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.places import Places
from app.db.base import Base
from app.db.engine import open_engine
from app.db.migrate import upgrade
from app.db.moving import Moved, holds_data, is_unfinished, move
from app.db.roles import are_on
from app.db.system import Attachment
from app.db.trouble import expected_errors, place_of
from app.features.customers.searching import reindex
from app.records.shelf import Shelf

_SAME = QT_TRANSLATE_NOOP("commands", "That is one and the same database.")
_NOT_EMPTY = QT_TRANSLATE_NOOP(
    "database", "There are data in {place} already. To put others in their place, say so: --replace"
)
_NOT_WRITTEN = QT_TRANSLATE_NOOP("commands", "{file} cannot be written: {why}")


def run_move(args: Namespace) -> int:
    """Put everything into another database, compare, and say what is there now.

    Raises:
        Refused: they are the same, somebody works in one of them, or the target has data.
        Unavailable: one of them cannot be used.
    """
    if args.source == args.target:
        raise Refused(_SAME)
    source = Spot(with_password(args.source, stdin=args.password_stdin), *_folders(args.source, args.papers_from))
    target = Spot(with_password(args.target, stdin=args.password_stdin), *_folders(args.target, args.papers_to))
    bar = Bar()
    with opened(source, reading=True, alone=True, anyway=args.anyway) as engine:
        moved = move_into(target, engine, bar, replace=args.replace, anyway=args.anyway)
        copied, missing = _copy_papers(engine, source.papers, target.papers, bar)
        with Session(engine) as session:
            heard = sum(one.is_file() for one in Sounds(source).files(session).values())
    bar.end()
    for name, one in moved.tables.items():
        print(f"{name:<20}{one.rows:>12,}  {one.checksum}")
    if target.papers is None or source.papers is None:
        print("photos and papers were not moved: name both folders with --papers-from and --papers-to")
    else:
        lost = f"; {missing:,} were nowhere to be found" if missing else ""
        print(f"{copied:,} photos and papers are in {target.papers}{lost}")
    if heard:  # a seat plays its own, wherever the data are
        print(f"{heard:,} recordings stay in {source.places.recordings}; another computer needs a copy of that folder")
    print(f"{moved.rows:,} rows of {len(moved.tables)} tables are in {place_of(target.url)}, each compared")
    if target.is_server and args.source.get_backend_name() == "sqlite":
        _say_passwords(target)
    return 0


def _say_passwords(target: Spot) -> None:
    with opened(target, reading=True) as engine, engine.connect() as connection:
        if are_on(connection):
            print("nobody has a password there yet: ringfile db init --admin NAME, who then lets the others in")


def move_into(target: Spot, source: Engine, bar: Bar, *, replace: bool, anyway: bool = False) -> Moved:
    """Put the rows of an open database into another one.

    Raises:
        Refused: somebody works there, or there are data already.
        Unavailable: it cannot be used.
    """
    if not target.is_server:
        return _into_file(target, source, bar, replace=replace)
    make_database(target.url)
    with opened(target, alone=True, anyway=anyway) as engine:
        return _moved(source, engine, bar, replace=replace)


def _into_file(target: Spot, source: Engine, bar: Bar, *, replace: bool) -> Moved:
    """Beside its place first: what is in use is whole at any moment."""
    file = Path(target.url.database or "")
    fresh = file.with_name(f"{file.name}.moving")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as err:
        raise Unavailable(_NOT_WRITTEN.fill(file=str(file), why=err.strerror or str(err))) from err
    with opened(target, alone=True) as there:
        if not replace and file.is_file() and file.stat().st_size:
            upgrade(there)
            with there.connect() as connection:
                if holds_data(connection):
                    raise Refused(_NOT_EMPTY.fill(place=str(file)))
        there.dispose()
        engine = open_engine(file_url(fresh))
        try:
            with expected_errors(engine.url):
                moved = _moved(source, engine, bar, replace=False)
        finally:
            engine.dispose()
        _put(fresh, file)
    return moved


def _moved(source: Engine, target: Engine, bar: Bar, *, replace: bool) -> Moved:
    with target.connect() as connection:
        begun = is_unfinished(connection)
    if not begun:
        upgrade(target)
    moved = move(source, target, bar.show, _reindex, replace=replace)
    _bring_passwords(source, target)
    renew(target)
    return moved


def _bring_passwords(source: Engine, target: Engine) -> None:
    """A server that keeps passwords itself keeps them aside, too: in tables they are of use again."""
    with source.connect() as here:
        if not are_on(here):
            return
        kept = {int(id_): secret for id_, secret in here.execute(text("SELECT operator_id, secret FROM guard.secret"))}
    operator = Base.metadata.tables["operator"]
    with target.begin() as there:
        for id_ in there.scalars(select(operator.c.id)).all():
            values = {"secret": kept.get(id_, ""), "changed_at": operator.c.changed_at}
            there.execute(update(operator).where(operator.c.id == id_).values(values))


def _reindex(session: Session) -> None:
    reindex(session, session.connection().connection.driver_connection)


def _put(fresh: Path, file: Path) -> None:
    """Put the finished file in its place; one that was there is kept beside it."""
    aside = file.with_name(f"{file.stem}.before-{SystemClock().now().astimezone(UTC):%Y%m%d-%H%M%S}.db")
    try:
        if file.exists():
            for end in ("-wal", "-shm", ""):
                old = file.with_name(file.name + end)
                if old.exists():
                    old.replace(aside.with_name(aside.name + end))
            print(f"what was there before is kept: {aside}")
        fresh.replace(file)
    except OSError as err:
        raise Unavailable(_NOT_WRITTEN.fill(file=str(file), why=err.strerror or str(err))) from err


# ------------------------------------------------------------ photos and papers


def papers_of(session: Session) -> dict[str, str]:
    """A name of each photo and paper, by its SHA-256."""
    found = session.execute(select(Attachment.sha256, Attachment.name).order_by(Attachment.id.desc()))
    return {one.sha256: one.name for one in found}


def _copy_papers(engine: Engine, source: Path | None, target: Path | None, bar: Bar) -> tuple[int, int]:
    """How many are in the other folder now, and how many were nowhere."""
    if source is None or target is None:
        return 0, 0
    with Session(engine) as session:
        papers = papers_of(session)
    here, there, missing = Shelf(source), Shelf(target), 0
    for done, (sha, name) in enumerate(papers.items(), 1):
        try:
            data = here.read(sha, name)
        except (Refused, Unavailable):
            missing += 1
        else:
            there.keep(data)
        bar.show("photos and papers", done, len(papers))
    return len(papers) - missing, missing


def _folders(url: object, named: Path | None) -> tuple[Places, Path | None]:
    file = Path(getattr(url, "database", "") or "") if getattr(url, "drivername", "") == "sqlite" else None
    places = Places(file.parent if file else Path())
    return places, named or (places.attachments if file else None)
