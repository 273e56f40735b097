"""Description of operators: who may sign in."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, case, literal, or_, select
from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.operators import change
from app.features.operators.model import Operator, OperatorRole
from app.features.operators.on_server import ON_SERVER
from app.features.operators.signing import FREE_TRIES, unlock
from app.records.field import Field, Kind
from app.records.record import Action, At, Filter, RecordType
from app.records.retiring import IN_USE, RETIRED_ALREADY
from app.records.workflow import Look

_STANDINGS = {
    "active": Look(words=QT_TRANSLATE_NOOP("operators", "May sign in"), icon="check-circle-outline", colour="finished"),
    "fresh": Look(words=QT_TRANSLATE_NOOP("operators", "First password"), icon="key-outline", colour="progress"),
    "locked": Look(words=QT_TRANSLATE_NOOP("operators", "Wrong passwords"), icon="lock-clock", colour="danger"),
    "bare": Look(words=QT_TRANSLATE_NOOP("operators", "No password"), icon="key-remove", colour="waiting"),
    "retired": Look(words=QT_TRANSLATE_NOOP("operators", "Retired"), icon="archive-outline", colour="muted"),
}


def _role() -> ColumnElement[Any]:
    return select(OperatorRole.name).where(OperatorRole.id == Operator.role_id).correlate(Operator).scalar_subquery()


def _standing() -> ColumnElement[Any]:
    """Whether the person can sign in, in one word."""
    return case(
        (Operator.retired_at.is_not(None), literal("retired")),
        (Operator.secret == "", literal("bare")),
        (Operator.failures >= FREE_TRIES, literal("locked")),
        (Operator.must_change, literal("fresh")),
        else_=literal("active"),
    )


def _find(_session: Session, text: str) -> ColumnElement[bool]:
    return or_(
        Operator.name.icontains(text, autoescape=True),
        Operator.initials.startswith(text.casefold(), autoescape=True),
        Operator.phone.icontains(text, autoescape=True),
    )


def _unlock(session: Session, ids: Sequence[int], who: Who) -> None:
    unlock(session, ids, who)


def _warm_up() -> None:
    from app.core.pinyin import warm_up

    warm_up()


_FIELDS = (
    Field(
        key="name", label=QT_TRANSLATE_NOOP("operators", "Name"), required=True, own=True, width=14, sorts=True, span=4
    ),
    Field(
        key="role_id",
        label=QT_TRANSLATE_NOOP("operators", "Role"),
        kind=Kind.LINK,
        link="operator_role",
        required=True,
        width=14,
        read=_role,
        span=4,
        hint=QT_TRANSLATE_NOOP("operators", "Name of a role"),
    ),
    Field(
        key="standing",
        label=QT_TRANSLATE_NOOP("operators", "Signing in"),
        kind=Kind.STATE,
        width=13,
        in_form=False,
        read=_standing,
        looks=_STANDINGS,
    ),
    Field(
        key="phone",
        own=True,
        label=QT_TRANSLATE_NOOP("operators", "Telephone"),
        kind=Kind.PHONE,
        width=15,
        span=4,
        max_length=40,
    ),
    Field(
        key="last_in_at",
        label=QT_TRANSLATE_NOOP("operators", "Last signed in"),
        kind=Kind.MOMENT,
        width=14,
        in_form=False,
    ),
    Field(
        key="note",
        own=True,
        label=QT_TRANSLATE_NOOP("operators", "Note"),
        max_length=240,
        width=20,
        shown=False,
        span=12,
    ),
)
_NOT_LOCKED = QT_TRANSLATE_NOOP("operators", "No wrong password is counted.")
_ACTIONS = (
    Action(
        name="password",
        label=QT_TRANSLATE_NOOP("operators", "Set a new password"),
        icon="key-outline",
        key="P",
        right=Right.OPERATORS,
    ),
    Action(
        name="unlock",
        label=QT_TRANSLATE_NOOP("operators", "Forget wrong passwords"),
        icon="lock-open-variant-outline",
        key="L",
        right=Right.OPERATORS,
        do=_unlock,
        unfit=lambda one: None if one.failures > 0 else _NOT_LOCKED,
    ),
    Action(
        name="retire",
        label=QT_TRANSLATE_NOOP("operators", "Retire"),
        icon="archive-outline",
        key="R",
        right=Right.OPERATORS,
        do=change.retire,
        unfit=lambda one: RETIRED_ALREADY if one.retired_at is not None else None,
    ),
    Action(
        name="bring_back",
        label=QT_TRANSLATE_NOOP("operators", "Bring back"),
        icon="undo",
        key="U",
        right=Right.OPERATORS,
        do=change.bring_back,
        unfit=lambda one: IN_USE if one.retired_at is None else None,
    ),
)
OPERATOR = RecordType(
    key="operator",
    model=Operator,
    look=Look(words=QT_TRANSLATE_NOOP("operators", "Operator"), icon="account-outline", colour="muted"),
    plural=QT_TRANSLATE_NOOP("operators", "Operators"),
    title_field="name",
    order="name",
    at=At.PARAMETERS,
    fields=_FIELDS,
    filters=(
        Filter(
            key="retired",
            label=QT_TRANSLATE_NOOP("operators", "Retired"),
            icon="archive-outline",
            where=lambda _who, _now: Operator.retired_at.is_not(None),
            hidden=True,
        ),
    ),
    hidden=lambda _who: Operator.retired_at.is_not(None),
    find=_find,
    find_hint=QT_TRANSLATE_NOOP("operators", "Name, initials or number"),
    new=QT_TRANSLATE_NOOP("operators", "New operator"),
    prepare=change.prepare,
    removable=change.check_removable,
    warm_up=_warm_up,
    actions=_ACTIONS,
    right=Right.OPERATORS,
    server=ON_SERVER,
    empty=QT_TRANSLATE_NOOP("operators", "Nobody has to sign in yet. Name an administrator first, then the others."),
)
