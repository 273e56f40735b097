"""Which statistics are there of complaints and callbacks?"""

from sqlalchemy import and_

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.callbacks.model import Callback, CallbackState
from app.features.complaints.model import Complaint, ComplaintState
from app.features.complaints.states import KINDS, LOOKS
from app.features.statistics.describing import CALENDAR, Grouping, Measure, OnList, Sort, Source, Statistic
from app.features.statistics.parts import (
    ONE,
    choices,
    customer_group,
    customer_region,
    number,
    of_customers,
    ones,
    people,
    satisfaction,
    score_sums,
    scores,
    share,
    words_in,
)
from app.records.wheres import Op, Where

_callback = Callback.__table__.c
_complaint = Complaint.__table__.c

_HANDLED = _complaint.state != ComplaintState.IN_PROGRESS
COMPLAINTS_SOURCE = Source(
    tables=Complaint.__table__,
    at=_complaint.created_at,
    by={
        "sort": _complaint.sort,
        "responsible": words_in(_complaint.responsible),
        "about": words_in(_complaint.about),
        "author": words_in(_complaint.author),
        "satisfaction": _complaint.satisfaction,
        "state": _complaint.state,
        "group": customer_group(_complaint.customer_id),
        "region": customer_region(_complaint.customer_id),
    },
    sums={
        "number": ONE,
        "handled": ones(_HANDLED),
        "in_time": ones(and_(_HANDLED, _complaint.due_at.is_not(None)), _complaint.handled_at <= _complaint.due_at),
        "promised": ones(_HANDLED, _complaint.due_at.is_not(None)),
        **score_sums(_complaint.satisfaction),
    },
    list=OnList(
        kind="complaint",
        at="created_at",
        by={one: one for one in ("sort", "responsible", "about", "author", "satisfaction", "state")},
        only={"handled": (Where("state", Op.ONE_OF, (str(ComplaintState.HANDLED), str(ComplaintState.APPROVED))),)},
    ),
)
COMPLAINTS = Statistic(
    key="complaints",
    title=QT_TRANSLATE_NOOP("statistics", "Complaints"),
    about=QT_TRANSLATE_NOOP("statistics", "Complaints and suggestions by the moment they were taken down."),
    icon="comment-alert-outline",
    table="complaint",
    sources=(COMPLAINTS_SOURCE,),
    groupings=(
        Grouping(key="sort", label=QT_TRANSLATE_NOOP("statistics", "Kind"), sort=Sort.LOOKS, looks=KINDS),
        people("responsible", QT_TRANSLATE_NOOP("statistics", "Responsible")),
        people("about", QT_TRANSLATE_NOOP("statistics", "About whom")),
        people("author", QT_TRANSLATE_NOOP("statistics", "Taken by")),
        scores(),
        Grouping(key="state", label=QT_TRANSLATE_NOOP("statistics", "State"), sort=Sort.LOOKS, looks=LOOKS),
        *of_customers(),
        *CALENDAR,
    ),
    measures=(
        number(),
        Measure(key="handled", label=QT_TRANSLATE_NOOP("statistics", "Handled"), top="handled"),
        share("in_time", QT_TRANSLATE_NOOP("statistics", "Answered in time"), "in_time", "promised"),
        satisfaction(),
    ),
)
CALLBACKS_SOURCE = Source(
    tables=Callback.__table__,
    at=_callback.handled_at,
    where=(_callback.state != CallbackState.IN_PROGRESS,),
    by={
        "handled_by": words_in(_callback.handled_by),
        "method": _callback.method_id,
        "purpose": _callback.purpose_id,
        "feedback": _callback.feedback_id,
        "satisfaction": _callback.satisfaction,
    },
    sums={"number": ONE, **score_sums(_callback.satisfaction)},
    list=OnList(
        kind="callback",
        at="handled_at",
        by={
            "handled_by": "handled_by",
            "method": "method_id",
            "purpose": "purpose_id",
            "feedback": "feedback_id",
            "satisfaction": "satisfaction",
        },
        wheres=(Where("state", Op.ONE_OF, (str(CallbackState.HANDLED), str(CallbackState.APPROVED))),),
    ),
)
CALLBACKS = Statistic(
    key="callbacks",
    title=QT_TRANSLATE_NOOP("statistics", "Callbacks"),
    about=QT_TRANSLATE_NOOP("statistics", "Callbacks that were made, by the moment of the call."),
    icon="phone-return",
    table="callback",
    sources=(CALLBACKS_SOURCE,),
    groupings=(
        people("handled_by", QT_TRANSLATE_NOOP("statistics", "Called by")),
        choices("method", QT_TRANSLATE_NOOP("statistics", "Method")),
        choices("purpose", QT_TRANSLATE_NOOP("statistics", "Purpose")),
        choices("feedback", QT_TRANSLATE_NOOP("statistics", "Feedback")),
        scores(),
        *CALENDAR,
    ),
    measures=(number(), satisfaction()),
)
