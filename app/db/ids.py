"""Which ids will new rows have, known before they are written? So that many go in by one statement with their parts."""

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from app.db.base import Record


def take_ids(session: Session, model: type[Record], count: int) -> list[int]:
    """Ids for `count` new rows, that nobody else gets. In a transaction that writes."""
    if session.get_bind().dialect.name == "sqlite":  # whoever writes is alone until the commit
        last = session.scalar(select(func.max(model.id))) or 0
        return list(range(last + 1, last + 1 + count))
    asked = text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)")
    return list(session.scalars(asked, {"name": model.__tablename__, "count": count}))
