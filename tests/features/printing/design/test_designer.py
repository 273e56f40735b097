"""Does the designer do what hands expect of it: see, take hold, move, undo, copy, print?"""

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QMenu

from app.features.printing.design.columns import widths
from app.features.printing.design.tags import band_of
from app.features.printing.forms import Kept
from app.features.printing.jobs import Job
from app.features.printing.seat import Setup
from app.features.printing.view.design.calibrate import CalibrateDialog
from app.features.printing.view.pages import Pages
from app.printing.form import Box, Fit, Picture, Place, Table, Value, Words
from app.printing.pdf import Wish, render
from tests.features.printing.conftest import FONTS, SHIPPED

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
WAIT_MS = 60_000


def first(hands, kind, fits=lambda _: True):
    return next(one for one in hands.work.form.items() if isinstance(one, kind) and fits(one))


def middle(rect):
    return rect.x + rect.w / 2, rect.y + rect.h / 2


def test_what_is_shown_is_what_is_printed_with_a_real_record(design, workshop, sale, desk):
    id_ = sale(note="周六送货")
    hands = design("sales.a5")
    window = hands.window
    window.showing.show_record(id_)
    hands.qtbot.waitUntil(
        lambda: "number" in window.showing.values and window.showing._record is not None, timeout=WAIT_MS
    )
    hands.printed()
    shown = hands.canvas.image
    job = Job(kind=workshop.kind("sale"), ids=(id_,), form=SHIPPED.forms["sales.a5"], setup=Setup())
    printed = workshop.means.make(job)
    dpi = shown.width() / Pages(printed.pdf).size(0)[0] * 25.4
    assert Pages(printed.pdf).image(0, dpi).convertToFormat(shown.format()) == shown
    assert desk.who.name


def test_it_is_still_so_after_something_was_changed(design):
    hands = design("sales.a5")
    title = first(hands, Words, lambda one: one.text == "销售单")
    hands.drag(middle(hands.rect(title.tag)), (100, 60))
    shown = hands.canvas.image
    pdf = render(hands.work.kept, hands.window.showing.values, FONTS, Wish(copies=2)).pdf
    dpi = shown.width() / Pages(pdf).size(0)[0] * 25.4
    assert Pages(pdf).image(0, dpi).convertToFormat(shown.format()) == shown
    assert band_of(hands.work.form, title.tag).place is Place.BODY


def test_arrows_move_by_a_tenth_one_and_ten_millimetres(design):
    hands = design()
    title = first(hands, Words)
    hands.click(*middle(hands.rect(title.tag)))
    assert hands.work.chosen == (title.tag,)
    hands.canvas.setFocus()
    hands.key(Qt.Key.Key_Right)
    hands.key(Qt.Key.Key_Right, SHIFT)
    hands.key(Qt.Key.Key_Right, ALT)
    hands.key(Qt.Key.Key_Right, CTRL)
    moved = first(hands, Words, lambda one: one.tag == title.tag)
    assert moved.x == pytest.approx(title.x + 11.1)
    assert moved.w == pytest.approx(title.w + 1)
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.key(Qt.Key.Key_Z, CTRL)
    assert first(hands, Words, lambda one: one.tag == title.tag) == title
    hands.key(Qt.Key.Key_Y, CTRL)
    assert first(hands, Words, lambda one: one.tag == title.tag).x == pytest.approx(title.x + 11.1)


def test_a_handle_makes_a_part_larger(design):
    hands = design()
    hands.window.canvas.hand.snaps = False
    logo = first(hands, Picture)
    rect = hands.rect(logo.tag)
    hands.click(*middle(rect))
    hands.drag((rect.right, rect.bottom), (rect.right + 12, rect.bottom + 4))
    now = first(hands, Picture)
    assert (now.w, now.h) == (pytest.approx(logo.w + 12, abs=0.5), pytest.approx(logo.h + 4, abs=0.5))
    assert (now.x, now.y) == (logo.x, logo.y)


def test_a_frame_drawn_around_parts_chooses_them_and_they_move_together(design):
    hands = design()
    spots = hands.work.lie.spots
    hands.drag((3, 3), (120, 27))
    chosen = hands.work.chosen
    assert len(chosen) >= 3
    before = {tag: spots[tag].rect for tag in chosen}
    x, y = middle(before[chosen[0]])
    hands.drag((x, y), (x + 4, y + 20))
    ways = {round(hands.rect(tag).y - before[tag].y, 1) for tag in chosen}
    assert len(ways) == 1
    assert ways.pop() > 15


def test_ctrl_adds_to_what_is_chosen_and_lining_up_is_one_step(design):
    hands = design()
    logo, title = first(hands, Picture), first(hands, Words)
    hands.click(*middle(hands.rect(title.tag)))
    hands.click(*middle(hands.rect(logo.tag)), CTRL)
    assert hands.work.chosen == (title.tag, logo.tag)
    hands.key(Qt.Key.Key_L, CTRL | ALT)
    hands.printed()
    assert hands.rect(title.tag).x == pytest.approx(hands.rect(logo.tag).x)
    hands.key(Qt.Key.Key_Z, CTRL)
    assert hands.work.stack.index() == 0


def test_one_more_click_at_the_same_place_takes_what_lies_below(design):
    hands = design("dispatch.continuous-half")
    box = first(hands, Box)
    rect = hands.rect(box.tag)
    inside = hands.work.lie.at(*middle(rect))
    assert inside != box.tag
    hands.click(*middle(rect))
    assert hands.work.chosen == (inside,)
    hands.click(*middle(rect))
    assert hands.work.chosen == (box.tag,)
    hands.click(*middle(rect))
    assert hands.work.chosen == (inside,)


def test_the_edge_of_a_band_is_pulled_down(design):
    hands = design()
    band = hands.work.form.bands[0]
    rect = hands.work.lie.bands[band.tag]
    hands.drag((3, rect.bottom), (3, rect.bottom + 10))
    assert hands.work.form.bands[0].h == pytest.approx(band.h + 10, abs=1.5)


def test_fields_are_dragged_from_the_palette_to_where_they_are_let_go(design):
    hands = design("sales.a5")
    hands.pull("Note", 40, 100)
    (new,) = hands.work.items
    assert isinstance(new, Value)
    assert new.source == "note"
    assert hands.rect(new.tag).x == pytest.approx(40, abs=1)


def test_nothing_is_put_beside_the_paper(design):
    hands = design()
    hands.pull("Note", -300, 10)
    assert hands.work.stack.count() == 0


def test_a_table_and_its_columns(design):
    hands = design()
    table = first(hands, Table)
    hands.work.choose((table.tag,))
    editor = hands.window.panel.editors["columns"]
    editor.list.setCurrentRow(1)
    editor.wide.setValue(50)
    editor.shift(1)
    editor.title.clear()
    hands.type("Goods", editor.title)
    editor.add("note" if any(one.key == "note" for one in editor._cells) else editor._cells[0].key)
    now = first(hands, Table, lambda one: one.tag == table.tag)
    assert now.columns[2].title == "Goods"
    assert now.columns[2].source == table.columns[1].source
    assert len(now.columns) == len(table.columns) + 1


def test_the_edge_of_a_column_is_pulled_on_the_page(design):
    hands = design("sales.a5")
    table = first(hands, Table)
    hands.work.choose((table.tag,))
    rect, before = hands.rect(table.tag), widths(table)
    x = rect.x + before[0] + before[1]
    hands.drag((x, rect.y + 4), (x - 10, rect.y + 4))
    now = widths(first(hands, Table))
    assert now[1] == pytest.approx(before[1] - 10, abs=0.5)
    assert now[2] == pytest.approx(before[2] + 10, abs=0.5)
    assert now[3] == pytest.approx(before[3], abs=0.05)


def test_a_menu_offers_what_can_be_done(design):
    hands = design()
    logo = first(hands, Picture)
    at = hands.pixel(*middle(hands.rect(logo.tag)))
    view = hands.canvas.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at))
    QApplication.sendEvent(view, event)
    assert hands.work.chosen == (logo.tag,)
    menu = hands.window.findChild(QMenu)
    names = {one.text(): one for one in menu.actions() if one.text()}
    assert names["Double"].isEnabled()
    assert not names["Even gaps across"].isEnabled()
    names["Double"].trigger()
    menu.close()
    assert len([one for one in hands.work.form.items() if isinstance(one, Picture)]) == 2


def test_what_is_typed_into_the_panel_is_seen_at_once_and_undone_in_one_go(design):
    hands = design()
    title = first(hands, Words, lambda one: one.text == "销售单")
    hands.work.choose((title.tag,))
    panel = hands.window.panel
    text = panel.editors["text"].text
    text.selectAll()
    hands.type("Receipt", text)
    assert first(hands, Words, lambda one: one.tag == title.tag).text == "Receipt"
    panel.editors["style.size"].spin.setValue(20)
    panel.editors["style.fit"].combo.setCurrentIndex(2)
    panel.editors["style.fit"].combo.activated.emit(2)
    now = first(hands, Words, lambda one: one.tag == title.tag)
    assert (now.style.size, now.style.fit) == (20, Fit.FLOW)
    for _ in range(3):
        hands.work.stack.undo()
    assert first(hands, Words, lambda one: one.tag == title.tag) == title


def test_a_field_nobody_knows_is_marked_in_the_text(design):
    hands = design()
    hands.work.choose((first(hands, Words).tag,))
    editor = hands.window.panel.editors["text"]
    editor.text.setPlainText("{Nobody}")
    assert "Nobody" in editor.wrong.text()
    assert hands.work.stack.count() == 0
    editor.text.clear()
    editor.insert("number")
    assert hands.work.items[0].text == "{number}"


def test_parts_are_copied_into_another_form(design):
    one, other = design("sales.a5"), design("dispatch.a4")
    one.work.choose((first(one, Picture).tag, first(one, Words).tag))
    one.window.parts.copy()
    count = len(list(other.work.form.items()))
    other.window.parts.paste()
    assert len(list(other.work.form.items())) == count + 2
    assert [type(each) for each in other.work.items] == [Picture, Words]
    QGuiApplication.clipboard().setText("hello")
    other.window.parts.paste()
    assert other.window.note.text()


def test_tab_walks_through_the_parts_and_enter_goes_to_what_can_be_set(design):
    hands = design()
    hands.canvas.setFocus()
    seen = []
    for _ in range(4):
        hands.key(Qt.Key.Key_Tab)
        seen += hands.work.chosen
    assert len(set(seen)) == 4
    hands.key(Qt.Key.Key_Tab, SHIFT)
    assert hands.work.chosen == (seen[2],)
    hands.key(Qt.Key.Key_Return)
    assert hands.window.panel.isAncestorOf(hands.window.focusWidget())
    hands.key(Qt.Key.Key_F6, SHIFT, hands.window.focusWidget())
    assert hands.canvas.hasFocus()
    hands.key(Qt.Key.Key_Delete)
    assert seen[2] not in {one.tag for one in hands.work.form.items()}


def test_zoom_makes_the_picture_finer(design):
    hands = design("receipt.roll-58")
    before = hands.canvas.image.width()
    hands.canvas.zoom(1)
    hands.canvas.zoom(1)
    hands.printed()
    assert hands.canvas.image.width() != before
    assert hands.canvas.image.width() == pytest.approx(hands.work.lie.w * hands.canvas.dpi / 25.4, abs=2)


def test_copies_get_their_names_line_by_line(design):
    hands = design("sales.a4")
    text = hands.window.panel.editors["plies"].text
    text.setPlainText("第一联 存根\n\n 第二联 客户 ")
    assert hands.work.form.plies == ("第一联 存根", "第二联 客户")
    hands.work.stack.undo()
    assert text.toPlainText().splitlines() == list(SHIPPED.forms["sales.a4"].plies)


def test_other_paper_takes_the_parts_along(design):
    hands = design("sales.a4")
    editor = hands.window.panel.editors["page.paper"]
    editor.changed.emit("a5")
    hands.printed()
    assert (hands.work.lie.w, hands.work.lie.h) == (210, 148)


def picture():
    image = QImage(40, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.yellow)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def test_a_scan_of_the_paper_lies_below_and_is_printed_only_if_wanted(design, tmp_path):
    hands = design("sales.a4")
    file = tmp_path / "scan.png"
    file.write_bytes(picture())
    panel = hands.window.panel
    panel.editors["page.background"].take(file)
    hands.printed()
    assert not hands.canvas._sheet.scan.isNull()
    white = hands.canvas.image.pixelColor(3, 3)
    assert white == Qt.GlobalColor.white
    panel.editors["page.background_printed"].tick.click()
    hands.printed()
    assert hands.canvas._sheet.scan.isNull()
    assert hands.canvas.image.pixelColor(hands.canvas.image.width() // 2, 3).blue() < 100


def test_no_picture_is_refused_in_words(design, tmp_path):
    hands = design("sales.a4")
    file = tmp_path / "scan.png"
    file.write_bytes(b"no picture")
    hands.window.panel.editors["page.background"].take(file)
    assert "PNG" in hands.window.panel.editors["page.background"].said.text()
    assert hands.work.stack.count() == 0


def choose(combo, data):
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())


def test_the_test_page_is_printed_and_what_was_measured_is_kept_for_this_seat(design, workshop, tray, qtbot):
    hands = design("sales.a4")
    hands.window.ask_calibration()
    dialog = hands.window.findChild(CalibrateDialog)
    qtbot.waitUntil(lambda: dialog.printer.findData("LQ-630K") > 0, timeout=WAIT_MS)
    choose(dialog.printer, "LQ-630K")
    dialog.print_page()
    qtbot.waitUntil(lambda: bool(tray.printed), timeout=WAIT_MS)
    assert tray.printed[0][1].setup.printer == "LQ-630K"
    dialog.across.setValue(21.5)
    dialog.down.setValue(18)
    dialog.keep()
    setup = workshop.means.seat.setup("sales.a4")
    assert (setup.printer, setup.dx, setup.dy) == ("LQ-630K", -1.5, 2.0)

    hands.window.ask_calibration()  # the other printer is off by its own way
    other = hands.window.findChildren(CalibrateDialog)[-1]
    qtbot.waitUntil(lambda: other.printer.findData("Deskjet") > 0, timeout=WAIT_MS)
    choose(other.printer, "Deskjet")
    assert (other.setup.dx, other.setup.dy) == (0.0, 0.0)
    other.keep()
    again = workshop.means.seat.on_printer("sales.a4", "LQ-630K")
    assert (again.dx, again.dy) == (-1.5, 2.0)


def test_a_printer_without_paper_is_told_in_the_dialog(design, tray, qtbot):
    hands = design("sales.a4")
    tray.has_paper = False
    hands.window.ask_calibration()
    dialog = hands.window.findChild(CalibrateDialog)
    dialog.print_page()
    qtbot.waitUntil(lambda: "paper" in dialog.wrong.text(), timeout=WAIT_MS)
    dialog.reject()


def test_a_new_form_of_the_shops_own_begins_empty(design, workshop, qtbot):
    from app.features.printing.design.tags import blank

    hands = design(Kept(blank(SHIPPED.forms["sales.a4"], "新格式", "页眉", "正文")))
    hands.window.bands.list.setCurrentRow(1)
    hands.window.parts.insert(
        hands.window.palette_box.tree.offer or hands.offers()[0].data(0, Qt.ItemDataRole.UserRole)
    )
    with qtbot.waitSignal(hands.window.saved, timeout=WAIT_MS):
        hands.window.saving.save()
    assert "新格式" in {one.form.name for one in workshop.means.forms.of("sale").result()}


def test_what_is_moved_onto_the_next_page_is_shown_there(design):
    hands = design("sales.continuous-third")
    name = first(hands, Value)
    hands.work.choose((name.tag,))
    for _ in range(4):
        hands.key(Qt.Key.Key_Down, SHIFT)
        hands.printed()
        assert name.tag in hands.work.lie.spots
    assert hands.window.showing.page == 1
    hands.window.showing.turn(-1)
    hands.printed()
    assert hands.window.showing.page == 0
