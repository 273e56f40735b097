"""How are moments, spans, numbers and money written for the user?"""

from datetime import date, datetime, timedelta
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QDate, QLocale

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


class ShowsNumbers(Protocol):
    """Writes a phone number in the custom of the country."""

    def shown(self, raw: str) -> str:
        """`raw` with its parts set apart."""
        ...


def clock(at: datetime) -> str:
    """Local time of day: "10:24"."""
    return at.astimezone().strftime("%H:%M")


def day(at: datetime | date, now: datetime) -> str:
    """The day in words: "today", "yesterday", "tomorrow", "11-18"; "2025-11-18" in another year."""
    local = at.astimezone().date() if isinstance(at, datetime) else at
    today = now.astimezone().date()
    near = {
        today: QCoreApplication.translate("formats", "today"),
        today - timedelta(days=1): QCoreApplication.translate("formats", "yesterday"),
        today + timedelta(days=1): QCoreApplication.translate("formats", "tomorrow"),
    }
    if local in near:
        return near[local]
    return local.strftime("%m-%d" if local.year == today.year else "%Y-%m-%d")


def short_day(at: datetime | date) -> str:
    """Month and day, where the year stands beside it: "11-18"."""
    return (at.astimezone() if isinstance(at, datetime) else at).strftime("%m-%d")


def year(at: datetime | date) -> str:
    """The year alone: "2025"."""
    return (at.astimezone() if isinstance(at, datetime) else at).strftime("%Y")


def moment(at: datetime, now: datetime) -> str:
    """Day and time: "today 10:24", "11-18 08:50"."""
    return f"{day(at, now)} {clock(at)}"


def full(at: datetime) -> str:
    """Day and time in full, as files and slips have it: "2026-11-18 08:50"."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M")


def long_day(at: datetime | date) -> str:
    """The day as it heads a page: "Saturday, 21 November"."""
    local = at.astimezone().date() if isinstance(at, datetime) else at
    return QLocale().toString(
        QDate(local.year, local.month, local.day), QCoreApplication.translate("formats", "dddd, d MMMM")
    )


def month(at: datetime | date) -> str:
    """Month and year as they head a part of a list: "November 2026"."""
    local = at.astimezone().date() if isinstance(at, datetime) else at
    return QLocale().toString(
        QDate(local.year, local.month, local.day), QCoreApplication.translate("formats", "MMMM yyyy")
    )


def age(seconds: float) -> str:
    """How long something lasts, in its largest unit: "14 minutes", "3 days"."""
    whole = max(0, int(seconds))
    if whole < _MINUTE:
        return QCoreApplication.translate("formats", "just now")
    if whole < _HOUR:
        minutes = whole // _MINUTE
        return QCoreApplication.translate("formats", "%n minute(s)", "", minutes)
    if whole < _DAY:
        hours = whole // _HOUR
        return QCoreApplication.translate("formats", "%n hour(s)", "", hours)
    days = whole // _DAY
    return QCoreApplication.translate("formats", "%n day(s)", "", days)


def duration(seconds: float) -> str:
    """A span as a clock shows it: "2:13", "1:02:13"."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, _HOUR)
    minutes, left = divmod(rest, _MINUTE)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def phone(numbers: ShowsNumbers, raw: str) -> str:
    """A phone number in the custom of the country; what is none stays as written."""
    return numbers.shown(raw) or raw


def amount(minor: int) -> str:
    """Money without its sign, for columns: "1,240.00"."""
    sign = "−" if minor < 0 else ""
    return f"{sign}{abs(minor) // 100:,}.{abs(minor) % 100:02}"


def money(minor: int, sign: str = "¥") -> str:
    """Money with its sign: "¥860.00"."""
    return f"−{sign}{amount(-minor)}" if minor < 0 else f"{sign}{amount(minor)}"


def count(number: int) -> str:
    """A number of things: "1,204"."""
    return f"{number:,}"


def size(bytes_: int) -> str:
    """12 KB, 3.4 MB."""
    if bytes_ < 1024 * 1024:
        return f"{max(1, round(bytes_ / 1024))} KB"
    return f"{bytes_ / 1024 / 1024:.1f} MB"
