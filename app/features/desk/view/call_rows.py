"""How is a call of the log shown as one row: who, when, what came of it, who dealt with it?"""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.phone import Numbers
from app.features.calls.lines import CallLine
from app.features.calls.reasons import REASONS
from app.features.calls.timeline import MISSED, OUTCOMES, OUTGOING
from app.features.desk.wording import BLACKLISTED, DIALLING, RINGING, TALKING
from app.records.workflow import Look
from app.telephony.protocol import CallState, Direction
from app.ui import formats
from app.ui.lists import Line
from app.ui.texts import words

translate = QCoreApplication.translate

INCOMING = Look(words=QT_TRANSLATE_NOOP("desk", "Call"), icon="phone-incoming", colour="muted")
_GOING_ON = {CallState.RINGING: RINGING, CallState.DIALLING: DIALLING, CallState.TALKING: TALKING}
HANDLED = Look(words=QT_TRANSLATE_NOOP("desk", "Handled"), icon="check-circle-outline", colour="finished")


def is_missed(call: CallLine) -> bool:
    """Incoming, over, and not known to be answered."""
    return call.direction is Direction.IN and call.state is CallState.ENDED and not call.answered


def who_of(call: CallLine, numbers: Numbers) -> str:
    """The customer, else the number, else why there is none."""
    if call.name:
        return call.name
    if call.number:
        return numbers.shown(call.number)
    return words(REASONS[call.reason]) if call.reason else translate("desk", "No number")


def row_of(call: CallLine, numbers: Numbers, now: datetime, key: str = "") -> Line:
    """One line of a list of calls."""
    missed = is_missed(call)
    look = MISSED if missed else OUTGOING if call.direction is Direction.OUT else INCOMING
    state, said = _state(call, missed)
    when, when_low = _when(call, now, aged=missed and not call.handled_by)
    return Line(
        look=look,
        title=who_of(call, numbers),
        number=translate("desk", "line {line}").format(line=call.line),
        text=_about(call, numbers, missed),
        state=state,
        state_words=said,
        when=when,
        when_low=when_low,
        key=key,
        item=call,
    )


def _when(call: CallLine, now: datetime, *, aged: bool) -> tuple[str, str]:
    """The two lines of the column of times; a day of another year needs both."""
    at = call.started_at
    local, today = at.astimezone().date(), now.astimezone().date()
    if local.year != today.year and abs((today - local).days) > 1:
        return formats.short_day(at), formats.year(at)
    first, second = (formats.clock(at), "") if local == today else (formats.day(at, now), formats.clock(at))
    return first, _age((now - at).total_seconds()) if aged else second


def _age(seconds: float) -> str:
    """How long ago, short enough for the column of times."""
    minutes = max(0, int(seconds)) // 60
    if minutes < 1:
        return translate("formats", "just now")
    if minutes < 60:
        return translate("desk", "%n min", "", minutes)
    if minutes < 60 * 24:
        hours = minutes // 60
        return translate("desk", "%n h", "", hours)
    days = minutes // (60 * 24)
    return translate("desk", "%n d", "", days)


def _state(call: CallLine, missed: bool) -> tuple[Look | None, str]:
    if call.blacklisted and missed and not call.handled_by:
        return BLACKLISTED, ""
    if call.handled_by and missed:
        return HANDLED, translate("desk", "Handled by {who}").format(who=call.handled_by)
    if call.state in _GOING_ON:
        return _GOING_ON[call.state], ""
    if call.outcome:
        return OUTCOMES[call.outcome], ""
    return (MISSED if missed else None), ""


def _about(call: CallLine, numbers: Numbers, missed: bool) -> str:
    parts = [numbers.shown(call.number) if call.number and call.name else ""]
    if call.tries > 1:
        parts.append(translate("desk", "called {count} times").format(count=call.tries))
    if call.note:
        parts.append(call.note)
    elif not call.customer_id and call.number:
        parts.append(translate("desk", "no file yet"))
    if missed and call.ring_s is not None:
        parts.append(translate("desk", "rang for {seconds} s").format(seconds=call.ring_s))
    elif call.duration_s:
        parts.append(translate("desk", "talked {time}").format(time=formats.duration(call.duration_s)))
    return " · ".join(part for part in parts if part)
