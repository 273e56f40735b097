"""Which handled callbacks should somebody look at before approving them, and why?"""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.features.callbacks.model import Callback

_SILENT = QT_TRANSLATE_NOOP("callbacks", "Satisfaction is only {points} of 5, and nobody wrote why")
_UNHAPPY, _AT_ONCE = 2, 500


def doubts(session: Session, ids: Sequence[int]) -> Mapping[int, Text]:
    """A sentence per callback whose customer was not content without a word why."""
    found: dict[int, Text] = {}
    for start in range(0, len(ids), _AT_ONCE):
        query = select(Callback.id, Callback.satisfaction, Callback.feedback).where(
            Callback.id.in_(ids[start : start + _AT_ONCE]), Callback.satisfaction <= _UNHAPPY
        )
        for row in session.execute(query):
            if not row.feedback.strip():
                found[row.id] = _SILENT.fill(points=row.satisfaction)
    return found
