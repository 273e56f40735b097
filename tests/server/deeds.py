"""What is tried by bare SQL as each starter role, and which rights does the program ask for it?

`NOBODY` may do it, `ANYBODY` who has a role, or whoever has one of the rights.
"""

from tests.server.house import OTHER, PEOPLE
from tests.server.statements import (
    AT,
    ATTACHMENT,
    CALL,
    CHOICE,
    CUSTOMER,
    FOUND,
    LINE,
    MEMO,
    MONTH,
    OPERATOR,
    POINTS,
    ROLE,
    SALE,
    SCRAM,
    SET_WORD,
    SOLD,
    TRACE,
)

NOBODY, ANYBODY = None, ()


def _with_number(found: str) -> str:
    """A customer with a number, and by which they are found."""
    added = "INSERT INTO customer_phone (rank, customer_id, number, key, kind, note) SELECT 0, max(id), "
    added += "'138-0013-8000', '13800138000', 'mobile', '' FROM customer"
    entry = FOUND.replace("(SELECT 1)", "(SELECT max(id) FROM customer)").replace("别人", "新客")
    return (
        f"{CUSTOMER}; {added}; {entry.replace(repr('') + ', ' + repr('') + ')', repr(found) + ', ' + repr('') + ')')}"
    )


DEEDS = {
    # customers
    "make a customer": (ANYBODY, CUSTOMER),
    "change a customer": (("customer.save",), "UPDATE customer SET name = '李四' WHERE id = 1"),
    "note an intention": (ANYBODY, "UPDATE customer SET intention = '要买冰柜' WHERE id = 1"),
    "blacklist": (
        ("customer.save",),
        "UPDATE customer SET blacklisted_at = now(), blacklisted_by = guard.me() WHERE id = 1",
    ),
    "blacklist as another": (
        NOBODY,
        f"UPDATE customer SET blacklisted_at = now(), blacklisted_by = '{OTHER}' WHERE id = 1",
    ),
    "delete a customer": (("customer.delete",), f"{CUSTOMER}; DELETE FROM customer WHERE name = '新客'"),
    "add a number": (
        ANYBODY,
        "INSERT INTO customer_phone (rank, customer_id, number, key, kind, note) VALUES (0, 1, '1', '1', 'mobile', '')",
    ),
    "add a contact": (
        ("customer.save",),
        "INSERT INTO contact (rank, customer_id, name, role, number, email) VALUES (0, 1, '张', '', '', '')",
    ),
    "move a record to another customer": (
        ("customer.save",),
        f"{CUSTOMER}; UPDATE sale SET customer_id = (SELECT max(id) FROM customer) WHERE id = 2",
    ),
    # calls
    "note a call": (
        ANYBODY,
        "UPDATE call SET note = '问价' WHERE id = 1",
    ),
    "handle a call": (ANYBODY, "UPDATE call SET handled_at = now(), handled_by = guard.me() WHERE id = 1"),
    "handle a call as another": (NOBODY, f"UPDATE call SET handled_at = now(), handled_by = '{OTHER}' WHERE id = 1"),
    "say another answered": (NOBODY, f"UPDATE call SET operator = '{OTHER}' WHERE id = 1"),
    "write a call": (ANYBODY, CALL.format(id="DEFAULT")),
    "write a call under a number that is there": (NOBODY, CALL.format(id="1")),
    "write a call that is there as of another day": (
        NOBODY,
        CALL.format(id="DEFAULT").replace("gen_random_uuid()", "(SELECT uuid FROM call)"),
    ),
    "delete a call": (("call.delete",), "DELETE FROM call WHERE id = 1"),
    # sales
    "sell": (("sale",), f"{SOLD}; {LINE.format(sale='(SELECT max(id) FROM sale)')}"),
    "sell as another": (NOBODY, SALE.format(state="open", author=f"'{OTHER}'", approved="NULL, ''")),
    "sell approved": (NOBODY, SALE.format(state="approved", author="guard.me()", approved="now(), guard.me()")),
    "sell with an approver": (NOBODY, SALE.format(state="open", author="guard.me()", approved="now(), guard.me()")),
    "change a sale": (("sale", "record.save"), "UPDATE sale SET note = 'x' WHERE id = 2"),
    "change a line": (("sale", "record.save"), LINE.format(sale=2)),
    "repay": (
        ("sale",),
        (
            "INSERT INTO sale_payment (rank, sale_id, paid_on, amount, receiver, note) "
            "VALUES (0, 2, current_date, 10, '', ''); UPDATE sale SET received = 10, owed = 90 WHERE id = 2"
        ),
    ),
    "pay back out of the till": (("sale", "record.save"), "UPDATE sale SET receivable = 0, owed = 0 WHERE id = 2"),
    "finish a sale": (
        ("sale",),
        "UPDATE sale SET state = 'done', done_at = now(), done_by = guard.me() WHERE id = 2",
    ),
    "finish a sale as another": (NOBODY, "UPDATE sale SET state = 'done', done_by = '王强' WHERE id = 2"),
    "cancel a sale": (
        ("record.delete",),
        "UPDATE sale SET state = 'cancelled', receivable = 0, received = 0, owed = 0 WHERE id = 2",
    ),
    "bring a cancelled sale to approved": (NOBODY, "UPDATE sale SET state = 'approved' WHERE id = 2"),
    "approve": (
        ("approve",),
        "UPDATE sale SET state = 'approved', approved_at = now(), approved_by = guard.me() WHERE id = 3",
    ),
    "approve as another": (
        NOBODY,
        f"UPDATE sale SET state = 'approved', approved_at = now(), approved_by = '{OTHER}' WHERE id = 3",
    ),
    "approve what is owed": (
        NOBODY,
        "UPDATE sale SET state = 'approved', approved_at = now(), approved_by = guard.me() WHERE id = 4",
    ),
    "say it is approved": (NOBODY, "UPDATE sale SET approved_at = now(), approved_by = guard.me() WHERE id = 3"),
    "change what is approved": (NOBODY, "UPDATE sale SET note = 'x' WHERE id = 1"),
    "take an approval back": (
        ("approve",),
        "UPDATE sale SET state = 'done', approved_at = NULL, approved_by = '' WHERE id = 1",
    ),
    "delete an open sale": (("sale", "record.delete"), "DELETE FROM sale WHERE id = 2"),
    "delete a finished sale": (NOBODY, "DELETE FROM sale WHERE id = 3"),
    "delete what is approved": (NOBODY, "DELETE FROM sale WHERE id = 1"),
    "empty the sales": (NOBODY, "TRUNCATE sale CASCADE"),
    "keep a photo": (("sale", "record.save"), ATTACHMENT.format(kind="sale", id=2, by="guard.me()")),
    "keep a photo as another": (NOBODY, ATTACHMENT.format(kind="sale", id=2, by=f"'{OTHER}'")),
    "keep a photo with what is approved": (NOBODY, ATTACHMENT.format(kind="sale", id=1, by="guard.me()")),
    # other records
    "approve a repair again": (NOBODY, "UPDATE repair SET approved_by = guard.me() WHERE id = 1"),
    "reopen a repair": (
        ("approve",),
        "UPDATE repair SET state = 'finished', approved_at = NULL, approved_by = '' WHERE id = 1",
    ),
    "delete a callback": (NOBODY, "DELETE FROM callback WHERE id = 1"),
    "read a message": (
        ANYBODY,
        "UPDATE message SET state = 'read', read_at = now(), read_by = guard.me() WHERE id = 1",
    ),
    "change a message": (("message.save",), "UPDATE message SET words = 'x' WHERE id = 1"),
    "delete a message": (("message.delete",), "DELETE FROM message WHERE id = 1"),
    "write a memo": (("memo",), MEMO.format(owner="''", author="guard.me()")),
    "write a memo as another": (NOBODY, MEMO.format(owner="''", author=f"'{OTHER}'")),
    "write a memo into another's book": (NOBODY, MEMO.format(owner=f"'{OTHER}'", author="guard.me()")),
    "read another's memo": (NOBODY, "SELECT words FROM memo WHERE id = 1"),
    "read everybody's memo": (ANYBODY, "SELECT words FROM memo WHERE id = 2"),
    "read another's memo in the trail": (NOBODY, "SELECT changes FROM trace WHERE kind = 'memo'"),
    "take another's memo": (NOBODY, "UPDATE memo SET owner = guard.me() WHERE id = 1"),
    "see another's list": (NOBODY, f"SELECT 1 FROM saved_list WHERE owner = '{OTHER}'"),
    "change everybody's list": (("parameters",), "UPDATE saved_list SET name = 'x' WHERE owner = ''"),
    "make my list everybody's": (
        NOBODY,
        (
            "INSERT INTO saved_list (version, created_at, changed_at, kind, owner, name, query) "
            f"VALUES (1, {AT}, 'sale', guard.me(), 'm', '{{}}'); UPDATE saved_list SET owner = '' WHERE name = 'm'"
        ),
    ),
    # points
    "correct points": (("points",), POINTS.format(more="", points=5, why="adjusted", values="")),
    "earn more points than the rule gives": (
        ("points",),
        POINTS.format(more=", sale_id", points=5000, why="earned", values=", 3"),
    ),
    "change the ledger": (NOBODY, "UPDATE point_entry SET points = 5000"),
    "change a balance": (NOBODY, "UPDATE point_balance SET points = 5000"),
    "give gifts away": (("points",), "UPDATE gift SET stock = 4 WHERE id = 1"),
    "say another sold it, and that the trail says so": (
        NOBODY,
        (
            "INSERT INTO trace (at, who, seat, deed, kind, record_id, number, reason, changes) "
            "VALUES (now(), guard.me(), '', 'changed', 'sale', 2, '', '', '{\"done_by\": [\"王强\", null]}'); "
            "UPDATE sale SET state = 'done', done_by = '王强' WHERE id = 2"
        ),
    ),
    # recordings
    "read what was noted at a recording": (("recording.listen",), "SELECT words FROM recording_note"),
    "keep a recording": (ANYBODY, "UPDATE recording SET kept_on = true"),
    "give a recording to another call": (NOBODY, "UPDATE recording SET call_uuid = gen_random_uuid()"),
    "say another spoke": (NOBODY, "UPDATE recording SET operator = guard.me()"),
    # the house
    "change a price": (("parameters",), "UPDATE product SET price = 2 WHERE id = 1"),
    "change a setting": (("parameters",), "UPDATE setting SET value = '\"x\"' WHERE key = 'company_name'"),
    "use a new word": (ANYBODY, CHOICE.format(retired="NULL")),
    "rename a word": (("parameters",), "UPDATE choice SET name = 'x' WHERE list = 'level'"),
    "retire a word": (("parameters",), "UPDATE choice SET retired_at = now() WHERE list = 'level'"),
    "rename a group": (("group.rename",), "UPDATE choice SET name = 'x' WHERE list = 'group'"),
    "delete a group": (("group.delete",), "DELETE FROM choice WHERE list = 'group'"),
    "take the next number": (ANYBODY, "UPDATE counter SET last = 8 WHERE series = 'XS'"),
    "turn the numbers back": (NOBODY, "UPDATE counter SET last = 1 WHERE series = 'XS'"),
    "forget a number": (NOBODY, "DELETE FROM counter"),
    "change a count": (NOBODY, "UPDATE tally SET rows = 0"),
    # the trail
    "say what did not happen": (NOBODY, TRACE.format(at="now()", who="guard.me()")),
    "say something about no record at all": (
        NOBODY,
        TRACE.format(at="now()", who="guard.me()").replace("'sale'", "'nothing'"),
    ),
    "say what happened": (
        ("sale", "record.save"),
        f"UPDATE sale SET note = 'x' WHERE id = 2; {TRACE.format(at='now()', who='guard.me()')}",
    ),
    "say what happened to a part": (
        ("sale", "record.save"),
        f"{LINE.format(sale=2)}; {TRACE.format(at='now()', who='guard.me()')}",
    ),
    "let a customer be found by something else": (NOBODY, FOUND),
    "let a customer be found by something else, with a change of them": (
        NOBODY,
        f"UPDATE customer SET intention = '要买冰柜' WHERE id = 1; {FOUND}",
    ),
    "hide in which months somebody called": (NOBODY, "UPDATE call_months SET months = '{}'"),
    "forget in which months somebody called": (NOBODY, "DELETE FROM call_months"),
    "say in which months somebody called": (NOBODY, "INSERT INTO call_months VALUES ('138', '{2026-11-01}')"),
    "note anew in which months everybody called": (NOBODY, "SELECT call_months_anew()"),
    "let a customer not be found": (NOBODY, "DELETE FROM customer_search WHERE customer_id = 1"),
    "let a new customer be found": (
        ANYBODY,
        f"{CUSTOMER}; {FOUND.replace('(SELECT 1)', '(SELECT max(id) FROM customer)').replace('别人', '新客')}",
    ),
    "let a new customer be found by their number": (ANYBODY, _with_number("#13800138000#")),
    "let a new customer not be found by their number": (NOBODY, _with_number("#13900139000#")),
    "add to the trail as another": (NOBODY, TRACE.format(at="now()", who=f"'{OTHER}'")),
    "add to the trail of last year": (NOBODY, TRACE.format(at="now() - interval '1 year'", who="guard.me()")),
    "change the trail": (NOBODY, "UPDATE trace SET who = 'x'"),
    "delete from the trail": (NOBODY, "DELETE FROM trace"),
    "empty the trail": (NOBODY, "TRUNCATE trace"),
    "add to the trail under a number that is there": (
        NOBODY,
        (
            "INSERT INTO trace (id, at, who, seat, deed, kind, record_id, number, reason, changes) "
            "VALUES (1, now(), guard.me(), '', 'changed', 'sale', 2, '', '', '{}')"
        ),
    ),
    # a month, round the table it is part of
    "read another's memo in the trail of a month": (NOBODY, f"SELECT changes FROM trace_{MONTH} WHERE kind = 'memo'"),
    "read the trail of a month": (NOBODY, f"SELECT 1 FROM trace_{MONTH}"),
    "add to the trail of a month": (NOBODY, TRACE.format(at="now()", who="guard.me()").replace("trace", "trace_other")),
    "change the trail of a month": (NOBODY, f"UPDATE trace_{MONTH} SET who = 'x'"),
    "delete from the trail of a month": (NOBODY, f"DELETE FROM trace_{MONTH}"),
    "empty the trail of a month": (NOBODY, f"TRUNCATE trace_{MONTH}"),
    "take a month out of the trail": (NOBODY, f"ALTER TABLE trace DETACH PARTITION trace_{MONTH}"),
    "read the calls of a month": (NOBODY, f"SELECT 1 FROM call_{MONTH}"),
    "note a call of a month": (NOBODY, f"UPDATE call_{MONTH} SET note = '问价'"),
    "delete the calls of a month": (NOBODY, f"DELETE FROM call_{MONTH}"),
    "drop a month": (NOBODY, f"DROP TABLE call_{MONTH}"),
    "make a month": (NOBODY, "SELECT month_make('call', '2001-01-01')"),
    "make many months": (NOBODY, "SELECT months_make('call', ARRAY['2001-01-01'::date])"),
    "ask for the months to come": (ANYBODY, "SELECT months_ahead()"),
    # operators
    "see the phones of colleagues": (("operators",), "SELECT phone, note FROM operator"),
    "read a colleague's phone in the trail": (
        ("operators",),
        "SELECT 1 FROM trace WHERE changes -> 'phone' IS NOT NULL",
    ),
    "read in the trail who was locked": (ANYBODY, "SELECT 1 FROM trace WHERE kind = 'operator' AND deed = 'locked'"),
    "see names of colleagues": (ANYBODY, "SELECT name FROM operator"),
    "make an operator": (("operators",), OPERATOR.format(secret="", role="operator")),
    "make an operator with a password": (NOBODY, OPERATOR.format(secret="*", role="operator")),
    "rename a colleague": (("operators",), f"UPDATE operator SET name = '新名' WHERE name = '{OTHER}'"),
    "retire a colleague": (("operators",), f"UPDATE operator SET retired_at = now() WHERE name = '{OTHER}'"),
    "delete a colleague": (("operators",), f"DELETE FROM operator WHERE name = '{OTHER}'"),
    "become the administrator": (
        NOBODY,
        (
            "UPDATE operator SET role_id = (SELECT id FROM operator_role WHERE template = 'administrator') "
            f"WHERE name = guard.me() AND name <> '{PEOPLE['administrator']}'"
        ),
    ),
    "put a password into the table": (NOBODY, "UPDATE operator SET secret = 'x' WHERE name = guard.me()"),
    "make a role": (("operators",), ROLE.format(right="sale", template="")),
    "make an administrator's role": (NOBODY, ROLE.format(right="sale", template="administrator")),
    "give a role more": (
        ("operators",),
        "UPDATE operator_role SET rights = '[\"sale\"]' WHERE template = 'technician'",
    ),
    "empty the administrator's role": (
        NOBODY,
        "UPDATE operator_role SET rights = '[]' WHERE template = 'administrator'",
    ),
    "set my password": (ANYBODY, SET_WORD.format(name="guard.me()", word=SCRAM, once="false")),
    "set a colleague's password": (("operators",), SET_WORD.format(name=f"'{OTHER}'", word=SCRAM, once="true")),
    "set an open password": (NOBODY, SET_WORD.format(name="guard.me()", word="'geheim'", once="false")),
    "read password hashes": (NOBODY, "SELECT rolpassword FROM pg_authid"),
    "read kept hashes": (NOBODY, "SELECT secret FROM guard.secret"),
    "sign in": (ANYBODY, "SELECT guard.signed_in('前台')"),
    "give myself a right": (NOBODY, 'GRANT "{db}#approve" TO SESSION_USER'),
    "make a login role": (NOBODY, "CREATE ROLE mine LOGIN"),
    "become the owner": (NOBODY, "SET ROLE ringfile"),
    "become the owner for a session": (NOBODY, "SET SESSION AUTHORIZATION ringfile"),
    "give others my rights": (NOBODY, f'GRANT "{{db}}/{PEOPLE["supervisor"]}" TO "{{db}}/{OTHER}"'),
    "make myself a maker of roles": (NOBODY, "ALTER ROLE CURRENT_USER CREATEROLE"),
    "lock a colleague's role": (NOBODY, f'ALTER ROLE "{{db}}/{OTHER}" NOLOGIN'),
    "rename a colleague's role": (NOBODY, f'ALTER ROLE "{{db}}/{OTHER}" RENAME TO "{{db}}/x"'),
    "drop a colleague's role": (NOBODY, f'DROP ROLE "{{db}}/{OTHER}"'),
    "set a colleague's password by bare SQL": (NOBODY, f"ALTER ROLE \"{{db}}/{OTHER}\" PASSWORD 'x'"),
    "set what a colleague's session looks into first": (NOBODY, f'ALTER ROLE "{{db}}/{OTHER}" SET search_path = x'),
    "drop a role by the server's own function": (NOBODY, f"SELECT guard.drop_role('{{db}}/{OTHER}')"),
    "take the name of a role that is written short": (
        NOBODY,
        f"UPDATE operator SET name = '~' || name WHERE name = '{OTHER}'; SET ROLE \"{{db}}/~{OTHER}\"",
    ),
    "keep a large object": (NOBODY, "SELECT lo_create(0)"),
    "keep a large object that is filled": (NOBODY, "SELECT lo_from_bytea(0, 'x')"),
    "keep a large object in the old way": (NOBODY, "SELECT lo_creat(-1)"),
    "read where seats stand": (NOBODY, "SELECT said FROM seat_here"),
    "read what seats told": (NOBODY, "SELECT said FROM notice"),
    "turn the numbers of the trail back": (NOBODY, "SELECT setval('trace_id_seq', 1)"),
    "read kept hashes by a function of the owner's": (NOBODY, "SELECT 1 WHERE guard.is_fresh('operator', 1)"),
    "ask a function of the owner's about nothing": (
        ANYBODY,
        "SELECT guard.may(NULL), guard.rights_of(NULL), guard.role_of(NULL), guard.stood(NULL, NULL, NULL, NULL)",
    ),
    "say a very long word to the seats": (NOBODY, "SELECT notice_tell(repeat('x', 9000))"),
    "stand on the board with a very long word": (NOBODY, "SELECT seat_says(NULL, repeat('x', 9000))"),
    # the schema
    "make a table": (NOBODY, "CREATE TABLE mine (id int)"),
    "make a schema": (NOBODY, "CREATE SCHEMA mine"),
    "make a function": (NOBODY, "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'"),
    "make a table in guard": (NOBODY, "CREATE TABLE guard.mine (id int)"),
    "make a temporary table": (NOBODY, "CREATE TEMP TABLE sale (id int)"),
    "drop a trigger": (NOBODY, "DROP TRIGGER fence ON sale"),
    "switch triggers off": (NOBODY, "SET session_replication_role = 'replica'"),
    "switch row policies off": (NOBODY, "ALTER TABLE memo DISABLE ROW LEVEL SECURITY"),
    "make myself fit": (NOBODY, "SELECT guard.suit(guard.me(), 6, true, true)"),
    "call a trigger's function": (NOBODY, "SELECT guard.tell_trail()"),
    "empty what was told": (NOBODY, "DELETE FROM guard.told"),
    "say the version": (NOBODY, "UPDATE alembic_version SET version_num = '9999'"),
    "read a file of the server": (NOBODY, "SELECT pg_read_file('/etc/passwd')"),
    "run a program on the server": (NOBODY, "COPY sale TO PROGRAM 'cat'"),
}
