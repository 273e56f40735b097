"""Which rows does the form of a sale have: products, payments, returns?"""

from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.features.products.offers import product_offers
from app.features.sales.offers import returnable, sold_before
from app.records.field import Field, Kind

_MOST_PIECES = 99_999
_MOST_MONEY = 10**12  # minor units
_SERIAL = QT_TRANSLATE_NOOP("sales", "Serial number")
_ONE = QT_TRANSLATE_NOOP("sales", "1")
_QUANTITY = QT_TRANSLATE_NOOP("sales", "Quantity")


def _money(key: str, label: Text, least: int = 0, **more: Any) -> Field:
    return Field(key=key, label=label, kind=Kind.MONEY, least=least, most=_MOST_MONEY, span=2, **more)


def _pieces() -> Field:
    return Field(key="quantity", label=_QUANTITY, kind=Kind.NUMBER, least=1, most=_MOST_PIECES, hint=_ONE, span=1)


LINES = Field(
    key="lines",
    label=QT_TRANSLATE_NOOP("sales", "Products"),
    kind=Kind.PARTS,
    required=True,
    parts=(
        Field(
            key="name",
            label=QT_TRANSLATE_NOOP("sales", "Product and model"),
            required=True,
            offers=product_offers,
            hint=QT_TRANSLATE_NOOP("sales", "Name, pinyin initials or code"),
            span=4,
        ),
        Field(key="serial", label=_SERIAL, watch=sold_before, own=True, span=3),
        _pieces(),
        _money("price", QT_TRANSLATE_NOOP("sales", "Price"), required=True, brief=True),
        _money("discount", QT_TRANSLATE_NOOP("sales", "Discount"), brief=True),
        Field(key="amount", label=QT_TRANSLATE_NOOP("sales", "Amount"), kind=Kind.MONEY, fixed=True, span=2),
        Field(
            key="warranty_until",
            label=QT_TRANSLATE_NOOP("sales", "Warranty until"),
            kind=Kind.DAY,
            fixed=True,
            hint=QT_TRANSLATE_NOOP("sales", "after saving"),
            span=2,
            brief=True,
        ),
        Field(
            key="product_id",
            label=QT_TRANSLATE_NOOP("sales", "Product"),
            kind=Kind.LINK,
            link="product",
            in_form=False,
        ),
    ),
)
PAYMENTS = Field(
    key="payments",
    own=True,
    label=QT_TRANSLATE_NOOP("sales", "Payments and repayments"),
    kind=Kind.PARTS,
    parts=(
        _money("amount", QT_TRANSLATE_NOOP("sales", "Amount"), 1, required=True),
        Field(
            key="paid_on",
            label=QT_TRANSLATE_NOOP("sales", "Paid on"),
            kind=Kind.DAY,
            hint=QT_TRANSLATE_NOOP("sales", "today"),
            span=2,
        ),
        Field(
            key="way_id",
            label=QT_TRANSLATE_NOOP("sales", "Way of payment"),
            kind=Kind.CHOICE,
            list="payment_way",
            span=2,
        ),
        Field(
            key="receiver",
            label=QT_TRANSLATE_NOOP("sales", "Received by"),
            hint=QT_TRANSLATE_NOOP("sales", "you"),
            span=2,
            brief=True,
        ),
        Field(key="note", label=QT_TRANSLATE_NOOP("sales", "Note"), max_length=240, span=3),
    ),
)
RETURNS = Field(
    key="returns",
    own=True,
    label=QT_TRANSLATE_NOOP("sales", "Returns"),
    kind=Kind.PARTS,
    parts=(
        Field(
            key="name",
            label=QT_TRANSLATE_NOOP("sales", "Product"),
            required=True,
            offers=returnable,
            hint=QT_TRANSLATE_NOOP("sales", "One of the products above"),
            span=4,
        ),
        Field(key="serial", label=_SERIAL, span=2, brief=True),
        _pieces(),
        _money("amount", QT_TRANSLATE_NOOP("sales", "Taken off")),
        _money("refund", QT_TRANSLATE_NOOP("sales", "Given back")),
        Field(
            key="returned_on",
            label=QT_TRANSLATE_NOOP("sales", "Returned on"),
            kind=Kind.DAY,
            hint=QT_TRANSLATE_NOOP("sales", "today"),
            span=2,
            brief=True,
        ),
        Field(key="reason", label=QT_TRANSLATE_NOOP("sales", "Reason"), max_length=240, span=3),
    ),
)
