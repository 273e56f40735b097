"""How does the place of the statistics come about? Made when it is first wanted."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.features.statistics.reports import Statistics
from app.features.statistics.view.page import StatisticsPage
from app.records.listing import Query

if TYPE_CHECKING:
    from app.boot.program import Program
    from app.boot.record_pages import RecordPages


def make_statistics(
    program: "Program", pages: "RecordPages", show_list: Callable[[str, Query], None]
) -> StatisticsPage:
    """The page of the statistics; `show_list` shows the records behind a figure."""
    reports = Statistics(program.store, lambda: program.who)
    page = StatisticsPage(pages.around, reports, program.start.memory)
    page.list_wanted.connect(show_list)
    page.print_wanted.connect(program.paper.ask_ready)
    page.told.connect(program.shell.messages.tell)
    page.exported.connect(pages.tell_exported)
    return page
