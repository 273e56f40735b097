"""How does something that falls due get off the list: done, so that the next one follows, or dropped?"""

from app.core.access import Right
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.dues.model import DueKind, DueState
from app.records.workflow import Look, Step, Workflow

OPEN, DONE, DROPPED = DueState
LOOKS: dict[str, Look] = {
    OPEN: Look(words=QT_TRANSLATE_NOOP("dues", "To be done"), icon="clock-outline", colour="waiting"),
    DONE: Look(words=QT_TRANSLATE_NOOP("dues", "Done"), icon="check-circle-outline", colour="finished"),
    DROPPED: Look(words=QT_TRANSLATE_NOOP("dues", "Dropped"), icon="cancel", colour="muted"),
}
KINDS: dict[str, Look] = {
    DueKind.MAINTENANCE: Look(
        words=QT_TRANSLATE_NOOP("dues", "Maintenance"), icon="calendar-refresh-outline", colour="repair"
    ),
    DueKind.CALLBACK: Look(words=QT_TRANSLATE_NOOP("dues", "Callback"), icon="phone-return-outline", colour="callback"),
}
WORKFLOW = Workflow(
    DueState,
    first=OPEN,
    steps=(
        Step(
            name="done",
            label=QT_TRANSLATE_NOOP("dues", "Mark as done"),
            source=frozenset({OPEN}),
            target=DONE,
            icon="check",
            key="D",
        ),
        Step(
            name="drop",
            label=QT_TRANSLATE_NOOP("dues", "Drop"),
            source=frozenset({OPEN}),
            target=DROPPED,
            right=Right.RECORD_SAVE,
            icon="cancel",
            key="X",
        ),
        Step(
            name="again",
            label=QT_TRANSLATE_NOOP("dues", "Open again"),
            source=frozenset({DONE, DROPPED}),
            target=OPEN,
            icon="undo",
            key="U",
            follows=True,
        ),
    ),
    looks=LOOKS,
    open_states=frozenset({OPEN}),
)
