"""Which calls came and went on a day in the invented shop?"""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random
from typing import NamedTuple

from app.commands.demo.known import KNOWN
from app.commands.demo.places import mobile, reported
from app.commands.demo.plan import CALLS_EACH, Plan
from app.commands.demo.shop import CALL_NOTES, MODELS, OPERATORS, OUT_NOTES, SEATS

COLUMNS = (
    *("uuid", "seat", "box", "line", "direction", "state", "number", "key", "name", "reason", "suspect", "rings"),
    *("answered", "started_at", "answered_at", "ended_at", "duration_s", "operator", "note", "intention", "outcome"),
    *("next_on", "handled_at", "handled_by", "recovered", "version", "created_at", "changed_at"),
)
Row = tuple[object, ...]
_HOURS = list(accumulate((0, 0, 0, 0, 0, 0, 1, 4, 40, 90, 100, 80, 45, 55, 85, 90, 80, 60, 25, 10, 6, 3, 1, 0)))
_SUNDAY = 0.45
_FEWEST_TODAY = 18
_WAITS = 9  # one in so many of today's calls was missed and not returned, eight at most
_KEPT = 5  # days after which what was promised was done, so that no day is given any more
_LAST_S = 120  # before now the last call began
_OUT, _UNKNOWN, _WITHHELD, _NO_CID = 0.2, 0.1, 0.03, 0.008
_ANSWERED, _NOTED = 0.87, 0.38
_CALLS_RECENT = 0.3  # of the calls come from those entered lately
_FAVOURITES, _FAVOURITE_CALLS = 0.03, 200  # the same few call again and again
_OUTCOMES = ("solved", "solved", "solved", "booked", "booked", "nothing", "call_back")
_DAY_S = 86400
_TIMES = [f"{s // 3600:02}:{s // 60 % 60:02}:{s % 60:02}.000000" for s in range(_DAY_S)]


@cache
def _date(day: int) -> str:
    from datetime import date

    return date.fromordinal(719163 + day).isoformat()  # 1970-01-01


def stamp(unix: int) -> str:
    """A moment as both databases take it, UTC."""
    return f"{_date(unix // _DAY_S)} {_TIMES[unix % _DAY_S]}"


@dataclass(frozen=True, slots=True)
class Day:
    """The calls of a day.

    Attributes:
        latest: when a customer's number was last seen, by index.
    """

    rows: list[Row]
    latest: dict[int, int]


def share_of(plan: Plan) -> list[float]:
    """How many of all calls are on each day, summed up to it: more as the shop grows, few on Sundays."""
    first = plan.today.toordinal() - plan.days
    return list(
        accumulate(
            (0.6 + 0.8 * day / plan.days) * (_SUNDAY if (first + day) % 7 == 0 else 1) for day in range(plan.days + 1)
        )
    )


def calls_of(plan: Plan, numbers: "array[int]", shares: list[float], day: int) -> Day:
    """Make the calls of day `day`, in the order they began."""
    dice = plan.dice("day", day)
    total, all_days = plan.customers * CALLS_EACH, shares[-1]
    count = int(total * shares[day] / all_days) - (int(total * shares[day - 1] / all_days) if day else 0)
    midnight, now = plan.midnight(day), int(plan.now.timestamp())
    made = Day([], {})
    moments: Iterator[int] = (midnight + _second(dice) for _ in range(count))
    if day == plan.days:
        moments = _until_now(dice, max(count, min(_FEWEST_TODAY, total)), midnight, now)
    in_order = sorted(moments)
    step = max(_WAITS, len(in_order) // 8)
    for place, moment in enumerate(in_order):
        caller = _caller(plan, dice, numbers, day)
        if caller.who is not None:
            made.latest[caller.who] = moment
        waits = day == plan.days and place % step == step - 2
        made.rows.append(_row(plan, dice, caller, _When(day, moment, waits)))
    return made


def _second(dice: Random) -> int:
    hour = dice.choices(range(24), cum_weights=_HOURS)[0]
    return hour * 3600 + dice.randrange(3600)


def _until_now(dice: Random, count: int, midnight: int, now: int) -> Iterator[int]:
    """Of a working day only what has passed; early in the morning there were calls all the same."""
    passed = max(1, now - midnight - _LAST_S)
    begin = 0 if passed < 10 * 3600 else int(8.2 * 3600)
    return (midnight + dice.randint(begin, max(begin, passed)) for _ in range(count))


class _Caller(NamedTuple):
    """Index of the customer, number as reported, its matching key, or why there is none."""

    who: int | None
    number: str = ""
    key: str = ""
    reason: str | None = None


def _promised(plan: Plan, dice: Random, day: int, ended: int) -> str | None:
    on = _date(ended // _DAY_S + dice.randint(1, 5))
    return on if plan.days - day <= _KEPT else None


class _When(NamedTuple):
    """The day, the Unix time, and whether it is one of today's calls that nobody has returned yet."""

    day: int
    moment: int
    waits: bool


def _row(plan: Plan, dice: Random, caller: _Caller, when: _When) -> Row:
    day, moment = when.day, when.moment
    out = bool(caller.key) and not when.waits and dice.random() < _OUT
    answered = not when.waits and dice.random() < _ANSWERED
    rings = 0 if out else dice.randint(1, 5) if answered else dice.randint(2, 9)
    wait = dice.randint(5, 20) if out else rings * 5
    talk = (15 + int(dice.expovariate(0.008))) if answered else 0
    talk = min(talk, 3600, max(0, int(plan.now.timestamp()) - moment - wait))
    ended = moment + wait + talk
    operator = dice.choice(OPERATORS)
    note, outcome = _note(dice, out=out) if answered and dice.random() < _NOTED else ("", None)
    handled = ended if out or answered else None if when.waits else _handled(dice, plan, day, ended)
    begun, over = stamp(moment), stamp(ended)
    return (
        _uuid(dice, moment),
        dice.choice(SEATS[:3]),
        "sim://desk",
        dice.randint(1, 8),
        "out" if out else "in",
        "ended",
        caller.number,
        caller.key,
        "",
        caller.reason,
        0,
        rings,
        None if out else int(answered),
        begun,
        stamp(moment + wait) if answered and not out else None,
        over,
        talk,
        operator if answered or out else "",
        note,
        "",
        outcome,
        _promised(plan, dice, when.day, ended) if outcome == "call_back" else None,
        stamp(handled) if handled else None,
        operator if handled else "",
        0,
        1,
        begun,
        over,
    )


def _caller(plan: Plan, dice: Random, numbers: "array[int]", day: int) -> _Caller:
    luck = dice.random()
    if luck < _NO_CID:
        return _Caller(None, reason="no_cid")
    if luck < _WITHHELD:
        return _Caller(None, reason="private" if dice.random() < 0.8 else "out_of_area")
    if luck < _WITHHELD + _UNKNOWN:
        key = mobile(dice)
        return _Caller(None, reported(key), str(key))
    known = plan.known_on(day)
    if dice.random() < min(_FAVOURITES, _FAVOURITE_CALLS / (plan.customers * CALLS_EACH)):
        known = min(known, len(KNOWN))
    recent = max(1, known // 25)
    index = known - 1 - int(dice.random() * recent) if dice.random() < _CALLS_RECENT else int(dice.random() * known)
    return _Caller(index, reported(numbers[index]), str(numbers[index]))


def _note(dice: Random, *, out: bool) -> tuple[str, str | None]:
    note = dice.choice(OUT_NOTES if out else CALL_NOTES).format(m=dice.choice(MODELS))
    return note, dice.choice(_OUTCOMES)


def _handled(dice: Random, plan: Plan, day: int, ended: int) -> int | None:
    """When a missed call was returned; today's last ones were not yet."""
    returned = ended + dice.randint(120, 5400)
    if day == plan.days:
        return returned if returned < plan.now.timestamp() else None
    return None if day == plan.days - 1 and dice.random() < 0.04 else returned


_LOW = (1 << 62) - 1


def _uuid(dice: Random, unix: int) -> str:
    """Version 7, so that the index over millions grows at its end."""
    luck = dice.getrandbits(74)
    return f"{unix * 1000 + (luck & 1023) % 1000:012x}7{luck >> 62:03x}{1 << 63 | luck & _LOW:016x}"
