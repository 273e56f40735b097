"""Which points have the customers of an invented shop, and what did they get for them?"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.commands.demo.plan import Plan
from app.commands.demo.sales import Received

SERIES = "DH"
GIFTS = (  # name, points, in stock
    ("保温杯", 300, 120),
    ("抽纸一箱", 400, 80),
    ("雨伞", 500, 60),
    ("洗衣液 3 kg", 800, 45),
    ("电水壶", 2000, 20),
    ("免费上门清洗一次", 3000, 999),
)
_STAMP = ("created_at", "changed_at", "version")
COLUMNS = {
    "redemption": (
        *("id", "number", "state", "customer_id", "gift_id", "quantity", "points", "author", "note"),
        *("cancelled_by", *_STAMP),
    ),
    "point_entry": ("customer_id", "points", "why", "words", "sale_id", "redemption_id", "author", *_STAMP),
    "point_balance": ("customer_id", "points"),
}
_OFTEN = 6  # of a hundred customers with enough points
_WHO = ("李娜", "周婷", "刘洋")


@dataclass(slots=True)
class Made:
    """Rows of a block of customers by table."""

    rows: dict[str, list[tuple[object, ...]]] = field(default_factory=lambda: {table: [] for table in COLUMNS})


def make(plan: Plan, block: int, money: Iterable[Received], given: "Counter[str]", first_id: int) -> Made:
    """Points of what was received, one for each yuan, and gifts for some.

    Args:
        plan: of the shop.
        block: of customers.
        money: what was received of them.
        given: numbers of redemptions by day, counted on.
        first_id: the id of the first redemption.
    """
    made, dice = Made(), plan.dice("points", block)
    have: dict[int, int] = defaultdict(int)
    latest: dict[int, date] = {}
    for one in money:
        points = one.minor // 100
        if points:
            have[one.customer_id] += points
            day = date.fromisoformat(one.at[:10])
            latest[one.customer_id] = max(day, latest.get(one.customer_id, day))
            made.rows["point_entry"].append(
                (one.customer_id, points, "earned", "", one.sale_id, None, "李娜", one.at, one.at, 1)
            )
    today = plan.now.astimezone().date()
    for customer_id, points in have.items():
        gift = dice.randrange(len(GIFTS))
        day = latest[customer_id] + timedelta(days=dice.randrange(1, 60))
        if dice.randrange(100) < _OFTEN and points >= GIFTS[gift][1] and day < today:
            have[customer_id] -= GIFTS[gift][1]
            _redeem(made, customer_id, gift, day, given, first_id, dice.choice(_WHO))
    made.rows["point_balance"] = list(have.items())
    return made


def _redeem(  # noqa: PLR0913, PLR0917  who gets what, when, under which number and from whom
    made: Made, customer_id: int, gift: int, day: date, given: "Counter[str]", first_id: int, who: str
) -> None:
    key, price = f"{day:%Y%m%d}", GIFTS[gift][1]
    given[key] += 1
    id_ = first_id + len(made.rows["redemption"])
    number = f"{SERIES}{key}-{given[key]:04}"
    made.rows["redemption"].append((id_, number, "done", customer_id, gift + 1, 1, price, who, "", "", *_stamp(day)))
    made.rows["point_entry"].append((customer_id, -price, "redeemed", "", None, id_, who, *_stamp(day)))


def _stamp(day: date) -> tuple[str, str, int]:
    moment = f"{day} 06:30:00.000000"
    return moment, moment, 1
