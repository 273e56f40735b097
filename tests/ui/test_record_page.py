"""Can a list be walked, searched, sorted, narrowed and worked on by keys, and does it keep its place?"""

from concurrent.futures import Future
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from sqlalchemy import select

from app.core.errors import DatabaseUnavailable
from app.core.i18n import Text
from app.records.desk import Desk
from app.records.listing import PAGE
from app.ui.kit import KeyButton
from app.ui.record_page import RecordPage
from tests.blank.model import Umbrella, UmbrellaState
from tests.blank.spec import UMBRELLA

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
COUNT = 350


@pytest.fixture
def filled(records, clock):
    def fill(session):
        for at in range(COUNT):
            session.add(
                Umbrella(
                    number=f"YS{at:04}",
                    colour=f"c{at:03}",
                    state=UmbrellaState.LENT,
                    due_on=date(2026, 11, 24),
                    wet=at == 5,
                    deposit=at,
                    created_at=clock.now() + timedelta(minutes=at),
                )
            )

    records.run(fill).result()
    return records


@pytest.fixture
def page(qtbot, around, memory, filled):
    one = RecordPage(around, UMBRELLA, memory)
    qtbot.addWidget(one)
    one.resize(1200, 600)
    one.show()
    one.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is one)
    qtbot.waitUntil(lambda: one.table.row_at(0) is not None and one.table.total is not None)
    return one


def colour_at(page, at):
    row = page.table.row_at(at)
    return row and row.cells[1]


def test_keys_given_to_the_page_move_in_its_list(page, qtbot):
    page.setFocus()  # as the window does when the place is gone to
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert page.view.currentIndex().row() == 1


def current(page):
    return colour_at(page, page.view.currentIndex().row())


def test_it_is_walked_by_keys_from_end_to_end(qtbot, page):
    assert QApplication.focusWidget() is page.view
    qtbot.waitUntil(lambda: current(page) == "c349")
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    assert current(page) == "c348"
    qtbot.keyClick(page.view, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: current(page) == "c000")
    assert page.table.row_at(PAGE) is None, "the middle was not read"
    qtbot.keyClick(page.view, Qt.Key.Key_Home)
    assert current(page) == "c349"
    with qtbot.waitSignal(page.opened) as caught:
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert caught.args[0] == page.table.row_at(0).id


def test_search_chips_and_escape(qtbot, page):
    page.search.setText("c01")
    qtbot.waitUntil(lambda: page.table.total == 10 and colour_at(page, 0) == "c019")
    page.search.setText("nothing like it")
    qtbot.waitUntil(lambda: page.states.currentWidget() is page.states._none_left)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.table.total == COUNT)
    chip = page.chips._chips["wet"]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.table.total == 1 and colour_at(page, 0) == "c005")
    qtbot.waitUntil(lambda: chip.words == "Wet 1")


def test_a_click_on_a_head_sorts_and_is_remembered(qtbot, page, memory):
    colour = [one.key for one in page.table.fields].index("colour") + 1
    page.columns._on_clicked(colour)
    qtbot.waitUntil(lambda: colour_at(page, 0) == "c000")
    page.columns._on_clicked(colour)
    qtbot.waitUntil(lambda: colour_at(page, 0) == "c349")
    qtbot.waitUntil(lambda: memory.recall("page.umbrella", {}).get("order") == "-colour")
    page.columns._on_toggled("seen_at", on=True)
    assert "Seen" in [page.table.headerData(at, Qt.Orientation.Horizontal) for at in range(page.table.columnCount())]
    qtbot.waitUntil(lambda: "seen_at" in memory.recall("page.umbrella")["columns"])


def test_the_list_asks_for_no_more_room_when_rows_are_ticked(qtbot, page):
    narrow = page.minimumSizeHint().width()
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    qtbot.waitUntil(page.batch.isVisible)
    assert page.minimumSizeHint().width() == narrow
    page.resize(700, 600)
    buttons = page.batch.findChildren(KeyButton)
    qtbot.waitUntil(lambda: all(one.width() >= one.sizeHint().width() for one in buttons))


def test_widths_nobody_chose_are_not_remembered(qtbot, page):
    rooms = [1100, 1300]  # while widths are given, as by a scroll bar that comes or goes
    page.view.header.sectionResized.connect(lambda *_: rooms and page.resize(rooms.pop(), 600))
    page.resize(1400, 600)
    assert not rooms
    assert "widths" not in page.columns._kept


def test_a_sentence_keeps_more_room_than_a_name(qtbot, around, memory, filled):
    fields = tuple(replace(one, width=22 if one.key in {"colour", "note"} else one.width) for one in UMBRELLA.fields)
    kind = replace(UMBRELLA, fields=fields)
    one = RecordPage(replace(around, desk=Desk(filled, around.desk.who, around.tools.clock, (kind,))), kind, memory)
    qtbot.addWidget(one)
    one.resize(700, 600)
    keys = [each.key for each in one.table.fields]
    wide = {key: one.view.header.sectionSize(keys.index(key) + 1) for key in ("colour", "note")}
    assert wide["note"] > 1.5 * wide["colour"]


def test_ticked_rows_are_worked_on_together(qtbot, page, desk):
    for _ in range(2):
        qtbot.keyClick(page.view, Qt.Key.Key_Space)
        qtbot.keyClick(page.view, Qt.Key.Key_Down)
    assert len(page.table.ticks) == 2
    assert page.batch.isVisible()
    ids = page.table.ticks
    qtbot.keyClick(page.view, "s")
    qtbot.waitUntil(lambda: not page.table.ticks)
    assert all(desk.load(UMBRELLA, one).result().values["wet"] for one in ids)
    qtbot.keyClick(page.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(page.table.ticks) == COUNT)


def test_the_current_row_stays_with_its_record(qtbot, page, desk, records):
    for _ in range(4):
        qtbot.keyClick(page.view, Qt.Key.Key_Down)
    mine = page.table.row_at(4).id
    records.run(
        lambda s: s.add(
            Umbrella(number="new", colour="new", created_at=s.get(Umbrella, mine).created_at + timedelta(days=1))
        )
    ).result()
    page.take(records.commits[-1])
    qtbot.waitUntil(lambda: colour_at(page, 0) == "new")
    qtbot.waitUntil(lambda: page.view.currentIndex().row() == 5)
    assert page.table.row_at(5).id == mine
    assert page.table.rowCount() == COUNT + 1


def test_changes_of_other_tables_and_of_hidden_pages_wait(qtbot, page, records, desk):
    generation = page.table.generation
    from app.core.changes import Changes

    page.take(Changes(frozenset({("customer", 1)})))
    assert not page._changed.isActive()
    page.hide()
    page.take(Changes(frozenset({("umbrella", 1)})))
    qtbot.waitUntil(lambda: not page._changed.isActive())
    assert page.table.generation == generation
    page.show()
    assert page.table.generation == generation + 1


def test_a_list_that_was_filled_behind_a_form_has_its_preview_when_it_comes_to_the_front(qtbot, page):
    page.hide()
    page.reload()
    qtbot.waitUntil(lambda: page.view.currentIndex().isValid() and page.table.row_at(0) is not None)
    assert page.preview._id == 0
    page.show()
    qtbot.waitUntil(lambda: page.preview._id == page.table.row_at(0).id)


def test_the_preview_shows_the_current_record_and_folds_away(qtbot, page):
    qtbot.waitUntil(lambda: page.preview._id == page.table.row_at(0).id)
    page.resize(700, 500)
    assert not page.preview.isVisible()
    page.resize(1200, 500)
    assert page.preview.isVisible()


class BrokenDesk(Desk):
    """Its database is away until it is repaired."""

    broken = True

    def page(self, kind, query, start=0, known=None):
        from concurrent.futures import Future

        if not self.broken:
            return super().page(kind, query, start)
        future = Future()
        future.set_exception(DatabaseUnavailable(Text("database", "The server does not answer.")))
        return future


def test_a_list_that_cannot_be_read_says_why_and_tries_again(qtbot, around, memory, filled, who):
    desk = BrokenDesk(filled, who, around.tools.clock)
    page = RecordPage(replace(around, desk=desk), UMBRELLA, memory)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.states.currentWidget() is page.states._failed)
    assert page.states._why.text() == "The server does not answer."
    desk.broken = False
    page.states.again_wanted.emit()
    qtbot.waitUntil(lambda: page.states.currentWidget() is page.view and page.table.row_at(0) is not None)


def test_sorting_and_columns_are_reached_by_keys(qtbot, page):
    qtbot.keyClick(page.view, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    colour = next(one for one in menu.actions() if one.text() == "Colour")
    menu.setActiveAction(colour)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: colour_at(page, 0) == "c000")
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page)
    qtbot.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    columns = QApplication.activePopupWidget()
    assert "Seen" in [one.text() for one in columns.actions()]
    columns.close()


def test_the_foot_sums_up_all_rows_of_what_is_listed(qtbot, page):
    figure = page.foot.sums.figures["deposit"]
    qtbot.waitUntil(lambda: figure.text() == "610.75")
    page.search.setText("c01")
    qtbot.waitUntil(lambda: page.table.total == 10 and figure.text() == "1.45")


def test_in_another_order_the_figures_stay_and_are_not_read_again(qtbot, page, desk, monkeypatch):
    qtbot.waitUntil(lambda: "…" not in page.foot.sums.figures["deposit"].text())
    summed = page.foot.sums.figures["deposit"].text()
    for name in ("total", "sums", "counts"):
        monkeypatch.setattr(desk, name, lambda *_: pytest.fail("read again"))
    page.show_query(replace(page.query, order="created_at"))
    qtbot.waitUntil(lambda: current(page) == "c000")
    assert (page.table.total, page.foot.sums.figures["deposit"].text()) == (COUNT, summed)


def test_another_list_does_not_wait_for_the_figures_of_the_one_before(qtbot, page, desk, monkeypatch):
    qtbot.waitUntil(lambda: "…" not in page.foot.sums.figures["deposit"].text())
    never, given_up = Future(), []
    monkeypatch.setattr(desk, "give_up", given_up.append)
    with monkeypatch.context() as slow:
        slow.setattr(desk, "sums", lambda *_: never)
        page.search.setText("c0")
        qtbot.waitUntil(lambda: page.table.total == 100)
    page.search.setText("c01")
    qtbot.waitUntil(lambda: page.foot.sums.figures["deposit"].text() == "1.45")
    assert never in given_up
    never.set_result({"deposit": 99_999})
    QApplication.processEvents()
    assert page.foot.sums.figures["deposit"].text() == "1.45"


def test_figures_nobody_looks_at_are_given_up_and_made_when_the_list_is_seen_again(qtbot, page, desk, monkeypatch):
    qtbot.waitUntil(lambda: "…" not in page.foot.sums.figures["deposit"].text())
    never, given_up = Future(), []
    with monkeypatch.context() as slow:
        slow.setattr(desk, "give_up", given_up.append)
        slow.setattr(desk, "sums", lambda *_: never)
        page.search.setText("c01")
        qtbot.waitUntil(lambda: page.table.total == 10)
        page.hide()
    assert never in given_up
    page.show()
    qtbot.waitUntil(lambda: page.foot.sums.figures["deposit"].text() == "1.45")


def previewed(page):
    return {one.text() for one in page.preview.findChildren(QLabel)}


def test_the_preview_is_filled_also_where_the_row_was_current_before_it_was_read(qtbot, around, memory, filled):
    one = RecordPage(around, UMBRELLA, memory)
    qtbot.addWidget(one)
    one.resize(1200, 600)
    load, held = one._load, []
    one.table._load = lambda *asked: held.append(asked)
    one.show()
    qtbot.waitUntil(lambda: one.table.total == COUNT and bool(held))
    one.view.go_to(0)  # as the view does by itself where it gets the keyboard
    one.preview._soon.timeout.emit()
    load(*held[0])
    qtbot.waitUntil(lambda: "YS0349" in previewed(one))


def test_the_preview_follows_when_the_current_record_leaves_the_list(qtbot, page, filled):
    qtbot.waitUntil(lambda: "YS0349" in previewed(page))
    filled.run(lambda s: s.delete(s.scalar(select(Umbrella).where(Umbrella.number == "YS0349")))).result()
    page.refresh()
    qtbot.waitUntil(lambda: "YS0348" in previewed(page))
