"""How do the rows of a file become records while everybody goes on working? Opened, checked, written, taken back."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.clock import Clock
from app.core.errors import DeviceUnavailable, NotAllowed, Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db import trail
from app.db.store import Store
from app.db.system import SheetImport
from app.records.record import RecordType
from app.records.transfer.carrying_out import RUNNING, UNDONE, Undoing, Writing, begun, plain_counts
from app.records.transfer.checking import Check, Says
from app.records.transfer.intake import Opened, take_in
from app.records.transfer.plan import Checked, Counts, Done, Doubles, Past, Plan
from app.records.transfer.running import Course, Running, Told, Worker

_MOST_LISTED = 50
_NO_IMPORT = QT_TRANSLATE_NOOP("transfer", "Records of this kind cannot be imported.")
_OVER = QT_TRANSLATE_NOOP("transfer", "All of this import is written already.")
_NO_ROWS = QT_TRANSLATE_NOOP(
    "transfer", "The rows of this import are not at this seat. Go on where it was begun, or import the file again."
)
_UNDONE = QT_TRANSLATE_NOOP("transfer", "This import was taken back already.")
_NO_ROOM = QT_TRANSLATE_NOOP("transfer", "The rows cannot be kept in {folder}: {why}")


class Imports:
    """Makes records of the rows of files, one file after the other, on a thread of its own.

    Args:
        kinds: the types that imports of before may be of.
        who: whose rights count; asked when something begins.
        folder: where the rows lie meanwhile, so that an import can go on after the program has ended.
    """

    def __init__(
        self, store: Store, kinds: Sequence[RecordType], who: Callable[[], Who], clock: Clock, folder: Path
    ) -> None:
        self._store, self._who, self._clock, self._folder = store, who, clock, folder
        self._kinds = {one.key: one for one in kinds}
        self._worker = Worker("import")

    def open(self, path: Path, told: Told) -> Running:
        """Read a file; its future gives an `Opened`.

        Raises (in the Future):
            Unreadable: it is no sheet, or is not taken.
            Stopped: somebody stopped it.
        """

        def work(course: Course) -> Opened:
            with _room(self._folder):
                self._folder.mkdir(parents=True, exist_ok=True)
                return take_in(path, self._folder, course)

        return self._worker.start(work, told)

    def check(self, plan: Plan, says: Says, told: Told) -> Running:
        """See what would come of every row; its future gives a `Checked`. Nothing is written.

        Raises (in the Future):
            NotAllowed: the right to import is missing.
            Stopped: somebody stopped it.
        """
        who = self._who()

        def work(course: Course) -> Checked:
            self._need(plan.kind, who, plan.doubles)
            with _room(self._folder):
                return Check(self._store, plan, who, self._clock.now(), says).run(course)

        return self._worker.start(work, told)

    def write(self, checked: Checked, says: Says, told: Told) -> Running:
        """Write what was checked, in portions; its future gives a `Done`. Stopped, it can go on or be taken back.

        Raises (in the Future):
            NotAllowed: the right to import is missing.
            Stopped: somebody stopped it.
            DatabaseUnavailable: what is written stays; it can go on.
        """
        who = self._who()

        def work(course: Course) -> Done:
            plan = checked.plan
            self._need(plan.kind, who, plan.doubles)
            id_ = self._store.run(lambda s: self._begin(s, checked, who)).result()
            with _room(self._folder):
                checked.ready.replace(self._rows_of(id_))
            return self._go_on(id_, who, says, course)

        return self._worker.start(work, told)

    def resume(self, id_: int, says: Says, told: Told) -> Running:
        """Go on with an import that was stopped, or whose program ended; as `write`.

        Raises (in the Future):
            Refused: its rows are not at this seat.
        """
        who = self._who()
        return self._worker.start(lambda course: self._go_on(id_, who, says, course), told)

    def undo(self, id_: int, says: Says, told: Told) -> Running:
        """Take an import back; its future gives a `Done` that counts what went and what stays.

        Raises (in the Future):
            NotAllowed: the right to import is missing.
            Refused: it was taken back already.
            Stopped: somebody stopped it; it can be taken back further.
        """
        who = self._who()
        return self._worker.start(lambda course: self._take_back(id_, who, says, course), told)

    def past(self, kind: RecordType) -> "Future[tuple[Past, ...]]":
        """The imports of a type, the latest first."""

        def job(session: Session) -> tuple[Past, ...]:
            mine = select(SheetImport).where(SheetImport.kind == kind.key).order_by(SheetImport.id.desc())
            return tuple(map(self._past, session.scalars(mine.limit(_MOST_LISTED))))

        return self._store.look(job)

    def unfinished(self) -> "Future[tuple[Past, ...]]":
        """Imports that were begun at this seat and can go on, whatever they are of."""

        def job(session: Session) -> tuple[Past, ...]:
            open_ones = select(SheetImport).where(SheetImport.state == RUNNING).order_by(SheetImport.id.desc())
            found = map(self._past, session.scalars(open_ones.limit(_MOST_LISTED)))
            return tuple(one for one in found if one.here and one.kind in self._kinds)

        return self._store.look(job)

    def _past(self, one: SheetImport) -> Past:
        return Past(
            id=one.id,
            kind=one.kind,
            file=one.file,
            who=one.who,
            at=one.created_at,
            state=one.state,
            total=one.total,
            counts=Counts(**one.counts),
            here=self._rows_of(one.id).is_file(),
        )

    def save_wrong(self, checked: Checked, path: Path, head: str) -> Running:
        """Keep the rows with problems as a sheet to correct and import again; its future gives how many they are.

        Args:
            checked: what was found.
            path: the sheet; replaced only when it is complete.
            head: of the column that says what is wrong.

        Raises (in the Future):
            DeviceUnavailable: it cannot be written.
        """

        def work(_course: Course) -> int:
            from app.records.transfer.correcting import write_wrong

            return write_wrong(checked, path, head)

        return self._worker.start(work, lambda _done, _total: None)

    def forget(self, opened: Opened) -> None:
        """The file is not wanted any more: throw away what lies of it."""
        for end in (".rows", ".ready", ".bad"):
            with suppress(OSError):
                opened.rows.with_suffix(end).unlink(missing_ok=True)

    def close(self) -> None:
        """Stop what goes on; an import goes on at the next start, where it is asked to."""
        self._worker.close()

    # ------------------------------------------------------------ writing

    def _begin(self, session: Session, checked: Checked, who: Who) -> int:
        plan, now = checked.plan, self._clock.now()
        one = SheetImport(
            kind=plan.kind.key,
            file=plan.opened.name[:240],
            sha256=plan.opened.sha256,
            doubles=plan.doubles.value,
            who=who.name,
            seat=who.seat,
            state=RUNNING,
            total=checked.total,
            position=0,
            counts=plain_counts(Counts()),
            created_at=now,
        )
        session.add(one)
        session.flush()
        trail.work_for(session, who, now)
        said = {"file": [None, one.file], "rows": [None, checked.total]}
        trail.note(session, who, "imported", plan.kind.model.__tablename__, 0, changes=said)
        return one.id

    def _go_on(self, id_: int, who: Who, says: Says, course: Course) -> Done:
        one = self._store.look(lambda s: begun(s, id_)).result()
        kind = self._kinds[one.kind]
        self._need(kind, who, one.doubles)
        rows = self._rows_of(id_)
        if one.state != RUNNING or not rows.is_file():
            raise Refused(_NO_ROWS if one.state == RUNNING else _OVER)
        done = Writing(self._store, kind, one, who, self._clock).run(rows, says, course)
        with suppress(OSError):
            rows.unlink()
        return done

    def _take_back(self, id_: int, who: Who, says: Says, course: Course) -> Done:
        one = self._store.look(lambda s: begun(s, id_)).result()
        kind = self._kinds[one.kind]
        self._need(kind, who, one.doubles)
        if one.state == UNDONE:
            raise Refused(_UNDONE)
        done = Undoing(self._store, kind, one, who, self._clock).run(says, course)
        with suppress(OSError):
            self._rows_of(id_).unlink(missing_ok=True)
        return done

    # ------------------------------------------------------------ what all need

    def _need(self, kind: RecordType, who: Who, doubles: Doubles) -> None:
        if kind.sheet is None:
            raise NotAllowed(_NO_IMPORT)
        who.need(Right.TRANSFER, kind.right_export, kind.right, "" if doubles is Doubles.SKIP else kind.right_save)

    def _rows_of(self, id_: int) -> Path:
        return self._folder / f"{id_}.import"


@contextmanager
def _room(folder: Path) -> Iterator[None]:
    """A folder that is full, or cannot be written, is a sentence."""
    try:
        yield
    except OSError as err:
        raise DeviceUnavailable(_NO_ROOM.fill(folder=str(folder), why=err.strerror or str(err))) from err
