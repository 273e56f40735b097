"""How is something taken out of what is offered, and brought back? One shape for every type that has it."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db.base import utc_now
from app.records.record import Action, Filter

RETIRED_ALREADY = QT_TRANSLATE_NOOP("records", "It is retired already.")
IN_USE = QT_TRANSLATE_NOOP("records", "It is in use.")
Deed = Callable[[Session, Sequence[int], Who], None]


def retire(
    model: Any, right: str = Right.PARAMETERS, away: Deed | None = None, back: Deed | None = None
) -> tuple[Action, Action]:
    """The actions that take one out of what is offered, and bring it back.

    Args:
        model: a table with `retired_at`.
        right: needed for both.
        away: takes them out, where more is to be done than setting `retired_at`.
        back: brings them back, likewise.
    """

    def go(session: Session, ids: Sequence[int], _who: Who) -> None:
        for one in _held(session, model, ids):
            one.retired_at = utc_now()

    def come(session: Session, ids: Sequence[int], _who: Who) -> None:
        for one in _held(session, model, ids):
            one.retired_at = None

    return (
        Action(
            name="retire",
            label=QT_TRANSLATE_NOOP("records", "Retire"),
            icon="archive-outline",
            key="R",
            right=right,
            do=away or go,
            unfit=lambda one: RETIRED_ALREADY if one.retired_at is not None else None,
        ),
        Action(
            name="restore",
            label=QT_TRANSLATE_NOOP("records", "Bring back"),
            icon="undo",
            key="U",
            right=right,
            do=back or come,
            unfit=lambda one: IN_USE if one.retired_at is None else None,
        ),
    )


def _held(session: Session, model: Any, ids: Sequence[int]) -> Sequence[Any]:
    return session.scalars(select(model).where(model.id.in_(ids)).order_by(model.id).with_for_update()).all()


def retired(model: Any) -> Filter:
    """The chip that shows what is no longer offered."""
    return Filter(
        key="retired",
        label=QT_TRANSLATE_NOOP("records", "Retired"),
        icon="archive-outline",
        where=lambda _who, _now: model.retired_at.is_not(None),
        hidden=True,
    )
