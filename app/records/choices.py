"""Which words does a choice list offer, and how does a new one get into it?"""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.pinyin import initials, spell
from app.db.system import Choice


def entries(session: Session, list_: str) -> list[tuple[int, str]]:
    """(id, name) of those in use, by rank and name."""
    found = session.execute(
        select(Choice.id, Choice.name)
        .where(Choice.list == list_, Choice.retired_at.is_(None))
        .order_by(Choice.rank, Choice.name)
    )
    return [(id_, name) for id_, name in found]


def spellings(session: Session, list_: str) -> dict[int, str]:
    """By id: every reading in full and its initials, parted by blanks; loads the pinyin tables at its first use."""
    return {id_: " ".join(_ways(name)) for id_, name in entries(session, list_)}


def _ways(name: str) -> dict[str, None]:
    """How a name may be typed, the usual way first."""
    readings = spell(name).readings
    return dict.fromkeys(way for one in readings for way in ("".join(one), initials(one)))


def entry(session: Session, list_: str, name: str) -> int:
    """The id of the entry called `name`: a retired one comes back into use, a new one is added at the end."""
    found = session.scalar(select(Choice).where(Choice.list == list_, Choice.name == name))
    if found is None:
        last = session.scalar(select(func.max(Choice.rank)).where(Choice.list == list_)) or 0
        found = Choice(list=list_, name=name, rank=last + 1)
        session.add(found)
    found.retired_at = None
    session.flush()
    return found.id
