"""Which debts are overdue, and how do they stand out in the list?"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement

from app.core.access import Who
from app.features.sales.card import LATE_DAYS
from app.features.sales.find import OWES
from app.features.sales.model import Sale
from app.records.field import Mark


def overdue(_who: Who, now: datetime) -> ColumnElement[bool]:
    """Sales of which something has been owed for longer than a month."""
    return OWES & (Sale.sold_on < now.astimezone().date() - timedelta(days=LATE_DAYS))


def marks(cells: Mapping[str, Any], now: datetime) -> dict[str, Mark]:
    """How a line of the list stands out: what is owed, and louder where that is for too long."""
    if not cells.get("owed"):
        return {}
    late = (now.astimezone().date() - cells["sold_on"]).days > LATE_DAYS
    return {"owed": Mark("danger" if late else "waiting")}
