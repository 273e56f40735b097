"""Who is here is what the server says: one place for each connection, under the name that signed in on it.

So that nobody with psql stands on the board as somebody else, or takes another's place there, and so that what seats
say to each other can be told from what comes from a connection that is no seat.
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_context().dialect.name != "postgresql":
        return
    op.add_column("seat_here", sa.Column("pid", sa.Integer(), nullable=False, server_default="0"))
    op.execute("DROP FUNCTION seats_here()")  # it answers more
    for statement in (SAYS, ARE_HERE):
        op.execute(statement)


# A NOTIFY carries the number of the connection it came from, which nobody can forge: here stands whose that is. Where
# the server keeps the rights it knows the name, too. `mine` is the place the connection had before.
SAYS = """
CREATE OR REPLACE FUNCTION seat_says(mine integer, words text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    place integer;
    me text;
    told text := words;
BEGIN
    IF octet_length(told) > 7900 THEN
        RAISE EXCEPTION 'too long' USING ERRCODE = 'string_data_right_truncation';
    END IF;
    IF to_regproc('guard.me') IS NOT NULL THEN
        EXECUTE 'SELECT guard.me()' INTO me;
        IF coalesce(told::jsonb ->> 1, '-') NOT IN ('', me) THEN
            told := jsonb_set(told::jsonb, '{1}', to_jsonb(me))::text;
        END IF;
    END IF;
    UPDATE seat_here SET said = told WHERE pid = pg_backend_pid() RETURNING id INTO place;
    IF NOT FOUND THEN
        INSERT INTO seat_here (said, pid) VALUES (told, pg_backend_pid()) RETURNING id INTO place;
    END IF;
    IF place IS DISTINCT FROM mine THEN
        PERFORM pg_advisory_lock(7464335, place);
    END IF;
    RETURN place;
END $$
"""
ARE_HERE = """
CREATE FUNCTION seats_here() RETURNS TABLE (place integer, words text, connection integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    DELETE FROM seat_here WHERE id IN (
        SELECT s.id FROM seat_here s WHERE NOT EXISTS (
            SELECT FROM pg_locks l WHERE l.locktype = 'advisory' AND l.objsubid = 2 AND l.granted
            AND l.classid::bigint = 7464335 AND l.objid::bigint = s.id AND l.pid = s.pid
            AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()))
        FOR UPDATE SKIP LOCKED);
    RETURN QUERY SELECT id, said, pid FROM seat_here ORDER BY id;
END $$
"""
