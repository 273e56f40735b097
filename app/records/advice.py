"""What helped before with what is being typed into a form? Said beside it, and taken over by one key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.core.i18n import Text

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """Something that helped before.

    Attributes:
        id: of the record it stands in.
        title: what to do.
        why: what it usually is, "" where nobody said.
        told: in which words it was told then.
        note: how often it helped.
        fills: what using it puts into the form, by the keys of fields.
    """

    id: int
    title: str
    why: str = ""
    told: str = ""
    note: str | Text = ""
    fills: Mapping[str, Any] = field(default_factory=dict)


Advise = Callable[["Session", Mapping[str, Any]], Sequence[Advice]]  # what the form holds


@dataclass(frozen=True, slots=True, kw_only=True)
class OnAdvice:
    """How a type is advised while its form is filled in.

    Attributes:
        asks: the field whose words are looked up.
        by: other fields that make a difference.
        find: the advice, the best first; runs on a worker thread.
        kind: key of the record type that advice stands in.
        used: key of the value that says which advice was used.
    """

    asks: str
    by: tuple[str, ...] = ()
    find: Advise
    kind: str
    used: str
