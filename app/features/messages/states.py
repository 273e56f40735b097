"""How does a message go from left to read to done?"""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.messages.model import MessageState
from app.records.workflow import Look, Step, Workflow

UNREAD, READ, DONE = MessageState
OPEN = (UNREAD, READ)
LOOKS: dict[str, Look] = {
    UNREAD: Look(words=QT_TRANSLATE_NOOP("messages", "Unread"), icon="email-outline", colour="waiting"),
    READ: Look(words=QT_TRANSLATE_NOOP("messages", "Read"), icon="email-open-outline", colour="progress"),
    DONE: Look(words=QT_TRANSLATE_NOOP("messages", "Done"), icon="check-circle-outline", colour="finished"),
}
WORKFLOW = Workflow(
    MessageState,
    first=UNREAD,
    steps=(
        Step(
            name="read",
            label=QT_TRANSLATE_NOOP("messages", "Mark as read"),
            source=frozenset({UNREAD}),
            target=READ,
            icon="email-open-outline",
            key="R",
        ),
        Step(
            name="done",
            label=QT_TRANSLATE_NOOP("messages", "Mark as done"),
            source=frozenset(OPEN),
            target=DONE,
            icon="check",
            key="D",
        ),
        Step(
            name="again",
            label=QT_TRANSLATE_NOOP("messages", "Open again"),
            source=frozenset({READ, DONE}),
            target=UNREAD,
            icon="undo",
            key="U",
        ),
    ),
    looks=LOOKS,
    open_states=frozenset(OPEN),
)
