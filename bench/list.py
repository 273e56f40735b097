"""Does a list of 5,000,000 calls, or of 1,000,000 repairs, open, sort and jump to its end as fast as one of 10,000?

Each deed is timed until the rows on the screen are painted, in turns on a large and on two small databases, with 10,000
calls and with 10,000 repairs, which are the floor. Repairs are narrowed to a state right after they were opened, while
they are still being summed up, and sorted by each column once the figures around the list have come. Wanted: at most
twice as long.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from app.core.access import Who
from app.core.clock import SystemClock
from app.core.options import Settings
from app.core.phone import Numbers
from app.db.engine import open_engine
from app.db.store import Store
from app.features.record_types import RECORD_TYPES
from app.records.desk import Desk
from app.records.drafts import Drafts
from app.records.listing import Query
from app.ui.bridge import Bridge
from app.ui.cells import Cells
from app.ui.editors import Tools
from app.ui.record_form import Around
from app.ui.record_page import RecordPage
from app.ui.theme import Theme
from bench import _data
from bench._floor import Figure, arguments, percentile, report

LIMIT_MS = 60_000
_FILTERS: dict[str, tuple[tuple[str, ...], ...]] = {"call": ((),), "repair": (("pending",), ("approved",))}


class Nothing:
    """A seat that remembers nothing."""

    def recall(self, key: str, default: object = None) -> object:
        """What was never kept."""
        return default

    def keep(self, key: str, value: object) -> None:
        """Forgotten at once."""


class Lists:
    """Pages over one database."""

    def __init__(self, theme: Theme, place: Path) -> None:
        self._store = Store(open_engine(_data.url(place)))
        clock, numbers = SystemClock(), Numbers("CN", "010")
        self._around = Around(
            theme=theme,
            bridge=Bridge(),
            desk=Desk(self._store, Who("", ""), clock, RECORD_TYPES),
            settings=Settings(),
            drafts=Drafts(place / "drafts"),
            cells=Cells(clock, numbers),
            tools=Tools(theme, clock, numbers),
        )

    def round(self, *keys: str) -> dict[str, float]:
        """Milliseconds of each deed with the lists of these types."""
        found = {}
        for key, filters in ((one, each) for one in keys for each in _FILTERS[one]):
            said = f"{key} {filters[0]}" if filters else key
            found |= {f"{said}: {deed}": took for deed, took in self._deeds(key, filters)}
        return found

    def _deeds(self, key: str, filters: tuple[str, ...]) -> Iterator[tuple[str, float]]:
        """Open a page, go to its end, sort it by each column, go to the end again."""
        kind = self._around.desk.kind(key)
        began = time.perf_counter()
        page = RecordPage(self._around, kind, Nothing())
        page.resize(1220, 680)
        page.show()
        yield "open", self._until_painted(page, began)
        if filters:
            yield "filter at once", self._timed(page, lambda: page.show_query(Query(filters=filters)))
        self._rest(page)
        yield "jump to the end", self._timed(page, lambda: page.view.go_to(page.table.rowCount() - 1))
        for order in (one.key for one in kind.columns if one.sorts):
            query = Query(order=order, filters=filters)
            yield f"sort by {order}", self._timed(page, lambda query=query: page.show_query(query))
        yield "jump to the end, sorted", self._timed(page, lambda: page.view.go_to(page.table.rowCount() - 1))
        page.hide()
        page.deleteLater()
        QApplication.processEvents()

    @staticmethod
    def _rest(page: RecordPage) -> None:
        """Until the figures around the list have come."""
        while page.counts.is_counting:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 100)

    def _timed(self, page: RecordPage, deed: Callable[[], None]) -> float:
        began = time.perf_counter()
        deed()
        return self._until_painted(page, began)

    def _until_painted(self, page: RecordPage, began: float) -> float:
        """Wait until all rows on the screen are at hand and painted; milliseconds since `began`."""
        QApplication.processEvents()
        while not self._at_hand(page):
            if (time.perf_counter() - began) * 1000 > LIMIT_MS:
                raise TimeoutError("the rows on the screen did not come")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 100)
        page.view.viewport().repaint()
        return (time.perf_counter() - began) * 1000

    def _at_hand(self, page: RecordPage) -> bool:
        shown = page.view.shown()
        return bool(shown) and page.table.total is not None and all(page.table.row_at(at) is not None for at in shown)

    def close(self) -> None:
        """Close the database."""
        self._store.close()
        self._around.drafts.close()


def main() -> int:
    """Measure and print."""
    parser = arguments(__doc__, customers=1_000_000)
    parser.add_argument("--few-calls", type=int, default=2_000, help="customers of the small database of calls")
    parser.add_argument("--few-repairs", type=int, default=10_000, help="customers of that of repairs")
    parser.add_argument("--rounds", type=int, default=20)
    args = parser.parse_args()
    app = QApplication([])
    theme = Theme(app, "light")
    large = Lists(theme, _data.folder(args.customers))
    few_calls, few_repairs = (Lists(theme, _data.folder(many)) for many in (args.few_calls, args.few_repairs))
    times: dict[str, tuple[list[float], list[float]]] = {}
    for number in range(args.rounds + 1):
        ours = large.round("call", "repair")
        floor = few_calls.round("call") | few_repairs.round("repair")
        for deed in ours if number else ():  # the first round warms up
            taken = times.setdefault(deed, ([], []))
            taken[0].append(ours[deed])
            taken[1].append(floor[deed])
    for lists in (large, few_calls, few_repairs):
        lists.close()
    figures = [
        Figure(f"{deed}, {name}", percentile(ours, share), "ms", percentile(floor, share), wanted=2)
        for deed, (ours, floor) in times.items()
        for name, share in (("p50", 0.5), ("p95", 0.95))
    ]
    about = f"{args.customers:,} customers with 5 calls and a repair each; floor: 10,000 calls, 10,000 repairs; SQLite"
    return report("list", figures, as_json=args.json, about=about)


if __name__ == "__main__":
    sys.exit(main())
