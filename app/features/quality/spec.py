"""Description of criteria and of reviews (质检)."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import or_
from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.errors import Invalid
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.db.base import utc_now
from app.features.operators.people import offer_people
from app.features.quality.judging import sheet
from app.features.quality.model import Criterion, Review
from app.features.quality.sign import REVIEWS
from app.records.chips import mine_chip
from app.records.field import Field, Filled, Kind, Values
from app.records.record import Action, At, Filter, RecordType
from app.records.retiring import retire, retired
from app.records.workflow import Look

_ABOVE = QT_TRANSLATE_NOOP("quality", "“{name}” gives {most} points at the most.")
_NONE = QT_TRANSLATE_NOOP("quality", "Give points for one criterion at least.")
MOST = 100
RESULTS = "results"  # opens a dialog


def derive(values: Values) -> Values:
    """Points, the most there could be, and the one of the other in percent."""
    rows = values.get("marks") or ()
    points, most = (sum(row.get(key) or 0 for row in rows) for key in ("points", "most"))
    return {"points": points, "most": most, "percent": round(points * 100 / most) if most else 0}


def _begin(session: Session, _values: Mapping[str, Any]) -> Filled:
    """The sheet, every line with all its points: what is missing is taken away."""
    return Filled({"marks": tuple({"name": one.name, "points": one.most, "most": one.most} for one in sheet(session))})


def _prepare(_session: Session, id_: int | None, values: Values, who: Who) -> None:
    if id_ is None:
        values["author"] = who.name
    for at, row in enumerate(values.get("marks") or ()):
        if row["points"] > row["most"]:
            raise Invalid({f"marks.{at}.points": _ABOVE.fill(name=row["name"], most=row["most"])})
    if id_ is None and not values.get("marks"):
        raise Invalid({"marks": _NONE})


def _mark(key: str, label: Text) -> Field:
    return Field(key=key, label=label, kind=Kind.NUMBER, least=0, most=MOST, span=2, required=True)


def _figure(key: str, label: Text) -> Field:
    """What follows from the points given."""
    return Field(key=key, label=label, kind=Kind.NUMBER, width=8, fixed=True, span=2)


CRITERION = RecordType(
    key="criterion",
    model=Criterion,
    look=Look(words=QT_TRANSLATE_NOOP("quality", "Criterion"), icon="format-list-checks", colour="muted"),
    plural=QT_TRANSLATE_NOOP("quality", "What calls are judged by"),
    new=QT_TRANSLATE_NOOP("quality", "New criterion"),
    title_field="name",
    order="rank",
    at=At.PARAMETERS,
    fields=(
        Field(key="rank", label=QT_TRANSLATE_NOOP("quality", "Place"), kind=Kind.NUMBER, width=7, sorts=True, span=2),
        Field(key="name", label=QT_TRANSLATE_NOOP("quality", "Criterion"), required=True, width=24, span=7),
        Field(
            key="most",
            label=QT_TRANSLATE_NOOP("quality", "Most points"),
            kind=Kind.NUMBER,
            required=True,
            width=10,
            least=1,
            most=MOST,
            span=3,
        ),
        Field(
            key="hint",
            label=QT_TRANSLATE_NOOP("quality", "What is expected"),
            width=40,
            max_length=240,
            span=12,
        ),
    ),
    filters=(retired(Criterion),),
    hidden=lambda _who: Criterion.retired_at.is_not(None),
    removable=lambda _session, _id: None,
    right=Right.PARAMETERS,
    actions=retire(Criterion),
    empty=QT_TRANSLATE_NOOP("quality", "What a supervisor listens for stands here, each with its most points."),
)
REVIEW = RecordType(
    key="review",
    model=Review,
    look=REVIEWS.look,
    plural=REVIEWS.plural,
    title_field="operator",
    order="-created_at",
    at=At.PARAMETERS,
    new=QT_TRANSLATE_NOOP("quality", "New review"),
    defaults=lambda _who: {"called_at": utc_now()},
    begin=_begin,
    fields=(
        Field(
            key="created_at",
            label=QT_TRANSLATE_NOOP("quality", "Judged at"),
            kind=Kind.MOMENT,
            width=14,
            sorts=True,
            in_form=False,
        ),
        Field(
            key="called_at",
            label=QT_TRANSLATE_NOOP("quality", "Call"),
            kind=Kind.MOMENT,
            width=14,
            sorts=True,
            required=True,
            span=4,
        ),
        Field(key="operator", label=QT_TRANSLATE_NOOP("quality", "Operator"), width=10, span=4, offers=offer_people),
        Field(
            key="line",
            label=QT_TRANSLATE_NOOP("quality", "Line"),
            kind=Kind.NUMBER,
            width=6,
            in_form=False,
            shown=False,
        ),
        _figure("percent", QT_TRANSLATE_NOOP("quality", "Percent")),
        _figure("points", QT_TRANSLATE_NOOP("quality", "Points")),
        _figure("most", QT_TRANSLATE_NOOP("quality", "Of")),
        Field(
            key="marks",
            own=True,
            label=QT_TRANSLATE_NOOP("quality", "Criteria"),
            kind=Kind.PARTS,
            parts=(
                Field(key="name", label=QT_TRANSLATE_NOOP("quality", "Criterion"), required=True, span=8),
                _mark("points", QT_TRANSLATE_NOOP("quality", "Points")),
                _mark("most", QT_TRANSLATE_NOOP("quality", "Of")),
            ),
        ),
        Field(key="note", label=QT_TRANSLATE_NOOP("quality", "Note"), kind=Kind.WORDS, width=30, span=12),
        Field(key="author", label=QT_TRANSLATE_NOOP("quality", "Judged by"), width=9, in_form=False),
    ),
    filters=(
        Filter(
            key="low",
            label=QT_TRANSLATE_NOOP("quality", "Below 60 %"),
            icon="alert-outline",
            where=lambda _who, _now: Review.percent < 60,
        ),
        mine_chip(QT_TRANSLATE_NOOP("quality", "Mine"), lambda: Review.author),
    ),
    find=lambda _session, text: or_(
        Review.operator.icontains(text, autoescape=True), Review.note.icontains(text, autoescape=True)
    ),
    find_hint=QT_TRANSLATE_NOOP("quality", "Operator or words"),
    derive=derive,
    prepare=_prepare,
    actions=(
        Action(
            name=RESULTS,
            label=QT_TRANSLATE_NOOP("quality", "Results by operator"),
            icon="podium",
            key="R",
            right=Right.JUDGE,
            least=0,
        ),
    ),
    removable=lambda _session, _id: None,
    right=Right.JUDGE,
    empty=QT_TRANSLATE_NOOP(
        "quality", "Calls that were listened to and judged stand here. Judge one while its recording plays (Alt+J)."
    ),
)
