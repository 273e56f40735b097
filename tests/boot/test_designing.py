"""Does the designer open from where it is offered, and what becomes of it when its user leaves?"""

import pytest

from app.boot.settings_place import _FORMS
from app.features.printing.view.dialog import PrintDialog
from app.features.printing.view.forms_page import FormsPage

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


def page_of_forms(house):
    shell = house.program.shell
    shell.go("settings")
    house.program.pages._settings._page.show_page(_FORMS)
    page = shell.findChild(FormsPage)
    house.wait(lambda: page.chosen is not None)
    return page


def designers(house):
    return house.program.paper._designing.windows


def drawn(house, window):
    house.wait(lambda: window.showing.proof is not None and not window.showing.press.is_busy)


def test_a_form_is_changed_from_the_settings_and_left_to_the_next_time(house):
    house.open()
    page = page_of_forms(house)
    page.change.click()
    (window,) = designers(house).values()
    drawn(house, window)
    page.change.click()
    assert len(designers(house)) == 1

    window.work.choose((next(iter(window.work.form.items())).tag,))
    window.work.move(3, 0)
    drawn(house, window)
    house.program.pages.put_away()
    assert designers(house) == {}
    drafts = house.program.forms.all().result()
    assert [one.form.startswith("paper/") for one in drafts] == [True]


def test_copies_and_empty_forms_are_begun_in_the_settings(house):
    house.open()
    page = page_of_forms(house)
    before = len(page._forms)
    page.copy.click()
    house.wait(lambda: len(page._forms) == before + 1)
    page.new.click()
    (window,) = designers(house).values()
    drawn(house, window)
    assert list(window.work.form.items()) == []


def test_the_print_dialog_leads_to_the_designer_of_its_form(house, qtbot):
    id_ = house.know("王小明", "13800138000")
    house.open()
    program = house.program
    kind = program.records.kind("repair")
    repair = program.records.save(kind, None, 0, {"customer_id": id_, "fault": "不制冷"}).result().id
    program.paper.ask("repair", (repair,))
    house.wait(lambda: program.shell.findChild(PrintDialog) is not None)
    dialog = program.shell.findChild(PrintDialog)
    wanted = dialog.side.chosen.form.key
    dialog.design()
    house.wait(lambda: bool(designers(house)))
    window = designers(house)[wanted]
    drawn(house, window)
    window.showing.show_record(repair)
    house.wait(lambda: window.showing._record is not None)
    drawn(house, window)
