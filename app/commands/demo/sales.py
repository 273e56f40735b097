"""What did the invented customers buy: sales with their lines and payments, and what falls due from them?

About one sale for each customer. Most are approved, about eight in a hundred still owe something, and machines that
are maintained have their next day.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from random import Random
from typing import NamedTuple

from app.commands.demo.calls import stamp
from app.commands.demo.goods import Goods, Outlet, Thing
from app.commands.demo.plan import BLOCK, Plan
from app.commands.demo.shop import OPERATORS
from app.core.dates import months_later


class _Line(NamedTuple):
    """A row of `sale_line`."""

    sale_id: int
    rank: int
    product_id: int
    name: str
    serial: str
    quantity: int
    price: int
    discount: int
    amount: int
    warranty_until: str | None


COLUMNS: dict[str, tuple[str, ...]] = {
    "sale": (
        *("id", "version", "created_at", "changed_at", "number", "state", "customer_id", "sold_on", "unit_id", "lead"),
        *("representative", "author", "receivable", "received", "owed", "done_at", "done_by", "approved_at"),
        *("approved_by", "note", "custom_1", "custom_2", "custom_3", "custom_4", "custom_5"),
    ),
    "sale_line": _Line._fields,
    "sale_payment": ("sale_id", "rank", "paid_on", "amount", "way_id", "receiver", "note"),
    "due": (
        *("version", "created_at", "changed_at", "state", "sort", "customer_id", "due_on", "sale_id", "product"),
        *("serial", "every_months", "done_at", "done_by"),
    ),
}
SERIES = "XS"
MOST_EACH = 3  # sales of one customer; ids are kept free for as many
NUMBER = COLUMNS["sale"].index("number")
SOLD_ON = COLUMNS["sale"].index("sold_on")
_MANY = (35, 75, 92, 100)  # percent with 0, at most 1, 2, 3 sales
_OPEN_DAYS, _DONE_DAYS = 3, 40  # younger sales are open, done
_OWES, _CANCELLED, _LEFT_DONE = 0.085, 0.02, 0.24
_DISCOUNT, _MORE_LINES, _TWO = 0.3, 0.2, 0.08
_CALL_BACK_DAYS, _LATE, _REMEMBERED_DAYS = 7, 0.03, 60
_SUPERVISOR = "王主管"
_DAY_S = 86400
_NOTES = ("送货上门", "客户自提", "旧机折价另算", "要开专票", "安装后付尾款", "装在二楼，要两个人抬")


class Received(NamedTuple):
    """Money that came in for a sale: what points are earned by."""

    sale_id: int
    customer_id: int
    at: str
    minor: int


@dataclass(frozen=True, slots=True)
class Sold:
    """Rows of a block of customers by table; the numbers of the sales are still to be given."""

    rows: dict[str, list[tuple[object, ...]]] = field(default_factory=lambda: {table: [] for table in COLUMNS})
    money: list[Received] = field(default_factory=list)


def received(sold: Sold) -> Iterator[Received]:
    """Each sale of a block with money in it: customer, moment and what was received, in the order of the ids."""
    return (one for one in sold.money if one.minor)


def make(plan: Plan, goods: Goods, block: int) -> Sold:
    """Make the sales of a block of customers."""
    sold, dice = Sold(), plan.dice("sale", block)
    for index in range(block * BLOCK, min((block + 1) * BLOCK, plan.customers)):
        luck = dice.randrange(100)
        many = next(count for count, most in enumerate(_MANY) if luck < most)
        for place in range(max(many, 2) if index == 0 else many):
            _Sale(plan, goods, dice, index, place).make(sold)
    return sold


def numbered(sold: Sold, given: "Counter[str]") -> list[tuple[object, ...]]:
    """The sales with their numbers; `given` counts those of each day."""
    rows = []
    for row in sold.rows["sale"]:
        day = str(row[SOLD_ON]).replace("-", "")
        given[day] += 1
        rows.append((*row[:NUMBER], f"{SERIES}{day}-{given[day]:04}", *row[NUMBER + 1 :]))
    return rows


class _Sale:
    """Makes one sale."""

    def __init__(self, plan: Plan, goods: Goods, dice: Random, index: int, place: int) -> None:
        self._plan, self._goods, self._dice = plan, goods, dice
        self._customer = index + 1
        self._id = index * MOST_EACH + place + 1
        self._known = index == 0 and place == 0  # the customer of the pictures owes something
        self._moment = self._when(plan.since(index), place)
        self._on = datetime.fromtimestamp(self._moment, UTC).astimezone().date()
        self._age = (plan.today - self._on).days

    def _when(self, since: datetime, place: int) -> int:
        begin, end = int(since.timestamp()), int(self._plan.now.timestamp())
        if place == 0 and self._dice.random() < 0.7:
            return min(end, begin + self._dice.randrange(1800))
        days = max(0, (end - begin) // _DAY_S)
        return min(end, begin + self._dice.randint(0, days) * _DAY_S + self._dice.randrange(3600))

    def make(self, sold: Sold) -> None:
        """Add the rows of the sale."""
        outlet = self._dice.choice(self._goods.outlets)
        lines = self._lines()
        amount = sum(one.amount for one in lines)
        state = self._state()
        paid = self._paid(amount, state)
        owed = 0 if state == "cancelled" else amount - paid
        if owed and state == "approved":
            state = "done"
        money = (0, 0, 0) if state == "cancelled" else (amount, paid, owed)
        sold.rows["sale"].append(self._row(state, outlet, money))
        sold.rows["sale_line"] += lines
        sold.money.append(Received(self._id, self._customer, stamp(self._moment), money[1]))
        self._payments(sold, paid if state != "cancelled" else 0)
        if state != "cancelled":
            self._dues(sold, lines)

    def _state(self) -> str:
        luck = self._dice.random()
        if self._age <= _OPEN_DAYS:
            return "open"
        if luck < _CANCELLED:
            return "cancelled"
        return "done" if self._age <= _DONE_DAYS or luck < _CANCELLED + _LEFT_DONE else "approved"

    def _paid(self, amount: int, state: str) -> int:
        owes = self._dice.random() < _OWES or self._known
        if not owes or state == "cancelled":
            return amount
        return amount * self._dice.choice((0, 3, 5, 5, 7, 8)) // 10

    def _row(self, state: str, outlet: Outlet, money: tuple[int, int, int]) -> tuple[object, ...]:
        dice, made = self._dice, stamp(self._moment)
        operator = dice.choice(OPERATORS)
        done = self._after(dice.randint(3600, 2 * _DAY_S)) if state in ("done", "approved") else None
        approved = self._after(dice.randint(3, 20) * _DAY_S) if state == "approved" else None
        contract = f"HT{self._on:%y%m}{dice.randint(100, 999)}" if dice.random() < 0.15 else ""
        return (
            *(self._id, 1, made, approved or done or made, "", state, self._customer, self._on.isoformat(), outlet.id),
            *(dice.choice(outlet.leads), dice.choice(outlet.representatives), operator, *money),
            *(done, operator if done else "", approved, _SUPERVISOR if approved else ""),
            *(dice.choice(_NOTES) if dice.random() < 0.12 else "", contract, "", "", "", ""),
        )

    def _after(self, seconds: int) -> str:
        return stamp(min(self._moment + seconds, int(self._plan.now.timestamp())))

    def _lines(self) -> list[_Line]:
        dice = self._dice
        chosen: dict[int, Thing] = {}
        for _ in range(1 + (dice.random() < _MORE_LINES) + (dice.random() < _MORE_LINES / 3)):
            thing = dice.choices(self._goods.things, cum_weights=_weights(self._goods))[0]
            chosen[thing.id] = thing
        return [self._line(rank, thing) for rank, thing in enumerate(chosen.values())]

    def _line(self, rank: int, thing: Thing) -> _Line:
        dice = self._dice
        quantity = 1 if thing.warranty_months and dice.random() > _TWO else dice.randint(2, 4)
        whole = thing.price * quantity
        discount = whole * dice.choice((2, 3, 5, 8)) // 100 // 1000 * 1000 if dice.random() < _DISCOUNT else 0
        serial = ""
        if thing.warranty_months:
            made = self._on - timedelta(days=dice.randint(20, 200))
            serial = f"{dice.choice('ABCDEFGHKM')}{made:%y%m}{dice.randint(1, 9)}{self._id % 100000:05}{rank}"
        until = months_later(self._on, thing.warranty_months).isoformat() if thing.warranty_months else None
        money = (thing.price, discount, whole - discount)
        return _Line(self._id, rank, thing.id, thing.name, serial, quantity, *money, until)

    def _payments(self, sold: Sold, paid: int) -> None:
        """One payment, or two where it was much."""
        dice = self._dice
        first = paid // 2 // 10000 * 10000 if paid > 500_000 and dice.random() < 0.4 else 0
        days = dice.randint(1, 25)
        for rank, (amount, later) in enumerate(((first, 0), (paid - first, days if first else 0))):
            if amount:
                on = min(self._on + timedelta(days=later), self._plan.today).isoformat()
                way, who = dice.choice(self._goods.ways), dice.choice(OPERATORS)
                sold.rows["sale_payment"].append((self._id, rank if first else 0, on, amount, way, who, ""))

    def _dues(self, sold: Sold, lines: list[_Line]) -> None:
        months = {one.id: one.maintain_months for one in self._goods.things}
        for line in lines:
            if every := months[line.product_id]:
                self._maintenance(sold, line, every)
        if any(line.serial for line in lines) and self._age <= _REMEMBERED_DAYS:
            on = self._on + timedelta(days=_CALL_BACK_DAYS)
            seen = on < self._plan.today and self._dice.random() > _LATE * 3
            self._due(sold, "callback", lines[0], (on, 0), seen=seen)

    def _maintenance(self, sold: Sold, line: _Line, every: int) -> None:
        """The next day; a few were missed. The one before was seen to."""
        plan, dice = self._plan, self._dice
        times = self._age // (every * 31)
        on = months_later(self._on, every * (times + 1))
        if on <= plan.today:
            on = months_later(self._on, every * (times + 2))
        if dice.random() < _LATE and times:
            on = plan.today - timedelta(days=dice.randint(1, 25))
        elif times and dice.random() < 0.5:
            self._due(sold, "maintenance", line, (months_later(self._on, every), every), seen=True)
        self._due(sold, "maintenance", line, (on, every), seen=False)

    def _due(self, sold: Sold, sort: str, line: _Line, when: tuple[date, int], *, seen: bool) -> None:
        on, every = when
        made = stamp(self._moment)
        done = self._after((on - self._on).days * _DAY_S) if seen else None
        by = self._dice.choice(OPERATORS) if seen else ""
        facts = (self._customer, on.isoformat(), self._id, line.name, line.serial, every)
        sold.rows["due"].append((1, made, done or made, "done" if seen else "open", sort, *facts, done, by))


def _weights(goods: Goods) -> list[int]:
    return list(accumulate(one.share for one in goods.things))
