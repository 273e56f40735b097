"""Which words does a choice list offer, and how does a new one get into it?"""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.pinyin import spell
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
    """By id: pinyin in full and initials, parted by a blank ("putong pt"). Loads the pinyin tables at its first use."""
    spelled = {id_: spell(name) for id_, name in entries(session, list_)}
    return {id_: f"{one.pinyin} {one.initials}" for id_, one in spelled.items()}


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
