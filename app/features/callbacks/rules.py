"""What must be right about a callback when it is saved, and what follows when somebody has called?"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, false, select
from sqlalchemy.orm import Session, object_session

from app.core.access import Who
from app.core.errors import Invalid
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db import trail
from app.features.callbacks.model import Callback
from app.features.callbacks.states import HANDLE, HANDLED, IN_PROGRESS, REOPEN
from app.features.customers.dealings import settle_subject
from app.features.dues import dues
from app.features.dues.model import Due, DueKind, DueState
from app.records.field import Values
from app.records.numbers import next_number

_NOTHING_SAID = QT_TRANSLATE_NOOP("callbacks", "Say how content the customer is, or what they said.")
SERIES = "HF"
_CARRIED = ("customer_id", "sale_id", "repair_id", "subject", "method_id", "purpose_id", "person")


def prepare(session: Session, id_: int | None, values: Values, who: Who) -> None:
    """A new one gets its author and its day; what it is about is looked up.

    Raises:
        Invalid: it is about a sale or repair of another customer.
    """
    customer_id = values.get("customer_id")
    if id_ is None:
        values["author"] = who.name
        values["due_on"] = values.get("due_on") or trail.worker(session)[1].astimezone().date()
    elif customer_id is None and (stored := session.get(Callback, id_)) is not None:
        customer_id = stored.customer_id
    settle_subject(session, values, customer_id, new=id_ is None)


def stepped(callback: Callback, step: str, who: Who, now: datetime) -> None:
    """Handled: who called and when, what fell due is seen to, and the next callback is planned where a day is named.

    Raises:
        Invalid: nothing says how the customer is.
    """
    if step == REOPEN:
        _leave_undone(callback)
        callback.handled_at, callback.handled_by = None, ""
    if step != HANDLE:
        return
    if callback.satisfaction is None and callback.feedback_id is None and not callback.feedback.strip():
        raise Invalid({"satisfaction": _NOTHING_SAID})
    callback.handled_at, callback.handled_by = now, who.name
    _follow(callback, who, now)


def undone(callback: Callback, was: Mapping[str, Any]) -> None:
    """A step is taken back: with "handled" goes what followed from it, with "taken up again" it follows again."""
    if callback.state == HANDLED and was.get("state") == IN_PROGRESS:
        _leave_undone(callback)
    elif callback.state == IN_PROGRESS and was.get("state") == HANDLED:
        _follow(callback, Who(was["handled_by"], ""), was["handled_at"])


def _follow(callback: Callback, who: Who, now: datetime) -> None:
    session = _session(callback)
    with session.no_autoflush:  # the step is written in one flush, which has its name in the audit trail
        _see_to_dues(session, callback, who, now)
        _plan_next(session, callback, who, now)


def _leave_undone(callback: Callback) -> None:
    """What it saw to is open again, and the callback it planned goes unless somebody has touched that since."""
    session, at = _session(callback), callback.handled_at
    with session.no_autoflush:
        seen_to = select(Due).where(Due.sort == DueKind.CALLBACK, Due.state == DueState.DONE, Due.done_at == at)
        for due in session.scalars(seen_to.where(_same_source(callback))).all():
            due.state, due.done_at, due.done_by = DueState.OPEN, None, ""
            dues.reopened(session, due)
        planned = select(Callback).where(
            *(Callback.customer_id == callback.customer_id, Callback.state == IN_PROGRESS, Callback.version == 1),
            *(Callback.due_on == callback.next_on, Callback.author == callback.handled_by, Callback.id > callback.id),
        )
        for one in session.scalars(planned).all():
            session.delete(one)


def _session(callback: Callback) -> Session:
    session = object_session(callback)
    assert session is not None
    return session


def _same_source(callback: Callback) -> ColumnElement[bool]:
    """What falls due from the sale or repair it is about; nothing where it is about none."""
    if callback.sale_id is not None:
        return Due.sale_id == callback.sale_id
    return Due.repair_id == callback.repair_id if callback.repair_id is not None else false()


def _see_to_dues(session: Session, callback: Callback, who: Who, now: datetime) -> None:
    """The callbacks that the sale or repair asked for by today are done."""
    query = select(Due).where(
        _same_source(callback),
        Due.sort == DueKind.CALLBACK,
        Due.state == DueState.OPEN,
        Due.due_on <= max(callback.due_on, now.astimezone().date()),
    )
    for due in session.scalars(query).all():
        dues.done(session, due, who, now)


def _plan_next(session: Session, callback: Callback, who: Who, now: datetime) -> None:
    """A callback in progress for the day the customer was promised, unless there is one already."""
    if callback.next_on is None:
        return
    planned = select(Callback.id).where(
        Callback.customer_id == callback.customer_id,
        Callback.state == IN_PROGRESS,
        Callback.due_on == callback.next_on,
        Callback.id != callback.id,
    )
    if session.scalar(planned.limit(1)) is None:
        carried = {key: getattr(callback, key) for key in _CARRIED}
        number = next_number(session, SERIES, now.astimezone().date())
        session.add(Callback(**carried, number=number, state=IN_PROGRESS, due_on=callback.next_on, author=who.name))
