"""What is noted down in the memo book of the invented shop?"""

from datetime import timedelta

from sqlalchemy import Connection, insert

from app.commands.demo.plan import Plan
from app.commands.demo.shop import OPERATORS
from app.db.system import Counter
from app.features.memos.model import Memo, MemoState

_SERIES = "BW"
_MEMOS = (  # words, whose (a place among the operators, None for everybody), due in so many days, done
    ("月底前对账：三家月结客户", 0, 5, False),
    ("给李记茶餐厅补寄发票", 0, 0, False),
    ("周五上午全体开会，电话转值班手机", None, 2, False),
    ("滤芯到货后通知三里屯幼儿园", None, 1, False),
    ("打印纸快用完，订两箱", None, -1, False),
    ("年检：送货车", 1, 9, False),
    ("把展会名片录进客户资料", 0, None, False),
    ("节前值班表贴前台", None, -6, True),
    ("制冰机厂家培训，报名两人", 2, -12, True),
    ("换前台 2 号席的耳麦", 0, -3, True),
)


def write(connection: Connection, plan: Plan) -> None:
    """Write the memos of the last days, and count their numbers on."""
    moment = plan.now - timedelta(days=1)
    day = f"{moment.astimezone():%Y%m%d}"
    rows = [
        {
            "number": f"{_SERIES}{day}-{at:04}",
            "state": MemoState.DONE if done else MemoState.OPEN,
            "owner": "" if whose is None else OPERATORS[whose],
            "author": OPERATORS[whose or 0],
            "words": words,
            "due_on": None if days is None else plan.today + timedelta(days=days),
            "done_at": moment if done else None,
            "done_by": OPERATORS[whose or 0] if done else "",
            "version": 1,
            "created_at": moment,
            "changed_at": moment,
        }
        for at, (words, whose, days, done) in enumerate(_MEMOS, 1)
    ]
    connection.execute(insert(Memo), rows)
    connection.execute(insert(Counter), [{"series": _SERIES, "day": day, "last": len(rows)}])
