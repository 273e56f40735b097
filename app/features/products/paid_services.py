"""What does work cost that is charged by hours, kilometres, visits (收费项目)? A price list for repairs."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from app.core.access import Right
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.money import shown
from app.core.pinyin import warm_up
from app.features.products.model import PaidService
from app.features.products.offers import OFFERED
from app.features.products.parameters import find, fits, prepare, removable
from app.records.field import Field, Kind, Offer
from app.records.record import At, RecordType
from app.records.retiring import retire, retired
from app.records.workflow import Look


def paid_service_offers(session: Session, _values: Mapping[str, Any], text: str) -> Sequence[Offer]:
    """Services by name, pinyin or initials, beginnings first; fills `paid_service_id`, `name`, `unit` and `price`."""
    first = case((PaidService.name.istartswith(text.strip(), autoescape=True), 0), else_=1)
    query = select(PaidService).where(PaidService.retired_at.is_(None), *fits(PaidService, text))
    return [
        Offer(
            value=one.name,
            words=one.name,
            note=f"{shown(one.price)}/{one.unit}" if one.unit else shown(one.price),
            fills={"paid_service_id": one.id, "name": one.name, "unit": one.unit, "price": one.price},
        )
        for one in session.scalars(query.order_by(first, PaidService.name, PaidService.id).limit(OFFERED))
    ]


PAID_SERVICE = RecordType(
    key="paid_service",
    model=PaidService,
    look=Look(words=QT_TRANSLATE_NOOP("products", "Paid service"), icon="cash-clock", colour="muted"),
    plural=QT_TRANSLATE_NOOP("products", "Paid services"),
    new=QT_TRANSLATE_NOOP("products", "New paid service"),
    title_field="name",
    order="name",
    at=At.PARAMETERS,
    fields=(
        Field(
            key="name",
            label=QT_TRANSLATE_NOOP("products", "Name"),
            width=18,
            required=True,
            sorts=True,
            hint=QT_TRANSLATE_NOOP("products", "Work, way there, night surcharge …"),
        ),
        Field(
            key="unit",
            label=QT_TRANSLATE_NOOP("products", "Charged by"),
            width=8,
            span=3,
            max_length=10,
            hint=QT_TRANSLATE_NOOP("products", "hour, km, visit"),
        ),
        Field(
            key="price",
            label=QT_TRANSLATE_NOOP("products", "Price"),
            kind=Kind.MONEY,
            width=10,
            least=0,
            span=3,
            required=True,
        ),
        Field(key="note", label=QT_TRANSLATE_NOOP("products", "Note"), width=16, max_length=240, span=12),
    ),
    filters=(retired(PaidService),),
    find=find(PaidService),
    find_hint=QT_TRANSLATE_NOOP("products", "Name or pinyin initials"),
    hidden=lambda _who: PaidService.retired_at.is_not(None),
    prepare=prepare(PaidService),
    removable=removable(PaidService),
    warm_up=warm_up,
    right=Right.PARAMETERS,
    actions=retire(PaidService),
    empty=QT_TRANSLATE_NOOP(
        "products",
        "What work costs stands here: by the hour, the kilometre, the visit, at night. Repairs are charged by it.",
    ),
)
