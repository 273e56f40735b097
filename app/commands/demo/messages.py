"""Which messages were left in the invented shop?"""

from collections import Counter as Count
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert

from app.commands.demo.customers import Made
from app.commands.demo.plan import Plan
from app.commands.demo.shop import AT_NEXT_CALL, MESSAGES, MODELS, OPERATORS
from app.db.system import Counter
from app.features.messages.model import Message, MessageState

_FEWEST, _MOST = 8, 2000
_DAYS = 45
_OPEN_DAYS = 2  # older ones are done
_SERIES = "LY"


def write(connection: Connection, plan: Plan, first: Made) -> None:
    """Leave messages of the last weeks, and count their numbers on."""
    dice = plan.dice("message", 0)
    people = first.rows["customer"]
    many = min(_MOST, max(_FEWEST, plan.customers // 40))
    moments = sorted(plan.now - timedelta(seconds=dice.randint(900, _DAYS * 86400)) for _ in range(many - _FEWEST))
    moments += sorted(plan.now - timedelta(seconds=dice.randint(900, 86400)) for _ in range(_FEWEST))
    given: Count[date] = Count()
    rows = []
    for moment in sorted(moments):
        day = moment.astimezone().date()
        given[day] += 1
        values = _message(plan, moment, people[int(dice.random() * len(people))])
        rows.append({"number": f"{_SERIES}{day:%Y%m%d}-{given[day]:04}", **values})
    connection.execute(insert(Message), rows)
    counters = [{"series": _SERIES, "day": f"{day:%Y%m%d}", "last": last} for day, last in given.items()]
    connection.execute(insert(Counter), counters)


def _message(plan: Plan, moment: datetime, customer: tuple[Any, ...]) -> dict[str, Any]:
    dice = plan.dice("words", int(moment.timestamp() * 1000))
    id_, name = customer[0], customer[4]
    waits = dice.random() < 0.25
    words = dice.choice(AT_NEXT_CALL if waits else MESSAGES).format(name=name, m=dice.choice(MODELS))
    done = plan.now - moment > timedelta(days=_OPEN_DAYS) and not waits
    seen = moment + timedelta(minutes=dice.randint(5, 300))
    author, reader = dice.sample(OPERATORS, 2)
    return {
        "state": MessageState.DONE if done else MessageState.UNREAD,
        "customer_id": id_,
        "author": author,
        "for_whom": "" if waits or dice.random() < 0.5 else reader,
        "at_next_call": waits,
        "urgent": dice.random() < 0.1,
        "words": words,
        "phone": "",
        "due_at": None if waits or dice.random() < 0.6 else moment + timedelta(hours=dice.randint(4, 48)),
        "read_at": seen if done else None,
        "read_by": reader if done else "",
        "done_at": seen if done else None,
        "done_by": reader if done else "",
        "version": 1,
        "created_at": moment,
        "changed_at": seen if done else moment,
    }
