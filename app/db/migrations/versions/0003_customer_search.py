"""Customer search.

Revision ID: 0003
Revises: 0002
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    postgresql = op.get_bind().dialect.name == "postgresql"
    by_byte = "C" if postgresql else None  # a beginning is a stretch of the index only if sorted by character
    extra: list[sa.Column[str]] = []
    if postgresql:
        from sqlalchemy.dialects.postgresql import TSVECTOR

        extra.append(sa.Column("grams", TSVECTOR(), nullable=False))
    op.create_table(
        "customer_search",
        sa.Column("customer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False),
        sa.Column("name", sa.String(80, collation=by_byte), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("spelled", sa.Text(), nullable=False),
        sa.Column("numbers", sa.Text(), nullable=False),
        *extra,
        sa.PrimaryKeyConstraint("customer_id", name="pk_customer_search"),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name="fk_customer_search_customer_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_customer_search_name", "customer_search", ["name"])
    if postgresql:
        op.create_index(
            "ix_customer_search_grams",
            "customer_search",
            ["grams"],
            postgresql_using="gin",
            postgresql_with={"fastupdate": "off"},
        )
    else:
        # Keeps no text, no positions, no lengths: customer_search itself has the text.
        op.execute(
            "CREATE VIRTUAL TABLE customer_search_grams USING fts5("
            "grams, content='', columnsize=0, detail=none, tokenize='ascii')"
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE customer_search_grams")
    op.drop_table("customer_search")
