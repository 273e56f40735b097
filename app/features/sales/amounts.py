"""What is to be paid for a sale, what was received, what is owed? Computed while somebody types, and when saving."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.records.field import Values

Rows = Iterable[Mapping[str, Any]]
Which = tuple[str, str]  # name and serial number of what was sold


@dataclass(frozen=True, slots=True)
class Totals:
    """All in minor units.

    Attributes:
        sold: the lines.
        returned: taken off for what came back.
        paid: all payments.
        refunded: given back.
    """

    sold: int
    returned: int
    paid: int
    refunded: int

    @property
    def receivable(self) -> int:
        """What is to be paid."""
        return self.sold - self.returned

    @property
    def received(self) -> int:
        """What is in the till."""
        return self.paid - self.refunded

    @property
    def owed(self) -> int:
        """What is still to be paid; below zero where too much was received."""
        return self.receivable - self.received

    def values(self) -> Values:
        """By the columns of a sale."""
        return {"receivable": self.receivable, "received": self.received, "owed": self.owed}


def derive(values: Values) -> Values:
    """The amounts of the lines and the three totals."""
    lines = tuple({**row, "amount": line_amount(row)} for row in values.get("lines") or ())
    return {"lines": lines, **totals({**values, "lines": lines}).values()}


def totals(values: Mapping[str, Any]) -> Totals:
    """The totals of what a form holds."""
    return Totals(
        sold=_sum(values.get("lines"), "amount"),
        returned=_sum(values.get("returns"), "amount"),
        paid=_sum(values.get("payments"), "amount"),
        refunded=_sum(values.get("returns"), "refund"),
    )


def full_price(row: Mapping[str, Any]) -> int:
    """Price × quantity of a line; one piece where nothing is said."""
    return int(row.get("price") or 0) * int(row.get("quantity") or 1)


def line_amount(row: Mapping[str, Any]) -> int | None:
    """What a line costs; None while nothing stands in it."""
    if not row.get("name") and row.get("price") is None:
        return None
    return full_price(row) - int(row.get("discount") or 0)


def which(row: Mapping[str, Any]) -> Which:
    """Which of the sold things a line or a return is about."""
    return str(row.get("name") or ""), str(row.get("serial") or "")


@dataclass(frozen=True, slots=True)
class Left:
    """What of one sold thing has not come back: pieces, and money to be taken off at most."""

    quantity: int
    amount: int

    def worth(self, quantity: int) -> int:
        """The share of the money that belongs to so many pieces."""
        return self.amount * quantity // self.quantity if self.quantity else 0


def left(lines: Rows, returns: Rows) -> dict[Which, Left]:
    """What has not come back yet, by name and serial number."""
    pieces: Counter[Which] = Counter()
    money: Counter[Which] = Counter()
    for row in lines:
        pieces[which(row)] += int(row.get("quantity") or 1)
        money[which(row)] += int(row.get("amount") or 0)
    for row in returns:
        pieces[which(row)] -= int(row.get("quantity") or 1)
        money[which(row)] -= int(row.get("amount") or 0)
    return {one: Left(pieces[one], money[one]) for one in pieces}


def _sum(rows: Rows | None, key: str) -> int:
    return sum(int(row.get(key) or 0) for row in rows or ())
