"""Is what helped before found among 50,000 solutions as among 2,000, while somebody types?

Solutions for different faults, told in two clauses, with fragments that thousands of them share; 200 questions in one
to three clauses. The floor is the small base in the same run. Wanted: p95 at most 50 ms and at most 3 times the floor:
with more solutions each fragment gives as many as are looked at at the most, and then no more.
"""

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sqlalchemy import URL, func, insert, select
from sqlalchemy.orm import Session

import app.features.record_types  # noqa: F401  every table
from app.db.engine import open_engine
from app.db.migrate import upgrade
from app.features.knowledge.finding import Asked, find
from app.features.knowledge.indexing import index
from app.features.knowledge.model import Shelf, Solution
from bench import _data
from bench._floor import Figure, arguments, percentile, report

WHERE = [
    "冷藏室",
    "冷冻室",
    "压缩机",
    "水泵",
    "面板",
    "风机",
    "门封",
    "排水口",
    "进水阀",
    "温控器",
    "灯管",
    "蒸发器",
    "外机",
    "内机",
    "滤芯",
    "底盘",
    "电机",
    "主板",
    "遥控器",
    "出水口",
]
WHAT = [
    "漏水",
    "结冰",
    "不转",
    "有异响",
    "不制冷",
    "显示E4",
    "发热",
    "有异味",
    "不通电",
    "跳闸",
    "抖动",
    "堵塞",
    "松动",
    "滴水",
    "不亮",
    "卡住",
    "有杂质",
    "冒烟",
    "断电",
    "报警",
]
WHEN = ["昨晚开始", "刚装好", "天热时", "开机半小时后", "修过一次", "客户急", "偶尔", "每天早上", "停电后", "搬家后"]
AT_ONCE = 2000


def told(dice: random.Random, at: int) -> str:
    """What a customer says."""
    return f"{dice.choice(WHERE)}{dice.choice(WHAT)}，{dice.choice(WHEN)}{at % 97}{dice.choice(WHERE)}"


def fill(session: Session, many: int) -> None:
    """Write so many solutions."""
    dice = random.Random(1)
    for start in range(0, many, AT_ONCE):
        last = session.scalar(select(func.max(Solution.id))) or 0
        rows = [
            {
                "symptom": told(dice, at),
                "result": f"办法 {at}",
                "helped": int(dice.expovariate(0.2)),
                "tried": 40,
                "version": 1,
            }
            for at in range(start, min(start + AT_ONCE, many))
        ]
        session.execute(insert(Solution), rows)
        index(session, session.scalars(select(Solution.id).where(Solution.id > last)).all())
        session.commit()


def times_of(url: URL, many: int, questions: int) -> list[float]:
    """How long each question takes, in milliseconds."""
    engine, dice, times = open_engine(url), random.Random(2), []
    upgrade(engine)
    with Session(engine) as session:
        fill(session, many)
        for at in range(-20, questions):
            ends = ("", "，客户急", "了，昨晚开始的，下午有营业，麻烦快点")
            words = dice.choice(WHERE) + dice.choice(WHAT) + dice.choice(ends)
            began = time.perf_counter()
            find(session, Asked(Shelf.FAULT, words))
            if at >= 0:
                times.append((time.perf_counter() - began) * 1000)
    engine.dispose()
    return times


@contextmanager
def databases(*, postgresql: bool) -> Iterator[tuple[URL, URL]]:
    """Two empty ones."""
    if postgresql:
        server = _data.cluster()
        try:
            yield server.url(server.create()), server.url(server.create())
        finally:
            server.stop()
        return
    with tempfile.TemporaryDirectory() as folder:
        yield URL.create("sqlite", database=f"{folder}/large.db"), URL.create("sqlite", database=f"{folder}/small.db")


def main() -> int:
    """Measure and print."""
    parser = arguments(__doc__, customers=0)
    parser.add_argument("--solutions", type=int, default=50_000)
    parser.add_argument("--small", type=int, default=2_000)
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--postgresql", action="store_true", help="on a PostgreSQL server of its own")
    args = parser.parse_args()
    with databases(postgresql=args.postgresql) as (large, small):
        ours = times_of(large, args.solutions, args.questions)
        floor = times_of(small, args.small, args.questions)
    figures = [
        Figure(
            f"what helped before, {name}", percentile(ours, share), "ms", percentile(floor, share), wanted=3, most=50
        )
        for name, share in (("middle", 0.5), ("p95", 0.95))
    ]
    return report("knowledge", figures, as_json=args.json, about=f"{args.solutions:,} solutions")


if __name__ == "__main__":
    sys.exit(main())
