"""Which sheets does a form make of a record: where do pages break, what is repeated, carried, filled up?"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from app.printing.band import Setting, background, set_band, set_items
from app.printing.form import Band, On, Place, Table
from app.printing.marks import Block, Mark, Sheet, Trace, moved, parted, traced
from app.printing.places import is_so
from app.printing.tables import TableBlocks, set_table, sum_row, traced_table

PAGE, PAGES = "page", "pages"
_EVEN = 0.01
_MOST_PAGES = 500  # of one record; a form whose bands fit on no page ends here


@dataclass(slots=True)
class _Open:
    """A page being filled: what stands on it, and how far down it is full."""

    y: float
    marks: list[Mark] = field(default_factory=list)


def sheets_of(setting: Setting) -> tuple[Sheet, ...]:
    """The sheets of one record."""
    return _Flow(setting).run()


class _Flow:
    def __init__(self, setting: Setting) -> None:
        self._setting, self._page = setting, setting.form.page
        form = setting.form
        self._heads, self._feet = self._shown(Place.HEAD), self._shown(Place.FOOT)
        self._bodies = self._shown(Place.BODY)
        self._pages: list[_Open] = []
        self._later = sum(set_band(one, setting).h for one in self._heads if one.on is not On.FIRST)
        self._first = sum(set_band(one, setting).h for one in self._heads if one.on is not On.LAST)
        self._foot = self._feet_h(lambda on: on is On.EVERY)
        self._last_foot = self._feet_h(lambda on: on is not On.FIRST)
        self._form = form

    def _shown(self, place: Place) -> list[Band]:
        setting = self._setting
        return [one for one in setting.form.of_place(place) if setting.all_bands or is_so(one.when, setting.values)]

    def _feet_h(self, wanted: Callable[[On], bool]) -> float:
        return sum(set_band(one, self._setting).h for one in self._feet if wanted(one.on))

    def run(self) -> tuple[Sheet, ...]:
        """Put all bands onto pages, then their heads and feet."""
        self._new_page()
        for rank, band in enumerate(self._bodies):
            table = next((one for one in band.items if isinstance(one, Table)), None)
            if table is None:
                self._put(set_band(band, self._setting), together=band.together)
            else:
                self._put_table(band, table, self._bodies[rank + 1 :])
        if not self._page.roll and self._here.y + self._last_foot > self._bottom + _EVEN:
            self._new_page()
        return self._finished()

    # ------------------------------------------------------------ pages

    @property
    def _here(self) -> _Open:
        return self._pages[-1]

    @property
    def _bottom(self) -> float:
        return self._page.h - self._page.bottom

    @property
    def _room(self) -> float:
        return self._bottom - self._foot - self._here.y

    def _new_page(self) -> None:
        self._pages.append(_Open(self._page.top + (self._later if self._pages else self._first)))

    def _put(self, block: Block, *, together: bool = True) -> None:
        """Put a block onto this page, or the next; one that is higher than a page is parted."""
        while block.h > self._room + _EVEN and len(self._pages) < _MOST_PAGES:
            fresh = all(isinstance(one, Trace) for one in self._here.marks)
            both = parted(block, self._room) if fresh or not together else None
            if both is not None:
                self._lay(both[0])
                block = both[1]
            elif fresh:
                break
            self._new_page()
        self._lay(block)

    def _lay(self, block: Block) -> None:
        self._here.marks += moved(block.marks, self._page.left, self._here.y)
        self._here.y += block.h

    # ------------------------------------------------------------ tables

    def _put_table(self, band: Band, table: Table, after: list[Band]) -> None:
        setting = self._setting
        above = [one for one in band.items if one is not table and one.y + one.h <= table.y + _EVEN]
        below = [one for one in band.items if one is not table and one not in above]
        ends = max(table.y + table.h, max((one.y + one.h for one in below), default=0.0), band.h)
        free = max(0.0, ends - table.y - table.h)
        under = set_items(tuple(replace(one, y=one.y - table.y - table.h) for one in below), free, setting)
        inner = self._page.inner
        if table.y > 0:
            self._put(traced(set_items(tuple(above), table.y, setting), 0, inner, band.tag))
        blocks = traced_table(set_table(table, setting), table, inner, band.tag)
        self._rows(table, blocks, under.h + self._height(after), fills=band.fills)
        if below or under.h:
            self._put(traced(under, 0, inner, band.tag))

    def _height(self, bands: list[Band]) -> float:
        return sum(set_band(one, self._setting).h + self._tables_h(one) for one in bands)

    def _tables_h(self, band: Band) -> float:
        """What the table of a band adds to its height."""
        high = 0.0
        for table in band.items:
            if isinstance(table, Table):
                blocks = set_table(table, self._setting)
                rows = [one for one in (blocks.head, *blocks.rows, blocks.total) if one is not None]
                high += max(0.0, sum(one.h for one in rows) - table.h)
        return high

    def _rows(self, table: Table, blocks: TableBlocks, after: float, *, fills: bool) -> None:
        head = blocks.head.h if blocks.head else 0.0
        carried = table.row_h if table.carried and blocks.sums and blocks.sums[-1] else 0.0
        if self._room < head + table.row_h + carried:
            self._new_page()
        if blocks.head:
            self._lay(blocks.head)
        last, whole = len(blocks.rows) - 1, self._whole(blocks, after)
        end = self._end(blocks, whole)
        for rank, block in enumerate(blocks.rows):
            ending = end if rank == last else carried
            if block.h + ending > self._room + _EVEN and len(self._pages) < _MOST_PAGES:
                self._next_page(table, blocks, rank)
            self._put(block)
        if fills and not self._page.roll:
            while self._room - whole >= blocks.blank.h:
                self._lay(blocks.blank)
        if blocks.total:
            self._put(blocks.total)

    def _whole(self, blocks: TableBlocks, after: float) -> float:
        """The height of all that comes after the last row: the total, further bands, the last foot."""
        return (blocks.total.h if blocks.total else 0.0) + after + self._last_foot - self._foot

    def _end(self, blocks: TableBlocks, whole: float) -> float:
        """What of that stands with the last row on its page."""
        page = self._bottom - self._foot - self._page.top - self._later
        return whole if whole < page / 2 else (blocks.total.h if blocks.total else 0.0)

    def _next_page(self, table: Table, blocks: TableBlocks, rank: int) -> None:
        sums = blocks.sums[min(rank, len(blocks.sums)) - 1] if rank and blocks.sums else {}
        if table.carried and sums:
            self._lay(sum_row(table, table.carried, sums, self._setting))
        self._new_page()
        if blocks.head:
            self._lay(blocks.head)
        if table.brought and sums:
            self._lay(sum_row(table, table.brought, sums, self._setting))

    # ------------------------------------------------------------ heads and feet

    def _finished(self) -> tuple[Sheet, ...]:
        count = len(self._pages)
        return tuple(self._sheet(open_, number, count) for number, open_ in enumerate(self._pages, 1))

    def _sheet(self, open_: _Open, number: int, count: int) -> Sheet:
        values = {**self._setting.values, PAGE: number, PAGES: count}
        setting = replace(self._setting, values=values)
        marks, y = [*background(self._page), *open_.marks], self._page.top
        for band in self._on(self._heads, number, count):
            block = set_band(band, setting)
            marks += moved(block.marks, self._page.left, y)
            y += block.h
        feet = [set_band(band, setting) for band in self._on(self._feet, number, count)]
        high = sum(one.h for one in feet)
        y = open_.y if self._page.roll else self._bottom - high
        for block in feet:
            marks += moved(block.marks, self._page.left, y)
            y += block.h
        h = y + self._page.bottom if self._page.roll else self._page.h
        return Sheet(self._page.w, h, tuple(marks))

    def _on(self, bands: list[Band], number: int, count: int) -> list[Band]:
        wanted = {On.EVERY, *([On.FIRST] if number == 1 else []), *([On.LAST] if number == count else [])}
        return [one for one in bands if one.on in wanted]
