"""How does a sale go from open to done and approved, or get cancelled?

Cancelling needs a reason and gives back what was received: from then on nothing is to be paid, received or owed, the
points it earned are taken back, and what would have fallen due from it does not. The rows of its payments stay as they
were entered; how much was given back, when, by whom and why stands in the audit trail.
"""

from app.core.access import Right
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.sales.model import SaleState
from app.records.approval import APPROVED_LOOK, approval_steps
from app.records.workflow import Look, Step, Workflow

OPEN, DONE, APPROVED, CANCELLED = SaleState
CANCEL = "cancel"
LOOKS: dict[str, Look] = {
    OPEN: Look(words=QT_TRANSLATE_NOOP("sales", "Open"), icon="clock-outline", colour="waiting"),
    DONE: Look(words=QT_TRANSLATE_NOOP("sales", "Done"), icon="check-circle-outline", colour="finished"),
    APPROVED: APPROVED_LOOK,
    CANCELLED: Look(words=QT_TRANSLATE_NOOP("sales", "Cancelled"), icon="cancel", colour="muted"),
}
WORKFLOW = Workflow(
    SaleState,
    first=OPEN,
    steps=(
        Step(
            name="done",
            label=QT_TRANSLATE_NOOP("sales", "Mark as done"),
            source=frozenset({OPEN}),
            target=DONE,
            needs=("representative",),
            icon="check",
            key="D",
        ),
        *approval_steps(DONE, APPROVED),
        Step(
            name="again",
            label=QT_TRANSLATE_NOOP("sales", "Open again"),
            source=frozenset({DONE}),
            target=OPEN,
            icon="undo",
            key="O",
        ),
        Step(
            name=CANCEL,
            label=QT_TRANSLATE_NOOP("sales", "Cancel, refund"),
            source=frozenset({OPEN, DONE}),
            target=CANCELLED,
            right=Right.RECORD_DELETE,
            icon="cancel",
            key="C",
            reason=True,
            follows=True,
        ),
    ),
    looks=LOOKS,
    open_states=frozenset({OPEN}),
    finished=DONE,
    approved=APPROVED,
)
