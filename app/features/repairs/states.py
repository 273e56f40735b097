"""How does a repair go from pending to dispatched, finished and approved, and back?"""

from datetime import datetime

from sqlalchemy import literal_column

from app.core.access import Who
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.repairs.model import Repair, RepairState, Urgency, Warranty
from app.records.approval import APPROVED_LOOK, approval_steps
from app.records.workflow import Look, Step, Workflow

PENDING, DISPATCHED, FINISHED, APPROVED = RepairState
OPEN = (PENDING, DISPATCHED)
DONE = (FINISHED, APPROVED)
LOOKS: dict[str, Look] = {
    PENDING: Look(words=QT_TRANSLATE_NOOP("repairs", "Pending"), icon="clock-outline", colour="waiting"),
    DISPATCHED: Look(words=QT_TRANSLATE_NOOP("repairs", "Dispatched"), icon="truck-fast-outline", colour="progress"),
    FINISHED: Look(words=QT_TRANSLATE_NOOP("repairs", "Finished"), icon="check-circle-outline", colour="finished"),
    APPROVED: APPROVED_LOOK,
}
URGENCIES: dict[str, Look] = {
    Urgency.USUAL: Look(words=QT_TRANSLATE_NOOP("repairs", "Usual"), icon="minus", colour="muted"),
    Urgency.URGENT: Look(words=QT_TRANSLATE_NOOP("repairs", "Urgent"), icon="alarm-light-outline", colour="danger"),
}
WARRANTIES: dict[str, Look] = {
    Warranty.IN: Look(
        words=QT_TRANSLATE_NOOP("repairs", "In warranty"), icon="shield-check-outline", colour="finished"
    ),
    Warranty.OUT: Look(
        words=QT_TRANSLATE_NOOP("repairs", "Out of warranty"), icon="shield-off-outline", colour="waiting"
    ),
    Warranty.UNKNOWN: Look(words=QT_TRANSLATE_NOOP("repairs", "Not known"), icon="help-circle-outline", colour="muted"),
}
# With the values written out, so that both engines see that the index of what is to be done serves it.
IS_OPEN = Repair.state.in_([literal_column(f"'{one}'") for one in OPEN])

DISPATCH, RECALL, FINISH, BY_PHONE, REOPEN = "dispatch", "recall", "finish", "by_phone", "reopen"
WORKFLOW = Workflow(
    RepairState,
    first=PENDING,
    steps=(
        Step(
            name=DISPATCH,
            label=QT_TRANSLATE_NOOP("repairs", "Dispatch"),
            source=frozenset({PENDING}),
            target=DISPATCHED,
            needs=("technician_id",),
            icon="truck-fast-outline",
            key="D",
        ),
        Step(
            name=FINISH,
            label=QT_TRANSLATE_NOOP("repairs", "Finish"),
            source=frozenset({DISPATCHED}),
            target=FINISHED,
            needs=("result",),
            icon="check",
            key="F",
            follows=True,
        ),
        Step(
            name=BY_PHONE,
            label=QT_TRANSLATE_NOOP("repairs", "Solved by phone"),
            source=frozenset({PENDING}),
            target=FINISHED,
            needs=("result",),
            icon="phone-check-outline",
            key="T",
            at_once=True,
            follows=True,
        ),
        *approval_steps(FINISHED, APPROVED),
        Step(
            name=RECALL,
            label=QT_TRANSLATE_NOOP("repairs", "Back to pending"),
            source=frozenset({DISPATCHED}),
            target=PENDING,
            icon="undo",
            key="B",
            reason=True,
        ),
        Step(
            name=REOPEN,
            label=QT_TRANSLATE_NOOP("repairs", "Not finished after all"),
            source=frozenset({FINISHED}),
            target=DISPATCHED,
            icon="undo-variant",
            key="U",
            reason=True,
            follows=True,
        ),
    ),
    looks=LOOKS,
    open_states=frozenset(OPEN),
    finished=FINISHED,
    approved=APPROVED,
)


def stepped(repair: Repair, step: str, who: Who, now: datetime) -> None:
    """Who dispatched and finished it, and when; a step back takes that away."""
    if step == DISPATCH:
        repair.dispatched_at, repair.dispatched_by = now, who.name
    elif step == RECALL:
        repair.dispatched_at, repair.dispatched_by = None, ""
    elif step in (FINISH, BY_PHONE):
        repair.finished_at, repair.finished_by, repair.by_phone = now, who.name, step == BY_PHONE
    elif step == REOPEN:
        if repair.by_phone:
            repair.state = PENDING  # nobody was ever sent
        repair.finished_at, repair.finished_by, repair.by_phone = None, "", False
