"""Is the invented shop what the program itself would have written, the same by seed, and never put over data?"""

import sqlite3
from collections import Counter
from datetime import date, datetime

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.commands.demo import filling
from app.commands.demo.goods import Goods, Outlet, Thing
from app.commands.demo.plan import Plan
from app.commands.demo.sales import make, received
from app.core.access import Who
from app.core.phone import Numbers
from app.db.base import utc_now
from app.db.engine import open_engine
from app.db.search import match
from app.features.callbacks.model import Callback
from app.features.calls.log import figures, newest, waiting
from app.features.calls.model import CallRecord
from app.features.complaints.model import Complaint
from app.features.customers.change import retire
from app.features.customers.lookup import card_of, identify
from app.features.customers.model import Customer, CustomerPhone
from app.features.dues.model import Due
from app.features.messages.model import Message
from app.features.points.model import PointBalance, PointEntry, Redemption
from app.features.record_types import RECORD_TYPES
from app.features.sales.model import Sale
from app.features.sales.spec import SALE
from app.records.keeping import Keeper
from app.records.numbers import next_number
from app.records.timeline import story_of
from main import main

UNTIL = "2026-11-20T16:30:00+08:00"
BEIJING = Numbers("CN", "010")
FROM = ["demo-data", "--until", UNTIL]


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    """A shop of 300 customers in a file."""
    folder = tmp_path_factory.mktemp("shop")
    assert main([*FROM, "--data", str(folder), "--customers", "300"]) == 0
    return folder


@pytest.fixture
def session(shop):
    engine = open_engine(f"sqlite:///{shop / 'ringfile.db'}")
    with Session(engine) as session:
        yield session
    engine.dispose()


def everything(folder):
    """All rows of all tables."""
    with sqlite3.connect(folder / "ringfile.db") as driver:
        tables = ("customer", "customer_phone", "contact", "address", "call", "message", "customer_search", "counter")
        tables += ("complaint", "callback", "memo")
        tables = (*tables, "sale", "sale_line", "sale_payment", "due")
        return {table: driver.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables}


def test_the_same_seed_gives_the_same_data(shop, tmp_path):
    again, other = tmp_path / "again", tmp_path / "other"
    main([*FROM, "--data", str(again), "--customers", "300", "--seed", "1"])
    main([*FROM, "--data", str(other), "--customers", "300", "--seed", "2"])

    assert everything(again) == everything(shop)
    assert everything(other)["call"] != everything(shop)["call"]


def test_helpers_make_the_same_data(shop, tmp_path, monkeypatch):
    monkeypatch.setattr(filling, "_ALONE_BELOW", 0)
    monkeypatch.setattr(filling, "_CALLS_AT_ONCE", 200)
    main([*FROM, "--data", str(tmp_path / "many"), "--customers", "300"])

    assert everything(tmp_path / "many") == everything(shop)


def test_numbers_are_matched_as_the_program_matches_them(session):
    for number, key in session.execute(select(CustomerPhone.number, CustomerPhone.key)):
        assert BEIJING.key(number) == key
    for number, key in session.execute(select(CallRecord.number, CallRecord.key)):
        assert BEIJING.key(number) == key


def test_there_are_five_calls_each_and_none_after_now(session):
    now = datetime.fromisoformat(UNTIL)
    assert session.scalar(select(func.count()).select_from(CallRecord)) >= 5 * 300
    assert session.scalar(select(func.max(CallRecord.ended_at))) <= now
    assert session.scalar(select(func.max(Message.created_at))) <= now
    moments = session.scalars(select(CallRecord.started_at).order_by(CallRecord.id)).all()
    assert moments == sorted(moments)


def test_today_has_calls_and_a_few_wait_to_be_returned(session):
    today = figures(session, datetime.fromisoformat(UNTIL))

    assert today.calls >= 10
    assert 1 <= len(waiting(session, 100)) <= 30


def test_a_customer_is_found_known_and_shown(session):
    (wang,) = identify(session, "13800138000")
    card = card_of(session, wang.id)

    assert wang.name == "王小明"
    assert card.phones[0].number.replace("-", "") == "13800138000"
    assert card.last_call_at == session.scalar(
        select(func.max(CallRecord.started_at)).where(CallRecord.key == "13800138000")
    )
    for typed in ("王小明", "小明", "wxm", "wangxiaoming", "0138000"):
        assert wang.id in match(session, typed, 20)


def test_work_goes_on_after_it(session):
    who = Who("李娜", "前台 1 号席")
    retire(session, 5, who)
    assert match(session, session.get(Customer, 5).name, 5) == []
    assert next_number(session, "LY", datetime.fromisoformat(UNTIL).date()).startswith("LY20261120-")
    session.add(Customer(name="新来的", created_at=utc_now(), changed_at=utc_now()))
    session.flush()
    session.rollback()


def test_data_are_never_put_over_data(shop, capsys):
    before = everything(shop)

    assert main([*FROM, "--data", str(shop), "--customers", "10"]) == 2
    assert "already customers" in capsys.readouterr().err
    assert everything(shop) == before
    assert [path.name for path in shop.iterdir() if path.name.endswith(".new")] == []


@pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)
def test_a_server_is_filled_too(database_url, tmp_path, shop, capsys):
    url = database_url.render_as_string(hide_password=False) if not isinstance(database_url, str) else database_url
    assert main([*FROM, "--data", str(tmp_path), "--customers", "300", "--database", url]) == 0

    engine = open_engine(url)
    with Session(engine) as session:
        rows = [(call["uuid"].replace("-", ""), call["number"], call["started_at"]) for call in newest(session, 10**6)]
        assert len(rows) == len(everything(shop)["call"])
        assert match(session, "王小明", 5)
        session.add(Customer(name="新来的", created_at=utc_now(), changed_at=utc_now()))
        session.flush()
    engine.dispose()
    assert main([*FROM, "--data", str(tmp_path), "--customers", "300", "--database", url]) == 2


@pytest.mark.parametrize("count", ["0", "-3", "many", "10000001"])
def test_a_senseless_number_is_refused(tmp_path, count, capsys):
    with pytest.raises(SystemExit) as refused:
        main([*FROM, "--data", str(tmp_path), "--customers", count])
    assert refused.value.code == 2


@pytest.mark.parametrize(("model", "series", "each"), [(Complaint, "TS", 0.3), (Callback, "HF", 0.5)])
def test_complaints_and_callbacks_are_in_proportion_and_numbered_on(session, model, series, each):
    now = datetime.fromisoformat(UNTIL)
    rows = session.scalars(select(model)).all()
    assert len(rows) == 300 * each
    assert {one.state.value for one in rows} == {"in_progress", "handled", "approved"}
    assert all(one.created_at <= now and (one.handled_at is None or one.handled_at <= now) for one in rows)
    assert all((one.state.value == "in_progress") == (one.handled_at is None) for one in rows)
    last = max(rows, key=lambda one: one.number)
    day = datetime.strptime(last.number[2:10], "%Y%m%d").astimezone().date()
    assert next_number(session, series, day) == f"{last.number[:-4]}{int(last.number[-4:]) + 1:04}"


def test_points_are_those_of_the_money_received_and_every_balance_is_its_ledger(session):
    sums = dict(
        session.execute(
            select(PointEntry.customer_id, func.sum(PointEntry.points)).group_by(PointEntry.customer_id)
        ).all()
    )
    balances = dict(session.execute(select(PointBalance.customer_id, PointBalance.points)).all())
    assert sums == balances
    assert min(balances.values()) >= 0
    earned = session.scalar(select(func.sum(PointEntry.points)).where(PointEntry.why == "earned"))
    assert earned == sum(one.received // 100 for one in session.scalars(select(Sale)))
    late = select(func.count()).where(PointEntry.sale_id == Sale.id, PointEntry.created_at >= Sale.created_at)
    assert session.scalar(late) == session.scalar(select(func.count()).where(PointEntry.why == "earned"))
    given = session.scalars(select(Redemption)).all()
    assert given
    assert len({one.number for one in given}) == len(given)


# ------------------------------------------------------------ sales


def test_there_is_about_one_sale_each_and_none_after_today(session):
    sales = session.scalars(select(Sale).order_by(Sale.id)).all()
    states = Counter(one.state for one in sales)
    assert 0.85 * 300 <= len(sales) <= 1.15 * 300
    assert max(one.sold_on for one in sales) <= date(2026, 11, 20)
    assert 0.45 <= states["approved"] / len(sales) <= 0.7
    assert 0.04 <= sum(one.owed > 0 for one in sales) / len(sales) <= 0.13
    assert not [one for one in sales if one.owed and one.state == "approved"]
    assert len({one.number for one in sales}) == len(sales)


def test_sales_are_what_the_program_itself_would_have_saved(session):
    """Saved again as they are, no sale changes."""
    keeper = Keeper(session, SALE, Who("李娜", "前台"), datetime.fromisoformat(UNTIL))
    ids = session.scalars(select(Sale.id).where(Sale.state.in_(("open", "done"))).limit(60)).all()
    for id_ in ids:
        before = keeper.read(id_)
        wanted = before.values | {"lines": tuple(dict(one) for one in before.values["lines"])}
        keeper.save(id_, before.version, wanted)
        after = keeper.read(id_)
        assert (after.values, after.version) == (before.values, before.version)
    session.rollback()


def test_machines_are_maintained_and_their_customers_called_back(session):
    today = date(2026, 11, 20)
    ahead = session.scalars(select(Due).where(Due.state == "open")).all()
    assert {one.sort for one in ahead} == {"maintenance", "callback"}
    assert 0 < sum(one.due_on < today for one in ahead) < len(ahead) / 4
    assert next_number(session, "XS", today).startswith("XS20261120-")
    session.rollback()


def test_the_money_of_each_sale_is_told_for_points():
    plan = Plan.of(1, 50, datetime.fromisoformat(UNTIL))
    thing = Thing(1, "冰箱 BCD-216", 239900, 36, 0, 1)
    goods = Goods((thing,), (Outlet(1, ("周工",), ("陈立",)),), (1,))
    sold = make(plan, goods, 0)
    money = {row[0]: row[13] for row in sold.rows["sale"]}
    assert {one.sale_id: one.minor for one in received(sold)} == {id_: paid for id_, paid in money.items() if paid}


def test_a_card_counts_as_many_as_it_can_show(session):
    """Where a card reads all events of a type it does not count them: every type has as many as it counts."""
    now, kinds = utc_now(), tuple(kind for kind in RECORD_TYPES if kind.card and kind.card.count is not None)
    seen = Counter()
    for customer_id in session.scalars(select(Customer.id).limit(80)):
        shown = story_of(session, kinds, customer_id, now, 5000).counts
        counted = {
            kind.key: story_of(session, (kind,), customer_id, now, 5, only="-").counts[kind.key] for kind in kinds
        }
        assert shown == counted
        seen += Counter(shown)
    assert seen.keys() >= {"call", "sale", "repair", "complaint", "callback", "message", "points"} & {
        k.key for k in kinds
    }
