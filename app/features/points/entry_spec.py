"""Description of the ledger of points."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, column, func, select, table
from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.errors import Invalid, Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db.trail import worker
from app.features.customers.of_customer import customer_field, customers_called
from app.features.points import looks
from app.features.points.card import LEDGER_ON_CARD
from app.features.points.expiring import expire
from app.features.points.ledger import balance
from app.features.points.model import PointEntry, Redemption, Why
from app.features.points.on_server import ON_SERVER
from app.features.points.sign import POINTS
from app.records.field import Field, Kind, Values
from app.records.record import Filter, RecordType

_ENTRY_STAYS = QT_TRANSLATE_NOOP("points", "An entry stays as it is. Make another one that puts it right.")
_FEW = QT_TRANSLATE_NOOP("points", "The customer has only {have} points.")


def _of(why: Why) -> Callable[[Who, datetime], ColumnElement[bool]]:
    return lambda _who, _now: PointEntry.why == why


def _prepare_entry(session: Session, id_: int | None, values: Values, who: Who) -> None:
    if id_ is not None:
        raise Refused(_ENTRY_STAYS)
    values["why"], values["author"] = Why(values.get("why") or Why.ADJUSTED), who.name
    expire(session, values["customer_id"], who, worker(session)[1])
    have = balance(session, values["customer_id"])
    if have + values["points"] < 0:
        raise Invalid({"points": _FEW.fill(have=f"{have:,}")})


def _document() -> ColumnElement[Any]:
    sale, repair = (table(name, column("id"), column("number")) for name in ("sale", "repair"))
    return func.coalesce(
        select(sale.c.number).where(sale.c.id == PointEntry.sale_id).correlate(PointEntry).scalar_subquery(),
        select(repair.c.number).where(repair.c.id == PointEntry.repair_id).correlate(PointEntry).scalar_subquery(),
        select(Redemption.number)
        .where(Redemption.id == PointEntry.redemption_id)
        .correlate(PointEntry)
        .scalar_subquery(),
        "",
    )


POINT_ENTRY = RecordType(
    key="point_entry",
    model=PointEntry,
    look=POINTS.look,
    plural=POINTS.plural,
    new=QT_TRANSLATE_NOOP("points", "Correct points"),
    title_field="words",
    order="-created_at",
    once=_ENTRY_STAYS,
    fields=(
        Field(
            key="created_at",
            label=QT_TRANSLATE_NOOP("points", "When"),
            kind=Kind.MOMENT,
            width=14,
            sorts=True,
            in_form=False,
        ),
        customer_field(PointEntry, required=True, width=20),
        Field(
            key="why",
            label=QT_TRANSLATE_NOOP("points", "Why"),
            kind=Kind.STATE,
            width=10,
            in_form=False,
            looks=looks.WHYS,
        ),
        Field(
            key="points",
            label=QT_TRANSLATE_NOOP("points", "Points"),
            kind=Kind.NUMBER,
            required=True,
            width=10,
            least=-100_000_000,
            most=100_000_000,
            hint=QT_TRANSLATE_NOOP("points", "−50 takes away"),
            sums=True,
        ),
        Field(
            key="document",
            label=QT_TRANSLATE_NOOP("points", "Document"),
            width=17,
            in_form=False,
            read=_document,
        ),
        Field(
            key="words",
            label=QT_TRANSLATE_NOOP("points", "Reason"),
            required=True,
            width=22,
            max_length=240,
            span=12,
        ),
        Field(key="author", label=QT_TRANSLATE_NOOP("points", "By"), width=9, in_form=False),
    ),
    filters=tuple(
        Filter(
            key=why.value,
            label=looks.WHYS[why].words,
            icon=looks.WHYS[why].icon,
            where=_of(why),
            counted=False,
        )
        for why in (Why.EARNED, Why.REDEEMED, Why.REVERSED, Why.ADJUSTED, Why.EXPIRED)
    ),
    find=lambda _session, text: PointEntry.customer_id.in_(customers_called(text)),
    find_hint=QT_TRANSLATE_NOOP("points", "Customer"),
    prepare=_prepare_entry,
    right=Right.POINTS,
    server=ON_SERVER,
    card=LEDGER_ON_CARD,
    empty=QT_TRANSLATE_NOOP("points", "Every point earned or spent stands here with its reason."),
)
