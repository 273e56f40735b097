"""How is a whole import taken back? Portion by portion; what somebody has changed since stays, with a sentence."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.errors import Conflict, Refused
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.db import trail
from app.records.keeping import Keeper
from app.records.record import RecordType

_CHANGED = QT_TRANSLATE_NOOP("transfer", "“{name}” was changed since the import and stays as it is.")


class TakingBack:
    """One transaction's part of it.

    Args:
        why: in the user's words, for steps that ask for a reason.
    """

    def __init__(self, session: Session, kind: RecordType, who: Who, now: datetime, why: str) -> None:
        self._session, self._kind, self._who, self._why = session, kind, who, why
        self._keeper = Keeper(session, kind, who, now)
        self.done = 0
        self.refused: list[Text] = []

    def take_back(self, made: Iterable[tuple[int, int]], changed: Sequence[Sequence[Any]]) -> None:
        """Delete what was made, and give back what was there before, each only while nobody has changed it."""
        trail.name_deed(self._session, "undone")
        for id_, version, before in reversed(changed):
            self._give_back(id_, version, before)
        self._session.flush()
        trail.name_deed(self._session, "")
        self._delete(dict(made))

    def take_back_besides(self, made: Mapping[int, int]) -> None:
        """Delete what was made for the records of the import, where nothing else needs it."""
        folding = self._kind.sheet.folding if self._kind.sheet is not None else None
        if folding is not None and made:
            self.refused += folding.unmake(self._session, made, self._who)

    def _give_back(self, id_: int, version: int, before: dict[str, Any]) -> None:
        try:
            with self._session.begin_nested():
                self._keeper.save(id_, version, before)
                self.done += 1
        except Conflict:
            self.refused.append(_CHANGED.fill(name=self._name(id_)))
        except Refused as err:
            self.refused.append(err.text)

    def _delete(self, made: dict[int, int]) -> None:
        model, sheet = self._kind.model, self._kind.sheet
        asked = select(model.id, model.version).where(model.id.in_(made)).with_for_update()
        now = {row.id: row.version for row in self._session.execute(asked)}
        same = [id_ for id_, version in now.items() if version == made[id_]]
        self.refused += [_CHANGED.fill(name=self._name(id_)) for id_ in now if id_ not in same]
        if sheet is not None and sheet.kept is not None:
            kept = sheet.kept(self._session, same)
            self.refused += kept.values()
            same = [one for one in same if one not in kept]
        if sheet is not None and sheet.remove is not None:
            sheet.remove(self._session, same, self._who)
            self.done += len(same)
            return
        for id_ in same:
            self._delete_one(id_)

    def _delete_one(self, id_: int) -> None:
        try:
            with self._session.begin_nested():
                folding = self._kind.sheet.folding if self._kind.sheet is not None else None
                if folding is None:
                    self._keeper.delete(id_)
                elif said := folding.drop(self._session, self._keeper, id_, self._why):
                    self.refused.append(said)
                self.done += 1
        except Refused as err:
            self.refused.append(err.text)

    def _name(self, id_: int) -> str:
        title = getattr(self._kind.model, "number" if self._kind.series else self._kind.title_field)
        return str(self._session.scalar(select(title).where(self._kind.model.id == id_)) or id_)
