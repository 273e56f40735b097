"""What happened altogether, and how do operators and technicians do? Statistics over several kinds of records."""

from dataclasses import replace

from sqlalchemy import join, literal

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.callbacks.model import Callback, CallbackState
from app.features.calls.sign import CALLS as CALL_SIGN
from app.features.complaints.model import Complaint
from app.features.customers.sign import CUSTOMERS as CUSTOMER_SIGN
from app.features.repairs.model import Repair
from app.features.statistics.describing import CALENDAR, Grouping, Measure, Sort, Source, Statistic
from app.features.statistics.of_calls import CALLS, RING, TALK
from app.features.statistics.of_care import CALLBACKS_SOURCE, COMPLAINTS_SOURCE
from app.features.statistics.of_customers import NEW_CUSTOMERS_SOURCE
from app.features.statistics.of_repairs import FINISHED_SOURCE, ONCE, TAKEN_SOURCE, TECHNICIAN, TOTAL
from app.features.statistics.of_sales import REPAYMENTS_SOURCE, SALES_SOURCE
from app.features.statistics.parts import ONE, money, number, people, satisfaction, score_sums, share
from app.records.workflow import Look

_callback = Callback.__table__.c
_complaint = Complaint.__table__.c
_repair = Repair.__table__.c

_WHAT = {
    "calls": Look(words=QT_TRANSLATE_NOOP("statistics", "Calls"), icon=CALL_SIGN.look.icon, colour="muted"),
    "customers": Look(
        words=QT_TRANSLATE_NOOP("statistics", "New customers"), icon=CUSTOMER_SIGN.look.icon, colour="muted"
    ),
    "sales": Look(words=QT_TRANSLATE_NOOP("statistics", "Sales"), icon="cart-outline", colour="sale"),
    "repayments": Look(words=QT_TRANSLATE_NOOP("statistics", "Repayments"), icon="cash-multiple", colour="sale"),
    "requests": Look(words=QT_TRANSLATE_NOOP("statistics", "Repair requests"), icon="wrench-outline", colour="repair"),
    "finished": Look(words=QT_TRANSLATE_NOOP("statistics", "Repairs finished"), icon="check", colour="finished"),
    "complaints": Look(
        words=QT_TRANSLATE_NOOP("statistics", "Complaints and suggestions"),
        icon="comment-alert-outline",
        colour="complaint",
    ),
    "callbacks": Look(words=QT_TRANSLATE_NOOP("statistics", "Callbacks"), icon="phone-return", colour="callback"),
}


def _as(name: str, source: Source, amount: str = "") -> Source:
    """A source that counts among others under its name."""
    sums = {"number": ONE, **({"amount": source.sums[amount]} if amount else {})}
    return replace(source, name=name, by={"what": literal(name)}, sums=sums)


SUMMARY = Statistic(
    key="summary",
    totals=False,
    title=QT_TRANSLATE_NOOP("statistics", "Summary"),
    about=QT_TRANSLATE_NOOP("statistics", "What was recorded in the period, of every kind."),
    icon="view-dashboard-outline",
    table="call",
    sources=(
        _as("calls", CALLS.sources[0]),
        _as("customers", NEW_CUSTOMERS_SOURCE),
        _as("sales", SALES_SOURCE, "receivable"),
        _as("repayments", REPAYMENTS_SOURCE, "amount"),
        _as("requests", TAKEN_SOURCE),
        _as("finished", FINISHED_SOURCE, "total"),
        _as("complaints", COMPLAINTS_SOURCE),
        _as("callbacks", CALLBACKS_SOURCE),
    ),
    groupings=(
        Grouping(key="what", label=QT_TRANSLATE_NOOP("statistics", "What"), sort=Sort.LOOKS, looks=_WHAT),
        *CALENDAR,
    ),
    measures=(number(shares=False), money("amount", QT_TRANSLATE_NOOP("statistics", "Amount"))),
)


def _of_person(source: Source, column: str, **sums: str) -> Source:
    """A source told apart by a person; `sums` says under which names its own count here."""
    found = {here: source.sums[there] for here, there in sums.items()}
    assert source.list is not None
    on_list = replace(source.list, by={"person": source.list.by[column]})
    return replace(source, by={"person": source.by[column]}, sums=found, list=on_list)


OPERATORS = Statistic(
    key="operators",
    title=QT_TRANSLATE_NOOP("statistics", "Operators"),
    about=QT_TRANSLATE_NOOP(
        "statistics", "What each operator did: calls taken, repairs entered and solved by phone, callbacks made."
    ),
    icon="headset",
    table="call",
    sources=(
        _of_person(
            CALLS.sources[0],
            "operator",
            **{one: one for one in ("answered", "out", "ring", "rang", "talk", "talked")},
        ),
        _of_person(TAKEN_SOURCE, "author", requests="number", phone="phone"),
        _of_person(COMPLAINTS_SOURCE, "author", complaints="number"),
        _of_person(CALLBACKS_SOURCE, "handled_by", callbacks="number", score="score", scored="scored"),
    ),
    groupings=(people("person", QT_TRANSLATE_NOOP("statistics", "Operator")), *CALENDAR),
    measures=(
        Measure(key="answered", label=QT_TRANSLATE_NOOP("statistics", "Calls taken"), top="answered", shares=True),
        Measure(key="out", label=QT_TRANSLATE_NOOP("statistics", "Calls made"), top="out"),
        RING,
        TALK,
        Measure(key="requests", label=QT_TRANSLATE_NOOP("statistics", "Repairs entered"), top="requests"),
        share("phone", QT_TRANSLATE_NOOP("statistics", "Solved by phone"), "phone", "requests"),
        Measure(key="complaints", label=QT_TRANSLATE_NOOP("statistics", "Complaints"), top="complaints"),
        Measure(key="callbacks", label=QT_TRANSLATE_NOOP("statistics", "Callbacks"), top="callbacks"),
        satisfaction(),
    ),
)
_CALLED_ABOUT = Source(
    tables=join(Callback.__table__, Repair.__table__, _callback.repair_id == _repair.id),
    at=_callback.handled_at,
    where=(_callback.state != CallbackState.IN_PROGRESS,),
    by={"technician": _repair.technician_id},
    sums={"callbacks": ONE, **score_sums(_callback.satisfaction)},
)
_COMPLAINED_ABOUT = Source(
    tables=join(Complaint.__table__, Repair.__table__, _complaint.repair_id == _repair.id),
    at=_complaint.created_at,
    by={"technician": _repair.technician_id},
    sums={"complaints": ONE},
)
TECHNICIANS = Statistic(
    key="technicians",
    title=QT_TRANSLATE_NOOP("statistics", "Technicians"),
    about=QT_TRANSLATE_NOOP(
        "statistics",
        "What each technician did: repairs finished, on time, without a second visit, and what customers said of them.",
    ),
    icon="account-hard-hat-outline",
    table="repair",
    sources=(
        replace(FINISHED_SOURCE, sums={**FINISHED_SOURCE.sums, "once": ONCE}),
        _CALLED_ABOUT,
        _COMPLAINED_ABOUT,
    ),
    groupings=(TECHNICIAN, *CALENDAR),
    measures=(
        number(QT_TRANSLATE_NOOP("statistics", "Finished")),
        share("on_time", QT_TRANSLATE_NOOP("statistics", "On time"), "on_time", "promised"),
        share("once", QT_TRANSLATE_NOOP("statistics", "Done in one visit"), "once", "number"),
        TOTAL,
        money("parts_fee", QT_TRANSLATE_NOOP("statistics", "Parts")),
        Measure(key="callbacks", label=QT_TRANSLATE_NOOP("statistics", "Callbacks"), top="callbacks"),
        satisfaction(),
        Measure(key="complaints", label=QT_TRANSLATE_NOOP("statistics", "Complaints"), top="complaints"),
    ),
)
