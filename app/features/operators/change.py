"""What must hold when an operator is made, changed, retired, brought back or deleted, and who is the first one?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.errors import Invalid, Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db import trail
from app.db.base import utc_now
from app.features.operators.model import Operator, OperatorRole
from app.features.operators.passwords import check, fits, kept
from app.features.operators.roles import LAST, check_given, is_somebody_left, make_roles, rights_of

_TAKEN = QT_TRANSLATE_NOOP("operators", "There is already an operator of this name.")
_NO_NAME = QT_TRANSLATE_NOOP("operators", "Please write a name.")
_THERE = QT_TRANSLATE_NOOP("operators", "There is an administrator already: {name}.")
_HIGHER = QT_TRANSLATE_NOOP(
    "operators", "“{name}” may do more than you. Only somebody with the same rights can do this."
)
_YOURSELF = QT_TRANSLATE_NOOP("operators", "You cannot retire yourself.")
_WAS_HERE = QT_TRANSLATE_NOOP("operators", "“{name}” has signed in before and cannot be deleted. Retire them instead.")


def make_administrator(session: Session, name: str, password: str, language: str, now: datetime) -> None:
    """Make the shipped roles and the first operator, who may do everything.

    Raises:
        Invalid: at "name" or "password", with what is wrong.
        Refused: there is an administrator already.
    """
    name = " ".join(name.split())
    if not name or len(name) > 80:
        raise Invalid({"name": _NO_NAME})
    check(password, name)
    if there := administrator(session):
        raise Refused(_THERE.fill(name=there))
    role = make_roles(session, language)
    trail.work_for(session, Who(name, ""), now)
    made = session.scalar(select(Operator).where(Operator.name == name)) or Operator(name=name)
    made.initials, made.role_id = _initials(name), role.id
    made.secret, made.secret_at, made.must_change, made.retired_at = kept(password), now, False, None
    session.add(made)
    session.flush()


def administrator(session: Session) -> str:
    """The name of one who may look after operators and can sign in, "" for nobody."""
    roles = [one.id for one in session.scalars(select(OperatorRole)) if Right.OPERATORS in rights_of(one)]
    found = select(Operator.name).where(
        Operator.role_id.in_(roles), Operator.retired_at.is_(None), Operator.secret != ""
    )
    return session.scalar(found.order_by(Operator.id).limit(1)) or ""


def is_administrator(session: Session, name: str, password: str) -> bool:
    """Whether this is somebody who can sign in like this, and may look after operators."""
    operator = session.scalar(select(Operator).where(Operator.name == name, Operator.retired_at.is_(None)))
    role = session.get(OperatorRole, operator.role_id) if operator is not None else None
    able = role is not None and Right.OPERATORS in rights_of(role)
    return able and operator is not None and fits(password, operator.secret)


def prepare(session: Session, id_: int | None, values: dict[str, Any], who: Who) -> None:
    """Check and complete what is to be saved of an operator.

    Raises:
        Invalid: the name is taken, the role gives more than `who` has, or nobody would be left to look after operators.
    """
    if name := values.get("name"):
        there = session.scalar(select(Operator.id).where(Operator.name == name))
        if there is not None and there != id_:
            raise Invalid({"name": _TAKEN})
        values["initials"] = _initials(name)
    role_id = values.get("role_id")
    before = session.get(Operator, id_) if id_ is not None else None
    if role_id is None or (before is not None and before.role_id == role_id):
        return
    rights = rights_of(session.get_one(OperatorRole, role_id))
    check_given(who, rights, "role_id")
    if before is not None and Right.OPERATORS not in rights and _is_last(session, before):
        raise Invalid({"role_id": LAST})


def check_removable(session: Session, id_: int) -> None:
    """See that nothing would be lost with an operator.

    Raises:
        Refused: they signed in before, or nobody would be left to look after operators.
    """
    operator = session.get_one(Operator, id_)
    if operator.last_in_at is not None:
        raise Refused(_WAS_HERE.fill(name=operator.name))
    if _is_last(session, operator):
        raise Refused(LAST)


def retire(session: Session, ids: Sequence[int], who: Who) -> None:
    """Let operators sign in no longer; what they did keeps their name.

    Raises:
        Refused: it is oneself, or nobody would be left to look after operators.
    """
    for id_ in ids:
        operator = session.get_one(Operator, id_)
        if id_ == who.id:
            raise Refused(_YOURSELF)
        if _is_last(session, operator):
            raise Refused(LAST)
        operator.retired_at = operator.retired_at or utc_now()
        session.flush()


def bring_back(session: Session, ids: Sequence[int], who: Who) -> None:
    """Let retired operators sign in again.

    Raises:
        Refused: one of them may do more than `who`.
    """
    for id_ in ids:
        operator = session.get_one(Operator, id_)
        check_not_higher(session, operator, who)
        operator.retired_at = None
    session.flush()


def check_not_higher(session: Session, operator: Operator, who: Who) -> None:
    """See that nobody gets at rights he does not have through somebody else's name.

    Raises:
        Refused: this operator may do more than `who`.
    """
    rights = rights_of(session.get_one(OperatorRole, operator.role_id))
    if who.rights is not None and not rights <= who.rights:
        raise Refused(_HIGHER.fill(name=operator.name))


def _is_last(session: Session, operator: Operator) -> bool:
    """Whether there are administrators, and only this one."""
    return is_somebody_left(session) and not is_somebody_left(session, without=operator.id)


def _initials(name: str) -> str:
    from app.core.pinyin import spell

    return spell(name).initials[:80]
