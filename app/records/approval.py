"""How is a finished record approved, and how is that taken back? The same two steps for every type that has them."""

from app.core.access import Right
from app.core.i18n import QT_TRANSLATE_NOOP
from app.records.record import RecordType
from app.records.workflow import Look, Step

APPROVE, TAKE_BACK = "approve", "take_back"

APPROVED_LOOK = Look(words=QT_TRANSLATE_NOOP("records", "Approved"), icon="lock", colour="approved")


def back_step(kind: RecordType) -> Step | None:
    """The step that sends a finished record back to whoever worked on it, or None."""
    flow = kind.workflow
    steps = flow.steps if flow else ()
    return next((one for one in steps if flow and flow.finished in one.source and one.target != flow.approved), None)


def approval_steps(finished: str, approved: str) -> tuple[Step, Step]:
    """The steps from `finished` to `approved` and back; back asks for a reason."""
    return (
        Step(
            name=APPROVE,
            label=QT_TRANSLATE_NOOP("records", "Approve"),
            source=frozenset({finished}),
            target=approved,
            right=Right.APPROVE,
            icon="lock",
            key="A",
        ),
        Step(
            name=TAKE_BACK,
            label=QT_TRANSLATE_NOOP("records", "Take the approval back"),
            source=frozenset({approved}),
            target=finished,
            right=Right.APPROVE,
            icon="lock-open-variant-outline",
            key="Z",
            reason=True,
        ),
    )
