"""Is there a place of statistics for whoever may see them, and does it lead to the lists behind its figures?"""

import pytest
from PySide6.QtCore import Qt

from app.core.access import Right, Who
from app.features.printing.view.dialog import PrintDialog
from app.features.statistics.catalogue import STATISTICS
from app.records.history import Sought
from tests.boot.house import MING, house  # noqa: F401  the fixture
from tests.printing.receipt_printer import Listener

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


def test_a_figure_leads_to_the_list_of_its_records(house):  # noqa: F811
    house.know("王小明", MING)
    program = house.open()
    shell = program.shell
    shell.go("statistics")
    page = shell.page("statistics")
    page.names.setCurrentRow([one.key for one in STATISTICS].index("customers"))
    house.wait(lambda: page._table is not None and page._table.asked.statistic.key == "customers")
    at = next(at for at, one in enumerate(page._table.lines) if any(one.sums))
    page.figures.view.selectRow(at)
    page.figures.view.setFocus()
    house.press(Qt.Key.Key_Return)
    house.wait(lambda: shell.place == "customer")
    records = shell.page("customer").list
    house.wait(lambda: records.table.total == 1)
    assert [one.key for one in records.query.wheres] == ["created_at"]
    assert records.wheres.isVisible()


def test_who_may_not_see_them_finds_no_such_place(house):  # noqa: F811
    program = house.open()
    shell = program.shell
    assert "statistics" in shell.rail.keys
    program.records.who = Who("李娜", "前台", frozenset({str(Right.SALE)}))
    program.pages.renew()
    assert "statistics" not in shell.rail.keys
    shell.go("statistics")
    assert shell.place == "today"
    assert "Statistics" not in {one.title for one in shell._entries()}


def test_a_statistic_is_printed_with_its_picture_and_the_trail_tells(house):  # noqa: F811
    printer = Listener()
    counter = {"name": "counter", "address": printer.address, "roll": 58, "cut": True, "drawer": False}
    house.settle(**{"paper.direct": [counter], "paper.form.statistic.a4-210": {"printer": "direct:counter"}})
    house.know("王小明", MING)
    program = house.open()
    shell = program.shell
    shell.go("statistics")
    page = shell.page("statistics")
    page.names.setCurrentRow([one.key for one in STATISTICS].index("customers"))
    house.wait(lambda: page._table is not None and page._table.asked.statistic.key == "customers")
    house.press((Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_P))
    house.wait(lambda: shell.findChild(PrintDialog) is not None and shell.findChild(PrintDialog)._printed.pages == 1)
    dialog = shell.findChild(PrintDialog)
    assert (dialog.windowTitle(), dialog._printed.cut) == ("Print New customers", ())
    dialog.print_it()
    house.wait(lambda: "Printed: New customers" in house.said)
    printer.close()
    assert printer.data
    entry = program.records.history(Sought(kind="customer")).result()[0]
    assert (str(entry.done), entry.reason) == ("Printed", "New customers")
