"""What did the customers of the invented shop complain about?"""

from app.commands.demo.calls import stamp
from app.commands.demo.days import Moment, happenings
from app.commands.demo.plan import Plan
from app.commands.demo.shop import MODELS, OPERATORS

TABLE, SERIES, EACH = "complaint", "TS", 0.3
COLUMNS = (
    *("version", "created_at", "changed_at", "number", "state", "customer_id", "sort", "content", "subject", "about"),
    *("responsible", "author", "due_at", "result", "satisfaction", "handled_at", "handled_by"),
    *("approved_at", "approved_by"),
)
Row = tuple[object, ...]
_APPROVER = "王芳"
_OPEN_DAYS, _APPROVED_DAYS = 1, 10  # older ones are handled, approved
_REPLY_S = 2 * 3600
_ABOUT = ("", "", "高师傅", "孙悦", "何静", "送货司机")
_COMPLAINTS = {  # what they said, what was done about it
    "{m}修了两次还是漏水": ("已向客户致歉，派技术主管上门，修好", "换新机一台，旧机收回"),
    "师傅约上午来，下午四点才到": ("向客户道歉，减免上门费", "批评当事人，主管电话致歉"),
    "{m}刚过保修就坏，认为质量有问题": ("按保修期内处理，免人工费", "已转告厂家，一周内答复客户"),
    "上门费事先没有说清楚": ("退还上门费 50 元，客户接受", "解释收费标准，客户理解"),
    "电话打了三次没人接": ("道歉，登记专线号码，当天回电", "批评当事人，电话回复客户"),
    "师傅修完没有清理现场": ("派人上门清理并道歉", "批评当事人，电话回复客户"),
    "{m}噪声大，邻居有意见": ("上门加减震垫，客户满意", "换新机一台，旧机收回"),
    "订的{m}晚了一周才送到": ("道歉并送滤芯一支", "减免送货费，客户接受"),
    "发票抬头开错，要求重开": ("发票已重开寄出",),
    "业务员答应的赠品没有给": ("补寄赠品并道歉", "解释活动规则，送券一张"),
}
_SUGGESTIONS = ("希望周日也能上门", "建议出短信提醒保养日期", "希望{m}配个大一点的储冰盒", "建议网上能查维修进度")
_NOTED = ("已转告主管", "已记下，下月例会讨论", "已转告厂家")


def rows_of(plan: Plan, day: int) -> list[Row]:
    """The complaints of one day, in the order of COLUMNS."""
    dice = plan.dice(TABLE, day)
    rows = []
    for one in happenings(plan, SERIES, EACH, day, dice):
        suggestion = dice.random() < 0.15
        said = dice.choice(_SUGGESTIONS if suggestion else tuple(_COMPLAINTS))
        content = said.format(m=dice.choice(MODELS))
        author, responsible = dice.sample(OPERATORS, 2)
        takes = int(dice.expovariate(1 / 5000)) + 300
        result, points = (
            dice.choice(_COMPLAINTS.get(said, _NOTED)),
            dice.choices((1, 2, 3, 4, 5), (2, 5, 18, 45, 30))[0],
        )
        end = _end(plan, one, takes)
        is_approved = bool(end) and one.age > _APPROVED_DAYS
        rows.append((
            *(1, stamp(one.at), stamp(end or one.at), one.number, _state(end, is_approved), one.customer_id),
            *("suggestion" if suggestion else "complaint", content, "", dice.choice(_ABOUT), responsible, author),
            *(stamp(one.at + _REPLY_S), result if end else "", points if end and dice.random() < 0.7 else None),
            *(stamp(end) if end else None, responsible if end else ""),
            *((stamp(end + 90_000), _APPROVER) if is_approved else (None, "")),
        ))  # fmt: skip
    return rows


def _end(plan: Plan, one: Moment, takes: int) -> int:
    """When it was handled, 0 for not yet."""
    end = one.at + takes
    return end if one.age > _OPEN_DAYS and end < plan.now.timestamp() else 0


def _state(end: int, is_approved: bool) -> str:
    return "approved" if is_approved else "handled" if end else "in_progress"
