"""Which finished records, of all types, wait to be approved, and which of them should somebody look at first?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, String, cast, column, func, literal, or_, select, table
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.i18n import Text
from app.records.keeping import Keeper
from app.records.part import OnAudit
from app.records.record import RecordType
from app.records.undo import Undo

MOST = 1000  # records shown at once; the rest come when these are done
_customer = table("customer", column("id"), column("name"), column("initials"))


@dataclass(frozen=True, slots=True)
class Asked:
    """What the queue is narrowed to.

    Attributes:
        text: in number, customer or whose work it was.
        since, until: days on which it was finished, both included.
        least: money in it, in minor units.
        approved: shows what is approved already, too.
    """

    text: str = ""
    since: date | None = None
    until: date | None = None
    least: int | None = None
    approved: bool = False


@dataclass(frozen=True, slots=True)
class Finished:
    """One record of the queue; `doubt` says why somebody should look at it first."""

    kind: str
    id: int
    number: str
    customer: str
    about: str
    by: str
    at: datetime | None
    amount: int | None
    state: str
    doubt: Text | None = None

    @property
    def key(self) -> tuple[str, int]:
        """Type and id."""
        return self.kind, self.id


@dataclass(frozen=True, slots=True)
class Queue:
    """What is shown, the newest first; `waiting` counts all that is finished and not approved, by type."""

    rows: tuple[Finished, ...]
    waiting: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of approving (or taking back) many records of several types."""

    done: int
    refused: Mapping[tuple[str, int], Text]
    undos: tuple[Undo, ...]


def audited(kinds: Iterable[RecordType]) -> tuple[RecordType, ...]:
    """The types whose records are approved."""
    return tuple(kind for kind in kinds if kind.audit and kind.workflow and kind.workflow.approved)


def queue(session: Session, kinds: Iterable[RecordType], asked: Asked) -> Queue:
    """Read the queue."""
    listed = audited(kinds)
    rows = [row for kind in listed for row in _rows(session, kind, asked)]
    rows.sort(key=lambda one: (one.at is not None, one.at), reverse=True)
    return Queue(tuple(rows[:MOST]), {kind.key: waiting(session, kind) for kind in listed})


def waiting(session: Session, kind: RecordType) -> int:
    """How many finished records of a type are not approved."""
    model: Any = kind.model
    state = kind.workflow.finished if kind.workflow else ""
    return session.scalar(select(func.count()).select_from(model).where(model.state == state)) or 0


class Judge:
    """Approves, and takes approvals back, over records of several types in one transaction.

    Args:
        session: of the job; never committed here.
        kinds: the types.
        who: whose rights count.
        now: the moment it happens.
    """

    def __init__(self, session: Session, kinds: Iterable[RecordType], who: Who, now: datetime) -> None:
        self._keepers = {kind.key: Keeper(session, kind, who, now) for kind in kinds}

    def decide(self, items: Mapping[str, Sequence[int]], step: str, reason: str) -> Verdict:
        """Take one step with records by type; those that refuse stay as they are and are reported."""
        done = 0
        refused: dict[tuple[str, int], Text] = {}
        undos: list[Undo] = []
        for key, ids in items.items():
            batch = self._keepers[key].step_all(ids, step, reason)
            done += batch.done
            refused |= {(key, id_): text for id_, text in batch.refused.items()}
            undos += [batch.undo] if batch.undo else []
        return Verdict(done, refused, tuple(undos))

    def undo(self, undos: Sequence[Undo]) -> None:
        """Take a verdict back, all or none.

        Raises:
            Conflict: somebody changed one of the records since.
        """
        for one in undos:
            self._keepers[one.kind].undo(one)


def _rows(session: Session, kind: RecordType, asked: Asked) -> list[Finished]:
    audit, model = kind.audit, kind.model
    if audit is None or kind.workflow is None:
        return []
    amount = audit.amount() if audit.amount else literal(None)
    name = select(_customer.c.name).where(_customer.c.id == _of(model, "customer_id")).scalar_subquery()
    columns = (_of(model, "id"), _of(model, "number"), name, cast(audit.about(), String), audit.by(), audit.at())
    state = _of(model, "state")
    query = select(*columns, amount, state).where(*_where(kind, audit, asked)).order_by(audit.at().desc()).limit(MOST)
    found = session.execute(query).all()
    open_ones = [row[0] for row in found if str(row[-1]) == kind.workflow.finished]
    doubts = kind.doubts(session, open_ones) if kind.doubts and open_ones else {}
    return [
        Finished(
            kind=kind.key,
            id=id_,
            number=number,
            customer=customer or "",
            about=" ".join((about or "").split()),
            by=by or "",
            at=at,
            amount=money,
            state=str(state),
            doubt=doubts.get(id_),
        )
        for id_, number, customer, about, by, at, money, state in found
    ]


def _where(kind: RecordType, audit: OnAudit, asked: Asked) -> list[ColumnElement[bool]]:
    assert kind.workflow is not None
    states = [kind.workflow.finished, *([kind.workflow.approved] if asked.approved else [])]
    where = [_of(kind.model, "state").in_(states)]
    if asked.since:
        where.append(audit.at() >= _midnight(asked.since))
    if asked.until:
        where.append(audit.at() < _midnight(asked.until + timedelta(days=1)))
    if asked.least is not None:
        where.append(audit.amount() >= asked.least if audit.amount else literal(False))
    if asked.text:
        where.append(_says(kind, audit, asked.text))
    return where


def _says(kind: RecordType, audit: OnAudit, text: str) -> ColumnElement[bool]:
    called = select(_customer.c.id).where(
        or_(
            _customer.c.name.startswith(text, autoescape=True),
            _customer.c.initials.startswith(text.lower(), autoescape=True),
        )
    )
    return or_(
        _of(kind.model, "number").icontains(text, autoescape=True),
        audit.by().icontains(text, autoescape=True),
        _of(kind.model, "customer_id").in_(called),
    )


def _of(model: Any, name: str) -> Any:
    return getattr(model, name)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone()
