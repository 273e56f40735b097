"""On PostgreSQL it is known in which months a number called, and in which calls were linked to a customer.

A card looked into the calls of all months, 77 after six years, for the few in which its customer had called. What is
noted is never taken back: a month too many costs a look, and none may be missing.

The months themselves are looked over by the server after 10,000 changes (0024 said 2,000): of a call there are four or
five, and where 2,400 come in an hour every seat planned its card anew each twelve minutes.
"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

_MONTHS = "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'call'::regclass"
_MAKES = "SELECT pg_get_functiondef('month_make(text, date)'::regprocedure)"
# Looked over as seldom as the other tables a card is read from (0024).
LESS_OFTEN = (
    "autovacuum_analyze_threshold = 2000, autovacuum_vacuum_threshold = 2000, "
    "autovacuum_vacuum_insert_threshold = 20000"
)


def upgrade() -> None:
    if op.get_context().dialect.name != "postgresql":
        return
    op.execute(f"CREATE TABLE call_months (whose varchar(24) PRIMARY KEY, months date[] NOT NULL) WITH ({LESS_OFTEN})")
    op.execute(NOTE)
    op.execute(ANEW)
    op.execute("REVOKE EXECUTE ON FUNCTION call_months_anew() FROM PUBLIC")
    op.execute(  # waits for whoever writes a call now, and holds off who comes next: all are there when they are noted
        "CREATE TRIGGER call_months AFTER INSERT OR UPDATE OF key, customer_id, started_at ON call "
        "FOR EACH ROW EXECUTE FUNCTION call_month_noted()"
    )
    op.execute("SELECT call_months_anew()")
    _look_over_months_seldom()


def _look_over_months_seldom() -> None:
    still_less = LESS_OFTEN.replace("= 2000,", "= 10000,")
    for month in list(op.get_bind().execute(sa.text(_MONTHS)).scalars()):
        op.execute(f"ALTER TABLE {month} SET ({still_less})")
    makes = str(op.get_bind().execute(sa.text(_MAKES)).scalar_one())
    op.get_bind().exec_driver_sql(makes.replace(LESS_OFTEN, still_less).replace("%", "%%"))


# Of whom: the number by which calls are matched, or "#" and the customer they are linked to.
NOTE = """
CREATE FUNCTION call_month_noted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    this date := date_trunc('month', NEW.started_at AT TIME ZONE 'UTC')::date;
    one text;
BEGIN
    FOREACH one IN ARRAY ARRAY[NEW.key, '#' || NEW.customer_id] LOOP
        CONTINUE WHEN coalesce(one, '') = ''
            OR EXISTS (SELECT FROM call_months WHERE whose = one AND this = ANY (months));
        INSERT INTO call_months (whose, months) VALUES (one, ARRAY[this])
        ON CONFLICT (whose) DO UPDATE SET months = call_months.months || this
        WHERE this <> ALL (call_months.months);
    END LOOP;
    RETURN NULL;
END $$
"""
# After calls came in while triggers rested.
ANEW = """
CREATE FUNCTION call_months_anew() RETURNS void LANGUAGE sql SET search_path FROM CURRENT AS $$
    TRUNCATE call_months;
    INSERT INTO call_months (whose, months)
    SELECT whose, array_agg(DISTINCT date_trunc('month', started_at AT TIME ZONE 'UTC')::date)
    FROM (SELECT key AS whose, started_at FROM call WHERE key <> ''
          UNION ALL SELECT '#' || customer_id, started_at FROM call WHERE customer_id IS NOT NULL) AS calls
    GROUP BY whose;
$$
"""
