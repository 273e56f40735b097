"""Which statistics are there of repairs, of what they cost, and of the parts used?"""

from typing import Any

from sqlalchemy import and_, case, func, join, select

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.products.model import SparePart
from app.features.repairs.model import Repair, RepairPart, RepairVisit
from app.features.repairs.states import DONE, LOOKS, URGENCIES, WARRANTIES
from app.features.statistics.describing import (
    CALENDAR,
    NOBODY,
    Column,
    Grouping,
    Measure,
    OnList,
    Sort,
    Source,
    Statistic,
)
from app.features.statistics.local_time import LocalTime
from app.features.statistics.parts import (
    ONE,
    choices,
    customer_group,
    customer_region,
    money,
    number,
    of_customers,
    ones,
    people,
    share,
    words_in,
)
from app.features.statistics.period import Step
from app.records.wheres import Op, Where

_repair = Repair.__table__.c
_repair_part = RepairPart.__table__.c

FINISHED = _repair.state.in_(DONE)
_DONE_ONES = Where("state", Op.ONE_OF, tuple(str(one) for one in DONE))
_PROMISED = func.coalesce(_repair.appointment_until, _repair.appointment_at, type_=_repair.appointment_at.type)
_MADE = and_(FINISHED, _repair.finished_at.is_not(None), _PROMISED.is_not(None))


def on_time(local: LocalTime) -> Column:
    """1 where the day of the appointment was kept."""
    finished, promised = (local.stretch(Step.DAY, one) for one in (_repair.finished_at, _PROMISED))
    return case((and_(_MADE, finished <= promised), 1), else_=0)


def _visits() -> Column:
    return select(func.count()).where(RepairVisit.repair_id == _repair.id).correlate(Repair).scalar_subquery()


_SECOND_VISIT = case((and_(FINISHED, _visits() > 1), 1), else_=0)
ONCE = 1 - _SECOND_VISIT
BY: dict[str, Column] = {
    "author": words_in(_repair.author),
    "technician": _repair.technician_id,
    "service": _repair.service_id,
    "product": words_in(_repair.product),
    "warranty": _repair.warranty,
    "urgency": _repair.urgency,
    "state": _repair.state,
    "group": customer_group(_repair.customer_id),
    "region": customer_region(_repair.customer_id),
}
_FIELDS = {
    "author": "author",
    "technician": "technician_id",
    "service": "service_id",
    "warranty": "warranty",
    "urgency": "urgency",
    "state": "state",
    "product": "product",
}
SUMS: dict[str, Any] = {
    "number": ONE,
    "finished": ones(FINISHED),
    "on_time": on_time,
    "promised": ones(_MADE),
    "second": _SECOND_VISIT,
    "phone": ones(and_(FINISHED, _repair.by_phone.is_(True))),
    "parts_fee": _repair.parts_fee,
    "charges_fee": _repair.charges_fee,
    "travel_fee": _repair.travel_fee,
    "service_fee": _repair.service_fee,
    "total": _repair.total,
}
TAKEN_SOURCE = Source(
    tables=Repair.__table__,
    at=_repair.created_at,
    by=BY,
    sums=SUMS,
    list=OnList(
        kind="repair",
        at="created_at",
        by=_FIELDS,
        only={"finished": (_DONE_ONES,), "phone": (_DONE_ONES, Where("by_phone", Op.ONE_OF, (True,)))},
    ),
)
FINISHED_SOURCE = Source(
    tables=Repair.__table__,
    at=_repair.finished_at,
    where=(FINISHED,),
    by=BY,
    sums=SUMS,
    list=OnList(kind="repair", at="finished_at", by=_FIELDS, wheres=(_DONE_ONES,)),
)
_TAKEN_BY = people("author", QT_TRANSLATE_NOOP("statistics", "Taken by"))
TECHNICIAN = choices("technician", QT_TRANSLATE_NOOP("statistics", "Technician"), NOBODY)
_SERVICE = choices("service", QT_TRANSLATE_NOOP("statistics", "Type of service"))
_PRODUCT = Grouping(
    key="product",
    label=QT_TRANSLATE_NOOP("statistics", "Product"),
    without=QT_TRANSLATE_NOOP("statistics", "Not said"),
)
_WARRANTY = Grouping(
    key="warranty", label=QT_TRANSLATE_NOOP("statistics", "Warranty"), sort=Sort.LOOKS, looks=WARRANTIES
)
_ON_TIME = share("on_time", QT_TRANSLATE_NOOP("statistics", "On time"), "on_time", "promised")
_SECOND = Measure(key="second", label=QT_TRANSLATE_NOOP("statistics", "Second visits"), top="second")
TOTAL = money("total", QT_TRANSLATE_NOOP("statistics", "Fees"), shares=True)
REPAIRS = Statistic(
    key="repairs",
    title=QT_TRANSLATE_NOOP("statistics", "Repair requests"),
    about=QT_TRANSLATE_NOOP(
        "statistics",
        "Requests by the moment they were taken, and what has become of them. On time: finished on the day of the "
        "appointment at the latest.",
    ),
    icon="wrench-outline",
    table="repair",
    sources=(TAKEN_SOURCE,),
    groupings=(
        _TAKEN_BY,
        TECHNICIAN,
        _SERVICE,
        _PRODUCT,
        _WARRANTY,
        Grouping(key="urgency", label=QT_TRANSLATE_NOOP("statistics", "Urgency"), sort=Sort.LOOKS, looks=URGENCIES),
        Grouping(key="state", label=QT_TRANSLATE_NOOP("statistics", "State"), sort=Sort.LOOKS, looks=LOOKS),
        *of_customers(),
        *CALENDAR,
    ),
    measures=(
        number(QT_TRANSLATE_NOOP("statistics", "Requests")),
        Measure(key="finished", label=QT_TRANSLATE_NOOP("statistics", "Finished"), top="finished"),
        _ON_TIME,
        _SECOND,
        Measure(key="phone", label=QT_TRANSLATE_NOOP("statistics", "Solved by phone"), top="phone"),
        TOTAL,
    ),
)
FEES = Statistic(
    key="fees",
    title=QT_TRANSLATE_NOOP("statistics", "Repairs and fees"),
    about=QT_TRANSLATE_NOOP("statistics", "Finished repairs by the moment they were finished, and what they cost."),
    icon="cash-check",
    table="repair",
    sources=(FINISHED_SOURCE,),
    groupings=(TECHNICIAN, _SERVICE, _PRODUCT, _WARRANTY, _TAKEN_BY, *of_customers(), *CALENDAR),
    measures=(
        TOTAL,
        number(QT_TRANSLATE_NOOP("statistics", "Finished"), shares=False),
        money("parts_fee", QT_TRANSLATE_NOOP("statistics", "Parts")),
        share("parts_share", QT_TRANSLATE_NOOP("statistics", "Share of parts"), "parts_fee", "total"),
        money("charges_fee", QT_TRANSLATE_NOOP("statistics", "Paid services")),
        share("charges_share", QT_TRANSLATE_NOOP("statistics", "Share of paid services"), "charges_fee", "total"),
        money("travel_fee", QT_TRANSLATE_NOOP("statistics", "Travel")),
        share("travel_share", QT_TRANSLATE_NOOP("statistics", "Share of travel"), "travel_fee", "total"),
        money("service_fee", QT_TRANSLATE_NOOP("statistics", "Service")),
        share("service_share", QT_TRANSLATE_NOOP("statistics", "Share of service"), "service_fee", "total"),
        _ON_TIME,
        _SECOND,
    ),
)


def _part_name(id_: Column) -> Column:
    said = func.trim(SparePart.name + " " + SparePart.model)
    return select(said).where(SparePart.id == id_).scalar_subquery()


PARTS_USED = Statistic(
    key="parts",
    title=QT_TRANSLATE_NOOP("statistics", "Spare parts used"),
    about=QT_TRANSLATE_NOOP("statistics", "Spare parts of finished repairs, by the moment these were finished."),
    icon="cog-outline",
    table="repair",
    sources=(
        Source(
            tables=join(RepairPart.__table__, Repair.__table__, _repair_part.repair_id == _repair.id),
            at=_repair.finished_at,
            where=(FINISHED,),
            by={"part": _repair_part.spare_part_id, **BY},
            sums={"quantity": _repair_part.quantity, "amount": _repair_part.amount},
            list=OnList(
                kind="repair",
                at="finished_at",
                by={**_FIELDS, "part": "spare_part_id"},
                wheres=(_DONE_ONES,),
                part="parts",
                within=frozenset({"spare_part_id"}),
            ),
        ),
    ),
    groupings=(
        Grouping(
            key="part",
            label=QT_TRANSLATE_NOOP("statistics", "Spare part"),
            sort=Sort.NAMED,
            name_of=_part_name,
            without=QT_TRANSLATE_NOOP("statistics", "Not among the spare parts"),
        ),
        TECHNICIAN,
        _PRODUCT,
        _SERVICE,
        *CALENDAR,
    ),
    measures=(
        Measure(key="quantity", label=QT_TRANSLATE_NOOP("statistics", "Pieces"), top="quantity", shares=True),
        money("amount", QT_TRANSLATE_NOOP("statistics", "Amount"), shares=True),
    ),
)
