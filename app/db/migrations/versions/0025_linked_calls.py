"""Only calls that somebody linked to a customer stand in the index by customer: a card looks into it in every month."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

_LINKED = sa.text("customer_id IS NOT NULL")


def upgrade() -> None:
    op.drop_index("ix_call_customer_id_started_at", "call")
    op.create_index(
        "ix_call_linked", "call", ["customer_id", "started_at"], sqlite_where=_LINKED, postgresql_where=_LINKED
    )
