"""Description of roles: sets of rights under a name."""

from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.core.access import RIGHTS, Right, Who
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.operators.model import Operator, OperatorRole
from app.features.operators.on_server import ROLE_ON_SERVER
from app.features.operators.roles import check_role, check_role_removable
from app.records.field import Field, Kind, Values
from app.records.record import At, RecordType
from app.records.workflow import Look

_TICKS = {str(right): Look(words=words, icon="check", colour="muted") for right, words in RIGHTS.items()}


def _holders() -> ColumnElement[Any]:
    """How many operators have it and may sign in."""
    return (
        select(func.count())
        .where(Operator.role_id == OperatorRole.id, Operator.retired_at.is_(None))
        .correlate(OperatorRole)
        .scalar_subquery()
    )


def _find(_session: Session, text: str) -> ColumnElement[bool]:
    return OperatorRole.name.icontains(text, autoescape=True)


def _prepare(session: Session, id_: int | None, values: Values, who: Who) -> None:
    rights = values.get("rights")
    check_role(session, id_, values.get("name"), None if rights is None else frozenset(rights), who)


OPERATOR_ROLE = RecordType(
    key="operator_role",
    model=OperatorRole,
    look=Look(words=QT_TRANSLATE_NOOP("operators", "Role"), icon="account-key-outline", colour="muted"),
    plural=QT_TRANSLATE_NOOP("operators", "Roles"),
    title_field="name",
    order="name",
    at=At.PARAMETERS,
    fields=(
        Field(key="name", label=QT_TRANSLATE_NOOP("operators", "Role"), required=True, width=16, sorts=True, span=4),
        Field(
            key="holders",
            label=QT_TRANSLATE_NOOP("operators", "Operators"),
            kind=Kind.NUMBER,
            width=8,
            in_form=False,
            read=_holders,
        ),
        Field(key="note", label=QT_TRANSLATE_NOOP("operators", "Note"), width=30, max_length=240, span=8),
        Field(key="rights", label=QT_TRANSLATE_NOOP("operators", "What it allows"), kind=Kind.SET, looks=_TICKS),
    ),
    find=_find,
    find_hint=QT_TRANSLATE_NOOP("operators", "Name of a role"),
    new=QT_TRANSLATE_NOOP("operators", "New role"),
    defaults=lambda _who: {"rights": ()},
    prepare=_prepare,
    removable=check_role_removable,
    right=Right.OPERATORS,
    server=ROLE_ON_SERVER,
    empty=QT_TRANSLATE_NOOP("operators", "Which rights go together stands here; each operator has one role."),
)
