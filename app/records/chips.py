"""Which chips stand above the list of many a type: one for a state, one for what is one's own?"""

from collections.abc import Callable
from typing import Any

from app.core.i18n import Text
from app.records.record import Filter
from app.records.workflow import Look


def state_chip(model: Any, state: str, look: Look, *, counted: bool = True) -> Filter:
    """Leaves the records in a state; named and drawn as the state is."""
    return Filter(
        key=str(state),
        label=look.words,
        icon=look.icon,
        where=lambda _who, _now: model.state == state,
        counted=counted,
        state=str(state),
    )


def mine_chip(label: Text, column: Callable[[], Any]) -> Filter:
    """Leaves the records in which whoever works here stands in `column`."""
    return Filter(
        key="mine",
        label=label,
        icon="account-outline",
        where=lambda who, _now: column() == who.name,
        aside=True,
        counted=False,
    )
