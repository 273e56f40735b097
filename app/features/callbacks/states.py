"""How does a callback go from planned to handled to approved?"""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.callbacks.model import CallbackState
from app.records.approval import APPROVED_LOOK, approval_steps
from app.records.workflow import Look, Step, Workflow

IN_PROGRESS, HANDLED, APPROVED = CallbackState
HANDLE, REOPEN = "handle", "reopen"
LOOKS: dict[str, Look] = {
    IN_PROGRESS: Look(words=QT_TRANSLATE_NOOP("callbacks", "In progress"), icon="progress-clock", colour="progress"),
    HANDLED: Look(words=QT_TRANSLATE_NOOP("callbacks", "Handled"), icon="check-circle-outline", colour="finished"),
    APPROVED: APPROVED_LOOK,
}
OVERDUE, TODAY = "overdue", "today"
DUE_LOOKS: dict[str, Look] = {
    OVERDUE: Look(words=QT_TRANSLATE_NOOP("callbacks", "Overdue"), icon="clock-alert-outline", colour="danger"),
    TODAY: Look(words=QT_TRANSLATE_NOOP("callbacks", "Today"), icon="clock-outline", colour="waiting"),
}
WORKFLOW = Workflow(
    CallbackState,
    first=IN_PROGRESS,
    steps=(
        Step(
            name=HANDLE,
            label=QT_TRANSLATE_NOOP("callbacks", "Handled"),
            source=frozenset({IN_PROGRESS}),
            target=HANDLED,
            icon="check",
            key="H",
        ),
        Step(
            name=REOPEN,
            label=QT_TRANSLATE_NOOP("callbacks", "Take up again"),
            source=frozenset({HANDLED}),
            target=IN_PROGRESS,
            icon="undo",
            key="U",
            reason=True,
        ),
        *approval_steps(HANDLED, APPROVED),
    ),
    looks=LOOKS,
    open_states=frozenset({IN_PROGRESS}),
    finished=HANDLED,
    approved=APPROVED,
)
