"""Descriptions of products and spare parts."""

from typing import Any

from app.core.access import Right
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.pinyin import warm_up
from app.features.products.machines import ON_CARD
from app.features.products.model import Product, SparePart
from app.features.products.parameters import find, prepare, removable
from app.features.products.sheets import PARTS_SHEET, PRODUCTS_SHEET
from app.records.field import Field, Kind
from app.records.record import At, Filter, RecordType
from app.records.retiring import retire, retired
from app.records.workflow import Look

_MOST_MONTHS, _MOST_DAYS = 240, 365
_FIND_HINT = QT_TRANSLATE_NOOP("products", "Name, pinyin initials, model or code")
_NAME = QT_TRANSLATE_NOOP("products", "Name")


def _text(key: str, label: Text, width: int, **more: Any) -> Field:
    return Field(key=key, label=label, width=width, **more)


def _number(key: str, label: Text, hint: Text, most: int, *, shown: bool = True) -> Field:
    return Field(key=key, label=label, kind=Kind.NUMBER, width=8, hint=hint, least=0, most=most, span=3, shown=shown)


_PRICE = Field(
    key="price", label=QT_TRANSLATE_NOOP("products", "Price"), kind=Kind.MONEY, width=10, least=0, span=3, required=True
)
_NOTE = Field(key="note", label=QT_TRANSLATE_NOOP("products", "Note"), width=16, shown=False, max_length=240, span=12)

PRODUCT = RecordType(
    key="product",
    model=Product,
    look=Look(words=QT_TRANSLATE_NOOP("products", "Product"), icon="package-variant-closed", colour="muted"),
    plural=QT_TRANSLATE_NOOP("products", "Products"),
    new=QT_TRANSLATE_NOOP("products", "New product"),
    title_field="name",
    order="name",
    at=At.PARAMETERS,
    fields=(
        _text("name", _NAME, 18, required=True, sorts=True),
        _text("model", QT_TRANSLATE_NOOP("products", "Model"), 14, span=3),
        _text("code", QT_TRANSLATE_NOOP("products", "Code"), 10, span=3, max_length=40),
        Field(
            key="category_id",
            label=QT_TRANSLATE_NOOP("products", "Category"),
            kind=Kind.CHOICE,
            list="product_category",
            list_title=QT_TRANSLATE_NOOP("products", "Product categories"),
            width=10,
        ),
        _PRICE,
        _number(
            "warranty_months",
            QT_TRANSLATE_NOOP("products", "Warranty (months)"),
            QT_TRANSLATE_NOOP("products", "0: none"),
            _MOST_MONTHS,
        ),
        _number(
            "maintain_months",
            QT_TRANSLATE_NOOP("products", "Maintenance every (months)"),
            QT_TRANSLATE_NOOP("products", "0: none"),
            _MOST_MONTHS,
        ),
        _number(
            "call_back_days",
            QT_TRANSLATE_NOOP("products", "Call back after (days)"),
            QT_TRANSLATE_NOOP("products", "0: not"),
            _MOST_DAYS,
            shown=False,
        ),
        Field(
            key="earns_points",
            label=QT_TRANSLATE_NOOP("products", "Earns points"),
            kind=Kind.YES_NO,
            width=8,
            span=3,
            shown=False,
        ),
        _NOTE,
    ),
    filters=(
        Filter(
            key="maintained",
            label=QT_TRANSLATE_NOOP("products", "With maintenance"),
            icon="calendar-refresh-outline",
            where=lambda _who, _now: Product.maintain_months > 0,
        ),
        retired(Product),
    ),
    find=find(Product),
    find_hint=_FIND_HINT,
    hidden=lambda _who: Product.retired_at.is_not(None),
    defaults=lambda _who: {"warranty_months": 12, "maintain_months": 0, "call_back_days": 7, "earns_points": True},
    prepare=prepare(Product),
    removable=removable(Product),
    warm_up=warm_up,
    card=ON_CARD,
    right=Right.PARAMETERS,
    sheet=PRODUCTS_SHEET,
    actions=retire(Product),
    empty=QT_TRANSLATE_NOOP(
        "products", "What you sell stands here, with the warranty and the maintenance that follow from selling it."
    ),
)

SPARE_PART = RecordType(
    key="spare_part",
    model=SparePart,
    look=Look(words=QT_TRANSLATE_NOOP("products", "Spare part"), icon="cog-outline", colour="muted"),
    plural=QT_TRANSLATE_NOOP("products", "Spare parts"),
    new=QT_TRANSLATE_NOOP("products", "New spare part"),
    title_field="name",
    order="name",
    at=At.PARAMETERS,
    fields=(
        _text("name", _NAME, 18, required=True, sorts=True),
        _text("model", QT_TRANSLATE_NOOP("products", "Model"), 14, span=3),
        _text("code", QT_TRANSLATE_NOOP("products", "Code"), 10, span=3, max_length=40),
        _text("unit", QT_TRANSLATE_NOOP("products", "Counted in"), 8, span=3, max_length=10),
        _PRICE,
        _NOTE,
    ),
    filters=(retired(SparePart),),
    find=find(SparePart),
    find_hint=_FIND_HINT,
    hidden=lambda _who: SparePart.retired_at.is_not(None),
    prepare=prepare(SparePart),
    removable=removable(SparePart),
    warm_up=warm_up,
    right=Right.PARAMETERS,
    sheet=PARTS_SHEET,
    actions=retire(SparePart),
    empty=QT_TRANSLATE_NOOP("products", "Spare parts for repairs stand here, with their prices."),
)
