"""How are the settings shared by the whole shop kept in the database?"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.option import Option, Scope, Value
from app.core.options import OPTIONS, Settings
from app.db import trail
from app.db.system import Setting

LOGO = "company_logo"  # kept among the settings of the shop, a picture and no option
_SHARED = {one.key for one in OPTIONS if one.scope is Scope.SHARED}


def load_shared(session: Session) -> dict[str, Value]:
    """Every shared setting that was ever saved, by key; values of unknown settings are left out."""
    return {one.key: one.value for one in session.query(Setting) if one.key in _SHARED}


def shared_number(session: Session, option: Option) -> int:
    """The value in force of a shared setting that is a number."""
    kept = session.scalar(select(Setting.value).where(Setting.key == option.key))
    return Settings({} if kept is None else {option.key: kept}).number(option)


def save_shared(session: Session, option: Option, value: Value, who: Who | None = None) -> None:
    """Keep one shared setting; `who` is None where nobody can have signed in yet.

    Raises:
        NotAllowed: `who` may not change parameters.
    """
    if who is not None:
        who.need(Right.PARAMETERS)
    kept = session.scalar(select(Setting.value).where(Setting.key == option.key))
    before = option.default if kept is None else kept
    session.merge(Setting(key=option.key, value=value))
    if who is not None and before != value:
        trail.note(session, who, trail.CHANGED, Setting.__tablename__, 0, changes={option.key: [before, value]})
