"""What does a repair cost: parts, travel, service, and all together?"""

from app.records.field import Values

FEES = ("travel_fee", "service_fee")


def derive(values: Values) -> Values:
    """Amounts of the parts, their sum, and the total; minor units."""
    rows = tuple(_priced(row) for row in values.get("parts") or ())
    parts_fee = sum(row["amount"] for row in rows)
    total = parts_fee + sum(_amount(values.get(key)) for key in FEES)
    return {"parts": rows, "parts_fee": parts_fee, "total": total}


def complete(values: Values) -> None:
    """What was left empty costs nothing; a part without a number is one."""
    for key in FEES:
        if key in values:
            values[key] = _amount(values[key])
    for row in values.get("parts") or ():
        row["quantity"] = _many(row.get("quantity"))
        row["price"] = _amount(row.get("price"))


def _priced(row: Values) -> Values:
    return row | {"amount": _amount(row.get("price")) * _many(row.get("quantity"))}


def _amount(value: object) -> int:
    return value if isinstance(value, int) else 0


def _many(value: object) -> int:
    return value if isinstance(value, int) else 1
