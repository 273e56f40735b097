"""How large is the invented shop, from when to when, and which numbers do its customers have?

Everything is made in blocks with dice of their own, so that the same seed gives the same data however many processes
share the work.
"""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random

from app.commands.demo.known import KNOWN
from app.commands.demo.places import CITIES, city, is_mobile, landline, mobile
from app.db.months import month_of

BLOCK = 2000  # customers made with one pair of dice
CALLS_EACH = 5
_FEWEST_DAYS, _MOST_DAYS = 2 * 365, 6 * 365
_USUAL_A_DAY = 60  # calls of a shop with eight lines
_FIRST = 0.06  # of the customers were there when the program was bought
_PERSON, _FIRM = 0.68, 0.92  # the rest are persons with a landline
_FAMILY, _SWITCHBOARD = 0.012, 0.05


@dataclass(frozen=True, slots=True)
class Plan:
    """The size of the shop.

    Attributes:
        now: aware; nothing happens later.
        days: how far back the calls go.
    """

    seed: int
    customers: int
    now: datetime
    days: int

    @classmethod
    def of(cls, seed: int, customers: int, now: datetime) -> "Plan":
        """A shop of this size, with as many years as it would have needed."""
        days = min(_MOST_DAYS, max(_FEWEST_DAYS, customers * CALLS_EACH // _USUAL_A_DAY))
        return cls(seed, customers, now, days)

    @property
    def blocks(self) -> int:
        """How many blocks of customers there are."""
        return -(-self.customers // BLOCK)

    def dice(self, what: str, block: int) -> Random:
        """The dice of one block."""
        return Random(f"{self.seed} {what} {block}")

    def midnight(self, day: int) -> int:
        """The Unix time at which day `day` begins here (0 the first, `days` today)."""
        local = self.today - timedelta(days=self.days - day)
        return int(datetime(local.year, local.month, local.day).astimezone().timestamp())

    @property
    def months(self) -> set[date]:
        """The first days of all months with calls, by UTC."""
        since = self.now - timedelta(days=self.days + 1)
        return {month_of(since + timedelta(days=day)) for day in range(self.days + 2)}

    @property
    def today(self) -> date:
        """The day of `now` here."""
        return self.now.astimezone().date()

    def known_on(self, day: int) -> int:
        """How many customers there are at the end of a day; at least one."""
        share = _FIRST + (1 - _FIRST) * (day + 1) / (self.days + 1)
        return max(1, min(self.customers, int(self.customers * share)))

    def since(self, index: int) -> datetime:
        """When customer `index` (from 0) was entered, aware UTC."""
        passed = max(0.0, index / self.customers - _FIRST) / (1 - _FIRST) * (self.days + 1)
        day, part = min(int(passed), self.days), passed % 1
        moment = self.midnight(day) + int(8.6 * 3600 + part * 9 * 3600)
        return min(datetime.fromtimestamp(moment, UTC), self.now)


@dataclass(frozen=True, slots=True)
class Who:
    """The bare bones of a customer, enough to let them call.

    Attributes:
        key: of their first number.
        place: index into CITIES.
        family: shares number and address with the one before.
    """

    key: int
    place: int
    is_firm: bool
    family: bool


def whos(plan: Plan, block: int) -> Iterator[Who]:
    """The customers of a block, in order."""
    dice = plan.dice("number", block)
    before = Who(0, 0, is_firm=False, family=False)
    for index in range(block * BLOCK, min(block * BLOCK + BLOCK, plan.customers)):
        before = _who(dice, before)
        if index < len(KNOWN):
            before = Who(KNOWN[index].key, 0, is_firm=KNOWN[index].is_firm, family=False)
        yield before


def _who(dice: Random, before: Who) -> Who:
    kind, place = dice.random(), city(dice)
    is_firm = _PERSON <= kind < _FIRM
    luck = dice.random()
    if luck < _FAMILY and before.key and not before.is_firm and not is_firm:
        return Who(before.key, before.place, is_firm=False, family=True)
    if is_firm and luck < _SWITCHBOARD and before.key and not is_mobile(before.key):
        return Who(before.key - before.key % 100 + dice.randrange(100), before.place, is_firm=True, family=False)
    to_mobile = kind < _PERSON or (is_firm and dice.random() < 0.45)
    key = mobile(dice) if to_mobile else landline(dice, CITIES[place])
    return Who(key, place, is_firm=is_firm, family=False)


def keys(plan: Plan) -> "array[int]":
    """The first number of every customer, by index."""
    return array("Q", (who.key for block in range(plan.blocks) for who in whos(plan, block)))
