"""What happened with a customer, over all record types, and what must be said about them now?"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from app.records.record import Event, OnCard, RecordType, Remark


def events_of(
    session: Session, kinds: Iterable[RecordType], customer_id: int, limit: int, only: str = ""
) -> list[Event]:
    """The newest events of a customer, newest first; what is still open stands before all others.

    At most `limit` of them, all types or `only` the one of this key.
    """
    found: list[Event] = []
    for kind, card in _on_card(kinds):
        if not only or kind.key == only:
            found += card.events(session, customer_id, limit)
    found.sort(key=lambda one: (one.open, one.at), reverse=True)
    return found[:limit]


def counts_of(session: Session, kinds: Iterable[RecordType], customer_id: int) -> dict[str, int]:
    """How many records of each type a customer has, by the type's key."""
    return {kind.key: card.count(session, customer_id) for kind, card in _on_card(kinds)}


def remarks_of(session: Session, kinds: Iterable[RecordType], customer_id: int, now: datetime) -> list[Remark]:
    """Warnings and headline about a customer, in the order of the types; the loudest kind of banner first."""
    found: list[Remark] = []
    for _, card in _on_card(kinds):
        if card.remarks:
            found += card.remarks(session, customer_id, now)
    found.sort(key=lambda one: not one.solid)
    return found


def _on_card(kinds: Iterable[RecordType]) -> list[tuple[RecordType, OnCard]]:
    return [(kind, kind.card) for kind in kinds if kind.card]
