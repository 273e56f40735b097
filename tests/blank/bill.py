"""Bills for umbrellas: a second toy type, with all that fills in, follows, locks and asks."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.access import Right
from app.core.i18n import Text
from app.db.base import Approved, BigId, Id, Money, Record, Short, Words
from app.records.approval import APPROVED_LOOK, approval_steps
from app.records.field import Field, Filled, Kind, Offer
from app.records.record import RecordType
from app.records.workflow import Look, Step, Workflow
from tests.blank.model import Own, Umbrella


class BillState(StrEnum):
    OPEN = "open"
    PAID = "paid"
    APPROVED = "approved"


OPEN, PAID, APPROVED = BillState
GOODS = {"Handle": (7, 1250), "Handle, gold": (8, 9900), "Cloth": (9, 3000)}  # id and price by name


class Bill(Approved, Record):
    __tablename__ = "umbrella_bill"
    metadata = Own.metadata
    __table_args__ = (Index(None, "created_at", "id"),)

    number: Mapped[str] = mapped_column(String(20), unique=True)
    state: Mapped[BillState] = mapped_column(default=OPEN)
    umbrella_id: Mapped[int | None] = mapped_column(BigId, index=True)
    call_id: Mapped[int | None] = mapped_column(BigId)
    fault: Mapped[Words] = mapped_column(default="")
    goods: Mapped[Short] = mapped_column(default="")
    goods_id: Mapped[int | None]
    contact: Mapped[Short] = mapped_column(default="")
    place_id: Mapped[int | None]
    paid_on: Mapped[date | None]
    discount: Mapped[Money]
    total: Mapped[Money]
    pleased: Mapped[int | None]
    extra: Mapped[Short] = mapped_column(default="")
    note: Mapped[Words] = mapped_column(default="")

    lines: Mapped[list["BillLine"]] = relationship(lazy="raise", cascade="all, delete-orphan", order_by="BillLine.rank")


class BillLine(Own):
    __tablename__ = "umbrella_bill_line"

    id: Mapped[Id]
    bill_id: Mapped[int] = mapped_column(BigId, ForeignKey(Bill.__table__.c.id, ondelete="CASCADE"), index=True)
    rank: Mapped[int] = mapped_column(default=0)
    goods_id: Mapped[int | None]
    name: Mapped[Short]
    colour_id: Mapped[int | None]
    quantity: Mapped[int] = mapped_column(default=1)
    price: Mapped[Money]
    amount: Mapped[Money]
    sent_on: Mapped[date | None]


def t(source):
    return Text("blank", source)


LOOKS = {
    OPEN: Look(words=t("Open"), icon="clock-outline", colour="waiting"),
    PAID: Look(words=t("Paid"), icon="check-circle-outline", colour="finished"),
    APPROVED: APPROVED_LOOK,
}


def derive(values):
    lines = tuple(
        line | {"amount": (line.get("price") or 0) * (line.get("quantity") or 0)} for line in values.get("lines") or ()
    )
    return {"lines": lines, "total": sum(line["amount"] for line in lines) - (values.get("discount") or 0)}


def goods(_session, values, text):
    return [
        Offer(value=name, words=name, note=f"{price / 100:.2f}", fills={"goods_id": id_, "price": price})
        for name, (id_, price) in GOODS.items()
        if text.lower() in name.lower() and values.get("extra") != "nothing"
    ]


def whole(session, values, text):
    return [
        Offer(value=one.value, words=one.words, note=one.note, fills={"goods_id": one.fills["goods_id"]})
        for one in goods(session, values, text)
    ]


def price_of(_session, value, values):
    found = GOODS.get(value)
    return Filled({"price": found[1], "quantity": values.get("quantity") or 1}) if found else None


def contact_of(session, value, _values):
    return Filled({"contact": session.scalar(select(Umbrella.colour).where(Umbrella.id == value)) or ""})


FIELDS = (
    Field(key="number", label=t("Number"), width=16, in_form=False),
    Field(key="umbrella_id", label=t("Umbrella"), kind=Kind.LINK, link="umbrella", fills=contact_of),
    Field(key="contact", label=t("Contact")),
    Field(key="fault", label=t("Fault"), kind=Kind.WORDS, width=20),
    Field(key="goods", label=t("Goods"), offers=whole),
    Field(key="goods_id", label=t("Goods"), kind=Kind.NUMBER, in_form=False),
    Field(key="place_id", label=t("Place"), kind=Kind.CHOICE, list="place"),
    Field(key="paid_on", label=t("Paid on"), kind=Kind.DAY),
    Field(
        key="lines",
        label=t("Lines"),
        kind=Kind.PARTS,
        parts=(
            Field(key="name", label=t("Name"), required=True, offers=goods, fills=price_of),
            Field(key="goods_id", label=t("Goods"), kind=Kind.NUMBER, in_form=False),
            Field(key="colour_id", label=t("Colour"), kind=Kind.CHOICE, list="colour"),
            Field(key="quantity", label=t("Quantity"), kind=Kind.NUMBER, least=1),
            Field(key="price", label=t("Price"), kind=Kind.MONEY),
            Field(key="amount", label=t("Amount"), kind=Kind.MONEY, fixed=True),
            Field(key="sent_on", label=t("Sent on"), kind=Kind.DAY),
        ),
    ),
    Field(key="discount", label=t("Discount"), kind=Kind.MONEY),
    Field(key="total", label=t("Total"), kind=Kind.MONEY, fixed=True, width=10),
    Field(key="pleased", label=t("Pleased"), kind=Kind.NUMBER, least=1, most=5),
    Field(key="extra", label=t("Extra"), section=t("More")),
    Field(key="note", label=t("Note"), kind=Kind.WORDS),
    Field(key="created_at", label=t("Made at"), kind=Kind.MOMENT, width=14, sorts=True, in_form=False),
    Field(key="state", label=t("State"), kind=Kind.STATE, looks=LOOKS, width=10, in_form=False),
)

BILL = RecordType(
    key="bill",
    model=Bill,
    look=Look(words=t("Bill"), icon="receipt-text-outline", colour="sale"),
    plural=t("Bills"),
    title_field="fault",
    first_field="fault",
    series="ZD",
    order="-created_at",
    fields=FIELDS,
    workflow=Workflow(
        BillState,
        first=OPEN,
        steps=(
            Step(
                name="pay",
                label=t("Take the money"),
                source=frozenset({OPEN}),
                target=PAID,
                needs=("paid_on",),
                key="P",
                at_once=True,
            ),
            Step(
                name="reopen",
                label=t("Give it back"),
                source=frozenset({PAID}),
                target=OPEN,
                key="G",
                reason=True,
            ),
            *approval_steps(PAID, APPROVED),
        ),
        looks=LOOKS,
        open_states=frozenset({OPEN}),
        finished=PAID,
        approved=APPROVED,
    ),
    derive=derive,
    removable=lambda _session, _id: None,
    right=Right.SALE,
    right_save=Right.RECORD_SAVE,
    right_delete=Right.RECORD_DELETE,
)
