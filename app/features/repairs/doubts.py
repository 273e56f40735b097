"""Which finished repairs should somebody look at before approving them, and why?"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session, aliased

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.features.repairs.history import SOON
from app.features.repairs.model import Repair, RepairPart, Warranty

_NO_RESULT = QT_TRANSLATE_NOOP("repairs", "Nothing is said about the result.")
_UNHAPPY = QT_TRANSLATE_NOOP("repairs", "The customer is not satisfied: {score} of 5.")
_AGAIN = QT_TRANSLATE_NOOP("repairs", "The same machine was repaired %n day(s) before.")
_FREE = QT_TRANSLATE_NOOP("repairs", "Out of warranty, but nothing was charged.")
_NO_PRICE = QT_TRANSLATE_NOOP("repairs", "A part has no price.")
_MOST_UNHAPPY = 2  # of 5
_AT_ONCE = 500

_before = aliased(Repair)
_part = RepairPart.__table__.c


def doubts(session: Session, ids: Sequence[int]) -> Mapping[int, Text]:
    """The first thing that is doubtful about each of these repairs."""
    found: dict[int, Text] = {}
    for start in range(0, len(ids), _AT_ONCE):
        for repair in session.execute(_QUERY.where(Repair.id.in_(ids[start : start + _AT_ONCE]))):
            if why := _doubt(repair):
                found[repair.id] = why
    return found


def _doubt(repair: Any) -> Text | None:
    charged = repair.warranty != Warranty.IN and not repair.by_phone
    gap = repair.created_at - repair.earlier if repair.earlier else SOON
    doubted = (
        (_NO_RESULT, not repair.result.strip()),
        (_UNHAPPY.fill(score=repair.satisfaction or 0), (repair.satisfaction or 5) <= _MOST_UNHAPPY),
        (_AGAIN.counted(gap.days), gap < SOON),
        (_FREE, repair.warranty == Warranty.OUT and not repair.by_phone and not repair.total),
        (_NO_PRICE, charged and repair.unpriced),
    )
    return next((why for why, is_so in doubted if is_so), None)


def _same_machine() -> ColumnElement[bool]:
    """Whether `_before` was on the machine of the repair in question."""
    by_name = and_(Repair.product_id.is_(None), _before.product_id.is_(None), Repair.product == _before.product)
    return or_(
        and_(Repair.serial != "", _before.serial == Repair.serial),
        and_(
            Repair.serial == "",
            _before.customer_id == Repair.customer_id,
            or_(_before.product_id == Repair.product_id, and_(by_name, Repair.product != "")),
        ),
    )


_EARLIER = (
    select(_before.created_at)
    .where(
        _same_machine(),
        _before.created_at < Repair.created_at,
        _before.id != Repair.id,
    )
    .order_by(_before.created_at.desc())
    .limit(1)
    .correlate(Repair)
    .scalar_subquery()
)
_QUERY = select(
    *(Repair.id, Repair.result, Repair.satisfaction, Repair.warranty, Repair.total, Repair.by_phone),
    Repair.created_at,
    _EARLIER.label("earlier"),
    exists().where(_part.repair_id == Repair.id, _part.price == 0).label("unpriced"),
)
