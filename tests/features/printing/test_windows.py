"""Do the windows of printing show, save, copy, fail and go on as they should?"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from app.core.access import Who
from app.features.printing.forms import Forms
from app.features.printing.jobs import PrintQueue, State
from app.features.printing.logo import Logo
from app.features.printing.seat import Direct, Setup
from app.features.printing.view.dialog import PrintDialog
from app.features.printing.view.editions_dialog import EditionsDialog
from app.features.printing.view.forms_page import FormsPage
from app.features.printing.view.means import Means
from app.features.printing.view.outlets import Printers
from app.features.printing.view.printers_page import PrintersPage
from app.features.printing.view.printing import Printing
from app.ui.bridge import Bridge
from tests.features.printing.conftest import DISPATCH, KINDS, REPAIR, SHIPPED, job_of
from tests.printing.receipt_printer import Listener

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
WAIT_MS = 60_000


@pytest.fixture
def window(qtbot):
    one = QWidget()
    qtbot.addWidget(one)
    one.show()
    return one


@pytest.fixture
def means(qtbot, theme, maker, seat, tray):
    store, desk = maker._store, maker._desk
    forms = Forms(store, SHIPPED, lambda: desk.who, desk.clock, KINDS)
    bridge, pool, takers = Bridge(), ThreadPoolExecutor(2), []
    queue = PrintQueue(maker, tray, lambda job: [bridge.post(lambda take=take: take(job)) for take in takers])
    queue.takers = takers
    yield Means(
        theme=theme,
        bridge=bridge,
        pool=pool,
        clock=desk.clock,
        kinds=tuple(KINDS.values()),
        forms=forms,
        maker=maker,
        seat=seat,
        queue=queue,
        logo=Logo(store, lambda: desk.who),
        printers=lambda: Printers(("Laser", "EPSON LQ-630"), "Laser"),
    )
    queue.close()
    pool.shutdown()


@pytest.fixture
def dialog(qtbot, means, window, repair, forms):
    kept = forms.of("repair").result()
    means.seat.keep_default("repair", DISPATCH.key)
    means.seat.keep_setup(DISPATCH.key, Setup(printer="EPSON LQ-630", copies=2, dx=1.5))
    one = PrintDialog(means, REPAIR, [repair()], "WX1", kept, window)
    one.told_ = []
    one.told.connect(one.told_.append)
    one.open()
    qtbot.waitUntil(lambda: one._printed.pages > 0 and one.side.printer.count() > 2, timeout=WAIT_MS)
    return one


def test_it_shows_the_pages_and_what_this_seat_remembers(dialog):
    assert dialog.side.chosen.form.key == DISPATCH.key
    assert dialog.side.setup == Setup(printer="EPSON LQ-630", copies=2, dx=1.5)
    assert dialog.preview.document.pageCount() == 2  # one for each ply
    dialog.reject()


def test_whoever_may_not_change_forms_stays_in_the_dialog_and_is_told_why(qtbot, dialog, maker):
    asked = []
    dialog.design_wanted.connect(asked.append)
    maker._desk.sign_in(Who("刘强", "后台", frozenset()))
    qtbot.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    assert dialog.isVisible()
    assert "“Parameters”" in dialog.wrong.text()
    assert asked == []
    maker._desk.sign_in(Who("李娜", "前台"))
    qtbot.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    assert [one.form.key for one in asked] == [DISPATCH.key]


def test_printing_remembers_and_returns_at_once(qtbot, dialog, means, tray):
    dialog.side.copies.setValue(1)
    dialog.side.down.setValue(-2)
    with qtbot.waitSignal(dialog.added):
        dialog.print_it()
    assert means.seat.setup(DISPATCH.key) == Setup(printer="EPSON LQ-630", copies=1, dx=1.5, dy=-2.0)
    qtbot.waitUntil(lambda: len(tray.printed) == 1, timeout=WAIT_MS)


def test_it_is_saved_as_a_pdf_and_copied_as_a_picture(qtbot, dialog, tmp_path):
    dialog.save(tmp_path / "slip.pdf")
    qtbot.waitUntil(lambda: len(dialog.told_) == 1, timeout=WAIT_MS)
    assert (tmp_path / "slip.pdf").read_bytes().startswith(b"%PDF-")
    dialog.copy_picture()
    qtbot.waitUntil(lambda: len(dialog.told_) == 2, timeout=WAIT_MS)
    assert QGuiApplication.clipboard().image().width() == pytest.approx(241 / 25.4 * 200, abs=2)
    dialog.save(tmp_path / "no such folder" / "slip.pdf")
    qtbot.waitUntil(lambda: "could not be written" in dialog.wrong.text(), timeout=WAIT_MS)
    dialog.reject()


def test_what_no_font_has_is_said_before_it_is_printed(qtbot, means, window, repair, forms):
    one = PrintDialog(means, REPAIR, [repair(contact="\U000e0041")], "WX1", forms.of("repair").result(), window)
    one.open()
    qtbot.waitUntil(lambda: "U+E0041" in one.wrong.text(), timeout=WAIT_MS)
    one.reject()


def test_a_failed_job_is_told_and_goes_to_another_printer(qtbot, means, window, repair, tray):
    printing = Printing(means, window)
    means.queue.takers.append(printing.take)
    tray.has_paper = False
    with qtbot.waitSignal(printing.failed, timeout=WAIT_MS) as told:
        means.queue.add(job_of([repair()]))
    assert "There is no paper." in told.args[0]
    printing.show_queue()
    shown = printing._queue
    assert shown.chosen.state is State.FAILED
    assert shown.reason.text() == "There is no paper."
    with qtbot.waitSignal(printing.told, timeout=WAIT_MS):
        means.queue.again(shown.chosen.id, replace(shown.chosen.setup, printer="other"))
    qtbot.waitUntil(lambda: shown.chosen.state is State.DONE and shown.drop.isEnabled(), timeout=WAIT_MS)
    shown.drop.click()
    assert shown.chosen is None
    shown.reject()


def test_the_queue_offers_the_printer_of_the_chosen_job_until_another_is_chosen(qtbot, means, window, repair, tray):
    tray.has_paper = False
    jobs = [means.queue.add(job_of([repair()], printer=name)) for name in ("EPSON LQ-630", "Laser")]
    qtbot.waitUntil(lambda: {one.state for one in means.queue.jobs} == {State.FAILED}, timeout=WAIT_MS)
    printing = Printing(means, window)
    printing.show_queue()
    shown = printing._queue
    qtbot.waitUntil(lambda: shown.printer.count() == 3, timeout=WAIT_MS)
    shown.list.choose(jobs[0].id)
    assert shown.printer.currentData() == "EPSON LQ-630"
    shown.list.choose(jobs[1].id)
    assert shown.printer.currentData() == "Laser"
    shown.printer.setCurrentIndex(0)
    shown.renew()
    assert shown.printer.currentData() == ""
    shown.reject()


def test_one_slip_is_called_by_its_number(qtbot, means, window, repair, desk):
    printing, id_ = Printing(means, window), repair()
    printing.ask(REPAIR, [id_])
    qtbot.waitUntil(lambda: window.findChild(PrintDialog) is not None, timeout=WAIT_MS)
    dialog = window.findChild(PrintDialog)
    assert desk.load(REPAIR, id_).result().number in dialog.windowTitle()
    qtbot.waitUntil(lambda: dialog._printed.pages > 0, timeout=WAIT_MS)
    dialog.reject()


def test_a_type_without_a_form_is_said_so(qtbot, means, window):
    printing = Printing(means, window)
    with qtbot.waitSignal(printing.told, timeout=WAIT_MS) as told:
        printing.ask(KINDS["memo"], [1])
    assert "no form" in told.args[0]


@pytest.fixture
def forms_page(qtbot, means):
    page = FormsPage(means)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.chosen is not None, timeout=WAIT_MS)
    return page


def test_forms_are_given_out_taken_in_and_restored(qtbot, forms_page, means, tmp_path):
    page, file = forms_page, tmp_path / "form.json"
    page.list.choose(DISPATCH.key)
    with qtbot.waitSignal(page.told, timeout=WAIT_MS):
        page.give_out(page.chosen, file)
    with qtbot.waitSignal(page.told, timeout=WAIT_MS) as told:
        page.take_in(file)
    assert f"{DISPATCH.name} (2)" in told.args[0]
    qtbot.waitUntil(lambda: len(page._forms) == 43, timeout=WAIT_MS)
    page.list.choose(f"{DISPATCH.key}-2")
    page.drop.click()
    assert page.asking.isVisible()
    assert len(page._forms) == 43
    with qtbot.waitSignal(page.told, timeout=WAIT_MS):
        qtbot.keyClick(page, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: len(page._forms) == 42, timeout=WAIT_MS)
    means.forms.save(replace(DISPATCH, name="changed")).result()
    page.renew()
    qtbot.waitUntil(lambda: "changed" in [one.form.name for one in page._forms], timeout=WAIT_MS)
    page.list.choose(DISPATCH.key)
    assert page.restore.isEnabled()
    with qtbot.waitSignal(page.told, timeout=WAIT_MS):
        page.restore_it()
    file.write_text("{}", "utf-8")
    page.take_in(file)
    qtbot.waitUntil(lambda: "no form" in page.wrong.text(), timeout=WAIT_MS)
    page.make_first()
    assert means.seat.default("repair") == DISPATCH.key


def test_an_earlier_edition_is_looked_at_and_brought_back(qtbot, forms_page, means, repair):
    page = forms_page
    repair()
    first = means.forms.save(replace(DISPATCH, name="before")).result()
    means.forms.save(replace(DISPATCH, name="after"), first.version).result()
    page.renew()
    qtbot.waitUntil(lambda: "after" in [one.form.name for one in page._forms], timeout=WAIT_MS)
    page.list.choose(DISPATCH.key)
    page.past.click()
    dialog = page.findChild(EditionsDialog)
    qtbot.waitUntil(lambda: len(dialog._editions) == 2, timeout=WAIT_MS)
    assert not dialog.back.isEnabled()  # the one in force
    dialog.list.choose(1)
    qtbot.waitUntil(lambda: dialog.preview.document.pageCount() == 1, timeout=WAIT_MS)
    with qtbot.waitSignal(page.told, timeout=WAIT_MS):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.chosen.form.name == "before", timeout=WAIT_MS)
    assert page.chosen.edition == 3


def test_a_large_logo_becomes_smaller_and_stands_on_slips(qtbot, forms_page, means, tmp_path):
    picture = QImage(3000, 1000, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    picture.save(str(tmp_path / "logo.jpg"))
    with qtbot.waitSignal(forms_page.told, timeout=WAIT_MS):
        forms_page.take_logo(tmp_path / "logo.jpg")
    kept = means.logo.read().result()
    assert QImage.fromData(kept).width() == 600
    (tmp_path / "no.png").write_bytes(b"text")
    forms_page.take_logo(tmp_path / "no.png")
    qtbot.waitUntil(lambda: "no picture" in forms_page.wrong.text(), timeout=WAIT_MS)


def test_a_receipt_printer_is_named_tried_and_taken_away(qtbot, means):
    page, listener = PrintersPage(means), Listener()
    qtbot.addWidget(page)
    page.show()
    page.keep_it()
    assert "tcp://" in page.wrong.text()
    page.name.setText("counter")
    page.address.setText(listener.address)
    page.roll.setCurrentIndex(page.roll.findData(58))
    with qtbot.waitSignal(page.told, timeout=WAIT_MS):
        page.try_out()
    paper = listener.paper
    listener.close()
    assert (paper.width, paper.lines[0][0], paper.lines[-1][-1]) == (384, True, True)
    page.keep_it()
    assert means.seat.direct == (Direct("counter", listener.address, 58),)
    page.address.setText("tcp://10.0.0.5")
    page.keep_it()
    assert [one.address for one in means.seat.direct] == ["tcp://10.0.0.5"]
    page.take_away()
    assert means.seat.direct == ()
