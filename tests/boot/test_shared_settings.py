"""Does what is changed for the whole shop at one seat count at the others at once?"""

import pytest
from PySide6.QtCore import Qt

from app.core.options import COMPANY_NAME, CUSTOM_FIELDS, OPTIONS, PRINTING_DISPATCHES, REPAIR_LATE_HOURS
from app.records.numbers import NumberForm
from tests.boot.house import MING
from tests.boot.test_seats import other, together  # noqa: F401  the fixture

pytestmark = pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)


def change(seat, option, value):
    """Type a setting at a seat."""
    seat.program.shell.go("settings")
    seat.program.shell.page("settings").rows[option.key].changed.emit(value)


def test_a_setting_counts_at_the_other_seat_and_is_shown_there(house, other):  # noqa: F811
    together(house, other)
    other.program.shell.go("settings")
    shown = other.program.shell.page("settings").rows
    change(house, COMPANY_NAME, "冰点制冷维修部")
    change(house, REPAIR_LATE_HOURS, 36)
    change(house, PRINTING_DISPATCHES, False)
    settings = other.program.settings
    other.wait(lambda: settings.text(COMPANY_NAME) == "冰点制冷维修部" and not settings.on(PRINTING_DISPATCHES))
    assert settings.number(REPAIR_LATE_HOURS) == 36
    assert shown[COMPANY_NAME.key].editor.text() == "冰点制冷维修部"
    assert shown[REPAIR_LATE_HOURS.key].editor.text() == "36"
    assert not shown[PRINTING_DISPATCHES.key].editor.isChecked()


def test_what_is_just_being_typed_is_not_overwritten(house, other):  # noqa: F811
    together(house, other)
    other.program.shell.go("settings")
    row = other.program.shell.page("settings").rows[COMPANY_NAME.key]
    other.program.shell.page("settings").show_page("Company")
    other.program.shell.activateWindow()
    row.editor.setFocus()
    other.wait(row.editor.hasFocus)
    other.press("abc")
    change(house, COMPANY_NAME, "别的名字")
    other.wait(lambda: other.program.settings.text(COMPANY_NAME) == "别的名字")
    assert row.editor.text() == "abc"


def test_the_name_of_a_custom_field_stands_on_the_card_at_once(house, other):  # noqa: F811
    house.know("王小明", MING, custom_1="YC6108")
    together(house, other)
    with house.session() as session:
        from app.features.customers.model import Customer

        ming = session.query(Customer.id).scalar()
    other.program.pages.open_customer(ming)
    other.wait(lambda: other.card_of("王小明"))
    rest = other.page.card.facts._grid.rest
    assert "发动机号" not in dict(rest.pairs)
    change(house, CUSTOM_FIELDS[0], "发动机号")
    other.wait(lambda: "发动机号" in dict(rest.pairs))


def test_words_of_lists_and_forms_of_numbers_follow(house, other):  # noqa: F811
    together(house, other)
    lists = house.program.records.lists
    group = next(one for one in lists.lists if one.key == "group")
    vip = lists.add(group, "大客户").result()
    settings = other.program.shell
    settings.go("settings")
    page = settings.page("settings")
    page.show_page("Lists of words")
    words = page._stack.currentWidget()
    row = [one.key for one in lists.lists].index("group")
    words.names.setCurrentRow(row)

    def shown():
        return [words.words.topLevelItem(at).text(0) for at in range(words.words.topLevelItemCount())]

    other.wait(lambda: shown() == ["大客户"])
    other.program.pages.open_record("customer", house.know("王小明", MING, group_id=vip))
    form = other.program.pages._records["customer"].form
    editor = form.fields.editors["group_id"]
    other.wait(lambda: editor.text() == "大客户")
    lists.rename(group, vip, "重点客户").result()
    other.wait(lambda: editor.text() == "重点客户")
    assert not form.is_changed
    lists.add(group, "小客户").result()
    other.wait(lambda: "小客户" in editor.words.ids)
    settings.go("settings")
    other.wait(lambda: shown() == ["重点客户", "小客户"])
    page.show_page("Record numbers")
    lines = page._stack.currentWidget().lines
    other.wait(lambda: bool(lines["WX"].example.text()))
    house.program.records.numbers.keep("WX", NumberForm("BD")).result()
    other.wait(lambda: lines["WX"].example.text().startswith("BD"))


def test_what_a_seat_is_about_to_save_is_not_taken_back(house, other):  # noqa: F811
    """An answer that is older than what was just chosen here comes in between."""
    together(house, other)
    shared = other.program.shared
    other.program.settings.put(COMPANY_NAME, "新名字")
    shared._on_read({REPAIR_LATE_HOURS.key: 12})
    assert other.program.settings.text(COMPANY_NAME) == "新名字"
    assert other.program.settings.number(REPAIR_LATE_HOURS) == 12


def test_every_shared_setting_goes_the_same_way(house, other):  # noqa: F811
    together(house, other)
    told = []
    other.program.shared.changed.connect(told.extend)
    shared = [one for one in OPTIONS if one.scope == "shared"]

    def fill(session):
        from app.db.system import Setting

        for one in shared:
            session.merge(Setting(key=one.key, value=_another(one)))

    house.program.store.run(fill).result()
    other.wait(lambda: len(told) == len(shared))
    assert {one.key for one in told} == {one.key for one in shared}


def _another(option):
    if option.choices:
        return next(value for value, _ in option.choices if value != option.default)
    if isinstance(option.default, bool):
        return not option.default
    return option.default + 1 if isinstance(option.default, int) else "2026-01-01"[: option.max_length]


def test_the_keyboard_stays_where_it_was(house, other):  # noqa: F811
    together(house, other)
    other.program.shell.go("settings")
    page = other.program.shell.page("settings")
    page.names.setFocus()
    other.press(Qt.Key.Key_Down)
    before = page.names.currentRow()
    change(house, COMPANY_NAME, "冰点")
    other.wait(lambda: other.program.settings.text(COMPANY_NAME) == "冰点")
    assert page.names.currentRow() == before
