"""How is the knowledge base filled from records finished before it was there? The command `gather-knowledge`."""

from argparse import Namespace, _SubParsersAction
from collections.abc import Callable
from importlib import import_module
from typing import Any

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from app.commands.database.bar import Bar
from app.commands.database.where import add_place, opened, spot_of
from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db.migrate import is_current

_OLDER = QT_TRANSLATE_NOOP("calls", "The data in {place} are of an older Ringfile; open its window once.")


def add_to(subparsers: "_SubParsersAction[Any]") -> None:
    """Describe the command to argparse."""
    parser = subparsers.add_parser("gather-knowledge", help="solutions out of finished records", description=__doc__)
    add_place(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Learn from every finished repair and handled complaint that has taught nothing yet.

    The program may run meanwhile.

    Raises:
        Refused: there is no such database, or it is of an older program.
        Unavailable: it cannot be used.
    """
    import_module("app.features.record_types")  # every table is known
    bar = Bar()
    with opened(spot_of(args)) as engine:
        with Session(engine) as session:
            if not is_current(session.connection()):
                raise Refused(_OLDER.fill(place=engine.url.database or ""))
        learnt, solutions = gather(engine, bar.show)
    bar.end()
    print(f"{learnt:,} records taught something; {solutions:,} solutions stand in the knowledge base")
    return 0


def gather(engine: Engine, progress: Callable[[str, int, int], None]) -> tuple[int, int]:
    """Gather from all sources; how many records taught something, and how many solutions there are then."""
    from app.features.complaints.teaching import SOURCE as COMPLAINTS
    from app.features.knowledge.gathering import Gathering
    from app.features.knowledge.model import Solution
    from app.features.repairs.teaching import SOURCE as REPAIRS

    learnt = 0
    for source in (REPAIRS, COMPLAINTS):
        gathering, after = Gathering(source), 0
        with Session(engine) as session:
            every = source.newest(session)
        while True:
            with Session(engine) as session, session.begin():
                portion = gathering.portion(session, after)
            learnt += portion.learnt
            if portion.last is None:
                break
            after = portion.last
            progress(source.kind, after, every)
    with Session(engine) as session:
        return learnt, session.scalar(select(func.count(Solution.id))) or 0
