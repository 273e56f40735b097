"""Which words, products and spare parts does a trade usually begin with, and how are they taken over?

A set is a file of `resources/starter`. What is there already, also what was retired, stays as it is.
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.clock import Clock
from app.core.errors import NotAllowed
from app.core.i18n import Text
from app.core.pinyin import warm_up
from app.db.store import Store
from app.db.system import Choice
from app.features.products.paid_services import PAID_SERVICE
from app.features.products.spec import PRODUCT, SPARE_PART
from app.records import choices
from app.records.choices import ChoiceList
from app.records.field import Values
from app.records.keeping import Keeper
from app.records.record import RecordType


@dataclass(frozen=True, slots=True)
class Starter:
    """One set.

    Attributes:
        key: its file's name.
        name: of the trade.
        lists: words by the key of the choice list.
        products, spare_parts, paid_services: values as forms have them; prices in minor units.
    """

    key: str
    name: str
    lists: Mapping[str, tuple[str, ...]]
    products: tuple[Values, ...]
    spare_parts: tuple[Values, ...]
    paid_services: tuple[Values, ...] = ()

    @property
    def records(self) -> tuple[tuple[RecordType, tuple[Values, ...]], ...]:
        """What comes of it besides words, by type."""
        return (PRODUCT, self.products), (SPARE_PART, self.spare_parts), (PAID_SERVICE, self.paid_services)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a set against what is there: the names that come, and how many are there already."""

    title: Text
    new: tuple[str, ...]
    present: int


def read(file: Path) -> Starter:
    """The set of a file."""
    raw = tomllib.loads(file.read_text("utf-8"))
    lists = {key: tuple(names) for key, names in raw["lists"].items()}
    products, parts = (tuple(_values({"model": "", **one}) for one in raw[key]) for key in ("products", "spare_parts"))
    return Starter(file.stem, raw["name"], lists, products, parts, tuple(map(_values, raw.get("paid_services", ()))))


def _values(raw: Mapping[str, Any]) -> Values:
    values: Values = {**raw, "price": round(raw["price"] * 100)}
    if category := values.pop("category", ""):
        values["category_id"] = category  # a word becomes an entry of its list
    return values


def preview(session: Session, starter: Starter, lists: Sequence[ChoiceList]) -> tuple[Section, ...]:
    """What would come of a set, part by part."""
    sections = [
        _section(one.title, starter.lists[one.key], _words(session, one.key))
        for one in lists
        if one.key in starter.lists
    ]
    for kind, values in starter.records:
        names = [_called(one) for one in values]
        sections.append(_section(kind.plural, names, _there(session, kind)))
    return tuple(sections)


def take_over(session: Session, starter: Starter, lists: Sequence[ChoiceList], who: Who, now: datetime) -> int:
    """Add what is not there yet; how much that was."""
    added = 0
    for one in lists:
        there = _words(session, one.key)
        for name in starter.lists.get(one.key, ()):
            if name not in there:
                choices.add(session, one.key, name)
                added += 1
    for kind, values in starter.records:
        there = _there(session, kind)
        keeper = Keeper(session, kind, who, now)
        usual = kind.defaults(who) if kind.defaults else {}
        for value in values:
            if _called(value) not in there:
                keeper.save(None, 0, usual | value)
                added += 1
    return added


class Starters:
    """The sets for the page that takes them over. Methods return Futures.

    Args:
        folder: with the files.
        lists: the choice lists there are.
        who: whose rights count; asked at each use.
    """

    def __init__(
        self, store: Store, folder: Path, lists: Sequence[ChoiceList], who: Callable[[], Who], clock: Clock
    ) -> None:
        self._store, self._folder, self._lists, self._who, self._clock = store, folder, lists, who, clock

    def all(self) -> "Future[tuple[Starter, ...]]":
        """All sets."""
        return self._store.read(lambda _: tuple(read(one) for one in sorted(self._folder.glob("*.toml"))))

    def preview(self, starter: Starter) -> "Future[tuple[Section, ...]]":
        """What would come; loads what saving needs, too."""

        def job(session: Session) -> tuple[Section, ...]:
            warm_up()
            return preview(session, starter, self._lists)

        return self._store.read(job)

    def take_over(self, starter: Starter) -> "Future[int]":
        """Add what is not there yet, all or none of it; NotAllowed in the Future without the right to parameters."""

        def job(session: Session) -> int:
            who = self._who()
            if why := who.lacking(Right.PARAMETERS):
                raise NotAllowed(why)
            return take_over(session, starter, self._lists, who, self._clock.now())

        return self._store.run(job)


def _section(title: Text, names: Sequence[str], there: set[str]) -> Section:
    new = tuple(one for one in names if one not in there)
    return Section(title, new, len(names) - len(new))


def _words(session: Session, list_: str) -> set[str]:
    return set(session.scalars(select(Choice.name).where(Choice.list == list_)))


def _there(session: Session, kind: RecordType) -> set[str]:
    model: Any = kind.model
    columns = [getattr(model, key) for key in ("name", "model") if hasattr(model, key)]
    return {_called(row) for row in session.execute(select(*columns)).mappings()}


def _called(values: Mapping[Any, Any]) -> str:
    return f"{values['name']} {values.get('model', '')}".strip()
