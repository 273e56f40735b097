"""Which day or moment does somebody mean who types "11-24", "明天 14点" or "+3"?"""

import re
from datetime import date, datetime, time, timedelta

_NEAR = {
    **dict.fromkeys(("今天", "今日", "today"), 0),
    **dict.fromkeys(("明天", "明日", "tomorrow"), 1),
    **dict.fromkeys(("后天", "後天"), 2),
    "大后天": 3,
    **dict.fromkeys(("昨天", "昨日", "yesterday"), -1),
    "前天": -2,
}
_WEEK = {
    **{f"{head}{name}": place for head in ("周", "星期", "礼拜") for place, name in enumerate("一二三四五六日")},
    **dict.fromkeys(("周天", "星期天", "礼拜天"), 6),
    **{name: place for place, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))},
}
_IN_DAYS = re.compile(r"\+\s*(\d{1,4})\s*(?:天|days?|d)?$|(\d{1,4})\s*天(?:后|以后)$")
_WHOLE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$|(\d{4})(\d{2})(\d{2})$")
_SHORT = re.compile(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$")
_TIME = re.compile(
    r"(?P<head>上午|早上|凌晨|中午|下午|晚上|傍晚)?\s*(?P<hour>\d{1,2})\s*"
    r"(?:[:：点时]\s*(?P<minute>\d{1,2}|半)?\s*分?|(?=\s*[ap]m))\s*(?P<tail>am|pm)?$",
    re.IGNORECASE,
)
_HALF_YEAR = timedelta(days=183)
_LATE = {"下午", "晚上", "傍晚", "pm"}


def read_day(text: str, today: date) -> date | None:
    """The day meant by `text`, in any usual form, or None where it means none.

    A day without its year is the nearest one; a name of a weekday is the next one after today.
    """
    text = text.strip().lower()
    if text in _NEAR:
        return today + timedelta(days=_NEAR[text])
    week = _WEEK.get(text, _WEEK.get(text[:3]) if text.isascii() and text.endswith("day") else None)
    if week is not None:
        return today + timedelta(days=(week - today.weekday() - 1) % 7 + 1)
    if found := _IN_DAYS.match(text):
        return today + timedelta(days=int(found[1] or found[2]))
    if found := _WHOLE.match(text):
        return _day(*(int(one) for one in found.groups() if one is not None))
    if found := _SHORT.match(text):
        return _nearest(int(found[1]), int(found[2]), today)
    return None


def read_moment(text: str, now: datetime, usual: time = time(9)) -> datetime | None:
    """The moment meant by `text`, aware, in the local zone of `now`; a day alone is at the `usual` time.

    A time alone is today's.
    """
    local = now.astimezone()
    text = text.strip()
    found = _TIME.search(text)
    at: time | None = usual
    head = text
    if found:
        at, head = _time(found), text[: found.start()].strip(" ,，T")
    day = local.date() if found and not head else read_day(head, local.date())
    return datetime.combine(day, at).astimezone() if day and at else None


def _time(found: re.Match[str]) -> time | None:
    hour = int(found["hour"])
    minute = 30 if found["minute"] == "半" else int(found["minute"] or 0)
    sign = (found["head"] or found["tail"] or "").lower()
    if sign in _LATE and hour < 12:
        hour += 12
    if sign in {"凌晨", "am"} and hour == 12:
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(month: int, day: int, today: date) -> date | None:
    found = [one for year in (today.year - 1, today.year, today.year + 1) if (one := _day(year, month, day))]
    near = [one for one in found if -_HALF_YEAR <= one - today < _HALF_YEAR]
    return near[0] if near else (found[0] if found else None)


def months_later(day: date, months: int) -> date:
    """The same day of the month some months on, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = (date(year + month // 11, (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))
