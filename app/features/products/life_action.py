"""How do lists ask for the life of a machine? All by the same key; whoever knows it answers."""

from collections.abc import Callable
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.records.record import Action

LIFE = "machine"
NO_SERIAL = QT_TRANSLATE_NOOP("products", "No serial number stands here.")


def life_action(right: str, unfit: Callable[[Any], Text | None] | None = None) -> Action:
    """The action of a list whose records name machines."""
    return Action(
        name=LIFE,
        label=QT_TRANSLATE_NOOP("products", "Life of the machine"),
        icon="timeline-clock-outline",
        key="M",
        right=right,
        unfit=unfit,
    )
