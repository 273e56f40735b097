"""Descriptions of solutions (知识库) and of words that mean the same."""

from typing import Any

from sqlalchemy import ColumnElement, case, or_, select
from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.errors import Invalid, Refused
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.pinyin import warm_up
from app.features.knowledge.finding import matching
from app.features.knowledge.indexing import index
from app.features.knowledge.merging import restore
from app.features.knowledge.merging import retire as put_away
from app.features.knowledge.model import Lesson, Shelf, Solution, Synonyms
from app.features.knowledge.on_server import ON_SERVER
from app.features.knowledge.sign import KNOWLEDGE
from app.features.knowledge.wording import digest
from app.features.products.offers import product_offers
from app.records.field import Field, Kind, Values
from app.records.record import Action, At, Filter, RecordType
from app.records.retiring import retire, retired
from app.records.workflow import Look

MERGE, GATHER = "merge", "gather"  # open dialogs
_FOUND = 300  # solutions a search of the list shows by what customers say
_TWO = QT_TRANSLATE_NOOP("knowledge", "Two words at least, parted by a blank.")
_IN_USE = QT_TRANSLATE_NOOP(
    "knowledge", "Records were solved with it; it stays. Retire it: then it is no longer offered."
)
SHELVES: dict[str, Look] = {
    Shelf.FAULT: Look(words=QT_TRANSLATE_NOOP("knowledge", "Fault"), icon="wrench-outline", colour="repair"),
    Shelf.COMPLAINT: Look(
        words=QT_TRANSLATE_NOOP("knowledge", "Complaint"), icon="comment-alert-outline", colour="complaint"
    ),
}


def _prepare(session: Session, id_: int | None, values: Values, who: Who) -> None:
    stored = session.get(Solution, id_) if id_ is not None else None
    symptom, result = (values.get(key, getattr(stored, key, "")) for key in ("symptom", "result"))
    values["digest"], values["result_digest"] = digest(symptom, result), digest(result)
    if id_ is None:
        values["author"] = who.name
    elif {"symptom", "also", "cause", "result", "product"} & values.keys():
        values["gathered"] = False  # somebody looked after it


def _saved(session: Session, id_: int) -> None:
    index(session, [id_])


def _removable(session: Session, id_: int) -> None:
    named = select(Lesson.record_id).where(Lesson.solution_id == id_).limit(1)
    merged = select(Solution.id).where(Solution.merged_into_id == id_).limit(1)
    if session.execute(named).first() is not None or session.execute(merged).first() is not None:
        raise Refused(_IN_USE)


def _find(session: Session, typed: str) -> ColumnElement[bool]:
    return or_(
        Solution.id.in_(matching(session, typed, _FOUND)),
        *(
            column.icontains(typed, autoescape=True)
            for column in (Solution.symptom, Solution.also, Solution.product, Solution.cause, Solution.result)
        ),
    )


def _success() -> ColumnElement[Any]:
    return case((Solution.tried > 0, Solution.helped * 100 // Solution.tried), else_=None)


def _figure(key: str, label: Text, width: int, **more: Any) -> Field:
    return Field(key=key, label=label, kind=Kind.NUMBER, width=width, fixed=True, span=3, **more)


_SAID = (
    Field(
        key="symptom",
        label=QT_TRANSLATE_NOOP("knowledge", "What the customer says"),
        kind=Kind.WORDS,
        required=True,
        width=24,
        span=12,
        hint=QT_TRANSLATE_NOOP("knowledge", "As short as it can be told: leaks at the bottom"),
    ),
    Field(
        key="also",
        label=QT_TRANSLATE_NOOP("knowledge", "Said otherwise"),
        kind=Kind.WORDS,
        width=16,
        span=12,
        shown=False,
        hint=QT_TRANSLATE_NOOP("knowledge", "Other words for the same, a line each"),
    ),
    Field(
        key="shelf",
        label=QT_TRANSLATE_NOOP("knowledge", "For"),
        kind=Kind.STATE,
        required=True,
        width=10,
        span=3,
        looks=SHELVES,
    ),
    Field(
        key="category_id",
        label=QT_TRANSLATE_NOOP("knowledge", "Kind of product"),
        kind=Kind.CHOICE,
        list="product_category",
        list_title=QT_TRANSLATE_NOOP("products", "Product categories"),
        width=10,
        span=4,
        shown=False,
    ),
    Field(
        key="product",
        label=QT_TRANSLATE_NOOP("knowledge", "Product"),
        width=14,
        span=5,
        shown=False,
        offers=product_offers,
        hint=QT_TRANSLATE_NOOP("knowledge", "Empty: for all products"),
    ),
)
_HELPS = (
    Field(key="cause", label=QT_TRANSLATE_NOOP("knowledge", "Cause"), kind=Kind.WORDS, width=14, span=12),
    Field(
        key="result",
        label=QT_TRANSLATE_NOOP("knowledge", "What helps"),
        kind=Kind.WORDS,
        required=True,
        width=30,
        span=12,
        hint=QT_TRANSLATE_NOOP("knowledge", "What to do, so that a colleague can tell the customer on the telephone"),
    ),
)
_FIGURES = (
    _figure("helped", QT_TRANSLATE_NOOP("knowledge", "Helped"), 12, sorts=True),
    _figure("tried", QT_TRANSLATE_NOOP("knowledge", "Tried"), 9, shown=False),
    _figure("by_phone", QT_TRANSLATE_NOOP("knowledge", "By phone"), 9),
    Field(
        key="success",
        label=QT_TRANSLATE_NOOP("knowledge", "Success %"),
        kind=Kind.NUMBER,
        width=9,
        in_form=False,
        read=_success,
    ),
    Field(
        key="helped_at",
        label=QT_TRANSLATE_NOOP("knowledge", "Helped last"),
        kind=Kind.MOMENT,
        width=13,
        in_form=False,
        shown=False,
        sorts=True,
    ),
    Field(
        key="created_at",
        label=QT_TRANSLATE_NOOP("knowledge", "Written at"),
        kind=Kind.MOMENT,
        width=13,
        in_form=False,
        shown=False,
        sorts=True,
    ),
    Field(key="author", label=QT_TRANSLATE_NOOP("knowledge", "Written by"), width=9, in_form=False, shown=False),
    Field(
        key="gathered",
        label=QT_TRANSLATE_NOOP("knowledge", "From records"),
        kind=Kind.YES_NO,
        width=9,
        in_form=False,
        shown=False,
    ),
)


def _shelf_chip(shelf: Shelf, label: Text) -> Filter:
    return Filter(
        key=str(shelf), label=label, icon=SHELVES[shelf].icon, where=lambda _who, _now: Solution.shelf == shelf
    )


SOLUTION = RecordType(
    key=KNOWLEDGE.key,
    model=Solution,
    look=KNOWLEDGE.look,
    plural=KNOWLEDGE.plural,
    new=QT_TRANSLATE_NOOP("knowledge", "New solution"),
    title_field="symptom",
    order="-helped",
    fields=(*_SAID, *_HELPS, *_FIGURES),
    filters=(
        _shelf_chip(Shelf.FAULT, QT_TRANSLATE_NOOP("knowledge", "Faults")),
        _shelf_chip(Shelf.COMPLAINT, QT_TRANSLATE_NOOP("knowledge", "Complaints")),
        Filter(
            key="never",
            label=QT_TRANSLATE_NOOP("knowledge", "Never helped"),
            icon="lightbulb-off-outline",
            where=lambda _who, _now: Solution.helped == 0,
            counted=False,
        ),
        retired(Solution),
    ),
    find=_find,
    find_hint=QT_TRANSLATE_NOOP("knowledge", "What is said, pinyin, product, what helps"),
    hidden=lambda _who: Solution.retired_at.is_not(None),
    defaults=lambda _who: {"shelf": Shelf.FAULT},
    prepare=_prepare,
    saved=_saved,
    removable=_removable,
    warm_up=warm_up,
    right=Right.KNOWLEDGE,
    server=ON_SERVER,
    actions=(
        Action(
            name=MERGE,
            label=QT_TRANSLATE_NOOP("knowledge", "Merge into one"),
            icon="call-merge",
            key="M",
            right=Right.KNOWLEDGE,
            least=2,
        ),
        Action(
            name=GATHER,
            label=QT_TRANSLATE_NOOP("knowledge", "Gather from finished records"),
            icon="tray-arrow-down",
            key="G",
            right=Right.KNOWLEDGE,
            least=0,
        ),
        *retire(Solution, Right.KNOWLEDGE, put_away, restore),
    ),
    empty=QT_TRANSLATE_NOOP(
        "knowledge", "What helped before stands here. Finished repairs and handled complaints fill it by themselves."
    ),
)


def _check_words(_session: Session, _id: int | None, values: Values, _who: Who) -> None:
    if len(str(values.get("words", "a b")).split()) < 2:
        raise Invalid({"words": _TWO})


SYNONYMS = RecordType(
    key="synonyms",
    model=Synonyms,
    look=Look(words=QT_TRANSLATE_NOOP("knowledge", "Synonyms"), icon="approximately-equal", colour="muted"),
    plural=QT_TRANSLATE_NOOP("knowledge", "Words that mean the same"),
    new=QT_TRANSLATE_NOOP("knowledge", "New line of words"),
    title_field="words",
    order="words",
    at=At.PARAMETERS,
    fields=(
        Field(
            key="words",
            label=QT_TRANSLATE_NOOP("knowledge", "Words"),
            kind=Kind.TAGS,
            required=True,
            width=40,
            span=12,
            max_length=240,
            sorts=True,
            hint=QT_TRANSLATE_NOOP("knowledge", "Parted by blanks; whoever types one finds the others, too"),
        ),
    ),
    find=lambda _session, typed: Synonyms.words.icontains(typed, autoescape=True),
    prepare=_check_words,
    removable=lambda _session, _id: None,
    right=Right.PARAMETERS,
    empty=QT_TRANSLATE_NOOP("knowledge", "Lines like “leaks drips” stand here: either finds solutions for the other."),
)
