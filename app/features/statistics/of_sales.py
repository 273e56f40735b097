"""Which statistics are there of sales, products sold and repayments?"""

from sqlalchemy import join, literal, outerjoin, select

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.products.model import Product, SalesUnit
from app.features.sales.model import Sale, SaleLine, SalePayment, SaleState
from app.features.sales.states import LOOKS
from app.features.statistics.describing import CALENDAR, Column, Grouping, Measure, OnList, Sort, Source, Statistic
from app.features.statistics.parts import (
    ONE,
    choices,
    customer_group,
    customer_region,
    money,
    number,
    of_customers,
    people,
    products,
    words_in,
)
from app.records.wheres import Op, Where

_product = Product.__table__.c
_sale = Sale.__table__.c
_sale_line = SaleLine.__table__.c
_sale_payment = SalePayment.__table__.c

_CANCELLED = SaleState.CANCELLED
_STANDS = _sale.state != literal(_CANCELLED, _sale.state.type)
_STANDING = Where("state", Op.ONE_OF, tuple(str(one) for one in SaleState if one is not _CANCELLED))
_REPRESENTATIVE = people("representative", QT_TRANSLATE_NOOP("statistics", "Representative"))
_NUMBER = QT_TRANSLATE_NOOP("statistics", "Sales")


def _unit_name(id_: Column) -> Column:
    return select(SalesUnit.name).where(SalesUnit.id == id_).scalar_subquery()


_UNIT = Grouping(key="unit", label=QT_TRANSLATE_NOOP("statistics", "Sales unit"), sort=Sort.NAMED, name_of=_unit_name)
_OF_SALE = {"representative": "representative", "unit": "unit_id"}
SALES_SOURCE = Source(
    tables=Sale.__table__,
    at=_sale.sold_on,
    where=(_STANDS,),
    by={
        "representative": words_in(_sale.representative),
        "unit": _sale.unit_id,
        "lead": words_in(_sale.lead),
        "author": words_in(_sale.author),
        "state": _sale.state,
        "group": customer_group(_sale.customer_id),
        "region": customer_region(_sale.customer_id),
    },
    sums={"number": ONE, "receivable": _sale.receivable, "received": _sale.received, "owed": _sale.owed},
    list=OnList(
        kind="sale",
        at="sold_on",
        by={**_OF_SALE, "lead": "lead", "author": "author", "state": "state"},
        wheres=(_STANDING,),
    ),
)
SALES = Statistic(
    key="sales",
    title=QT_TRANSLATE_NOOP("statistics", "Sales"),
    about=QT_TRANSLATE_NOOP("statistics", "Sales by the day they were made; cancelled ones are left out."),
    icon="cart-outline",
    table="sale",
    sources=(SALES_SOURCE,),
    groupings=(
        _REPRESENTATIVE,
        _UNIT,
        people("lead", QT_TRANSLATE_NOOP("statistics", "Technical lead")),
        people("author", QT_TRANSLATE_NOOP("statistics", "Entered by")),
        *of_customers(),
        *CALENDAR,
        Grouping(key="state", label=QT_TRANSLATE_NOOP("statistics", "State"), sort=Sort.LOOKS, looks=LOOKS),
    ),
    measures=(
        number(_NUMBER),
        money("receivable", QT_TRANSLATE_NOOP("statistics", "Receivable"), shares=True),
        money("received", QT_TRANSLATE_NOOP("statistics", "Received")),
        money("owed", QT_TRANSLATE_NOOP("statistics", "Owed")),
    ),
)
_LINES = outerjoin(
    join(SaleLine.__table__, Sale.__table__, _sale_line.sale_id == _sale.id),
    Product.__table__,
    _sale_line.product_id == _product.id,
)
PRODUCTS_SOLD = Statistic(
    key="products",
    title=QT_TRANSLATE_NOOP("statistics", "Products sold"),
    about=QT_TRANSLATE_NOOP("statistics", "Lines of sales by the day of the sale; cancelled sales are left out."),
    icon="package-variant-closed",
    table="sale",
    sources=(
        Source(
            tables=_LINES,
            at=_sale.sold_on,
            where=(_STANDS,),
            by={
                "product": _sale_line.product_id,
                "category": _product.category_id,
                "representative": words_in(_sale.representative),
                "unit": _sale.unit_id,
            },
            sums={"quantity": _sale_line.quantity, "amount": _sale_line.amount, "lines": ONE},
            list=OnList(
                kind="sale",
                at="sold_on",
                by={**_OF_SALE, "product": "product_id"},
                wheres=(_STANDING,),
                part="lines",
                within=frozenset({"product_id"}),
            ),
        ),
    ),
    groupings=(
        products(),
        choices("category", QT_TRANSLATE_NOOP("statistics", "Category")),
        _REPRESENTATIVE,
        _UNIT,
        *CALENDAR,
    ),
    measures=(
        Measure(key="quantity", label=QT_TRANSLATE_NOOP("statistics", "Pieces"), top="quantity", shares=True),
        money("amount", QT_TRANSLATE_NOOP("statistics", "Amount"), shares=True),
    ),
)
_PAID = join(SalePayment.__table__, Sale.__table__, _sale_payment.sale_id == _sale.id)
REPAYMENTS_SOURCE = Source(
    tables=_PAID,
    at=_sale_payment.paid_on,
    where=(_STANDS,),
    by={
        "way": _sale_payment.way_id,
        "receiver": words_in(_sale_payment.receiver),
        "representative": words_in(_sale.representative),
        "unit": _sale.unit_id,
    },
    sums={"number": ONE, "amount": _sale_payment.amount},
    list=OnList(
        kind="sale",
        at="paid_on",
        by={**_OF_SALE, "way": "way_id", "receiver": "receiver"},
        wheres=(_STANDING,),
        part="payments",
        within=frozenset({"paid_on", "way_id", "receiver"}),
    ),
)
REPAYMENTS = Statistic(
    key="repayments",
    title=QT_TRANSLATE_NOOP("statistics", "Repayments"),
    about=QT_TRANSLATE_NOOP("statistics", "Money received for sales, by the day it was paid."),
    icon="cash-multiple",
    table="sale",
    sources=(REPAYMENTS_SOURCE,),
    groupings=(
        *CALENDAR,
        choices("way", QT_TRANSLATE_NOOP("statistics", "Way of payment")),
        people("receiver", QT_TRANSLATE_NOOP("statistics", "Received by")),
        _REPRESENTATIVE,
        _UNIT,
    ),
    measures=(
        number(QT_TRANSLATE_NOOP("statistics", "Payments")),
        money("amount", QT_TRANSLATE_NOOP("statistics", "Amount"), shares=True),
    ),
)
