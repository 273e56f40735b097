"""What do statistics look like? Three of them in the tour: in time, by people, as a pie; and the list behind one."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol, cast

from app.features.statistics.catalogue import STATISTICS
from app.features.statistics.period import Span

if TYPE_CHECKING:
    from app.boot.program import Program
    from app.features.statistics.view.page import StatisticsPage

_SEEN = (  # statistic, period, groupings, kind of picture, name of the picture taken
    ("calls", Span.THIS_YEAR, "month", "way", "bars", "statistics-calls"),
    ("fees", Span.THIS_YEAR, "technician", "", "bars", "statistics-fees"),
    ("sales", Span.THIS_YEAR, "representative", "", "pie", "statistics-sales"),
)


class Album(Protocol):
    """Takes pictures of the window."""

    def take(self, name: str) -> None:
        """Save one in both themes."""
        ...


def see_statistics(
    program: "Program", album: Album, settled: Callable[[], Callable[[], bool]]
) -> Iterator[Callable[[], bool]]:
    """Choose them as somebody would, wait for the figures, and take pictures."""
    program.shell.go("statistics")
    page = cast("StatisticsPage", program.shell.page("statistics"))
    keys = [one.key for one in STATISTICS]
    for key, span, by, then, draw, name in _SEEN:
        page.names.setCurrentRow(keys.index(key))
        page.controls.take_span(span)
        page.controls.take_groupings(by, then)
        page.controls.draws.choose(draw)
        page.figures.setFocus()
        yield lambda: page.is_counted
        yield settled()
        album.take(name)
    page.figures.opened.emit(0)
    yield lambda: program.shell.place == "sale"
    yield settled()
    album.take("statistics-behind")
