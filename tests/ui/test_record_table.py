"""Does a list load what is looked at, and nothing else?"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.records.listing import PAGE, Anchor, Page
from app.records.record import Row
from app.ui.cells import Cells
from app.ui.record_table import CELL_ROLE, RecordTable
from tests.blank.fixtures import AsWritten
from tests.blank.spec import UMBRELLA

CELLS = tuple(None for _ in UMBRELLA.columns)


class Source:
    """A list of `total` rows; answers when told to."""

    def __init__(self, total):
        self.total, self.asked = total, []

    def __call__(self, start, known, generation):
        self.asked.append((start, known, generation))

    def page(self, start):
        rows = tuple(Row(at + 1, 1, CELLS) for at in range(start, min(start + PAGE, self.total)))
        return Page(
            start, rows, Anchor(start, start, start + 1), Anchor(start + len(rows) - 1, start, start + len(rows))
        )

    def answer(self, table):
        asked, self.asked = self.asked, []
        for start, _, generation in asked:
            table.put(self.page(start), generation)


@pytest.fixture
def source():
    return Source(1000)


@pytest.fixture
def table(qtbot, qapp, clock, source):
    one = RecordTable(UMBRELLA, Cells(clock, AsWritten()), source)
    QAbstractItemModelTester(one, QAbstractItemModelTester.FailureReportingMode.Fatal, one)
    one.clear()
    yield one
    one.deleteLater()


def look(qtbot, table, source, *places):
    before = len(source.asked)
    for at in places:
        table.index(at, 1).data(CELL_ROLE)
    qtbot.waitUntil(lambda: len(source.asked) > before)


def test_the_first_page_comes_before_the_total(qtbot, table, source):
    table.want(0)
    qtbot.waitUntil(lambda: len(source.asked) > 0)
    source.answer(table)
    assert table.rowCount() == PAGE + 1, "one row more, so that scrolling on asks for it"
    table.set_total(1000)
    assert table.rowCount() == 1000
    assert table.row_at(99).id == 100
    assert table.row_at(100) is None


def test_flying_over_the_list_reads_only_where_it_ends(qtbot, table, source):
    table.set_total(1000)
    look(qtbot, table, source, *range(0, 1000, 50))
    assert len(source.asked) == 2, "two in flight"
    source.answer(table)
    source.answer(table)
    qtbot.wait(1)
    source.answer(table)
    assert table.row_at(950) is not None
    assert table.row_at(0) is None, "given up: nobody looks at it any more"


def test_pages_start_from_the_nearest_known_place(qtbot, table, source):
    table.set_total(1000)
    look(qtbot, table, source, 500)
    source.answer(table)
    look(qtbot, table, source, 650)
    start, known, _ = source.asked[0]
    assert start == 600
    assert known.total == 1000
    assert [one.at for one in known.anchors] == [599]


def test_answers_of_an_older_list_are_dropped(qtbot, table, source):
    table.set_total(1000)
    look(qtbot, table, source, 0)
    asked, source.asked = source.asked, []
    table.clear()
    table.put(source.page(0), asked[0][2])
    assert table.rowCount() == 0


def test_what_is_shown_stays_while_it_is_read_again(qtbot, table, source):
    table.set_total(1000)
    look(qtbot, table, source, 0)
    source.answer(table)
    table.tick([3], on=True)
    table.refresh()
    assert table.row_at(2).id == 3
    table.set_total(2)
    source.total = 2
    look(qtbot, table, source, 0)
    source.answer(table)
    assert table.rowCount() == 2
    assert table.row_at(2) is None
    assert table.ticks == {3}, "ticks belong to records, not to places"


def test_ticks_are_shown(qtbot, table, source):
    table.set_total(1000)
    look(qtbot, table, source, 0)
    source.answer(table)
    table.tick([1, 2], on=True)
    table.tick([2], on=False)
    states = [table.index(at, 0).data(Qt.ItemDataRole.CheckStateRole) for at in (0, 1)]
    assert states == [Qt.CheckState.Checked, Qt.CheckState.Unchecked]


def test_columns_come_and_go(table):
    table.show_columns(["deposit", "colour"])
    heads = [table.headerData(at, Qt.Orientation.Horizontal) for at in range(table.columnCount())]
    assert heads == [None, "Colour", "Deposit"]


def test_a_page_that_failed_is_asked_for_again(qtbot, table, source):
    table.set_total(1000)
    look(qtbot, table, source, 0)
    start, _, generation = source.asked.pop()
    table.failed(start, generation)
    look(qtbot, table, source, 0)
    assert source.asked[0][0] == 0


def test_a_cell_that_stands_out_has_its_colour_icon_and_words(qtbot, around):
    from dataclasses import replace
    from datetime import UTC, datetime

    from app.records.field import Mark
    from app.records.listing import Page
    from app.records.record import Row
    from app.ui.record_table import RecordTable
    from tests.blank.spec import UMBRELLA

    def marks(cells, _now):
        return {"colour": Mark("danger", "clock-alert-outline", "4 days late")} if cells["colour"] == "red" else {}

    kind = replace(UMBRELLA, marks=marks)
    table = RecordTable(kind, around.cells, lambda *_: None)
    at = [one.key for one in kind.columns].index("colour")
    blank = [datetime(2026, 11, 21, tzinfo=UTC) if one.kind.name == "MOMENT" else None for one in kind.columns]
    rows = [Row(id_, 1, (*blank[:at], colour, *blank[at + 1 :])) for id_, colour in ((1, "red"), (2, "blue"))]
    table.put(Page(0, tuple(rows)), table.generation)
    late, usual = (table.cell(row, at + 1) for row in (0, 1))
    assert (late.text, late.colour, late.icon) == ("red 4 days late", "danger", "clock-alert-outline")
    assert (usual.text, usual.colour, usual.icon) == ("blue", "text", "")
    table.deleteLater()
