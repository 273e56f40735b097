"""A list without its retired rows is read in order on PostgreSQL, too, instead of sorting all of it for each screen."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_SORTED_BY = {
    "customer": ("last_call_at", "name", "created_at"),
    "solution": ("helped", "helped_at", "created_at"),
}
_HERE, _RETIRED = sa.text("retired_at IS NULL"), sa.text("retired_at IS NOT NULL")


def upgrade() -> None:
    for table, columns in _SORTED_BY.items():
        for column in columns:
            op.drop_index(f"ix_{table}_retired_at_{column}_id", table)
            _add(table, f"here_by_{column}", [column, "id"], _HERE)
    _add("customer", "retired", ["last_call_at", "id"], _RETIRED)


def _add(table: str, name: str, columns: list[str], where: sa.TextClause) -> None:
    op.create_index(f"ix_{table}_{name}", table, columns, sqlite_where=where, postgresql_where=where)
