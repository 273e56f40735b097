"""Row counts kept by triggers: lists of millions know their length at once."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = ("call", "customer", "message")


def upgrade() -> None:
    sqlite = op.get_context().dialect.name == "sqlite"
    if not sqlite:
        op.execute(POSTGRESQL_FUNCTION)
    for table in TABLES:
        op.execute(f"INSERT INTO tally (name, rows) SELECT '{table}', count(*) FROM {table}")
        for what, sign, rows in (("insert", "+", "NEW"), ("delete", "-", "OLD")):
            form = SQLITE_TRIGGER if sqlite else POSTGRESQL_TRIGGER
            op.execute(form.format(table=table, what=what, sign=sign, rows=rows))


SQLITE_TRIGGER = """
CREATE TRIGGER tally_{table}_{what} AFTER {what} ON {table}
BEGIN UPDATE tally SET rows = rows {sign} 1 WHERE name = '{table}'; END
"""

POSTGRESQL_TRIGGER = """
CREATE TRIGGER tally_{table}_{what} AFTER {what} ON {table}
REFERENCING {rows} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tally_changed()
"""

# Every statement adds an entry, so no transaction waits for another one's. About every hundredth folds the entries that
# it sees into one; whoever finds somebody else folding leaves it to them.
POSTGRESQL_FUNCTION = """
CREATE FUNCTION tally_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    many bigint;
BEGIN
    SELECT count(*) * CASE TG_OP WHEN 'DELETE' THEN -1 ELSE 1 END INTO many FROM changed;
    IF many <> 0 THEN
        INSERT INTO tally (name, rows) VALUES (TG_TABLE_NAME, many);
        IF random() < 0.01 AND pg_try_advisory_xact_lock(hashtext('tally'), hashtext(TG_TABLE_NAME)) THEN
            WITH gone AS (DELETE FROM tally WHERE name = TG_TABLE_NAME RETURNING rows)
            INSERT INTO tally (name, rows) SELECT TG_TABLE_NAME, sum(gone.rows) FROM gone;
        END IF;
    END IF;
    RETURN NULL;
END $$
"""
