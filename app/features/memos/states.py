"""How is a memo done with?"""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.memos.model import MemoState
from app.records.workflow import Look, Step, Workflow

OPEN, DONE = MemoState
LOOKS: dict[str, Look] = {
    OPEN: Look(words=QT_TRANSLATE_NOOP("memos", "Open"), icon="clock-outline", colour="waiting"),
    DONE: Look(words=QT_TRANSLATE_NOOP("memos", "Done"), icon="check-circle-outline", colour="finished"),
}
WORKFLOW = Workflow(
    MemoState,
    first=OPEN,
    steps=(
        Step(
            name="done",
            label=QT_TRANSLATE_NOOP("memos", "Mark as done"),
            source=frozenset({OPEN}),
            target=DONE,
            icon="check",
            key="D",
        ),
        Step(
            name="again",
            label=QT_TRANSLATE_NOOP("memos", "Open again"),
            source=frozenset({DONE}),
            target=OPEN,
            icon="undo",
            key="U",
        ),
    ),
    looks=LOOKS,
    open_states=frozenset({OPEN}),
)
