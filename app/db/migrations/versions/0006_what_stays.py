"""What stays as it is, by whatever route: what is approved with all that belongs to it, the audit trail, the ledger.

Balances of points follow the ledger, and tallies count the rows of the new tables.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# Table, the state from which it was approved, and the tables of its parts with the column that names the record.
APPROVED = (
    (
        "sale",
        "done",
        (("sale_line", "sale_id"), ("sale_payment", "sale_id"), ("sale_return", "sale_id")),
    ),
    ("repair", "finished", (("repair_part", "repair_id"), ("repair_visit", "repair_id"))),
    ("complaint", "handled", ()),
    ("callback", "handled", ()),
)
# What taking an approval back changes, and what a merge of two customers does.
MOVING = ("state", "approved_at", "approved_by", "version", "changed_at")
COUNTED = (
    *("sale", "repair", "complaint", "callback", "redemption", "memo", "due"),
    *("product", "spare_part", "sales_unit", "gift", "trace", "point_entry", "operator", "operator_role"),
)


def upgrade() -> None:
    if op.get_context().dialect.name == "sqlite":
        _sqlite()
    else:
        _postgresql()


# ------------------------------------------------------------ SQLite

MERGED = """(EXISTS (SELECT 1 FROM customer WHERE id = OLD.customer_id AND merged_into_id = NEW.customer_id)
OR EXISTS (SELECT 1 FROM customer WHERE id = NEW.customer_id AND merged_into_id = OLD.customer_id))"""
REFUSE = "BEGIN SELECT RAISE(ABORT, 'ringfile: {why}'); END"


def _sqlite() -> None:
    for table, before, parts in APPROVED:
        _sqlite_approved(table, before)
        for part, column in parts:
            _sqlite_part(table, part, column)
    for event in ("INSERT", "UPDATE", "DELETE"):
        row = "OLD" if event == "DELETE" else "NEW"
        either = f"{_of_approved(row)} OR {_of_approved('OLD')}" if event == "UPDATE" else _of_approved(row)
        op.execute(
            f"CREATE TRIGGER approved_attachment_{event.lower()} BEFORE {event} ON attachment WHEN {either} "
            + REFUSE.format(why="approved")
        )
    for event in ("UPDATE", "DELETE"):
        op.execute(f"CREATE TRIGGER trail_trace_{event.lower()} BEFORE {event} ON trace " + REFUSE.format(why="trail"))
    op.execute("CREATE TRIGGER ledger_point_entry_delete BEFORE DELETE ON point_entry " + REFUSE.format(why="ledger"))
    others = _same("point_entry", ("customer_id", "version", "changed_at"))
    op.execute(
        f"CREATE TRIGGER ledger_point_entry_update BEFORE UPDATE ON point_entry WHEN NOT ({others} AND "
        f"(NEW.customer_id = OLD.customer_id OR {MERGED})) " + REFUSE.format(why="ledger")
    )
    for what, event, rows in (("insert", "INSERT", (("+", "NEW"),)), ("move", MOVE, (("-", "OLD"), ("+", "NEW")))):
        steps = " ".join(BALANCE.format(sign=sign, row=row) for sign, row in rows)
        op.execute(f"CREATE TRIGGER balance_point_entry_{what} AFTER {event} ON point_entry BEGIN {steps} END")
    for table in COUNTED:
        op.execute(f"INSERT INTO tally (name, rows) SELECT '{table}', count(*) FROM {table}")
        for what, sign in (("insert", "+"), ("delete", "-")):
            op.execute(
                f"CREATE TRIGGER tally_{table}_{what} AFTER {what} ON {table} "
                f"BEGIN UPDATE tally SET rows = rows {sign} 1 WHERE name = '{table}'; END"
            )


MOVE = "UPDATE OF customer_id"
BALANCE = """
INSERT OR IGNORE INTO point_balance (customer_id, points) VALUES ({row}.customer_id, 0);
UPDATE point_balance SET points = points {sign} {row}.points WHERE customer_id = {row}.customer_id;
"""


def _sqlite_approved(table: str, before: str) -> None:
    same = _same(table, (*MOVING, "customer_id"))
    taken_back = (
        f"NEW.state = '{before}' AND NEW.approved_at IS NULL AND NEW.approved_by = '' "
        "AND NEW.customer_id = OLD.customer_id"
    )
    moved = f"NEW.state = 'approved' AND NEW.approved_at IS OLD.approved_at AND {MERGED}"
    refuse = REFUSE.format(why="approved")
    op.execute(
        f"CREATE TRIGGER approved_{table}_update BEFORE UPDATE ON {table} "
        f"WHEN OLD.state = 'approved' AND NOT ({same} AND (({taken_back}) OR ({moved}))) {refuse}"
    )
    op.execute(f"CREATE TRIGGER approved_{table}_delete BEFORE DELETE ON {table} WHEN OLD.state = 'approved' {refuse}")


def _sqlite_part(table: str, part: str, column: str) -> None:
    for event in ("INSERT", "UPDATE", "DELETE"):
        rows = {"INSERT": ("NEW",), "UPDATE": ("NEW", "OLD"), "DELETE": ("OLD",)}[event]
        ids = ", ".join(f"{row}.{column}" for row in rows)
        op.execute(
            f"CREATE TRIGGER approved_{part}_{event.lower()} BEFORE {event} ON {part} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id IN ({ids}) AND state = 'approved') "
            + REFUSE.format(why="approved")
        )


def _of_approved(row: str) -> str:
    cases = (
        f"({row}.kind = '{table}' AND EXISTS (SELECT 1 FROM {table} WHERE id = {row}.record_id AND state = 'approved'))"
        for table, _, _ in APPROVED
    )
    return " OR ".join(cases)


def _same(table: str, but: tuple[str, ...]) -> str:
    names = [one["name"] for one in sa.inspect(op.get_bind()).get_columns(table)]
    return " AND ".join(f"NEW.{name} IS OLD.{name}" for name in names if name not in but)


# ------------------------------------------------------------ PostgreSQL

# "RF001" (approved), "RF002" (trail), "RF003" (ledger) are SQLSTATEs of ours.
IS_MERGED = """
CREATE FUNCTION is_merged(one bigint, other bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM customer WHERE (id = one AND merged_into_id = other)
                                           OR (id = other AND merged_into_id = one))
$$
"""
RECORD_STAYS = f"""
CREATE FUNCTION approved_record_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    moving text[] := ARRAY[{", ".join(f"'{one}'" for one in MOVING)}, 'customer_id'];
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - moving = to_jsonb(OLD) - moving THEN
        IF NEW.state = TG_ARGV[0] AND NEW.approved_at IS NULL AND NEW.approved_by = ''
                AND NEW.customer_id = OLD.customer_id THEN
            RETURN NEW;
        END IF;
        IF NEW.state = 'approved' AND NEW.approved_at IS NOT DISTINCT FROM OLD.approved_at
                AND is_merged(OLD.customer_id, NEW.customer_id) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'approved' USING ERRCODE = 'RF001';
END $$
"""
PART_STAYS = """
CREATE FUNCTION approved_part_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    approved boolean;
    ids bigint[];
BEGIN
    IF TG_OP <> 'INSERT' THEN ids := ids || (to_jsonb(OLD) ->> TG_ARGV[1])::bigint; END IF;
    IF TG_OP <> 'DELETE' THEN ids := ids || (to_jsonb(NEW) ->> TG_ARGV[1])::bigint; END IF;
    EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE id = ANY ($1) AND state = ''approved'')', TG_ARGV[0])
        INTO approved USING ids;
    IF approved THEN RAISE EXCEPTION 'approved' USING ERRCODE = 'RF001'; END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$
"""
ATTACHMENT_STAYS = f"""
CREATE FUNCTION approved_attachment_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    approved boolean;
    one attachment;
BEGIN
    FOREACH one IN ARRAY CASE TG_OP WHEN 'INSERT' THEN ARRAY[NEW] WHEN 'DELETE' THEN ARRAY[OLD]
                                    ELSE ARRAY[OLD, NEW] END LOOP
        IF one.kind IN ({", ".join(f"'{table}'" for table, _, _ in APPROVED)}) THEN
            EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE id = $1 AND state = ''approved'')', one.kind)
                INTO approved USING one.record_id;
            IF approved THEN RAISE EXCEPTION 'approved' USING ERRCODE = 'RF001'; END IF;
        END IF;
    END LOOP;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$
"""
NONE_EMPTIED = """
CREATE FUNCTION none_is_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[1] USING ERRCODE = TG_ARGV[0];
END $$
"""
LEDGER_STAYS = """
CREATE FUNCTION ledger_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    moving text[] := ARRAY['customer_id', 'version', 'changed_at'];
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - moving = to_jsonb(OLD) - moving
            AND is_merged(OLD.customer_id, NEW.customer_id) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'ledger' USING ERRCODE = 'RF003';
END $$
"""
BALANCE_FOLLOWS = """
CREATE FUNCTION balance_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO point_balance (customer_id, points) VALUES (NEW.customer_id, 0) ON CONFLICT DO NOTHING;
    IF TG_OP = 'UPDATE' THEN
        UPDATE point_balance SET points = points - OLD.points WHERE customer_id = OLD.customer_id;
    END IF;
    UPDATE point_balance SET points = points + NEW.points WHERE customer_id = NEW.customer_id;
    RETURN NULL;
END $$
"""


def _postgresql() -> None:
    for function in (
        *(IS_MERGED, RECORD_STAYS, PART_STAYS, ATTACHMENT_STAYS, NONE_EMPTIED, LEDGER_STAYS, BALANCE_FOLLOWS),
    ):
        op.execute(function)
    for table, before, parts in APPROVED:
        op.execute(
            f"CREATE TRIGGER approved_{table} BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW "
            f"WHEN (OLD.state = 'approved') EXECUTE FUNCTION approved_record_stays('{before}')"
        )
        for part, column in parts:
            op.execute(
                f"CREATE TRIGGER approved_{part} BEFORE INSERT OR UPDATE OR DELETE ON {part} FOR EACH ROW "
                f"EXECUTE FUNCTION approved_part_stays('{table}', '{column}')"
            )
        for emptied in (table, *(part for part, _ in parts)):
            _never_emptied(emptied, "RF001", "approved")
    op.execute(
        "CREATE TRIGGER approved_attachment BEFORE INSERT OR UPDATE OR DELETE ON attachment FOR EACH ROW "
        "EXECUTE FUNCTION approved_attachment_stays()"
    )
    op.execute(
        "CREATE TRIGGER trail_trace BEFORE UPDATE OR DELETE ON trace FOR EACH ROW "
        "EXECUTE FUNCTION none_is_emptied('RF002', 'trail')"
    )
    op.execute(
        "CREATE TRIGGER ledger_point_entry BEFORE UPDATE OR DELETE ON point_entry FOR EACH ROW "
        "EXECUTE FUNCTION ledger_stays()"
    )
    for emptied, code, why in (("attachment", "RF001", "approved"), ("trace", "RF002", "trail")):
        _never_emptied(emptied, code, why)
    _never_emptied("point_entry", "RF003", "ledger")
    op.execute(
        "CREATE TRIGGER balance_point_entry AFTER INSERT OR UPDATE OF customer_id ON point_entry FOR EACH ROW "
        "EXECUTE FUNCTION balance_follows()"
    )
    for table in COUNTED:
        op.execute(f"INSERT INTO tally (name, rows) SELECT '{table}', count(*) FROM {table}")
        for what, rows in (("insert", "NEW"), ("delete", "OLD")):
            op.execute(
                f"CREATE TRIGGER tally_{table}_{what} AFTER {what} ON {table} REFERENCING {rows} TABLE AS changed "
                "FOR EACH STATEMENT EXECUTE FUNCTION tally_changed()"
            )


def _never_emptied(table: str, code: str, why: str) -> None:
    op.execute(
        f"CREATE TRIGGER emptied_{table} BEFORE TRUNCATE ON {table} FOR EACH STATEMENT "
        f"EXECUTE FUNCTION none_is_emptied('{code}', '{why}')"
    )
