"""On which day does something happen in the invented shop, with which customer, and which number does it get?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from app.commands.demo.known import KNOWN
from app.commands.demo.plan import Plan

_LATELY = 30  # days in which the known customers are met again and again
_KNOWN_SHARE = 0.3
_OPENS, _CLOSES = int(8.5 * 3600), 18 * 3600


@dataclass(frozen=True, slots=True)
class Moment:
    """Something happens.

    Attributes:
        at: Unix time.
        customer_id: to whom.
        number: of the document.
        age: in days, from the end of the shop's time.
    """

    at: int
    customer_id: int
    number: str
    day: date
    age: int


def happenings(plan: Plan, series: str, each: float, day: int, dice: Random) -> Iterator[Moment]:
    """What happens on day `day` (0 the first), in order; `each` times per customer over all days."""
    total = int(plan.customers * each)
    many = total * (day + 1) // (plan.days + 1) - total * day // (plan.days + 1)
    midnight, local = plan.midnight(day), plan.today - timedelta(days=plan.days - day)
    last = min(_CLOSES, int(plan.now.timestamp()) - midnight - 60)
    if last <= 0:
        return
    seconds = sorted(dice.randint(min(_OPENS, last), last) for _ in range(many))
    for at, second in enumerate(seconds, 1):
        well_known = plan.days - day < _LATELY and dice.random() < _KNOWN_SHARE
        customers = min(len(KNOWN), plan.customers) if well_known else plan.known_on(day)
        number = f"{series}{local:%Y%m%d}-{at:04}"
        yield Moment(midnight + second, 1 + int(dice.random() * customers), number, local, plan.days - day)
