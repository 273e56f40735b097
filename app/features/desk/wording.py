"""What is a call on the desk called, and how is the state it is in shown?"""

from datetime import datetime

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.phone import Numbers
from app.features.calls.reasons import REASONS
from app.features.desk.pops import Pop, Stage
from app.records.workflow import Look
from app.telephony.protocol import Call, CallState, Reason

RINGING = Look(words=QT_TRANSLATE_NOOP("desk", "Ringing"), icon="phone-ring", colour="progress")
DIALLING = Look(words=QT_TRANSLATE_NOOP("desk", "Calling out"), icon="phone-outgoing", colour="progress")
TALKING = Look(words=QT_TRANSLATE_NOOP("desk", "Talking"), icon="phone-in-talk", colour="finished")
MISSED = Look(words=QT_TRANSLATE_NOOP("desk", "Missed"), icon="phone-missed", colour="danger")
OVER = Look(words=QT_TRANSLATE_NOOP("desk", "Hung up"), icon="phone-hangup", colour="approved")
ELSEWHERE = Look(words=QT_TRANSLATE_NOOP("desk", "Answered"), icon="phone-check", colour="finished")
BLACKLISTED = Look(words=QT_TRANSLATE_NOOP("desk", "Blacklist"), icon="cancel", colour="danger")
THIS_CALL = Look(words=QT_TRANSLATE_NOOP("desk", "This call"), icon="phone-ring", colour="progress")

LOOKS = {
    Stage.RINGING: RINGING,
    Stage.DIALLING: DIALLING,
    Stage.TALKING: TALKING,
    Stage.MISSED: MISSED,
    Stage.OVER: OVER,
    Stage.ELSEWHERE: ELSEWHERE,
}
_NOT_YET = QT_TRANSLATE_NOOP("desk", "Number not known yet")
_TIMED = {
    Stage.RINGING: QT_TRANSLATE_NOOP("desk", "Ringing {time}"),
    Stage.DIALLING: QT_TRANSLATE_NOOP("desk", "Calling out {time}"),
    Stage.TALKING: QT_TRANSLATE_NOOP("desk", "Talking {time}"),
}
_AT = {
    Stage.MISSED: QT_TRANSLATE_NOOP("desk", "Missed {time}"),
    Stage.OVER: QT_TRANSLATE_NOOP("desk", "Hung up {time}"),
}
_ANSWERED_BY = QT_TRANSLATE_NOOP("desk", "Answered by {who}")
_TAKEN_BY = QT_TRANSLATE_NOOP("desk", "{caller}: answered by {who}")
_HANDLED_BY = QT_TRANSLATE_NOOP("desk", "Handled by {who}")


def title_of(pop: Pop, numbers: Numbers) -> Text | str:
    """Who calls, in the best words there are: the customer, else the number, else why there is none."""
    if pop.caller and pop.caller.name:
        return pop.caller.name
    return nameless(pop.call, numbers)


def nameless(call: Call, numbers: Numbers) -> Text | str:
    """The call by what the line reported alone."""
    if call.number:
        return numbers.shown(call.number) or call.number
    if name := reported_name(call):
        return name
    if call.reason:
        return REASONS[call.reason]
    return _NOT_YET if call.state is CallState.RINGING else REASONS[Reason.NO_CID]


def number_of(call: Call, numbers: Numbers) -> Text | str:
    """The number alone, or why there is none: what may be read by whoever passes by."""
    if call.number:
        return numbers.shown(call.number) or call.number
    return REASONS[call.reason or Reason.NO_CID]


def reported_name(call: Call) -> str:
    """The name the exchange sent, "" where there is none or it is only the number again."""
    name = (call.name or "").strip()
    digits = "".join(sign for sign in name if sign.isdigit())
    letters = any(sign.isalpha() for sign in name)
    return "" if not letters and digits and digits == _digits(call.number) else name


def _digits(number: str | None) -> str:
    return "".join(sign for sign in number or "" if sign.isdigit())


def since(pop: Pop) -> datetime:
    """The moment from which the time of its present stage runs."""
    call = pop.call
    if pop.stage is Stage.TALKING:
        return call.answered_at or call.started_at
    return (call.ended_at or call.started_at) if pop.stage is Stage.OVER else call.started_at


def running(seconds: float) -> str:
    """A running time as the strip shows it: "0:08", "2:13", "1:02:13"."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def state_of(pop: Pop, now: datetime, *, named: bool = True) -> Text:
    """What is going on, with its time: "Talking 02:13", "Missed 10:12", "Answered by 李娜".

    Where nobody is to be `named`, only that it was over.
    """
    stage = pop.stage
    if pop.by and not named:
        return _AT[Stage.OVER].fill(time=since(pop).astimezone().strftime("%H:%M"))
    if pop.by:
        return (_HANDLED_BY if pop.settled else _ANSWERED_BY).fill(who=pop.by)
    if stage in _TIMED:
        return _TIMED[stage].fill(time=running((now - since(pop)).total_seconds()))
    return _AT[stage].fill(time=since(pop).astimezone().strftime("%H:%M"))


def answered_elsewhere(pop: Pop, numbers: Numbers) -> Text:
    """Who answered a call that rang here too: "王小明: answered by 802"."""
    return _TAKEN_BY.fill(caller=title_of(pop, numbers), who=pop.by)


def look_of(pop: Pop) -> Look:
    """Icon and colour of its tab."""
    return BLACKLISTED if pop.blacklisted else LOOKS[pop.stage]
