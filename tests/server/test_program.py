"""Does the program get through all fences with every deed that somebody's rights allow, and take it back?"""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import select, text

from app.core.access import Who
from app.core.clock import SystemClock
from app.core.errors import NotAllowed
from app.core.options import Settings
from app.core.phone import Numbers
from app.db.engine import open_engine
from app.db.login import Login, nameless
from app.db.roles import role_of
from app.db.store import Store
from app.db.system import Trace
from app.features.calls import log
from app.features.customers import merging
from app.features.knowledge import merging as solutions
from app.features.knowledge.gathering import Gathering
from app.features.knowledge.model import Solution
from app.features.operators import signing
from app.features.record_types import record_types
from app.features.repairs.teaching import SOURCE
from app.features.sales.repay import Repayment, repay
from app.features.statistics.catalogue import STATISTICS
from app.features.statistics.period import Period
from app.features.statistics.reports import Statistics
from app.features.statistics.table import Asked
from app.records.desk import Desk
from app.records.finding import by_number
from app.records.transfer.exporting import Exports, FiguresOrder
from app.records.transfer.figures import Figures
from app.telephony.protocol import Call, CallState, Direction
from tests.server.house import PEOPLE, House

NUMBERS = Numbers("CN", "010")
KINDS = record_types(lambda: NUMBERS, Settings)
PHONE = {"number": "13800138000", "kind": "mobile", "note": ""}


@pytest.fixture(scope="module")
def house(pg, pg_template):
    one = House(pg, pg.create(pg_template))
    yield one
    one.close()


@pytest.fixture
def sit(house):
    """Somebody's desk, by their starter role; works under their own name."""
    stores = []

    def make(role):
        login = Login(role_of(house.name, PEOPLE[role]), "")
        store = Store(open_engine(nameless(house.url), login=login))
        stores.append(store)
        who = store.look(lambda s: signing.who_called(s, PEOPLE[role], "1")).result()
        desk = Desk(store, who, SystemClock(), KINDS)
        desk.store = store
        return desk

    yield make
    for one in stores:
        one.close()


def save(desk, kind, id_=None, **values):
    version = desk.load(desk.kind(kind), id_).result().version if id_ else 0
    return desk.save(desk.kind(kind), id_, version, values).result().id


def step(desk, kind, id_, name):
    return desk.step(desk.kind(kind), id_, name, "因为").result()


def undone(desk, undo):
    desk.undo(undo).result()


def customer(desk, name="海底捞望京店"):
    return save(desk, "customer", name=name, phones=({**PHONE, "note": name},), contacts=(), addresses=())


def _ringing():
    now = SystemClock().now()
    known = {"uuid": uuid4(), "line": 1, "direction": Direction.IN, "started_at": now, "number": "13800138000"}
    return Call(**known, state=CallState.TALKING)


def told(desk, kind, id_):
    found = select(Trace.who, Trace.deed).where(Trace.kind == kind, Trace.record_id == id_).order_by(Trace.id)
    return [tuple(one) for one in desk.store.look(lambda s: s.execute(found).all()).result()]


def test_an_operators_day(sit):
    desk = sit("operator")
    me = desk.who.name
    wang = customer(desk)
    save(desk, "customer", wang, note="老客户", phones=(PHONE, {**PHONE, "number": "13911112222"}))
    call = _ringing()
    desk.store.run(lambda s: log.keep(s, call, NUMBERS, desk.who)).result()
    ended = replace(call, state=CallState.ENDED, answered=True, ended_at=SystemClock().now())
    desk.store.run(lambda s: log.keep(s, ended, NUMBERS, desk.who)).result()
    note = {"note": "问价", "intention": "要买冰柜", "outcome": None, "next_on": None}
    desk.store.run(lambda s: log.annotate(s, call.uuid, **note, who=desk.who)).result()
    sale = save(
        desk,
        "sale",
        customer_id=wang,
        lines=({"name": "冰箱", "quantity": 1, "price": 239900, "discount": 0, "serial": ""},),
        payments=({"amount": 100000, "way_id": "微信"},),
    )
    desk.store.run(lambda s: repay(s, sale, Repayment(amount=39900), desk.who, SystemClock().now())).result()
    save(desk, "sale", sale, note="送货上门")
    finished = step(desk, "sale", sale, "done")
    undone(desk, finished.undo)
    step(desk, "sale", sale, "done")
    with pytest.raises(NotAllowed):
        step(desk, "sale", sale, "approve")
    message = save(desk, "message", words="请回电", customer_id=wang)
    undone(desk, step(desk, "message", message, "done").undo)
    memo = save(desk, "memo", words="买茶叶", owner=me)
    step(desk, "memo", memo, "done")
    desk.delete(desk.kind("memo"), memo).result()
    assert told(desk, "memo", memo) == [(me, "made"), (me, "done"), (me, "deleted")]
    assert told(desk, "sale", sale)[0] == (me, "made")


def test_a_repair_from_the_call_to_its_approval_and_back(sit):
    desk, boss = sit("dispatcher"), sit("supervisor")
    wang = customer(desk, "蜀香园")
    repair = save(desk, "repair", customer_id=wang, fault="不制冷", technician_id="张建国", service_fee=15800)
    step(desk, "repair", repair, "dispatch")
    save(desk, "repair", repair, result="换密封圈", parts=({"name": "密封圈", "quantity": 1, "price": 5000},))
    step(desk, "repair", repair, "finish")
    step(desk, "repair", repair, "reopen")
    step(desk, "repair", repair, "finish")
    verdict = boss.judge({"repair": [repair]}, "approve").result()
    assert verdict.done == 1
    boss.unjudge(verdict.undos).result()
    step(boss, "repair", repair, "approve")
    step(boss, "repair", repair, "take_back")
    by_phone = save(desk, "repair", customer_id=wang, fault="不会开机", result="电话里教会了")
    step(desk, "repair", by_phone, "by_phone")
    step(desk, "repair", by_phone, "reopen")
    callback = save(desk, "callback", customer_id=wang, repair_id=repair, feedback="满意", satisfaction=5)
    step(desk, "callback", callback, "handle")
    complaint = save(desk, "complaint", customer_id=wang, content="师傅迟到", result="已致歉")
    undone(desk, step(desk, "complaint", complaint, "handle").undo)


def test_whoever_finishes_records_teaches_and_whoever_approves_looks_after_what_is_taught(sit):
    desk, boss = sit("dispatcher"), sit("supervisor")
    wang = customer(desk, "知味斋")
    solution = desk.kind("solution")

    def figures():
        rows = desk.store.look(lambda s: s.execute(select(Solution.result, Solution.tried, Solution.helped)).all())
        return {one.result: (one.tried, one.helped) for one in rows.result()}

    def solve(fault, result, **more):
        id_ = save(desk, "repair", customer_id=wang, fault=fault, result=result, **more)
        step(desk, "repair", id_, "by_phone")
        return id_

    solve("不出冰块", "打开进水阀", product="制冰机 A")
    again = solve("机器一直不出冰块", "打开进水阀", product="制冰机 B")
    assert figures()["打开进水阀"] == (2, 2)
    step(desk, "repair", again, "reopen")
    assert figures()["打开进水阀"] == (1, 1)
    with pytest.raises(NotAllowed):
        save(desk, "solution", symptom="漏水", result="关水")
    written = save(boss, "solution", symptom="不出冰块", cause="水阀没开", result="打开进水阀，等十分钟")
    solve("不出冰块", "打开进水阀，等十分钟", solution_id=written)
    assert figures()["打开进水阀，等十分钟"] == (1, 1)
    learnt = boss.store.look(lambda s: s.scalar(select(Solution.id).where(Solution.result == "打开进水阀"))).result()
    deeds = {one.name: one for one in solution.actions}
    joined = boss.store.run(lambda s: solutions.merge(s, learnt, [written], {}, boss.who)).result()
    boss.store.run(lambda s: solutions.unmerge(s, joined, boss.who)).result()
    boss.store.run(lambda s: solutions.merge(s, learnt, [written], {}, boss.who)).result()
    boss.act(solution, deeds["restore"], [written]).result()
    boss.act(solution, deeds["restore"], [learnt]).result()
    boss.act(solution, deeds["retire"], [learnt]).result()
    boss.store.run(lambda s: Gathering(SOURCE).portion(s, 0)).result()
    free = save(boss, "solution", symptom="漏水", result="关水")
    undone(boss, boss.delete(solution, free).result())


def test_a_supervisor_cancels_deletes_merges_and_takes_it_back(sit):
    seller, boss = sit("operator"), sit("supervisor")
    wang, wang_too = customer(seller, "老王烧烤"), customer(seller, "王记烧烤")
    line = {"name": "冰箱", "quantity": 1, "price": 100, "discount": 0, "serial": ""}
    sales = [save(seller, "sale", customer_id=wang_too, lines=(line,)) for _ in range(2)]
    gone = boss.delete(boss.kind("sale"), sales[0]).result()
    undone(boss, gone)
    assert boss.load(boss.kind("sale"), sales[0]).result().values["author"] == seller.who.name
    undone(boss, step(boss, "sale", sales[1], "cancel").undo)
    merged = boss.store.run(lambda s: merging.merge(s, wang, wang_too, frozenset(), boss.who)).result()
    boss.store.run(lambda s: merging.unmerge(s, merged, boss.who)).result()
    batch = boss.change_all(boss.kind("sale"), sales, {"note": "月底结"}).result()
    assert (batch.done, batch.refused) == (2, {})
    undone(boss, batch.undo)
    save(boss, "point_entry", customer_id=wang, points=30, words="开业送")
    gift = save(boss, "gift", name="雨伞", points=10, stock=5)
    redemption = save(boss, "redemption", customer_id=wang, gift_id=gift, quantity=2)
    undone(boss, step(boss, "redemption", redemption, "cancel").undo)
    desk_calls = boss.store.look(lambda s: list(s.scalars(select(log.CallRecord.id)))).result()
    undone(boss, boss.delete(boss.kind("call"), desk_calls[0]).result())


def test_an_administrator_looks_after_the_house(sit):
    desk = sit("administrator")
    product = save(desk, "product", name="展示柜", price=100)
    save(desk, "product", product, price=200)
    unit = save(desk, "sales_unit", name="直营部", people=({"name": "赵敏", "role": "lead", "phone": ""},))
    save(desk, "sales_unit", unit, people=())
    role = save(desk, "operator_role", name="实习", rights=("memo",))
    save(desk, "operator_role", role, rights=("memo", "message.save"))
    person = save(desk, "operator", name="小李", role_id=role, phone="139")
    save(desk, "operator", person, name="小李子")
    for name in ("retire", "bring_back"):
        action = next(one for one in desk.kind("operator").actions if one.name == name)
        desk.act(desk.kind("operator"), action, [person]).result()
    desk.delete(desk.kind("operator"), person).result()
    desk.delete(desk.kind("operator_role"), role).result()
    for list_ in (one for one in desk.lists.lists if one.key in ("level", "group")):
        first, second, third = (desk.lists.add(list_, name).result() for name in ("钻石", "白金", "黄金"))
        desk.lists.rename(list_, first, "钻石卡").result()
        wang = customer(desk, f"{list_.key}的客户")
        save(desk, "customer", wang, **{f"{list_.key}_id": second})
        assert desk.lists.join(list_, second, first).result().moved == 1
        desk.lists.move(first, -1).result()
        desk.lists.retire(third).result()
        desk.lists.bring_back(third).result()
        desk.lists.delete(list_, third).result()


@pytest.mark.parametrize("role", PEOPLE)
def test_everybody_finds_records_by_their_numbers(sit, role):
    desk = sit(role)
    sale = desk.store.look(lambda s: by_number(s, KINDS, "XS-2")).result()
    assert [one.number for one in sale] == ["XS-2"]
    assert desk.store.look(lambda s: by_number(s, KINDS, "13800138000")).result() == []


def test_whose_name_the_program_has_in_memory_is_of_no_use(sit):
    """A seat that says it is somebody else, with more rights, is refused by the server."""
    desk, boss = sit("operator"), sit("supervisor")
    sale = save(
        desk,
        "sale",
        customer_id=customer(desk, "刘姐面馆"),
        lines=({"name": "冰箱", "quantity": 1, "price": 0, "discount": 0, "serial": ""},),
    )
    step(desk, "sale", sale, "done")
    desk.sign_in(Who(boss.who.name, "1", None, boss.who.id))
    with pytest.raises(Exception, match=r"You do not have the right|Somebody else's name"):
        step(desk, "sale", sale, "approve")


def test_statistics_are_counted_and_taken_out_by_whoever_has_the_right(sit, tmp_path):
    ever = Period(date(2000, 1, 1), date(2100, 12, 31))
    asked = [Asked(one, ever, (one.groupings[0].key,)) for one in STATISTICS]
    chef, clerk = sit("supervisor"), sit("operator")
    for one in asked:
        assert Statistics(chef.store, lambda: chef.who).ask(one).future.result().asked is one
        with pytest.raises(NotAllowed):
            Statistics(clerk.store, lambda: clerk.who).ask(one).future.result()
    exports = Exports(chef.store, lambda: chef.who, SystemClock())
    order = FiguresOrder(
        Figures(title="销售", about=(), heads=(), rows=(), totals=(), table="sale"), tmp_path / "a.docx"
    )
    exports.start_figures(order, lambda *_: None).future.result()
    exports.close()
    told = "SELECT who FROM trace WHERE deed = 'exported'"
    assert chef.store.look(lambda s: s.scalars(text(told)).all()).result() == [PEOPLE["supervisor"]]
