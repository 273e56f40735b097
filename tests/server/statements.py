"""What does somebody type into psql to make or change each kind of record by hand?"""

from datetime import UTC, datetime

AT = "now(), now()"
MONTH = f"{datetime.now(UTC):%Y_%m}"
CUSTOMER = (
    "INSERT INTO customer (version, created_at, changed_at, name, pinyin, initials, email, intention, note, tags, "
    f"custom_1, custom_2, custom_3, custom_4, custom_5, blacklisted_by, blacklist_reason) VALUES (1, {AT}, '新客', "
    "'', '', '', '', '', '', '', '', '', '', '', '', '')"
)
SALE = (
    "INSERT INTO sale (version, created_at, changed_at, number, state, customer_id, sold_on, receivable, received, "
    "owed, author, note, lead, representative, done_by, approved_at, approved_by, custom_1, custom_2, custom_3, "
    f"custom_4, custom_5) VALUES (1, {AT}, 'XS-9', '{{state}}', 1, current_date, 1, 0, 1, {{author}}, '', '', '', '', "
    "{approved}, '', '', '', '', '')"
)
SOLD = SALE.format(state="open", author="guard.me()", approved="NULL, ''")
LINE = (
    "INSERT INTO sale_line (rank, sale_id, name, serial, quantity, price, discount, amount) "
    "VALUES (0, {sale}, '冰箱', '', 1, 1, 0, 1)"
)
CALL = (
    "INSERT INTO call (id, version, created_at, changed_at, uuid, seat, box, line, direction, state, number, key, "
    f"name, suspect, rings, started_at, operator, note, intention, handled_by, recovered) VALUES ({{id}}, 1, {AT}, "
    "gen_random_uuid(), '1', 'b', 1, 'in', 'ended', '138', '', '', false, 3, now(), '', '', '', '', false)"
)
MEMO = (
    "INSERT INTO memo (version, created_at, changed_at, number, state, owner, author, words, done_by) "
    f"VALUES (1, {AT}, 'BW-9', 'open', {{owner}}, {{author}}, '买茶叶', '')"
)
TRACE = (
    "INSERT INTO trace (at, who, seat, deed, kind, record_id, number, reason, changes) "
    "VALUES ({at}, {who}, '', 'changed', 'sale', 2, '', '', '{{}}')"
)
FOUND = (
    "DELETE FROM customer_search WHERE customer_id = (SELECT 1); INSERT INTO customer_search "
    "(customer_id, name, words, spelled, numbers, grams) VALUES ((SELECT 1), '别人', '', '', '', '')"
)
POINTS = (
    "INSERT INTO point_entry (version, created_at, changed_at, customer_id, points, why, words, author{more}) "
    f"VALUES (1, {AT}, 1, {{points}}, '{{why}}', '', guard.me(){{values}})"
)
CHOICE = (
    "INSERT INTO choice (version, created_at, changed_at, list, name, rank, retired_at) "
    f"VALUES (1, {AT}, 'level', '金卡', 2, {{retired}})"
)
ATTACHMENT = (
    "INSERT INTO attachment (version, created_at, changed_at, kind, record_id, name, media_type, size, sha256, "
    f"added_by) VALUES (1, {AT}, '{{kind}}', {{id}}, 'a.jpg', 'image/jpeg', 1, '', {{by}})"
)
OPERATOR = (
    "INSERT INTO operator (version, created_at, changed_at, name, initials, role_id, phone, note, secret, must_change, "
    f"failures) SELECT 1, {AT}, '新人', '', id, '', '', '{{secret}}', true, 0 FROM operator_role "
    "WHERE template = '{role}'"
)
ROLE = (
    "INSERT INTO operator_role (version, created_at, changed_at, name, rights, template, note) "
    f"VALUES (1, {AT}, '新角色', '[\"{{right}}\"]', '{{template}}', '')"
)
RIGHTS_OF = "UPDATE operator_role SET rights"
SET_WORD = "SELECT guard.set_password((SELECT id FROM operator WHERE name = {name}), {word}, '', {once})"
SCRAM = f"'SCRAM-SHA-256$4096:{'A' * 22}==${'A' * 43}=:{'A' * 43}='"

# What is tried, and the rights the program asks for it: () anybody who may sign in, None nobody at all.
