"""How many rows has a table? Known at once, however many they are."""

from sqlalchemy import delete, func, insert, select, table
from sqlalchemy.orm import Session

from app.db.system import Tally


def rows_of(session: Session, name: str) -> int:
    """How many rows the table called `name` has; counted where no tally is kept of it."""
    known = session.scalar(select(func.sum(Tally.rows)).where(Tally.name == name))
    if known is None:
        known = session.scalar(select(func.count()).select_from(table(name)))
    return int(known or 0)


def recount(session: Session, name: str) -> int:
    """Count the table called `name` and set its tally, after loading it without triggers."""
    rows = session.scalar(select(func.count()).select_from(table(name))) or 0
    session.execute(delete(Tally).where(Tally.name == name))
    session.execute(insert(Tally).values(name=name, rows=rows))
    return rows
