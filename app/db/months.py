"""Which months do the call log and the audit trail have a partition for on a server, and how do further ones come?

What is in no month of its own lies in the partition for the rest, so that nothing is ever refused for its date. A
file knows no partitions; all of this does nothing there.
"""

import logging
from collections.abc import Iterable
from datetime import UTC, date, datetime

from sqlalchemy import Connection, Engine, Table, text
from sqlalchemy.exc import DBAPIError

from app.db.rows import Row

PARTED = {"call": "started_at", "trace": "at"}
_MAKE = text("SELECT months_make(:parted, :months)")
_AHEAD = text("SELECT months_ahead()")
log = logging.getLogger(__name__)


def month_of(moment: datetime) -> date:
    """The first day of the month, by UTC, in whose partition this moment is."""
    return moment.astimezone(UTC).date().replace(day=1)


def months_of(table: Table, rows: Iterable[Row]) -> set[date]:
    """The months of these rows; none for a table that is not parted."""
    column = PARTED.get(table.name)
    return {month_of(one[column]) for one in rows} if column else set()


def make_months(connection: Connection, table: str, months: Iterable[date]) -> None:
    """Make the partitions of these months where they are missing; as the owner of the tables. Does not commit."""
    wanted = sorted(months)
    if wanted and connection.dialect.name == "postgresql":
        connection.execute(_MAKE, {"parted": table, "months": wanted})


def look_ahead(engine: Engine) -> None:
    """See that the coming three months have their partitions; whoever asks, the server makes them.

    What cannot be done now is done when the next seat starts: nothing depends on it today.
    """
    if engine.dialect.name != "postgresql":
        return
    try:
        with engine.begin() as connection:
            if made := connection.scalar(_AHEAD):
                log.info("%d partitions of months to come are made", made)
    except DBAPIError as err:
        log.info("no partitions of months to come are made: %s", err.orig)
