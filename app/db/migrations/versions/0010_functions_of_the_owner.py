"""Functions of triggers count, book and look as the owner of the tables, with a search path of their own.

So that seats that may not write a tally or a balance themselves still have them follow what they write.
"""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

FUNCTIONS = (
    "tally_changed()",
    "is_merged(bigint, bigint)",
    "approved_record_stays()",
    "approved_part_stays()",
    "approved_attachment_stays()",
    "none_is_emptied()",
    "ledger_stays()",
    "balance_follows()",
)


def upgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    schema = connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar()
    for function in FUNCTIONS:
        op.execute(f"ALTER FUNCTION {function} SECURITY DEFINER SET search_path = {schema}, pg_temp")
