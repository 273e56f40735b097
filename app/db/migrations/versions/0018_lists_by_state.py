"""Whoever sorts the few records of one state finds all that is sorted by in one place of one index."""

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_WIDER = {
    "repair": ("created_at", ["appointment_at", "finished_at", "total"]),
    "complaint": ("created_at", ["due_at", "handled_at"]),
    "callback": ("created_at", ["due_on", "handled_at", "next_on"]),
    "sale": ("sold_on", ["receivable", "owed"]),
}


def upgrade() -> None:
    for table, (moment, sorted_by) in _WIDER.items():
        op.drop_index(f"ix_{table}_state_{moment}_id", table)
        op.create_index(f"ix_{table}_by_state", table, ["state", moment, "id", *sorted_by])
