"""Which repairs are overdue: an appointment that has passed, or none for too long?"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.options import REPAIR_LATE_HOURS, Settings
from app.features.repairs.model import Repair, Urgency
from app.features.repairs.states import IS_OPEN, OPEN, URGENCIES
from app.records.field import Mark

LATE_ICON = "clock-alert-outline"
_LATE_DAYS = QT_TRANSLATE_NOOP("repairs", "%n day(s) late")
_LATE_HOURS = QT_TRANSLATE_NOOP("repairs", "%n hour(s) late")
_LATE = QT_TRANSLATE_NOOP("repairs", "late")
_HOUR = 3600


class Lateness:
    """What is overdue in this shop.

    Args:
        settings: the settings in force, asked at each use.
    """

    def __init__(self, settings: Callable[[], Settings]) -> None:
        self._settings = settings

    def where(self, now: datetime) -> ColumnElement[bool]:
        """WHERE of overdue repairs."""
        promised = func.coalesce(Repair.appointment_until, Repair.appointment_at)
        return and_(IS_OPEN, or_(promised < now, and_(promised.is_(None), Repair.created_at < now - self._room())))

    def since(self, repair: Any, now: datetime) -> datetime | None:
        """Since when it is overdue, None where it is not; of `repair` state, appointment and created_at are read."""
        if repair.state not in OPEN:
            return None
        promised: datetime = repair.appointment_until or repair.appointment_at or repair.created_at + self._room()
        return promised if promised < now else None

    def marks(self, cells: Mapping[str, Any], now: datetime) -> dict[str, Mark]:
        """How a line of the list stands out: its appointment where overdue, its fault where urgent."""
        repair = _Line(cells)
        found: dict[str, Mark] = {}
        if since := self.since(repair, now):
            found["appointment_at"] = Mark("danger", LATE_ICON, how_late(since, now))
        elif repair.appointment_until and _is_of_this_year(repair.appointment_at, now):
            found["appointment_at"] = Mark(after=f"– {repair.appointment_until.astimezone():%H:%M}")
        if repair.urgency == Urgency.URGENT and repair.state in OPEN:
            found["fault"] = Mark("danger", URGENCIES[Urgency.URGENT].icon)
        return found

    def _room(self) -> timedelta:
        return timedelta(hours=self._settings().number(REPAIR_LATE_HOURS))


def how_late(since: datetime, now: datetime) -> Text:
    """In days, or in hours on the first one."""
    late = now - since
    if late.days:
        return _LATE_DAYS.counted(late.days)
    hours = int(late.total_seconds()) // _HOUR
    return _LATE_HOURS.counted(hours) if hours else _LATE


def _is_of_this_year(at: datetime | None, now: datetime) -> bool:
    """Otherwise the day takes up the column, and its end has no room."""
    return at is not None and at.astimezone().year == now.astimezone().year


class _Line:
    """The cells of a line of the list, as attributes."""

    def __init__(self, cells: Mapping[str, Any]) -> None:
        self.state, self.urgency = cells["state"], cells["urgency"]
        self.appointment_at: datetime | None = cells["appointment_at"]
        self.appointment_until: datetime | None = cells["appointment_until"]
        self.created_at: datetime = cells["created_at"]
