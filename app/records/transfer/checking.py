"""Would every row of a sheet do as a record? Looked at by the rules of the form, in portions; nothing is written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import datetime
from itertools import islice
from typing import IO, Any

from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.errors import Invalid, Refused
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.db import trail
from app.db.store import Store
from app.records.field import Values
from app.records.part import OnImport
from app.records.transfer.cells import RowReader
from app.records.transfer.codec import line_of, lines_of
from app.records.transfer.folding import Row, Together
from app.records.transfer.heads import plain
from app.records.transfer.plan import Checked, Plan, Problem
from app.records.transfer.readying import Readying
from app.records.transfer.running import Course

PORTION = 1000
MOST_PROBLEMS = 1000  # that are shown
SEVERAL = QT_TRANSLATE_NOOP(
    "transfer", "This row fits several records that are there. Merge those first, or split the row."
)
Says = Callable[[Text], str]


class Check:
    """One look at all rows of a file.

    Args:
        says: a text in the user's language; any thread may ask.
    """

    def __init__(self, store: Store, plan: Plan, who: Who, now: datetime, says: Says) -> None:
        assert plan.kind.sheet is not None
        self._store, self._plan, self._who, self._now, self._says = store, plan, who, now, says
        self._sheet: OnImport = plan.kind.sheet
        folding = self._sheet.folding
        self._together = Together(folding, plan.columns) if folding is not None else None
        row_type = folding.row if folding is not None else plan.kind
        self._reader = RowReader(row_type, plan.columns, plan.vocabulary, now)
        self._seen: set[str] = set()
        self._new = self._double = self._bad = 0
        self._problems: list[Problem] = []

    def run(self, course: Course) -> Checked:
        """Look at every row.

        Raises:
            Stopped: somebody stopped it.
        """
        opened = self._plan.opened
        ready, bad = (opened.rows.with_suffix(end) for end in (".ready", ".bad"))
        work = self._sheet.ready if self._sheet.make is not None else None
        with ExitStack() as opened_here:
            good_file, bad_file = (
                opened_here.enter_context(one.open("w", encoding="utf-8", newline="\n")) for one in (ready, bad)
            )
            good = opened_here.enter_context(Readying(good_file, work, opened.count))
            rows, done = self._rows(), self._plan.head + 1
            if self._together is not None:
                rows = self._together.records(rows)
            while portion := list(islice(rows, PORTION)):
                course.check()
                self._look_at(portion, good, bad_file)
                done = portion[-1].number
                course.told(done, opened.count)
            good.finish()
        return Checked(
            plan=self._plan,
            new=self._new,
            double=self._double,
            wrong=self._bad,
            problems=tuple(self._problems),
            ready=ready,
            bad=bad,
        )

    def _rows(self) -> Iterator[Row]:
        for number, cells in enumerate(lines_of(self._plan.opened.rows), 1):
            if number <= self._plan.head + 1 or not any(one not in (None, "") for one in cells):
                continue
            if number == self._plan.opened.count and plain(cells[0]) in self._plan.total:
                continue
            values, wrong = self._reader.read(cells)
            yield Row(number, cells, values, wrong)

    def _look_at(self, portion: Sequence[Row], good: Readying, bad: IO[str]) -> None:
        known = self._store.read(lambda s: self._ask(s, portion)).result()
        fine: list[tuple[int, Values]] = []
        for row in portion:
            marks = self._sheet.marks(row.values) if not row.is_wrong else ()
            owners = {known[one] for one in marks if one in known}
            if len(owners) > 1:
                row.wrong[None] = SEVERAL
            if row.is_wrong:
                for one in row.members or (row,):
                    self._note(one, bad, row.wrong)
                continue
            if owners or not self._seen.isdisjoint(marks):
                self._double += 1
            else:
                self._new += 1
            self._seen.update(marks)
            fine.append((row.number, row.values))
        good.put(fine)

    def _ask(self, session: Session, portion: Sequence[Row]) -> dict[str, int]:
        """Let the type's own rules complete the rows, and say which records are there already."""
        trail.work_for(session, self._who, self._now)
        if self._sheet.make is not None:  # what tells them apart follows from the rules
            for row in portion:
                self._prepare(session, row, None)
            return self._known(session, portion)
        if self._together is not None:
            for row in portion:
                self._together.fold(session, row, self._who)
        known = self._known(session, portion)
        for row in portion:
            if row.members and not known.keys().isdisjoint(self._sheet.marks(row.values) if not row.is_wrong else ()):
                continue  # it is left as it is
            ids = [known[one] for one in self._sheet.marks(row.values) if one in known] if not row.is_wrong else []
            self._prepare(session, row, next(iter(ids), None))
        return known

    def _known(self, session: Session, portion: Sequence[Row]) -> dict[str, int]:
        marks = {one for row in portion if not row.is_wrong for one in self._sheet.marks(row.values)}
        return dict(self._sheet.known(session, marks, hold=False)) if marks else {}

    def _prepare(self, session: Session, row: Row, id_: int | None) -> None:
        kind = self._plan.kind
        if row.is_wrong or kind.prepare is None:
            return
        together = self._sheet.make is not None  # these are written as they are now; others go the form's way
        values = row.values if together else {key: _copy(value) for key, value in row.values.items()}
        values |= self._sheet.alone
        try:
            kind.prepare(session, id_, values, self._who)
        except Invalid as err:
            if self._together is not None:
                self._together.blame(row, err)
            else:
                row.wrong.update(self._reader.located(err, self._reader.places_of(row.cells)))
        except Refused as err:
            row.wrong[None] = err.text

    def _note(self, row: Row, bad: IO[str], whole: Mapping[int | None, Text]) -> None:
        self._bad += 1
        wrong = {**whole, **row.wrong}
        problems = [Problem(row.number, column, self._says(text)) for column, text in wrong.items()]
        self._problems += problems[: max(0, MOST_PROBLEMS - len(self._problems))]
        bad.write(line_of([row.number, row.cells, [[one.column, one.why] for one in problems]]))


def _copy(value: Any) -> Any:
    return tuple(dict(one) for one in value) if isinstance(value, tuple) else value
