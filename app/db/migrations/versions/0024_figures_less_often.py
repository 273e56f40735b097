"""On PostgreSQL the tables a card is read from are looked over by the server after 2,000 changes, not after 50.

Whenever it has counted a table anew, every connection plans what it asks of that table once more. The statement
behind a card goes through the calls of every month: planning it takes ten times as long as answering it, and fifty
seats did it at once, each minute in which somebody left a message. Of tables so small any plan will do.
"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

LESS_OFTEN = (
    "autovacuum_analyze_threshold = 2000, autovacuum_vacuum_threshold = 2000, "
    "autovacuum_vacuum_insert_threshold = 20000"
)
TABLES = (
    *("address", "callback", "choice", "complaint", "contact", "customer", "customer_phone", "due", "gift", "memo"),
    *("message", "point_balance", "point_entry", "recording", "redemption", "repair", "repair_part"),
    *("sale", "sale_line", "sale_return", "setting"),
)
_MONTHS = "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'call'::regclass"
_MAKES = "SELECT pg_get_functiondef('month_make(text, date)'::regprocedure)"
_ATTACHES = "    EXECUTE format('ALTER TABLE %I ATTACH PARTITION"


def upgrade() -> None:
    if op.get_context().dialect.name != "postgresql":
        return
    months = list(op.get_bind().execute(sa.text(_MONTHS)).scalars())
    for table in (*TABLES, *months):
        op.execute(f"ALTER TABLE {table} SET ({LESS_OFTEN})")
    makes = str(op.get_bind().execute(sa.text(_MAKES)).scalar_one())
    sets = f"    EXECUTE format('ALTER TABLE %I SET ({LESS_OFTEN})', one);\n"
    op.get_bind().exec_driver_sql(makes.replace(_ATTACHES, sets + _ATTACHES).replace("%", "%%"))
