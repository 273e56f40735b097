"""What does the invented shop know? Some it wrote down, the rest its finished repairs and complaints taught."""

from collections.abc import Callable

from sqlalchemy import Engine, insert, select, update
from sqlalchemy.orm import Session

from app.commands.demo.plan import Plan
from app.commands.gather_knowledge import gather
from app.db.system import Choice
from app.features.knowledge.indexing import index
from app.features.knowledge.learning import Change, count
from app.features.knowledge.model import Lesson, Shelf, Solution, Synonyms
from app.features.knowledge.wording import digest
from app.features.repairs.model import Repair

_ICE, _COLD, _WATER = "制冰机", "冷柜", "净水器"
# What the customer says, other words for it, the kind of product, the cause, what helps.
_FAULTS = (
    (
        "脱冰时底部漏水",
        "下面滴水\n地上一滩水",
        _ICE,
        "排水口结冰堵塞",
        "请客户断电 10 分钟，用温水冲排水口，再开机观察",
    ),
    ("冰块太小、不成形", "出冰慢", _ICE, "进水压力低或滤芯堵", "请客户看水龙头是否全开；再把进水滤芯取下空载试一次"),
    ("插电没反应", "开不了机\n不通电", "", "插座没电或漏保跳闸", "请客户换一个插座试；看配电箱漏电保护器是否跳下"),
    ("冷藏室结冰", "东西冻坏了", _COLD, "温度档位调得太低", "教客户把温度调到 3 度档，除霜 2 小时后恢复"),
    ("出水有黑点", "水里有杂质", _WATER, "新滤芯没有冲洗", "请客户打开排水阀冲洗 10 分钟，丢弃前两桶水"),
    ("遥控没反应", "按键没用", "空调", "遥控器电池没电或锁定", "请客户换电池；同时按住温度加减键三秒解锁"),
    ("甩干时跳动、声音大", "洗衣机走位", "洗衣机", "衣物偏在一边或地脚不平", "请客户把衣物抖散重新甩干；调整四个地脚"),
    ("打不着火", "点火没反应", "热水器", "水压不足或电池没电", "请客户换两节一号电池，把进水阀开到最大再试"),
)
_COMPLAINTS = (
    ("师傅没有按约定时间上门", "等了一上午没人来", "当场道歉，给出两小时内的新时间，减免上门费 30 元，完工后主管回访"),
    ("收费太贵，事先没说", "乱收费", "逐项对照收费标准解释；确有未告知的，退还差额并记入当事人考核"),
    ("修了几次都没修好", "同一个毛病反复修", "由技术主管带队上门；同一故障两次未修好的按三包规定换机"),
)
# What was told on the telephone, and with which faults that did not help: somebody had to go there.
_IN_VAIN = (
    ("不制冷", "电话指导：除霜结束后自动恢复", "不制冷，压缩机不转"),
    ("不出冰", "电话指导：打开进水阀，十分钟后出冰", "水泵不转，不出冰"),
    ("面板锁住按不动", "电话指导：长按设置键三秒解锁", "面板显示 E4，不进水"),
)
_SAME = ("漏水 滴水 渗水 流水", "不制冷 不冷 没冷气", "噪声大 声音大 响声大", "不出冰 不制冰", "跳闸 跳电")


def write(engine: Engine, plan: Plan, progress: Callable[[int], None]) -> None:
    """Write down what somebody knew, then learn from what was finished."""
    with Session(engine) as session, session.begin():
        names = select(Choice.name, Choice.id).where(Choice.list == "product_category")
        kinds = {row.name: row.id for row in session.execute(names)}
        solutions = [
            Solution(symptom=said, also=also, category_id=kinds.get(kind), cause=cause, result=helps)
            for said, also, kind, cause, helps in _FAULTS
        ]
        solutions += [
            Solution(shelf=Shelf.COMPLAINT, symptom=said, also=also, result=helps) for said, also, helps in _COMPLAINTS
        ]
        for one in solutions:
            one.author = "王芳"
            one.digest, one.result_digest = digest(one.symptom, one.result), digest(one.result)
        session.add_all([*solutions, *(Synonyms(words=words) for words in _SAME)])
        session.flush()
        index(session, [one.id for one in solutions])
    gather(engine, lambda _kind, _done, _every: progress(1))
    with Session(engine) as session, session.begin():
        for said, result, fault in _IN_VAIN:
            _try_in_vain(session, said, result, fault)
    with Session(engine) as session, session.begin():
        session.execute(update(Solution).values(created_at=plan.now, changed_at=plan.now))
        session.execute(update(Synonyms).values(created_at=plan.now, changed_at=plan.now))


def _try_in_vain(session: Session, said: str, result: str, fault: str) -> None:
    """What was told on the telephone first did not help in every fourth of the repairs somebody was sent for."""
    key = digest(said, result)
    id_ = session.scalar(select(Solution.id).where(Solution.shelf == Shelf.FAULT, Solution.digest == key))
    if id_ is None:  # a small shop has not come across it
        return
    sent = select(Repair.id).where(Repair.fault == fault, Repair.id % 4 == 0, Repair.finished_at.is_not(None))
    rows = [
        {"kind": "repair", "record_id": one, "solution_id": id_, "used": True, "helped": False, "by_phone": False}
        for one in session.scalars(sent)
    ]
    if rows:
        session.execute(insert(Lesson), rows)
        count(session, {id_: Change(tried=len(rows))})
