"""Which statistics are there of calls?"""

from sqlalchemy import Table, and_, case, func, literal

from app.core.access import Right
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.calls.model import CallRecord
from app.features.calls.timeline import INCOMING, INTERNAL, MISSED, OUTCOMES, OUTGOING
from app.features.statistics.describing import CALENDAR, HOURS, Grouping, Measure, OnList, Sort, Source, Statistic
from app.features.statistics.local_time import seconds
from app.features.statistics.parts import ONE, number, ones, people, share, words_in
from app.records.transfer.figures import Shown
from app.records.wheres import Op, Where
from app.telephony.protocol import CallState, Direction

TABLE = CallRecord.__table__
assert isinstance(TABLE, Table)
_call = TABLE.c
_IN = _call.direction == Direction.IN
_TAKEN = _call.answered.is_(True)
MISSED_IN = and_(_IN, _call.answered.is_not(True))
TAKEN_IN = and_(_IN, _TAKEN)
ENDED = _call.state == CallState.ENDED
_WAYS = {"in": INCOMING, "missed": MISSED, "out": OUTGOING, "internal": INTERNAL}
_WAY = case(
    (MISSED_IN, literal("missed")),
    (_call.direction == Direction.OUT, literal("out")),
    (_call.direction == Direction.INTERNAL, literal("internal")),
    else_=literal("in"),
)
CALL_SUMS = {
    "number": ONE,
    "in": ones(_IN),
    "out": ones(_call.direction == Direction.OUT),
    "answered": ones(TAKEN_IN),
    "missed": ones(MISSED_IN),
    "ring": case((TAKEN_IN, func.coalesce(seconds(_call.started_at, _call.answered_at), 0)), else_=0),
    "rang": ones(TAKEN_IN, _call.answered_at.is_not(None)),
    "talk": case((_TAKEN, func.coalesce(_call.duration_s, 0)), else_=0),
    "talked": ones(_TAKEN, _call.duration_s.is_not(None)),
}
RING = Measure(
    key="ring", label=QT_TRANSLATE_NOOP("statistics", "Average ring"), shown=Shown.SPAN, top="ring", bottom="rang"
)
TALK = Measure(
    key="talk", label=QT_TRANSLATE_NOOP("statistics", "Average talk"), shown=Shown.SPAN, top="talk", bottom="talked"
)
ON_CALLS = OnList(
    kind="call",
    at="started_at",
    by={"operator": "operator", "line": "line", "way": "way", "outcome": "outcome"},
    wheres=(Where("way", Op.ONE_OF, tuple(_WAYS)),),
    only={
        "in": (Where("way", Op.ONE_OF, ("in", "missed")),),
        "out": (Where("way", Op.ONE_OF, ("out",)),),
        **dict.fromkeys(("answered", "ring"), (Where("way", Op.ONE_OF, ("in",)),)),
        "missed": (Where("way", Op.ONE_OF, ("missed",)),),
    },
)
CALLS = Statistic(
    key="calls",
    title=QT_TRANSLATE_NOOP("statistics", "Calls"),
    about=QT_TRANSLATE_NOOP("statistics", "Calls that are over, by the moment they began."),
    icon="phone-log-outline",
    table="call",
    right_export=Right.TRANSFER,
    sources=(
        Source(
            tables=TABLE,
            at=_call.started_at,
            where=(ENDED,),
            by={
                "operator": words_in(_call.operator),
                "line": _call.line,
                "way": _WAY,
                "outcome": _call.outcome,
            },
            sums=CALL_SUMS,
            list=ON_CALLS,
        ),
    ),
    groupings=(
        *CALENDAR,
        HOURS,
        people("operator", QT_TRANSLATE_NOOP("statistics", "Operator")),
        Grouping(
            key="line",
            label=QT_TRANSLATE_NOOP("statistics", "Line"),
            sort=Sort.FIGURES,
            said=QT_TRANSLATE_NOOP("statistics", "Line {value}"),
        ),
        Grouping(key="way", label=QT_TRANSLATE_NOOP("statistics", "Call"), sort=Sort.LOOKS, looks=_WAYS),
        Grouping(
            key="outcome",
            label=QT_TRANSLATE_NOOP("statistics", "Outcome"),
            sort=Sort.LOOKS,
            looks=OUTCOMES,
            without=QT_TRANSLATE_NOOP("statistics", "Not said"),
        ),
    ),
    measures=(
        number(QT_TRANSLATE_NOOP("statistics", "Calls")),
        Measure(key="in", label=QT_TRANSLATE_NOOP("statistics", "Incoming"), top="in"),
        Measure(key="answered", label=QT_TRANSLATE_NOOP("statistics", "Answered"), top="answered"),
        Measure(key="missed", label=QT_TRANSLATE_NOOP("statistics", "Missed"), top="missed"),
        Measure(key="out", label=QT_TRANSLATE_NOOP("statistics", "Outgoing"), top="out"),
        share("rate", QT_TRANSLATE_NOOP("statistics", "Answer rate"), "answered", "in"),
        RING,
        TALK,
    ),
)
