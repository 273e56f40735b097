"""What does a repair cost: parts, work out of the price list, travel, service, and all together?"""

from app.records.field import Values

FEES = ("travel_fee", "service_fee")
LINES = {"parts": "parts_fee", "charges": "charges_fee"}  # and what they come to


def derive(values: Values) -> Values:
    """Amounts of the lines, their sums, and the total; minor units."""
    found: Values = {}
    for key, fee in LINES.items():
        found[key] = tuple(_priced(row) for row in values.get(key) or ())
        found[fee] = sum(row["amount"] for row in found[key])
    total = sum(found[fee] for fee in LINES.values()) + sum(_amount(values.get(key)) for key in FEES)
    return {**found, "total": total}


def complete(values: Values) -> None:
    """What was left empty costs nothing; a line without a number is one."""
    for key in FEES:
        if key in values:
            values[key] = _amount(values[key])
    for row in (one for key in LINES for one in values.get(key) or ()):
        row["quantity"] = _many(row.get("quantity"))
        row["price"] = _amount(row.get("price"))


def _priced(row: Values) -> Values:
    return row | {"amount": _amount(row.get("price")) * _many(row.get("quantity"))}


def _amount(value: object) -> int:
    return value if isinstance(value, int) else 0


def _many(value: object) -> int:
    return value if isinstance(value, int) else 1
