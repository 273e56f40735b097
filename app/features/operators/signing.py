"""Who may sign in, with which password, and what if it is wrong again and again?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import event, select, text, update
from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.errors import Invalid
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.db import trail
from app.db.login import login_of
from app.db.roles import are_on, role_of, verifier
from app.db.store import touch
from app.features.operators.change import administrator, check_not_higher
from app.features.operators.model import Operator, OperatorRole
from app.features.operators.passwords import check, fits, is_outdated, kept
from app.features.operators.roles import rights_of

FREE_TRIES = 3  # wrong passwords before the first wait
_MOST_WAIT_S = 15 * 60
SIGNED_IN, LOCKED, PASSWORD = "signed_in", "locked", "password"  # deeds in the audit trail

_WRONG = QT_TRANSLATE_NOOP("operators", "Name and password do not belong together.")
_WAIT = QT_TRANSLATE_NOOP("operators", "Too many wrong passwords. The next try is possible in {time}.")
_NO_PASSWORD = QT_TRANSLATE_NOOP(
    "operators", "“{name}” has no password yet. Whoever looks after the operators can set one."
)
_WRONG_OLD = QT_TRANSLATE_NOOP("operators", "This is not your present password.")
_SAME = QT_TRANSLATE_NOOP("operators", "This is the present one. Please take another one.")
_operators: Any = Operator.__table__


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may sign in, as the sign-in page offers them."""

    id: int
    name: str
    initials: str
    role: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of a try with a password. It is returned, not raised: a failure must be counted, not undone.

    Attributes:
        who: the person, None where it failed.
        must_change: a password of their own comes first.
        why: the sentence, where it failed.
        again_at: before this moment no other try is looked at.
    """

    who: Who | None = None
    must_change: bool = False
    why: Text | None = None
    again_at: datetime | None = None


def is_needed(session: Session) -> bool:
    """Whether one has to sign in here: somebody can who may let others in."""
    return bool(administrator(session))


def people(session: Session) -> tuple[Person, ...]:
    """Everybody who may sign in, by name."""
    rows = session.execute(
        select(Operator.id, Operator.name, Operator.initials, OperatorRole.name)
        .join(OperatorRole, OperatorRole.id == Operator.role_id)
        .where(Operator.retired_at.is_(None))
        .order_by(Operator.name)
    )
    return tuple(Person(*row) for row in rows)


def who_of(operator: Operator, role: OperatorRole, seat: str) -> Who:
    """The person, with the rights of their role."""
    return Who(operator.name, seat, rights_of(role), operator.id)


def who_is(session: Session, id_: int, seat: str) -> Who | None:
    """The person as they are now; None where they may no longer sign in."""
    found = session.execute(  # on a server that keeps the rights not everybody may read the other columns
        select(Operator.name, Operator.role_id).where(Operator.id == id_, Operator.retired_at.is_(None))
    ).one_or_none()
    role = session.get(OperatorRole, found.role_id) if found is not None else None
    return Who(found.name, seat, rights_of(role), id_) if found is not None and role is not None else None


def standing(session: Session, who: Who) -> tuple[Who | None, bool]:
    """Whoever signed in as they are now (see `who_is`), and whether somebody set a password for once for them since."""
    now = who_is(session, who.id, who.seat)
    return now, now is not None and must_change(session, who.id)


def who_called(session: Session, name: str, seat: str) -> Who | None:
    """The person of this name; None where nobody of it may sign in."""
    id_ = session.scalar(select(Operator.id).where(Operator.name == name, Operator.retired_at.is_(None)))
    return who_is(session, id_, seat) if id_ is not None else None


def sign_in(session: Session, name: str, password: str, seat: str, now: datetime) -> Attempt:
    """Try a password. Takes as long for a name nobody has as for a wrong password, and says the same."""
    found = select(Operator).where(Operator.name == name.strip(), Operator.retired_at.is_(None)).with_for_update()
    operator = session.scalar(found)
    if operator is None:
        fits(password, "")
        return Attempt(why=_WRONG)
    if not operator.secret:
        return Attempt(why=_NO_PASSWORD.fill(name=operator.name))
    if failed := _try(session, operator, password, seat, now):
        return failed
    again = {"secret": kept(password)} if is_outdated(operator.secret) else {}
    _set(session, operator.id, failures=0, locked_until=None, last_in_at=now, **again)
    who = _person(session, operator, seat)
    _note(session, who, SIGNED_IN, operator.id, now)
    return Attempt(who, operator.must_change)


def change_own(session: Session, who: Who, old: str, new: str, now: datetime) -> Attempt:
    """Take a new password in place of the old one, which is asked for like at the sign-in.

    Raises:
        Invalid: at "password", with the rule the new one breaks.
    """
    if are_on(session.connection()):
        return _change_own_on_server(session, who, old, new, now)
    operator = session.get_one(Operator, who.id, with_for_update=True)
    check(new, operator.name)
    if new == old:
        raise Invalid({"password": _SAME})
    if failed := _try(session, operator, old, who.seat, now):
        return Attempt(why=_WRONG_OLD, again_at=failed.again_at) if failed.why is _WRONG else failed
    _set(session, operator.id, secret=kept(new), secret_at=now, must_change=False, failures=0, locked_until=None)
    _note(session, who, PASSWORD, operator.id, now)
    return Attempt(_person(session, operator, who.seat))


def _change_own_on_server(session: Session, who: Who, old: str, new: str, now: datetime) -> Attempt:
    login = login_of(session.connection().engine)
    check(new, who.name)
    if new == old:
        raise Invalid({"password": _SAME})
    if login is None or login.password != old:
        return Attempt(why=_WRONG_OLD)
    put_password(session, who.id, who.name, new, once=False)
    _note(session, who, PASSWORD, who.id, now)
    event.listen(session, "after_commit", lambda _: login.put(login.user, new), once=True)
    return Attempt(who)


def put_password(session: Session, id_: int, name: str, password: str, *, once: bool) -> None:
    """Give the server the password of an operator; it gets what it keeps of it, not the password itself.

    Args:
        session: of whoever may do this.
        id_: of the operator.
        name: of the operator.
        password: good enough.
        once: they choose one of their own at their next sign-in.
    """
    connection = session.connection()
    made = verifier(connection, role_of(connection.engine.url.database or "", name), password)
    values = {"id": id_, "made": made, "kept": kept(password), "once": once}
    session.execute(text("SELECT guard.set_password(:id, :made, :kept, :once)"), values)
    touch(session, "operator", id_)


def let_in(session: Session, id_: int, password: str, who: Who, now: datetime) -> None:
    """Set somebody's password for their next sign-in only; then they choose one of their own.

    Raises:
        Invalid: at "password", with the rule it breaks.
        Refused: they may do more than `who`.
        NotAllowed: `who` may not look after operators.
    """
    who.need(Right.OPERATORS)
    operator = session.get_one(Operator, id_)
    check_not_higher(session, operator, who)
    check(password, operator.name)
    if are_on(session.connection()):
        put_password(session, id_, operator.name, password, once=True)
        _note(session, who, PASSWORD, id_, now)
        return
    _set(session, id_, secret=kept(password), secret_at=now, must_change=True, failures=0, locked_until=None)
    _note(session, who, PASSWORD, id_, now)


def unlock(session: Session, ids: Sequence[int], who: Who) -> None:
    """Forget wrong passwords: the next try is possible at once."""
    for id_ in ids:
        _set(session, id_, failures=0, locked_until=None)
        trail.note(session, who, "unlocked", "operator", id_)


def wait_words(until: datetime, now: datetime) -> Text | None:
    """How long to wait, None where the wait is over."""
    left = int((until - now).total_seconds() + 0.999)
    return _WAIT.fill(time=f"{left // 60}:{left % 60:02}") if left > 0 else None


def _try(session: Session, operator: Operator, password: str, seat: str, now: datetime) -> Attempt | None:
    """What is wrong with this password now; None where it is right."""
    if operator.locked_until is not None and (why := wait_words(operator.locked_until, now)):
        return Attempt(why=why, again_at=operator.locked_until)
    if fits(password, operator.secret):
        return None
    failures = operator.failures + 1
    until = wait_until(failures, now)
    _set(session, operator.id, failures=failures, locked_until=until)
    if until is not None:
        _note(session, Who(operator.name, seat), LOCKED, operator.id, now)
    return Attempt(why=_WRONG, again_at=until)


def wait_until(failures: int, now: datetime) -> datetime | None:
    """When the next try is looked at after so many wrong ones; None: at once."""
    return now + _wait(failures) if failures >= FREE_TRIES else None


def refused(until: datetime | None) -> Attempt:
    """Name and password do not belong together."""
    return Attempt(why=_WRONG, again_at=until)


def must_change(session: Session, id_: int) -> bool:
    """Whether somebody's password is for once only."""
    return bool(session.scalar(select(Operator.must_change).where(Operator.id == id_)))


def _wait(failures: int) -> timedelta:
    return timedelta(seconds=min(2 ** min(failures - FREE_TRIES + 1, 20), _MOST_WAIT_S))


def _set(session: Session, id_: int, **values: Any) -> None:
    """Write past the record: whoever has its form open is not told that somebody else changed it."""
    here = _operators.c
    session.execute(update(_operators).where(here.id == id_).values(changed_at=here.changed_at, **values))
    touch(session, "operator", id_)


def _person(session: Session, operator: Operator, seat: str) -> Who:
    return who_of(operator, session.get_one(OperatorRole, operator.role_id), seat)


def _note(session: Session, who: Who, deed: str, id_: int, now: datetime) -> None:
    trail.work_for(session, who, now)
    trail.note(session, who, deed, "operator", id_)
