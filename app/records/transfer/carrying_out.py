"""How is an import written, or taken back, in portions, each of which says in its own transaction how far it is?"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Update, select, update
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.clock import Clock
from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.db.store import Store, touch
from app.db.system import SheetImport, SheetPortion
from app.records.field import Values
from app.records.record import RecordType
from app.records.transfer.checking import PORTION, Says
from app.records.transfer.codec import line_of, raw_lines_of, value_of
from app.records.transfer.plan import Counts, Done, Doubles
from app.records.transfer.running import Course
from app.records.transfer.taking_back import TakingBack
from app.records.transfer.writing import Portion, PortionWriter

RUNNING, DONE, UNDONE = "running", "done", "undone"
_ONE_BY_ONE = 40  # rows of a portion where each is saved as from the form
_MOST_TOLD = 200  # sentences
_BESIDES = "besides"  # third of an entry in what was made: not a record of the import's own type
_WHY = QT_TRANSLATE_NOOP("transfer", "An import was taken back.")
_GONE = QT_TRANSLATE_NOOP("transfer", "This import is no longer there.")


@dataclass(frozen=True, slots=True)
class Begun:
    """An import that has a row of its own."""

    id: int
    kind: str
    doubles: Doubles
    state: str
    position: int
    total: int
    counts: Counts


def begun(session: Session, id_: int) -> Begun:
    """What is known of an import.

    Raises:
        Refused: it is gone.
    """
    one = session.get(SheetImport, id_)
    if one is None:
        raise Refused(_GONE)
    return Begun(id_, one.kind, Doubles(one.doubles), one.state, one.position, one.total, Counts(**one.counts))


class Writing:
    """Writes the rows of one import that are not written yet."""

    def __init__(self, store: Store, kind: RecordType, one: Begun, who: Who, clock: Clock) -> None:
        self._store, self._kind, self._one, self._who, self._clock = store, kind, one, who, clock
        self._together = kind.sheet is not None and kind.sheet.make is not None

    def run(self, file: Path, says: Says, course: Course) -> Done:
        """Write to the end.

        Raises:
            Stopped: somebody stopped it; it can go on.
        """
        one, counts, refused = self._one, self._one.counts, list[str]()
        lines = raw_lines_of(file, one.position)
        while portion := list(islice(lines, PORTION if self._together else _ONE_BY_ONE)):
            course.check()
            rows = [line for _, line in portion]
            came, counts = self._store.run(partial(self._write, rows, portion[-1][0], counts)).result()
            refused += [f"{number}: {says(text)}" for number, text in came.refused.items()]
            course.told(counts.made + counts.changed + counts.skipped + counts.refused, one.total)
        self._store.run(partial(_end, one.id, DONE)).result()
        return Done(one.id, counts, tuple(refused[:_MOST_TOLD]))

    def _write(self, lines: Sequence[str], end: int, before: Counts, session: Session) -> tuple[Portion, Counts]:
        own = [(number, _typed(values)) for number, values in map(value_of, lines)]
        came = PortionWriter(session, self._kind, self._one.doubles, self._who, self._clock.now()).write(own)
        counts = before.plus(
            Counts(made=len(came.made), changed=len(came.changed), skipped=came.skipped, refused=len(came.refused))
        )
        if came.made or came.changed:
            changed = [line_of(one) for one in came.changed]
            made = [*came.made, *([*one, _BESIDES] for one in came.besides)]
            session.add(SheetPortion(import_id=self._one.id, made=made, changed=changed))
        session.execute(_set(self._one.id, position=end, counts=plain_counts(counts)))
        return came, counts


class Undoing:
    """Takes one import back, as far as nobody has changed what came of it."""

    def __init__(self, store: Store, kind: RecordType, one: Begun, who: Who, clock: Clock) -> None:
        self._store, self._kind, self._one, self._who, self._clock = store, kind, one, who, clock

    def run(self, says: Says, course: Course) -> Done:
        """Take all of it back, the last portion first.

        Raises:
            Stopped: somebody stopped it; it can be taken back further.
        """
        portions = self._store.look(self._portions).result()
        done, refused = 0, list[Text]()
        for at, portion in enumerate(portions, 1):
            course.check()
            count, left = self._store.run(partial(self._undo, portion, says(_WHY))).result()
            done += count
            refused += left
            course.told(at, len(portions))
        self._store.run(partial(_end, self._one.id, UNDONE)).result()
        said = tuple(says(text) for text in refused[:_MOST_TOLD])
        return Done(self._one.id, Counts(changed=done, refused=len(refused)), said)

    def _portions(self, session: Session) -> Sequence[int]:
        mine = select(SheetPortion.id).where(SheetPortion.import_id == self._one.id, SheetPortion.undone.is_(False))
        return session.scalars(mine.order_by(SheetPortion.id.desc())).all()

    def _undo(self, portion_id: int, why: str, session: Session) -> tuple[int, list[Text]]:
        portion = session.get(SheetPortion, portion_id)
        back = TakingBack(session, self._kind, self._who, self._clock.now(), why)
        if portion is not None and not portion.undone:
            own = [one for one in portion.made if _BESIDES not in one]
            back.take_back(own, [value_of(one) for one in portion.changed])
            back.take_back_besides({id_: version for id_, version, *what in portion.made if what})
            portion.undone = True
        return back.done, back.refused


def plain_counts(counts: Counts) -> dict[str, int]:
    """In JSON's own types."""
    return asdict(counts)


def _end(id_: int, state: str, session: Session) -> None:
    session.execute(_set(id_, state=state))
    touch(session, SheetImport.__tablename__, id_)  # whoever says that it is not finished hears of it


def _set(id_: int, **values: Any) -> Update:
    return update(SheetImport).where(SheetImport.id == id_).values(**values)


def _typed(values: Mapping[str, Any]) -> Values:
    """Parts are tuples again."""
    return {key: tuple(value) if value.__class__ is list else value for key, value in values.items()}
