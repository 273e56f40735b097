"""Which customers of the invented shop were called back, and what did they say?"""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from app.commands.demo.calls import stamp
from app.commands.demo.days import happenings
from app.commands.demo.plan import Plan
from app.commands.demo.shop import MODELS, OPERATORS

TABLE, SERIES, EACH = "callback", "HF", 0.5
COLUMNS = (
    *("version", "created_at", "changed_at", "number", "state", "customer_id", "subject", "method_id", "purpose_id"),
    *("feedback_id", "feedback", "satisfaction", "person", "author", "due_on", "next_on", "handled_at", "handled_by"),
    *("approved_at", "approved_by"),
)
LISTS: dict[str, tuple[str, ...]] = {
    "callback_method": ("电话", "微信", "上门", "短信"),
    "callback_purpose": ("售后回访", "销售回访", "保养提醒", "满意度调查", "欠款提醒"),
    "callback_feedback": (
        "满意",
        "基本满意",
        "价格偏高",
        "上门太慢",
        "问题未解决",
        "要求再次上门",
        "有新需求",
        "不愿多说",
    ),
}
Row = tuple[object, ...]
_APPROVER = "王芳"
_OPEN_DAYS, _APPROVED_DAYS = 3, 12  # older ones are called, approved
_FEEDBACK_OF = {1: (3, 4), 2: (3, 4, 5), 3: (1, 2, 7), 4: (0, 1, 6), 5: (0, 0, 6)}  # places in the list, by points
_SAID = (
    "{m}运行正常，客户满意",
    "冰量够用，问滤芯价格",
    "反映上门迟到，已致歉",
    "还有一点异响，约下周复查",
    "客户在忙，简单说了两句",
    "想再要一台{m}，已转业务",
    "",
)


def rows_of(plan: Plan, lists: Mapping[str, Sequence[int]], day: int) -> list[Row]:
    """The callbacks of one day, in the order of COLUMNS."""
    dice = plan.dice(TABLE, day)
    rows = []
    for one in happenings(plan, SERIES, EACH, day, dice):
        person, author = dice.sample(OPERATORS, 2)
        points = dice.choices((1, 2, 3, 4, 5), (1, 3, 12, 46, 38))[0]
        machine, words = dice.choice(MODELS), dice.choice(_SAID)
        method, purpose = (dice.choices(lists[name][:2], (9, 1))[0] for name in ("callback_method", "callback_purpose"))
        feedback = lists["callback_feedback"][dice.choice(_FEEDBACK_OF[points])]
        waits, next_in = dice.randint(0, _OPEN_DAYS), dice.randint(20, 90)
        end = one.at + waits * 86_400 + 1800
        is_open = one.age <= _OPEN_DAYS or end > plan.now.timestamp()
        is_approved = not is_open and one.age > _APPROVED_DAYS
        due_on = one.day + timedelta(days=waits)
        state = "in_progress" if is_open else "approved" if is_approved else "handled"
        said = (feedback, words.format(m=machine), points) if not is_open else (None, "", None)
        again = due_on + timedelta(days=next_in) if not is_open and dice.random() < 0.1 else None
        rows.append((
            *(1, stamp(one.at), stamp(one.at if is_open else end), one.number, state, one.customer_id, machine),
            *(method, purpose, *said, person, author, due_on.isoformat(), again and again.isoformat()),
            *((None, "") if is_open else (stamp(end), person)),
            *((stamp(end + 90_000), _APPROVER) if is_approved else (None, "")),
        ))  # fmt: skip
    return rows
