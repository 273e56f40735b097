"""Is a customer found by any fragment, exactly and best first, on both engines?"""

import random

import pytest
from sqlalchemy import text

from app.db.search import Entry, fill, forget_customer, index_customer, match, named
from app.features.customers.model import Customer

PEOPLE = (
    Entry(
        1,
        "王小明",
        ("北京市·朝阳区望京西路 41 号院 2 号楼", "LFV3A23C0J3012345", "老客户"),
        ("13800138000", "01065528817"),
    ),
    Entry(2, "李记茶餐厅", ("朝阳区酒仙桥路18号",), ("01065521200",)),
    Entry(3, "重庆火锅", ("海淀区中关村大街1号",), ("02365521234",)),
    Entry(4, "尉迟明", ("丰台区马家堡东路66号",), ("13910772046",)),
    Entry(5, "王明", (), ("13911112222",)),
    Entry(6, "John Smith", ("Room 5, IBM Tower",), ("+442079460958",)),
    Entry(7, "单国强", (), ()),
)


@pytest.fixture(params=["one by one", "at once"])
def filled(request, store):
    def write(session):
        session.add_all(Customer(id=one.customer_id, name=one.name) for one in PEOPLE)
        session.flush()
        if request.param == "at once":
            assert fill(session.connection().connection.driver_connection, PEOPLE) == len(PEOPLE)
        else:
            for one in PEOPLE:
                index_customer(session, one)

    store.run(write).result()
    return store


FINDS = {
    "王小明": [1],
    "小明": [1],
    "王": [5, 1],
    "wangxiaoming": [1],
    "wxm": [1],
    "WXM": [1],
    "xiaoming": [1],
    "chongqing": [3],
    "cqhg": [3],
    "huoguo": [3],
    "yuchi": [4],
    "ycm": [4],
    "shanguoqiang": [7],
    "danguo": [7],
    "望京": [1],
    "西路41号": [1],
    "41号院2号楼": [1],
    "41 号": [1],
    "朝阳": [2, 1],
    "朝阳 王": [1],
    "酒仙桥路18": [2],
    "3800": [1],
    "138-0013": [1],
    "138 0013 8000": [1],
    "655": [3, 2, 1],
    "6552": [3, 2, 1],
    "2046": [4],
    "010655": [2, 1],
    "lfv3a": [1],
    "012345": [1],
    "john": [6],
    "smith": [6],
    "bm": [6],
    "老客": [1],
    "王 8000": [1],
    "７９４６": [6],
}


NOTHING = (
    "明小",
    "号41",
    "13900",
    "angxi",
    "京西路1",
    "",
    "  ",
    "·",
    "'",
    '" OR "',
    "%",
    "_",
    "*",
    "65 52 99",
    "\ud800",
)


def test_is_found_by_any_fragment_exactly(filled):
    found = {query: filled.look(lambda s, q=query: match(s, q, 20)).result() for query in (*FINDS, *NOTHING)}
    assert found == FINDS | {query: [] for query in NOTHING}


def test_an_old_customer_is_found_by_the_index(filled, monkeypatch):
    monkeypatch.setattr("app.db.search._RECENT", 1)
    for query, ids in FINDS.items():
        if len(query) > 1:
            assert set(filled.look(lambda s, q=query: match(s, q, 20)).result()) == set(ids), query


def test_the_exact_name_comes_first_then_beginnings(filled):
    def add(session):
        for id_, name in ((20, "王明"), (21, "小王明"), (22, "王明明")):
            session.add(Customer(id=id_, name=name))
            session.flush()
            index_customer(session, Entry(id_, name))

    filled.run(add).result()
    assert filled.look(lambda s: match(s, "王明", 20)).result() == [20, 5, 22, 21]
    assert filled.look(lambda s: match(s, "王明", 2)).result() == [20, 5]


def test_names_that_begin_so(filled):
    assert set(filled.look(lambda s: named(s, "王", 20)).result()) == {1, 5}
    assert filled.look(lambda s: named(s, "李记", 20)).result() == [2]
    assert filled.look(lambda s: named(s, " ", 20)).result() == []


def test_what_was_changed_is_found_by_its_new_texts_only(filled, monkeypatch):
    monkeypatch.setattr("app.db.search._RECENT", 0)
    filled.run(lambda s: index_customer(s, Entry(1, "王大明", ("海淀区",), ("13800138001",)))).result()
    for query, found in (("小明", []), ("大明", [1]), ("8001", [1]), ("38000", []), ("望京", []), ("海淀", [3, 1])):
        assert filled.look(lambda s, q=query: match(s, q, 20)).result() == found, query


def test_who_is_forgotten_is_not_found(filled):
    filled.run(lambda s: forget_customer(s, 2)).result()
    filled.run(lambda s: forget_customer(s, 2)).result()
    assert filled.look(lambda s: match(s, "李记", 20)).result() == []


def test_who_is_deleted_is_not_found(filled):
    filled.run(lambda s: s.execute(text("DELETE FROM customer WHERE id = 2")) and None).result()
    assert filled.look(lambda s: match(s, "李记", 20)).result() == []


def test_the_index_finds_what_comparing_everything_finds(store, monkeypatch):
    """Random texts over few characters, random fragments of them: the index alone gives what reading all rows gives."""
    dice = random.Random(7)

    def some(letters, least, most):
        return "".join(dice.choices(letters, k=dice.randint(least, most)))

    entries = [
        Entry(
            id_,
            some("甲乙丙丁", 2, 4),
            [some("东西南北路1234号uv", 4, 14), some("uvw123", 0, 9)],
            [some("0123", 7, 11) for _ in range(dice.randint(0, 2))],
        )
        for id_ in range(1, 301)
    ]

    def write(session):
        session.add_all(Customer(id=one.customer_id, name=one.name) for one in entries)
        session.flush()
        fill(session.connection().connection.driver_connection, entries)

    store.run(write).result()
    texts = [text for one in entries for text in (one.name, *one.words, *one.numbers) if len(text) > 2]
    queries = set()
    while len(queries) < 150:
        text = dice.choice(texts)
        start = dice.randint(0, len(text) - 2)
        query = text[start : start + dice.randint(2, 8)]
        if not query.isdigit() or len(query) > 2:
            queries.add(query)

    def fits(entry, query):
        here = any(query in text for text in (entry.name, *entry.words))
        return here or (query.isdigit() and any(query in number for number in entry.numbers))

    def ask(session):
        return {query: set(match(session, query, 1000)) for query in sorted(queries)}

    expected = {query: {one.customer_id for one in entries if fits(one, query)} for query in sorted(queries)}
    for recent in (0, 3000):
        monkeypatch.setattr("app.db.search._RECENT", recent)
        assert store.look(ask).result() == expected
