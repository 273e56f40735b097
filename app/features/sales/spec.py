"""Description of sales (销售/购机)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, select

from app.core.access import Right
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.options import Settings
from app.core.phone import Numbers
from app.db.base import utc_now
from app.features.customers.follow_ups import follow_ups
from app.features.customers.of_customer import customer_field
from app.features.products.life_action import life_action
from app.features.products.model import SalesUnit
from app.features.products.offers import unit_leads, unit_people, unit_representatives
from app.features.sales import find, rules
from app.features.sales.amounts import derive
from app.features.sales.card import FIRST, ON_CARD
from app.features.sales.follow import follow
from app.features.sales.late import marks, overdue
from app.features.sales.model import Sale, SaleLine
from app.features.sales.parts import LINES, PAYMENTS, RETURNS
from app.features.sales.sheets import on_import
from app.features.sales.sign import SALES
from app.features.sales.states import APPROVED, CANCELLED, DONE, LOOKS, OPEN, WORKFLOW
from app.records.chips import state_chip
from app.records.field import Field, Kind
from app.records.part import Also, OnAudit, OnServer
from app.records.record import Action, Filter, RecordType


def _unit() -> ColumnElement[Any]:
    return select(SalesUnit.name).where(SalesUnit.id == Sale.unit_id).correlate(Sale).scalar_subquery()


def _serial() -> ColumnElement[Any]:
    first = select(SaleLine.serial).where(SaleLine.sale_id == Sale.id, SaleLine.serial != "")
    return first.order_by(SaleLine.rank, SaleLine.id).limit(1).correlate(Sale).scalar_subquery()


def _money(key: str, label: Text, **more: Any) -> Field:
    return Field(key=key, label=label, kind=Kind.MONEY, width=10, fixed=True, span=4, sums=True, **more)


def _name(key: str, label: Text, **more: Any) -> Field:
    return Field(key=key, label=label, width=9, span=3, **more)


FIELDS = (
    Field(key="number", label=QT_TRANSLATE_NOOP("sales", "Number"), width=17, in_form=False, brief=True),
    customer_field(Sale, required=True, width=14, span=12),
    Field(
        key="products",
        label=QT_TRANSLATE_NOOP("sales", "Product"),
        width=16,
        in_form=False,
        brief=True,
        read=lambda: FIRST,
    ),
    Field(
        key="sold_on",
        label=QT_TRANSLATE_NOOP("sales", "Sold on"),
        kind=Kind.DAY,
        required=True,
        width=11,
        sorts=True,
        span=3,
    ),
    Field(
        key="unit_id",
        label=QT_TRANSLATE_NOOP("sales", "Sales unit"),
        kind=Kind.LINK,
        link="sales_unit",
        width=10,
        read=_unit,
        fills=unit_people,
        span=3,
        shown=False,
    ),
    _name("lead", QT_TRANSLATE_NOOP("sales", "Technical lead"), offers=unit_leads, shown=False),
    _name("representative", QT_TRANSLATE_NOOP("sales", "Representative"), offers=unit_representatives),
    Field(
        key="serial",
        label=QT_TRANSLATE_NOOP("sales", "Serial number"),
        width=14,
        in_form=False,
        brief=True,
        shown=False,
        read=_serial,
    ),
    LINES,
    PAYMENTS,
    _money("receivable", QT_TRANSLATE_NOOP("sales", "Receivable"), sorts=True),
    _money("received", QT_TRANSLATE_NOOP("sales", "Received"), shown=False),
    _money("owed", QT_TRANSLATE_NOOP("sales", "Owed"), sorts=True),
    RETURNS,
    Field(
        key="state",
        label=QT_TRANSLATE_NOOP("sales", "State"),
        kind=Kind.STATE,
        width=9,
        in_form=False,
        looks=LOOKS,
    ),
    *(
        Field(
            key=f"custom_{place}",
            label=QT_TRANSLATE_NOOP("sales", "Custom field {place}").fill(place=place),
            named_by=f"sale_custom_{place}",
            own=True,
            span=4,
        )
        for place in range(1, 6)
    ),
    Field(key="note", label=QT_TRANSLATE_NOOP("sales", "Note"), own=True, kind=Kind.WORDS),
    Field(
        key="other_number",
        label=QT_TRANSLATE_NOOP("sales", "Number elsewhere"),
        width=14,
        max_length=40,
        in_form=False,
        brief=True,
        shown=False,
    ),
    Field(key="author", label=QT_TRANSLATE_NOOP("sales", "Entered by"), width=8, in_form=False, shown=False),
    Field(
        key="done_at",
        label=QT_TRANSLATE_NOOP("sales", "Done at"),
        kind=Kind.MOMENT,
        width=14,
        in_form=False,
        shown=False,
    ),
    Field(key="approved_by", label=QT_TRANSLATE_NOOP("sales", "Approved by"), width=8, in_form=False, shown=False),
)
FILTERS = (
    *(state_chip(Sale, state, LOOKS[state]) for state in (OPEN, DONE, APPROVED)),
    state_chip(Sale, CANCELLED, LOOKS[CANCELLED], counted=False),
    Filter(
        key="owes",
        label=QT_TRANSLATE_NOOP("sales", "Owing"),
        icon="cash-clock",
        where=lambda _who, _now: find.OWES,
        aside=True,
    ),
    Filter(
        key="late",
        label=QT_TRANSLATE_NOOP("sales", "Overdue debts"),
        icon="clock-alert-outline",
        where=overdue,
        aside=True,
    ),
    Filter(
        key="paid",
        label=QT_TRANSLATE_NOOP("sales", "Paid"),
        icon="cash-check",
        where=find.paid,
        aside=True,
        counted=False,
    ),
    Filter(
        key="month",
        label=QT_TRANSLATE_NOOP("sales", "This month"),
        icon="calendar-month-outline",
        where=find.this_month,
        aside=True,
        counted=False,
    ),
    Filter(
        key="mine",
        label=QT_TRANSLATE_NOOP("sales", "Mine"),
        icon="account-outline",
        where=find.mine,
        aside=True,
        counted=False,
    ),
)
REPAY = Action(
    name="repay",
    label=QT_TRANSLATE_NOOP("sales", "Record a repayment"),
    icon="cash-plus",
    key="P",
    right=Right.SALE,
)
SALE = RecordType(
    key="sale",
    model=Sale,
    look=SALES.look,
    plural=SALES.plural,
    new=QT_TRANSLATE_NOOP("sales", "New sale"),
    title_field="products",
    first_field="lines",
    series="XS",
    order="-sold_on",
    workflow=WORKFLOW,
    fields=FIELDS,
    filters=FILTERS,
    find=find.find,
    find_hint=QT_TRANSLATE_NOOP("sales", "Number, serial number, customer or product"),
    badge="open",
    card=ON_CARD,
    defaults=lambda who: {"sold_on": utc_now().astimezone().date(), "representative": who.name},
    marks=marks,
    derive=derive,
    prepare=rules.prepare,
    saved=follow,
    stepped=rules.stepped,
    removable=rules.removable,
    removed=rules.removed,
    doubts=rules.doubts,
    audit=OnAudit(
        about=lambda: FIRST,
        by=lambda: Sale.representative.expression,
        at=lambda: Sale.done_at.expression,
        amount=lambda: Sale.receivable.expression,
    ),
    actions=(REPAY, life_action(Right.SALE), *follow_ups(Sale, "sale_id")),
    attachments=True,
    slips=True,
    right=Right.SALE,
    right_save=Right.RECORD_SAVE,
    right_delete=Right.RECORD_DELETE,
    server=OnServer(
        deletes="OLD.state = 'open' AND NOT EXISTS (SELECT FROM sale_payment WHERE sale_id = OLD.id)",
        stepped=("receivable", "received", "owed"),
        checks="NEW.state <> 'approved' OR NEW.owed <= 0",
        also=(
            Also(
                deed="update",
                rights=(Right.SALE,),
                columns=("received", "owed"),
                when="NEW.received >= OLD.received AND NEW.owed = NEW.receivable - NEW.received",
            ),
            Also(deed="insert", table="sale_payment", rights=(Right.SALE,), when="NEW.amount > 0"),
        ),
    ),
    empty=QT_TRANSLATE_NOOP(
        "sales",
        "What customers bought stands here. F7 on a customer's card begins a sale, with the customer filled in.",
    ),
)


def sale_type(numbers: Callable[[], Numbers], settings: Callable[[], Settings]) -> RecordType:
    """The description for a seat: how it reads telephone numbers and imports sheets; both asked at each use."""
    return replace(SALE, sheet=on_import(numbers, settings))
