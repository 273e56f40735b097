"""Which statistics are there of points and gifts?"""

from sqlalchemy import case, select

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.points.looks import WHYS
from app.features.points.model import Gift, PointEntry, Redemption, RedemptionState
from app.features.statistics.describing import CALENDAR, Column, Grouping, Measure, OnList, Sort, Source, Statistic
from app.features.statistics.parts import ONE, number, people, words_in
from app.records.wheres import Op, Where

_point_entry = PointEntry.__table__.c
_redemption = Redemption.__table__.c

_BY = people("author", QT_TRANSLATE_NOOP("statistics", "By"))
POINTS = Statistic(
    key="points",
    title=QT_TRANSLATE_NOOP("statistics", "Points"),
    about=QT_TRANSLATE_NOOP("statistics", "Entries of the ledger of points, by the moment they were made."),
    icon="star-outline",
    table="point_entry",
    sources=(
        Source(
            tables=PointEntry.__table__,
            at=_point_entry.created_at,
            by={"why": _point_entry.why, "author": words_in(_point_entry.author)},
            sums={
                "number": ONE,
                "given": case((_point_entry.points > 0, _point_entry.points), else_=0),
                "taken": case((_point_entry.points < 0, -_point_entry.points), else_=0),
                "rest": _point_entry.points,
            },
            list=OnList(kind="point_entry", at="created_at", by={"why": "why", "author": "author"}),
        ),
    ),
    groupings=(
        Grouping(key="why", label=QT_TRANSLATE_NOOP("statistics", "What for"), sort=Sort.LOOKS, looks=WHYS),
        _BY,
        *CALENDAR,
    ),
    measures=(
        Measure(key="given", label=QT_TRANSLATE_NOOP("statistics", "Points given"), top="given", shares=True),
        Measure(key="taken", label=QT_TRANSLATE_NOOP("statistics", "Points taken"), top="taken", shares=True),
        Measure(key="rest", label=QT_TRANSLATE_NOOP("statistics", "Difference"), top="rest"),
        number(QT_TRANSLATE_NOOP("statistics", "Entries"), shares=False),
    ),
)


def _gift_name(id_: Column) -> Column:
    return select(Gift.name).where(Gift.id == id_).scalar_subquery()


GIFTS = Statistic(
    key="gifts",
    title=QT_TRANSLATE_NOOP("statistics", "Gifts"),
    about=QT_TRANSLATE_NOOP("statistics", "Gifts given for points; cancelled redemptions are left out."),
    icon="gift-outline",
    table="redemption",
    sources=(
        Source(
            tables=Redemption.__table__,
            at=_redemption.created_at,
            where=(_redemption.state == RedemptionState.DONE,),
            by={"gift": _redemption.gift_id, "author": words_in(_redemption.author)},
            sums={"number": ONE, "quantity": _redemption.quantity, "points": _redemption.points},
            list=OnList(
                kind="redemption",
                at="created_at",
                by={"gift": "gift_id", "author": "author"},
                wheres=(Where("state", Op.ONE_OF, (str(RedemptionState.DONE),)),),
            ),
        ),
    ),
    groupings=(
        Grouping(key="gift", label=QT_TRANSLATE_NOOP("statistics", "Gift"), sort=Sort.NAMED, name_of=_gift_name),
        _BY,
        *CALENDAR,
    ),
    measures=(
        Measure(key="quantity", label=QT_TRANSLATE_NOOP("statistics", "Pieces"), top="quantity", shares=True),
        Measure(key="points", label=QT_TRANSLATE_NOOP("statistics", "Points"), top="points", shares=True),
        number(QT_TRANSLATE_NOOP("statistics", "Redemptions"), shares=False),
    ),
)
