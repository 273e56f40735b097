"""Which words mean the same (漏水, 滴水, 渗水), and how is a clause told with the other one?"""

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db.search import plain
from app.features.knowledge.model import Synonyms

_MOST_GROUPS, _MOST_TELLINGS = 500, 12
_synonyms = Synonyms.__table__.c
_GROUPS = select(_synonyms.words).order_by(_synonyms.id).limit(_MOST_GROUPS)


def told_otherwise(session: Session, told: Sequence[str]) -> list[str]:
    """These clauses with the other words for what stands in them."""
    if not told:
        return []
    groups = [[plain(word) for word in words.split()] for words in session.scalars(_GROUPS)]
    found = dict.fromkeys(one for clause in told for group in groups for one in _told(clause, group))
    return list(found)[:_MOST_TELLINGS]


def _told(clause: str, group: Sequence[str]) -> Iterator[str]:
    """The clause with each of the other words, where it has one of the group."""
    has = max((word for word in group if word and word in clause), key=len, default="")
    if has:
        yield from (clause.replace(has, word) for word in group if word and word != has)
