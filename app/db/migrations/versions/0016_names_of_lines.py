"""What the box itself calls the line of a call."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # On PostgreSQL each month's partition gets it from its parent; without a default none of them is written anew.
    op.add_column("call", sa.Column("line_name", sa.String(length=80), nullable=True))
