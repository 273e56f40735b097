"""How does a job become a PDF, and what follows once it is on paper?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from functools import partial

from sqlalchemy import literal, select
from sqlalchemy.orm import Session

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.options import PRINTING_DISPATCHES, Settings
from app.db.store import Store
from app.features.printing.jobs import Job
from app.features.printing.seat import Setup
from app.features.printing.slips import Slips
from app.printing.form import Form
from app.printing.letters import Fonts
from app.printing.pdf import Printed, Wish, render_many
from app.printing.values import Given
from app.records.desk import Desk
from app.records.record import RecordType

_PORTION = 25  # records read in one go: others get their turn between
_NOT_STEPPED = QT_TRANSLATE_NOOP("printing", "Printed. “{step}” was not possible with %n of them: {why}")


class SlipMaker:
    """Makes the PDFs of jobs. Runs on the printing thread, which may wait for the database."""

    def __init__(self, store: Store, desk: Desk, slips: Slips, fonts: Fonts, settings: Settings) -> None:
        self._store, self._desk, self._slips, self._fonts, self._settings = store, desk, slips, fonts, settings

    def make(self, job: Job, told: Callable[[int], bool]) -> Printed:
        """The PDF of a job.

        Raises:
            Refused, Unavailable: a record is gone, the database away, no font.
        """
        values = iter([job.ready.values()]) if job.ready else self._values(job, _kind_of(job))
        return render_many(job.form, values, self._fonts, wish_of(job.form, job.setup), told)

    def before(self, job: Job) -> "Future[int]":
        """How often the first record of a job was printed before, whatever on."""
        kind = _kind_of(job)
        return self._store.look(lambda s: self._slips.before(s, kind, job.form, job.ids[:1]).get(job.ids[0], 0))

    def newest(self, kind: RecordType) -> "Future[int | None]":
        """The newest record of a type, to show a form with."""
        return self._store.look(lambda s: s.scalar(select(kind.model.id).order_by(kind.model.id.desc()).limit(1)))

    def known_of(self, kind: RecordType, id_: int) -> "Future[tuple[str, str]]":
        """State and number of a record, "" where it has none."""
        columns = kind.model.__table__.c
        asked = [
            columns[name] if on else literal("") for name, on in (("state", kind.workflow), ("number", kind.series))
        ]
        query = select(*asked).where(kind.model.id == id_)

        def job(session: Session) -> tuple[str, str]:
            found = session.execute(query).one_or_none()
            return (str(found[0] or ""), str(found[1] or "")) if found else ("", "")

        return self._store.look(job)

    def _values(self, job: Job, kind: RecordType) -> Iterator[Mapping[str, Given]]:
        for start in range(0, len(job.ids), _PORTION):
            ids = job.ids[start : start + _PORTION]
            yield from self._store.read(partial(self._slips.values, kind=kind, form=job.form, ids=ids)).result()

    def printed(self, job: Job) -> Text | None:
        """Write down what was printed, and take the step that the form stands for.

        Raises:
            Refused, Unavailable: it could not be written down.
        """
        if job.ready is not None:
            self._store.run(partial(self._slips.note_ready, ready=job.ready)).result()
            return None
        kind = _kind_of(job)
        for start in range(0, len(job.ids), _PORTION):
            ids, copies = job.ids[start : start + _PORTION], job.setup.copies
            self._store.run(partial(self._slips.note, kind=kind, form=job.form, ids=ids, copies=copies)).result()
        if not job.form.deed or not self._settings.on(PRINTING_DISPATCHES):
            return None
        return self._step(kind, job.form.deed, job.ids)

    def _step(self, kind: RecordType, name: str, ids: tuple[int, ...]) -> Text | None:
        step = next((one for one in (kind.workflow.steps if kind.workflow else ()) if one.name == name), None)
        if step is None:
            return None
        waiting = self._store.look(lambda s: _in_state(s, kind, ids, step.source)).result()
        if not waiting:
            return None
        batch = self._desk.step_all(kind, waiting, name).result()
        if not batch.refused:
            return None
        why = next(iter(batch.refused.values()))
        return _NOT_STEPPED.fill(step=step.label, why=why).counted(len(batch.refused))


def _kind_of(job: Job) -> RecordType:
    assert job.kind is not None, "only a job of records is asked for it"
    return job.kind


def wish_of(form: Form, setup: Setup) -> Wish:
    """How the PDF is made: copies that have names are pages of it, others are the printer's matter."""
    return Wish(copies=setup.copies if form.plies else 1, only_data=setup.only_data)


def first_form(forms: Sequence[Form], kind: RecordType, state: str) -> str:
    """The key of the form that a record is usually printed on: once it is done, none that begins the work."""
    done = kind.workflow is not None and bool(state) and state not in kind.workflow.open_states
    fit = (one.key for one in forms if not (done and one.deed))
    return next(fit, forms[0].key if forms else "")


def copies_left(form: Form, setup: Setup) -> int:
    """How often the printer prints each page."""
    return 1 if form.plies else setup.copies


def _in_state(session: Session, kind: RecordType, ids: tuple[int, ...], states: frozenset[str]) -> tuple[int, ...]:
    model = kind.model
    found: list[int] = []
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        query = select(model.id).where(model.id.in_(some), model.__table__.c.state.in_(states))
        found += session.scalars(query)
    return tuple(found)
