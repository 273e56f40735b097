"""Which number does the next document of a day get? Never the same twice, from however many seats."""

from datetime import date

from sqlalchemy.orm import Session

from app.db.system import Counter
from app.db.upsert import insert_of


def next_number(session: Session, series: str, day: date) -> str:
    """Take the next number of `series` on `day`: "LY20261121-0001".

    It belongs to the session's transaction: undone with it, and until it commits others who want a number of the same
    series wait, so that none is left out.

    Args:
        session: the number is taken in its transaction.
        series: the letters in front.
        day: as the user's calendar has it, not UTC's.
    """
    insert = insert_of(session.get_bind().dialect.name)
    statement = insert(Counter).values(series=series, day=f"{day:%Y%m%d}", last=1)
    statement = statement.on_conflict_do_update(
        index_elements=[Counter.series, Counter.day], set_={"last": Counter.last + 1}
    )
    last = session.scalars(statement.returning(Counter.last), execution_options={"populate_existing": True}).one()
    return f"{series}{day:%Y%m%d}-{last:04}"
