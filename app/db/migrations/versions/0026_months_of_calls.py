"""On PostgreSQL it is known in which months a number called, and in which calls were linked to a customer.

A card looked into the calls of all months, 77 after six years, for the few in which its customer had called. What is
noted is never taken back: a month too many costs a look, and none may be missing.
"""

from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


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
    op.execute("SELECT call_months_anew()")
    op.execute(
        "CREATE TRIGGER call_months AFTER INSERT OR UPDATE OF key, customer_id, started_at ON call "
        "FOR EACH ROW EXECUTE FUNCTION call_month_noted()"
    )


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
