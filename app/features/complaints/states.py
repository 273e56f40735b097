"""How does a complaint go from taken down to handled to approved?"""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.complaints.model import ComplaintKind, ComplaintState
from app.records.approval import APPROVED_LOOK, approval_steps
from app.records.workflow import Look, Step, Workflow

IN_PROGRESS, HANDLED, APPROVED = ComplaintState
LOOKS: dict[str, Look] = {
    IN_PROGRESS: Look(words=QT_TRANSLATE_NOOP("complaints", "In progress"), icon="progress-wrench", colour="progress"),
    HANDLED: Look(words=QT_TRANSLATE_NOOP("complaints", "Handled"), icon="check-circle-outline", colour="finished"),
    APPROVED: APPROVED_LOOK,
}
KINDS: dict[str, Look] = {
    ComplaintKind.COMPLAINT: Look(
        words=QT_TRANSLATE_NOOP("complaints", "Complaint"), icon="comment-alert-outline", colour="complaint"
    ),
    ComplaintKind.SUGGESTION: Look(
        words=QT_TRANSLATE_NOOP("complaints", "Suggestion"), icon="lightbulb-on-outline", colour="muted"
    ),
}
OVERDUE, SOON = "overdue", "soon"
REPLIES: dict[str, Look] = {
    OVERDUE: Look(words=QT_TRANSLATE_NOOP("complaints", "Overdue"), icon="clock-alert-outline", colour="danger"),
    SOON: Look(words=QT_TRANSLATE_NOOP("complaints", "Soon"), icon="clock-outline", colour="waiting"),
}
WORKFLOW = Workflow(
    ComplaintState,
    first=IN_PROGRESS,
    steps=(
        Step(
            name="handle",
            label=QT_TRANSLATE_NOOP("complaints", "Handled"),
            source=frozenset({IN_PROGRESS}),
            target=HANDLED,
            needs=("result",),
            icon="check",
            key="H",
            follows=True,
        ),
        Step(
            name="reopen",
            label=QT_TRANSLATE_NOOP("complaints", "Take up again"),
            source=frozenset({HANDLED}),
            target=IN_PROGRESS,
            icon="undo",
            key="U",
            reason=True,
            follows=True,
        ),
        *approval_steps(HANDLED, APPROVED),
    ),
    looks=LOOKS,
    open_states=frozenset({IN_PROGRESS}),
    finished=HANDLED,
    approved=APPROVED,
)
