"""What happened with a customer, over all record types, and what must be said about them now?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import SelectBase
from sqlalchemy.orm import Session

from app.db.months import spans
from app.db.trip import ask
from app.records.part import Event, OnCard, Remark
from app.records.record import RecordType


@dataclass(frozen=True, slots=True)
class Story:
    """What is known of one customer.

    Attributes:
        events: what is still open stands before all others, then the newest first.
        counts: how many records of each type, by the type's key.
        remarks: warnings and headline, in the order of the types; the loudest kind of banner first.
        also: rows of the statements asked along with it.
    """

    events: tuple[Event, ...]
    counts: dict[str, int]
    remarks: tuple[Remark, ...]
    also: tuple[list[Any], ...] = ()


def story_of(  # noqa: PLR0913  whose, when, and how much of it
    session: Session,
    kinds: Iterable[RecordType],
    customer_id: int,
    now: datetime,
    limit: int,
    *,
    only: str = "",
    also: Sequence[SelectBase] = (),
    months: Iterable[date] | None = None,
) -> Story:
    """What happened with a customer and is to be said about them, read in one trip however many types there are.

    At most `limit` events, of all types or `only` the one with this key; counts and remarks are of all. `also` are
    further statements about the `CUSTOMER`; `months` are those in which they called, None where that is not known.
    Where all events of a type are read, they are as many as there are; only types with more than that are counted, each
    in a trip of its own.
    """
    cards = {kind.key: kind.card for kind in kinds if kind.card}
    asked = [(key, part) for key, card in cards.items() for part in _parts(card, not only or key == only)]
    today = _midnight(now)
    values = {"customer": customer_id, "most": limit, "now": now, "today": today} | spans(months)
    found = ask(session, [*also, *(getattr(cards[key], part) for key, part in asked)], values)
    events: list[Event] = []
    counts: dict[str, int] = {}
    remarks: list[Remark] = []
    for (key, part), rows in zip(asked, found[len(also) :], strict=True):
        card = cards[key]
        if part == "events" and card.event_of:
            events += map(card.event_of, rows)
            counts |= {key: len(rows)} if card.count is not None else {}
            if card.said_in and card.remarks:
                remarks += card.remarks(card.said_in(rows, today), now)
        elif part == "count":
            counts[key] = rows[0][0]
        elif card.remarks:
            remarks += card.remarks(rows, now)
    more = {key: cards[key].count for key, many in counts.items() if many >= limit}
    counts |= {key: _counted(session, count, values) for key, count in more.items() if count is not None}
    events.sort(key=lambda one: (one.open, one.at), reverse=True)
    remarks.sort(key=lambda one: not one.solid)
    return Story(tuple(events[:limit]), counts, tuple(remarks), tuple(found[: len(also)]))


def _parts(card: OnCard, with_events: bool) -> list[str]:
    with_events = with_events and card.events is not None
    asked = {
        "events": with_events,
        "count": card.count is not None and not with_events,
        "said": card.said is not None and not (with_events and card.said_in),
    }
    return [part for part, wanted in asked.items() if wanted]


def plan_counts(session: Session, kinds: Iterable[RecordType], now: datetime) -> None:
    """Count what nobody has: how is planned then, and not when the first one with a long history calls."""
    for kind in kinds:
        if kind.card and kind.card.count is not None:
            _counted(session, kind.card.count, {"customer": 0, "now": now, "today": _midnight(now)})


def _counted(session: Session, count: SelectBase, values: Mapping[str, object]) -> int:
    ((row,),) = ask(session, [count], values)
    return int(row[0])


def _midnight(now: datetime) -> datetime:
    return now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
