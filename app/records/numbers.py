"""Which number does the next document of a day get? Never the same twice, from however many seats."""

from datetime import date

from sqlalchemy import text
from sqlalchemy.orm import Session

# Both engines read this; made once, for every document that is saved asks it.
_NEXT = text(
    "INSERT INTO counter (series, day, last) VALUES (:series, :day, 1) "
    "ON CONFLICT (series, day) DO UPDATE SET last = counter.last + 1 RETURNING last"
)


def next_number(session: Session, series: str, day: date) -> str:
    """Take the next number of `series` on `day`: "LY20261121-0001".

    It belongs to the session's transaction: undone with it, and until it commits others who want a number of the same
    series wait, so that none is left out.

    Args:
        session: the number is taken in its transaction.
        series: the letters in front.
        day: as the user's calendar has it, not UTC's.
    """
    last = session.connection().execute(_NEXT, {"series": series, "day": f"{day:%Y%m%d}"}).scalar_one()
    return f"{series}{day:%Y%m%d}-{last:04}"
