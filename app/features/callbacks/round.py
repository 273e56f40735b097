"""How are many customers called back one after the other? A round: whose turn it is, what is kept, what is left."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import Enum, auto

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.errors import Invalid, Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.callbacks.card import EVENTS, event_of
from app.features.callbacks.model import Callback
from app.features.callbacks.spec import CALLBACK
from app.features.callbacks.states import HANDLE, IN_PROGRESS
from app.features.callbacks.today import due_for
from app.features.customers.dealings import Dealing, dealings
from app.features.customers.model import CustomerPhone
from app.records.field import Values
from app.records.keeping import Keeper, Saved
from app.records.part import Event
from app.records.rows import Loaded

KEYS = ("satisfaction", "feedback_id", "feedback", "next_on")  # what is asked
_MOST = 500  # customers of one round
_EARLIER = 6
_PAST = QT_TRANSLATE_NOOP("callbacks", "Choose a day after today.")


class End(Enum):
    """What became of a customer's turn."""

    HANDLED = auto()
    NOT_REACHED = auto()
    GONE = auto()  # somebody else handled or deleted it meanwhile


@dataclass(frozen=True, slots=True)
class Turn:
    """Everything the page shows of the customer whose turn it is.

    Attributes:
        loaded: the callback itself.
        phones: numbers as written, the first one first.
        dealings: what they bought and what was repaired.
        earlier: callbacks of before.
    """

    loaded: Loaded
    phones: tuple[str, ...]
    dealings: tuple[Dealing, ...]
    earlier: tuple[Event, ...]

    @property
    def customer(self) -> str:
        """The customer's name."""
        return str(self.loaded.values["customer"] or "")


@dataclass(slots=True)
class Round:
    """A round on its way; `ends` holds what became of each turn, `points` how content the customers were."""

    ids: tuple[int, ...]
    at: int = 0
    ends: dict[int, End] = field(default_factory=dict)
    points: list[int] = field(default_factory=list)

    @property
    def current(self) -> int | None:
        """Whose turn it is; None at the end."""
        return self.ids[self.at] if self.at < len(self.ids) else None

    @property
    def left(self) -> tuple[int, ...]:
        """Those nobody called yet."""
        return tuple(one for one in self.ids if one not in self.ends)

    def count(self, end: End) -> int:
        """How many turns ended like this."""
        return sum(one is end for one in self.ends.values())

    def go_on(self, end: End, points: int | None = None) -> int | None:
        """The present turn ends; the next one, or None at the end, is returned."""
        if self.current is not None:
            self.ends[self.current] = end
            self.at += 1
        if end is End.HANDLED and points is not None:
            self.points.append(points)
        return self.current


def ids_of_round(session: Session, chosen: Sequence[int], who: Who, now: datetime) -> tuple[int, ...]:
    """Whom a round goes through, the longest overdue first.

    Args:
        session: of the job.
        chosen: ticked callbacks; of one alone, or none, a round is made of all that are due, and this one.
        who: whose due ones.
        now: what is due is measured by.
    """
    where = Callback.id.in_(chosen) if len(chosen) > 1 else or_(Callback.id.in_(chosen), due_for(who, now))
    query = select(Callback.id).where(Callback.state == IN_PROGRESS, where).order_by(Callback.due_on, Callback.id)
    return tuple(session.scalars(query.limit(_MOST)))


def turn_of(session: Session, id_: int, who: Who, now: datetime) -> Turn | None:
    """What to show of a callback; None where somebody else handled or deleted it."""
    try:
        loaded = Keeper(session, CALLBACK, who, now).read(id_)
    except Refused:
        return None
    if loaded.state != IN_PROGRESS:
        return None
    customer_id = loaded.values["customer_id"]
    phones = select(CustomerPhone.number).where(CustomerPhone.customer_id == customer_id)
    rows = session.execute(EVENTS, {"customer": customer_id, "most": _EARLIER + 1})
    earlier = [event_of(one) for one in rows if one.id != id_]
    return Turn(
        loaded,
        tuple(session.scalars(phones.order_by(CustomerPhone.rank, CustomerPhone.id))),
        tuple(dealings(session, customer_id)),
        tuple(earlier[:_EARLIER]),
    )


def keep(session: Session, loaded: Loaded, answer: Values, who: Who, now: datetime) -> Saved:
    """The customer was reached: write what they said, and that the callback is handled.

    Raises:
        Invalid: nothing says how the customer is, or the next day is not ahead.
        Clash: somebody else saved it since.
        NotAllowed: the right for callbacks is missing.
    """
    next_on = answer.get("next_on")
    if isinstance(next_on, date) and next_on <= now.astimezone().date():
        raise Invalid({"next_on": _PAST})
    keeper = Keeper(session, CALLBACK, who, now)
    keeper.save(loaded.id, loaded.version, {key: answer[key] for key in KEYS if key in answer})
    return keeper.step(loaded.id, HANDLE)


def put_off(session: Session, loaded: Loaded, who: Who, now: datetime) -> Saved:
    """Nobody answered: tomorrow again.

    Raises:
        Clash: somebody else saved it since.
        NotAllowed: the right for callbacks is missing.
    """
    tomorrow = now.astimezone().date() + timedelta(days=1)
    return Keeper(session, CALLBACK, who, now).save(loaded.id, loaded.version, {"due_on": tomorrow})
