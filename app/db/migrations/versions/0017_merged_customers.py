"""Customers that went into others are found by an index: whoever is deleted is looked for among them."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    merged = sa.text("merged_into_id IS NOT NULL")
    op.create_index(
        "ix_customer_merged_into", "customer", ["merged_into_id"], sqlite_where=merged, postgresql_where=merged
    )
