"""The number that a sale out of a sheet had where it came from."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("sale", sa.Column("other_number", sa.String(length=40), nullable=False, server_default=""))
    op.create_index("ix_sale_other_number", "sale", ["other_number"])
