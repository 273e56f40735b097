"""Do two seats on one server work as one shop: lists, calls, presence, messages?"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from app.core.places import Places
from app.features.desk.pops import Stage
from app.features.messages.model import Message
from app.ui.texts import words
from tests.boot.house import KAI, MING, House, Whozz

pytestmark = pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)


@pytest.fixture
def other(house, qtbot, theme, tmp_path, database_url):
    """A second seat of the same shop."""
    places = Places(tmp_path / "other")
    places.prepare()
    one = House(places, database_url, theme, qtbot)
    one.settle(operator="小李", seat="后台 1 号席")
    yield one
    one.end()


def together(house, other, *boxes):
    """Both seats are open and know of each other; the boxes are the first one's."""
    house.open(*boxes)
    other.open()
    for seat, name in ((house, "小李"), (other, "李娜")):
        seat.wait(lambda seat=seat, name=name: [one.name for one in seat.program.seats.others] == [name])


def pop(seat):
    """The only call on a seat's desk."""
    (one,) = seat.program.desk.pops.all
    return one


def titles(seat, kind):
    """What a list shows in its title column."""
    table = seat.program.pages._records[kind].list.table
    rows = [table.row_at(at) for at in range(table.rowCount())]
    return [" ".join(str(cell) for cell in row.cells if cell) for row in rows if row]


def test_a_list_shows_what_another_seat_saved(house, other):
    together(house, other)
    other.program.shell.go("customer")
    other.wait(other.program.pages._records["customer"].list.isVisible)
    records = house.program.records
    records.save(records.kind("customer"), None, 0, {"name": "王小明"}).result()
    other.wait(lambda: any("王小明" in one for one in titles(other, "customer")))


def test_a_call_rings_at_both_seats_and_whoever_takes_it_has_it(house, other):
    house.know("王小明", MING)
    box = house.plug(Whozz)
    together(house, other, box)
    box.ring((3, MING))
    for seat in (house, other):
        seat.wait(lambda seat=seat: seat.card_of("王小明"))
        assert seat.tile(3)[0] == "ringing"
    assert house.page.share.isVisible()
    other.program.desk.choose_line(3)
    house.wait(lambda: pop(house).stage is Stage.ELSEWHERE)
    assert "小李" in house.tabs[0], "it says by whom"
    assert house.program.desk.front is None, "it gave way"
    box.answer(3)
    box.hang_up(3, MING, talk_s=60)
    house.wait(lambda: not house.tabs)
    assert other.card_of("王小明"), "there it is wrapped up"
    house.wait(lambda: house.log()[0].handled_by == "小李")
    (kept,) = house.log()
    assert (kept.taken_by, kept.operator, kept.seat) == ("小李", "小李", "前台 2 号席")


def test_a_call_nobody_took_is_not_said_to_be_of_who_sits_at_the_box_where_it_did_not_ring(house, other):
    house.settle(lines_here="1-4")
    box = house.plug(Whozz)
    together(house, other, box)
    for line, number in ((2, KAI), (7, MING)):
        box.ring((line, number))
        box.answer(line)
        box.hang_up(line, number, talk_s=60)
    house.wait(lambda: len(house.log()) == 2 and all(one.handled_at for one in house.log()))
    assert {one.line: (one.operator, one.handled_by) for one in house.log()} == {2: ("李娜", "李娜"), 7: ("", "")}


def test_a_line_rings_first_where_it_was_chosen(house, other, monkeypatch):
    house.know("王小明", MING)
    box = house.plug(Whozz)
    other.settle(lines_here="1-2", lines_later_s=10)
    together(house, other, box)
    later = []
    monkeypatch.setattr(
        "app.features.desk.view.shared.QTimer.singleShot", lambda ms, _owner, then: later.append((ms, then))
    )
    box.ring((3, MING))
    house.wait(lambda: house.card_of("王小明"))
    other.wait(lambda: other.tile(3)[0] == "ringing")
    assert not other.tabs, "only the strip shows it"
    (rings,) = (then for ms, then in later if ms == 10_000)  # how long the server takes is watched by others
    rings()
    other.wait(lambda: other.card_of("王小明"))


def test_a_line_that_was_answered_in_time_never_rings_elsewhere(house, other, monkeypatch):
    house.know("王小明", MING)
    box = house.plug(Whozz)
    other.settle(lines_here="0", lines_later_s=10)
    together(house, other, box)
    later = []
    monkeypatch.setattr("app.features.desk.view.shared.QTimer.singleShot", lambda _ms, _o, then: later.append(then))
    box.ring((3, MING))
    other.wait(lambda: other.tile(3)[0] == "ringing" and bool(later))
    house.wait(lambda: house.card_of("王小明"))
    house.program.desk.choose_line(3)
    other.wait(lambda: pop(other).by == "李娜")
    later[0]()
    assert not other.tabs


def test_a_seat_that_starts_while_it_rings_shows_it(house, other):
    house.know("王小明", MING)
    box = house.plug(Whozz)
    house.open(box)
    box.ring((1, MING))
    house.wait(lambda: house.card_of("王小明"))
    other.open()
    other.wait(lambda: other.card_of("王小明"))


def test_what_rings_at_a_seat_that_goes_away_is_over_for_the_others(house, other):
    box = house.plug(Whozz)
    together(house, other, box)
    box.ring((1, MING))
    other.wait(lambda: other.tile(1)[0] == "ringing")
    house.program.seats._wire.close()
    other.wait(lambda: pop(other).stage is Stage.MISSED)


def test_a_box_that_is_lost_shows_at_every_seat_until_it_is_back(house, other):
    box = house.plug(Whozz)
    together(house, other, box)
    assert other.tile(3)[0] == "idle"
    box.pull()
    other.wait(lambda: other.tile(3)[0] == "lost")
    assert other.tile(3)[1:] == ("前台 2 号席", "Box is away")
    assert "Lines 1–8: the box at 前台 2 号席" in words(other.program.front.strip.tiles[2].advice)
    house.close()
    other.wait(lambda: other.tile(3)[2] == "Seat is away")
    again = house.plug(Whozz)
    house.open(again)
    other.wait(lambda: other.tile(3)[0] == "idle")
    again.ring((3, MING))
    other.wait(lambda: other.tile(3)[0] == "ringing")


def test_a_seat_that_comes_later_knows_which_boxes_are_away(house, other):
    box = house.plug(Whozz)
    house.open(box)
    box.pull()
    house.wait(lambda: house.tile(3)[0] == "lost")
    other.open()
    other.wait(lambda: other.tile(3)[0] == "lost")


def test_who_has_a_customer_open_is_told(house, other):
    ming = house.know("王小明", MING)
    together(house, other)
    house.program.pages.open_customer(ming)
    house.wait(lambda: house.card_of("王小明"))
    other.program.pages.open_customer(ming)
    for seat, name in ((house, "小李"), (other, "李娜")):
        seat.wait(lambda seat=seat, name=name: name in seat.page.share._words.text)
    house.program.pages.open_record("customer", ming)
    other.program.pages.open_record("customer", ming)
    notes = other.program.pages._records["customer"].form._notes
    other.wait(lambda: notes._others is not None)
    house.close()
    other.wait(lambda: notes._others is None and not other.program.seats.others)


def test_a_call_is_passed_on_with_a_note(house, other):
    house.know("王小明", MING)
    box = house.plug(Whozz)
    other.settle(lines_here="0")
    together(house, other, box)
    box.ring((1, MING))
    house.wait(lambda: house.card_of("王小明") and bool(house.log()))
    box.answer(1)
    house.wait(lambda: pop(house).stage is Stage.TALKING)
    share = house.page.share
    share._pass.click()
    assert share.asks
    share._note.setText("他要找你谈保修")
    share._on_go()
    toasts = other.program.shell.toasts
    other.wait(lambda: len(toasts.shown) == 1)
    notice = toasts.shown[0].notice
    assert "王小明" in notice.title
    assert "他要找你谈保修" in notice.text
    toasts.taken.emit(notice.key)
    other.wait(lambda: other.card_of("王小明"))
    house.wait(lambda: pop(house).by == "小李")
    house.wait(lambda: house.log()[0].taken_by == "小李")
    with house.session() as session:
        kept = session.scalars(select(Message)).one()
        assert (kept.for_whom, kept.author, kept.call_id) == ("小李", "李娜", house.log()[0].id)


def test_what_both_note_about_a_call_that_was_passed_on_stands_in_the_log(house, other):
    house.know("王小明", MING)
    box = house.plug(Whozz)
    together(house, other, box)
    box.ring((1, MING))
    for seat in (house, other):
        seat.wait(lambda seat=seat: seat.card_of("王小明"))
    house.program.desk.choose_line(1)
    other.wait(lambda: pop(other).by == "李娜")
    other.program.desk.choose_line(1)
    other.wait(lambda: other.card_of("王小明"))
    box.answer(1)
    box.hang_up(1, MING, talk_s=30)
    for seat, words_ in ((house, "要报价"), (other, "报了 1200 一台")):
        seat.page.card.this_call.note.setPlainText(words_)
        seat.wait(lambda seat=seat: seat.program.desk.sheets[seat.program.desk.front].unsaved)
    for seat in (house, other):
        seat.page.card.put_away.emit()
        seat.wait(lambda seat=seat: not seat.tabs)
    house.wait(lambda: house.log()[0].note == "要报价\n报了 1200 一台")


def test_while_it_is_asked_to_whom_nothing_else_goes_there(house, other):
    house.know("王小明", MING)
    house.know("海底捞望京店", KAI)
    box = house.plug(Whozz)
    other.settle(lines_here="0")
    together(house, other, box)
    box.ring((1, MING))
    house.wait(lambda: house.card_of("王小明"))
    share = house.page.share
    share._pass.click()
    share._note.setText("他要找你谈保修")
    other.program.pages.open_customer(other.know("王芳", "13700137000"))
    house.wait(lambda: any(one.opened for one in house.program.seats.others))
    assert share.asks, "a colleague who turns to another record changes nothing"
    assert share._to.currentData() == "小李"
    house.program.shell.activateWindow()
    share._back.setFocus()
    house.wait(share._back.hasFocus)
    house.press(Qt.Key.Key_Return)
    assert not share.asks
    share._pass.click()
    box.ring((2, KAI))
    house.wait(lambda: len(house.tabs) == 2)
    house.program.desk.choose_line(2)
    house.wait(lambda: house.card_of("海底捞望京店"))
    assert not share.asks, "it would go along with the other call"
    with house.session() as session:
        assert session.scalars(select(Message)).all() == []


def test_a_message_is_told_as_it_comes(house, other):
    together(house, other)
    records = house.program.records
    message = records.kind("message")
    for values in ({"words": "对别人", "for_whom": "王芳"}, {"words": "月底盘点"}):
        records.save(message, None, 0, values).result()
    toasts = other.program.shell.toasts
    other.wait(lambda: len(toasts.shown) == 1)
    assert "月底盘点" in toasts.shown[0].notice.text
    assert not house.program.shell.toasts.shown, "not to whoever wrote it"
    toasts.taken.emit(toasts.shown[0].notice.key)
    other.wait(lambda: other.program.pages._records["message"].form is not None)


def test_a_message_that_was_read_meanwhile_is_told_no_longer(house, other):
    together(house, other)
    records = house.program.records
    left = ({"words": "回电话", "for_whom": "小李"}, {"words": "月底盘点"}, {"words": "停电"})
    saved = [records.save(records.kind("message"), None, 0, one).result() for one in left]
    toasts = other.program.shell.toasts
    other.wait(lambda: len(toasts.shown) == 3)
    for one in saved[1::-1]:  # what is for everybody is still to be read by everybody else
        records.step(records.kind("message"), one.id, "read").result()
    other.wait(lambda: len(toasts.shown) == 2)
    assert [one.notice.text for one in toasts.shown] == ["月底盘点", "停电"]
    theirs = other.program.records
    theirs.step(theirs.kind("message"), saved[2].id, "read").result()  # in the list
    other.wait(lambda: [one.notice.text for one in toasts.shown] == ["月底盘点"])
    theirs.step(theirs.kind("message"), saved[1].id, "done").result()
    other.wait(lambda: not toasts.shown)


def test_a_caller_without_a_file_is_named_by_number_when_passed_on_and_what_was_noted_stays(house, other):
    box = house.plug(Whozz)
    other.settle(lines_here="0")
    together(house, other, box)
    box.ring((1, MING))
    house.wait(lambda: house.unknown() and bool(house.log()))
    house.program.desk.choose_line(1)
    house.page.unknown.this_call.note.setPlainText("问批发价")
    house.wait(lambda: house.program.desk.sheets[house.program.desk.front].unsaved)
    share = house.page.share
    share._pass.click()
    share._on_go()
    toasts = other.program.shell.toasts
    other.wait(lambda: len(toasts.shown) == 1)
    assert toasts.shown[0].notice.title == "李娜 passes 138-0013-8000 on to you"
    house.wait(lambda: share._words.text == "Passed on to 小李")
    assert house.page.unknown.this_call.note.toPlainText() == "问批发价"
    box.hang_up(1, MING)


def test_a_clock_that_is_wrong_is_told_until_it_is_right(house):
    house.clock.advance(3600)
    house.open()
    house.wait(lambda: any("60 minute(s) ahead of the server's" in one for one in house.said))
    seats = house.program.seats
    seats._clock.hear(3590.0)
    assert sum("ahead of" in one for one in house.said) == 1, "it is said once"
    seats._clock.hear(-600.0)
    (said,) = [one for one in house.said if "clock" in one]
    assert "10 minute(s) behind the server's" in said
    seats._clock.hear(1.0)
    assert not [one for one in house.said if "clock" in one]


def test_the_status_line_says_how_many_seats_there_are(house, other):
    together(house, other)
    house.wait(lambda: house.status("seats").startswith("2 seat"))
    wanted = []
    house.program.seats.message_wanted.disconnect()
    house.program.seats.message_wanted.connect(wanted.append)
    house.program.shell.status.pressed.emit("seats")
    menu = QApplication.activePopupWidget()
    texts = [one.text() for one in menu.actions() if one.text()]
    assert any("小李" in one and "后台 1 号席" in one for one in texts)
    menu.actions()[0].trigger()
    menu.close()
    assert wanted == ["小李"]
