"""Who has called last? Their cards, for a seat to know without the server."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.features.customers.lookup import Card, card_of
from app.features.customers.model import Customer


def recent_cards(session: Session, start: int, count: int) -> list[Card]:
    """Cards of customers, those who called last first, from place `start` on."""
    ids = session.scalars(
        select(Customer.id)
        .where(Customer.retired_at.is_(None), Customer.last_call_at.is_not(None))
        .order_by(Customer.last_call_at.desc(), Customer.id.desc())
        .offset(start)
        .limit(count)
    ).all()
    return [card for id_ in ids if (card := card_of(session, id_))]
