"""Description of memos (备忘录)."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.errors import NotAllowed
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.customers.model import Customer
from app.features.customers.of_customer import customer_field
from app.features.memos.model import Memo
from app.features.memos.sign import MEMOS
from app.features.memos.states import DONE, LOOKS, OPEN, WORKFLOW
from app.features.memos.today import ON_CARD, ON_TODAY, seen_by
from app.features.operators.people import offer_people
from app.records.chips import mine_chip, state_chip
from app.records.field import Field, Kind, Values
from app.records.part import OnServer
from app.records.record import Filter, RecordType

_NOT_YOURS = QT_TRANSLATE_NOOP("memos", "This memo is {name}'s own.")


def _find(_session: Session, text: str) -> ColumnElement[bool]:
    by_name = select(Customer.id).where(Customer.name.startswith(text, autoescape=True))
    return or_(
        Memo.words.icontains(text, autoescape=True),
        Memo.number.icontains(text, autoescape=True),
        Memo.customer_id.in_(by_name),
    )


def _due(_who: Who, now: datetime) -> ColumnElement[bool]:
    return and_(Memo.state == OPEN, Memo.due_on <= now.astimezone().date())


def _prepare(session: Session, id_: int | None, values: Values, who: Who) -> None:
    if id_ is None:
        values["author"] = who.name
    elif (memo := session.get(Memo, id_)) is not None:
        _check_own(memo, who)


def _stepped(memo: Memo, step: str, who: Who, now: datetime) -> None:
    _check_own(memo, who)
    memo.done_at, memo.done_by = (now, who.name) if step == "done" else (None, "")


def _check_own(memo: Memo, who: Who) -> None:
    if memo.owner not in ("", who.name):
        raise NotAllowed(_NOT_YOURS.fill(name=memo.owner))


MEMO = RecordType(
    key="memo",
    model=Memo,
    look=MEMOS.look,
    plural=MEMOS.plural,
    new=QT_TRANSLATE_NOOP("memos", "New memo"),
    title_field="words",
    series="BW",
    order="due_on",
    fields=(
        Field(key="words", label=QT_TRANSLATE_NOOP("memos", "Memo"), kind=Kind.WORDS, required=True, width=40),
        Field(key="due_on", label=QT_TRANSLATE_NOOP("memos", "Day"), kind=Kind.DAY, width=12, sorts=True),
        Field(
            key="owner",
            label=QT_TRANSLATE_NOOP("memos", "Whose"),
            width=10,
            span=4,
            offers=offer_people,
            hint=QT_TRANSLATE_NOOP("memos", "Empty: for everybody"),
            blank=QT_TRANSLATE_NOOP("memos", "For everybody"),
        ),
        customer_field(Memo, width=16, span=5),
        Field(
            key="created_at",
            label=QT_TRANSLATE_NOOP("memos", "Written"),
            kind=Kind.MOMENT,
            width=14,
            sorts=True,
            in_form=False,
            shown=False,
        ),
        Field(key="author", label=QT_TRANSLATE_NOOP("memos", "From"), width=9, in_form=False, shown=False),
        Field(key="done_by", label=QT_TRANSLATE_NOOP("memos", "Done by"), width=9, in_form=False, shown=False),
        Field(
            key="state",
            label=QT_TRANSLATE_NOOP("memos", "State"),
            kind=Kind.STATE,
            width=10,
            in_form=False,
            looks=LOOKS,
        ),
    ),
    workflow=WORKFLOW,
    filters=(
        state_chip(Memo, OPEN, LOOKS[OPEN]),
        Filter(key="due", label=QT_TRANSLATE_NOOP("memos", "Due"), icon="calendar-alert", where=_due),
        state_chip(Memo, DONE, LOOKS[DONE], counted=False),
        mine_chip(QT_TRANSLATE_NOOP("memos", "Only my own"), lambda: Memo.owner),
    ),
    find=_find,
    find_hint=QT_TRANSLATE_NOOP("memos", "Words, customer or number"),
    hidden=lambda who: ~seen_by(who),
    badge="due",
    card=ON_CARD,
    today=ON_TODAY,
    defaults=lambda who: {"owner": who.name},
    prepare=_prepare,
    stepped=_stepped,
    removable=lambda _session, _id: None,
    right=Right.MEMO,
    server=OnServer(owner="owner"),
    empty=QT_TRANSLATE_NOOP("memos", "What is not to be forgotten stands here, for yourself or for everybody."),
)
