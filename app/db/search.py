"""Which customers does a typed fragment mean? A working first form."""

from collections.abc import Sequence

from sqlalchemy import text
from sqlalchemy.orm import Session


def index_customer(session: Session, customer_id: int, texts: Sequence[str]) -> None:
    """Keep what a customer is found by."""


def match(session: Session, words: str, limit: int) -> list[int]:
    """Ids of customers."""
    return list(
        session.scalars(text("SELECT id FROM customer WHERE name LIKE :n LIMIT :l"), {"n": f"%{words}%", "l": limit})
    )


def named(session: Session, name: str, limit: int) -> list[int]:
    """Ids of customers whose name begins so."""
    return list(
        session.scalars(text("SELECT id FROM customer WHERE name LIKE :n LIMIT :l"), {"n": f"{name}%", "l": limit})
    )
