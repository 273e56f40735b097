"""Is an import that was broken off offered after a start, and not any more once it is finished?"""

import threading

import pytest

from app.boot.unfinished import offer_unfinished
from app.records.transfer import carrying_out, checking
from app.records.transfer.heads import Heads
from app.records.transfer.plan import Plan
from app.records.transfer.running import Stopped
from app.ui.import_words import Words
from tests.boot.house import house  # noqa: F401  the fixture
from tests.records.transfer.files import nobody

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
WAIT_S = 60


def test_what_was_gone_on_with_is_no_longer_said(house, tmp_path, monkeypatch):  # noqa: F811
    monkeypatch.setattr(carrying_out, "PORTION", 2)
    monkeypatch.setattr(checking, "PORTION", 2)
    program = house.open()
    imports, kind = program.imports, program.records.kind("customer")
    sheet = tmp_path / "客户.csv"
    sheet.write_text("\n".join(["姓名,电话", *(f"客户{at},1380000000{at}" for at in range(7))]), "gbk")
    opened = imports.open(sheet, nobody).future.result(WAIT_S)
    words = Words(kind, program.settings).vocabulary()
    plan = Plan(kind=kind, opened=opened, head=0, columns=Heads(kind, words).guess(opened.sample[0]), vocabulary=words)
    checked = imports.check(plan, str, nobody).future.result(WAIT_S)
    began, go_on = threading.Event(), threading.Event()

    def told(_done, _total):
        began.set()
        go_on.wait(WAIT_S)

    running = imports.write(checked, str, told)
    assert began.wait(WAIT_S)
    running.stop()
    go_on.set()
    with pytest.raises(Stopped):
        running.future.result(WAIT_S)

    offer_unfinished(program, program.pages)
    said = "The import of 客户.csv is not finished."
    house.wait(lambda: said in house.said)
    (past,) = imports.unfinished().result()
    imports.resume(past.id, str, nobody).future.result(WAIT_S)
    house.wait(lambda: said not in house.said)
