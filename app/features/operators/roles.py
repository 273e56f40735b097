"""Which roles does a shop begin with, which rights does each give, and who may give them?"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import RIGHTS, Right, Who
from app.core.errors import Invalid, Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.operators.model import Operator, OperatorRole

ADMINISTRATOR = "administrator"
LAST = QT_TRANSLATE_NOOP(
    "operators", "Nobody would be left who may look after operators. Give somebody else that right first."
)
_NOT_YOURS = QT_TRANSLATE_NOOP("operators", "You cannot give the right “{right}”: you do not have it yourself.")
_ALL = QT_TRANSLATE_NOOP("operators", "The administrator's role always has every right.")
_IN_USE = QT_TRANSLATE_NOOP("operators", "“{name}” has this role. Give them another one first.")
_SHIPPED = QT_TRANSLATE_NOOP("operators", "The administrator's role cannot be deleted.")
_TAKEN = QT_TRANSLATE_NOOP("operators", "There is already a role of this name.")


@dataclass(frozen=True, slots=True)
class Template:
    """A role the program brings along; `names` by language."""

    key: str
    names: dict[str, str]
    rights: frozenset[Right]


_EVERYBODY = frozenset({Right.CUSTOMER_OTHERS, Right.MESSAGE_SAVE, Right.MEMO})
_CALLS = (
    _EVERYBODY
    | {Right.CUSTOMER_SAVE, Right.RECORD_SAVE, Right.REPAIR, Right.COMPLAINT, Right.CALLBACK}
    | {Right.LISTEN, Right.PAUSE}
)
TEMPLATES = (
    Template("operator", {"zh_CN": "接线员", "en": "Operator"}, _CALLS | {Right.SALE}),
    Template("dispatcher", {"zh_CN": "调度", "en": "Dispatcher"}, _CALLS | {Right.STATISTICS}),
    Template("storekeeper", {"zh_CN": "库管", "en": "Storekeeper"}, _EVERYBODY | {Right.PARTS}),
    Template("technician", {"zh_CN": "维修", "en": "Technician"}, _EVERYBODY | {Right.RECORD_SAVE, Right.REPAIR}),
    Template(
        "supervisor", {"zh_CN": "主管", "en": "Supervisor"}, frozenset(Right) - {Right.OPERATORS, Right.PARAMETERS}
    ),
    Template(ADMINISTRATOR, {"zh_CN": "管理员", "en": "Administrator"}, frozenset(Right)),
)


def make_roles(session: Session, language: str) -> OperatorRole:
    """Make the shipped roles that are missing, in the words of `language`; the administrator's is returned."""
    there = {one.template: one for one in session.scalars(select(OperatorRole)) if one.template}
    taken = set(session.scalars(select(OperatorRole.name)))
    for one in TEMPLATES:
        if one.key not in there:
            name = one.names["en" if language == "en" else "zh_CN"]
            name = name if name not in taken else f"{name} ({one.key})"
            there[one.key] = OperatorRole(name=name, rights=in_order(one.rights), template=one.key)
            session.add(there[one.key])
    session.flush()
    return there[ADMINISTRATOR]


def in_order(rights: frozenset[Right]) -> list[str]:
    """Rights as they are stored: in the order of the list."""
    return [str(one) for one in RIGHTS if one in rights]


def rights_of(role: OperatorRole) -> frozenset[str]:
    """What a role allows; the administrator's everything, also what the program learns later."""
    known = frozenset(map(str, Right))
    return known if role.template == ADMINISTRATOR else known & frozenset(role.rights)


def is_somebody_left(session: Session, *, without: int = 0, role: int = 0) -> bool:
    """Whether anybody could still look after operators if `without` were gone and `role` had no such right."""
    # Locked, so that two who retire each other at the same moment do not both succeed.
    roles = session.scalars(select(OperatorRole).order_by(OperatorRole.id).with_for_update())
    able = [one.id for one in roles if one.id != role and Right.OPERATORS in rights_of(one)]
    left = select(Operator.id).where(
        Operator.role_id.in_(able), Operator.retired_at.is_(None), Operator.secret != "", Operator.id != without
    )
    return session.scalar(left.limit(1)) is not None


def check_given(who: Who, rights: frozenset[str], field: str) -> None:
    """See that nobody gives more than he has.

    Raises:
        Invalid: at `field`, with the first right that is missing.
    """
    if missing := next((words for key, words in RIGHTS.items() if key in rights and not who.may(key)), None):
        raise Invalid({field: _NOT_YOURS.fill(right=missing)})


def check_role(session: Session, id_: int | None, name: str | None, rights: frozenset[str] | None, who: Who) -> None:
    """See that a role may be written like this.

    Args:
        session: of the job.
        id_: of the role, None for a new one.
        name: the new one, None where it stays.
        rights: the new ones, None where they stay.
        who: writes it.

    Raises:
        Invalid: the name is taken, the rights are more than `who` has, or nobody would be left to look after operators.
    """
    if name is not None and is_taken(session, id_, name):
        raise Invalid({"name": _TAKEN})
    if rights is None:
        return
    role = session.get(OperatorRole, id_) if id_ is not None else None
    before = rights_of(role) if role is not None else frozenset()
    check_given(who, rights - before, "rights")
    if role is not None and role.template == ADMINISTRATOR and rights != before:
        raise Invalid({"rights": _ALL})
    gone = role is not None and Right.OPERATORS in before and Right.OPERATORS not in rights
    if role is not None and gone and not is_somebody_left(session, role=role.id):
        raise Invalid({"rights": LAST})


def check_role_removable(session: Session, id_: int) -> None:
    """See that a role may be deleted.

    Raises:
        Refused: somebody has it, or it is the administrator's.
    """
    role = session.get(OperatorRole, id_)
    if role is not None and role.template == ADMINISTRATOR:
        raise Refused(_SHIPPED)
    holder = session.scalar(select(Operator.name).where(Operator.role_id == id_).order_by(Operator.retired_at).limit(1))
    if holder is not None:
        raise Refused(_IN_USE.fill(name=holder))


def is_taken(session: Session, id_: int | None, name: str) -> bool:
    """Whether another role has this name."""
    found = session.scalar(select(OperatorRole.id).where(OperatorRole.name == name.strip()))
    return found is not None and found != id_
