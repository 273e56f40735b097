"""Do people's sheets become customers: recognized, checked before, met with those there, taken back as a whole?"""

import threading

import openpyxl
import pytest
from sqlalchemy import func, select

from app.core.access import Right, Who
from app.core.errors import NotAllowed, Refused
from app.db.search import match
from app.db.system import Choice, SheetImport, Trace
from app.features.customers.model import Customer, CustomerPhone
from app.features.customers.spec import customer_type
from app.records.transfer import carrying_out, checking
from app.records.transfer.heads import Heads, Vocabulary, plain
from app.records.transfer.importing import Imports
from app.records.transfer.plan import Counts, Doubles, Plan
from app.records.transfer.running import Stopped
from tests.features.customers.conftest import NUMBERS, WHO
from tests.records.transfer.files import as_xlsx, nobody

KIND = customer_type(lambda: NUMBERS)
OWN = {
    **{one.key: one.label.source for one in KIND.fields},
    **{f"{part.key}.{cell.key}": cell.label.source for part in KIND.fields for cell in part.parts},
}
WORDS = Vocabulary(
    fields={key: (name, *KIND.sheet.also.get(key, ())) for key, name in OWN.items()},
    parts={"phones": ("Phones", "电话"), "contacts": ("Contacts", "联系人"), "addresses": ("Addresses", "地址")},
    values={"phones.kind": {plain("手机"): "mobile", plain("座机"): "landline"}},
)
HEAD = ("客户名称", "电话", "手机", "地址", "分组", "备注")
ROWS = (
    HEAD,
    ("王小明", "010-65521234", 13800138000.0, "朝阳区望京街1号", "饭店", "老客户"),
    ("李记餐厅", "", "13911112222", "", "饭店", ""),
    ("", "", "13911113333", "", "", ""),
    ("赵记面馆", "没有", "13911114444", "", "", ""),
    ("王小明（重复）", "", "13800138000", "", "", "再来一次"),
    ("没有电话的", "", "", "", "学校", ""),
)


@pytest.fixture
def people():
    return [WHO]


@pytest.fixture
def imports(store, clock, people, tmp_path, read_here):
    one = Imports(store, (KIND,), lambda: people[0], clock, tmp_path / "imports")
    yield one
    one.close()


class Sheets:
    """What somebody does with a sheet, from the file to the customers and back."""

    def __init__(self, imports, folder):
        self.imports, self._folder = imports, folder

    def plan(self, rows=ROWS, doubles=Doubles.SKIP):
        path = as_xlsx(self._folder / "客户.xlsx", rows)
        opened = self.imports.open(path, nobody).future.result()
        heads = Heads(KIND, WORDS)
        head = heads.row_of(opened.sample)
        columns = heads.guess(opened.sample[head])
        return Plan(kind=KIND, opened=opened, head=head, columns=columns, vocabulary=WORDS, doubles=doubles)

    def check(self, rows=ROWS, doubles=Doubles.SKIP):
        return self.imports.check(self.plan(rows, doubles), str, nobody).future.result()

    def write(self, rows=ROWS, doubles=Doubles.SKIP):
        return self.imports.write(self.check(rows, doubles), str, nobody).future.result()

    def take_back(self, done):
        return self.imports.undo(done.id, str, nobody).future.result()


@pytest.fixture
def sheets(imports, tmp_path):
    return Sheets(imports, tmp_path)


def names(store):
    return store.look(lambda s: sorted(s.scalars(select(Customer.name)))).result()


def count(store, model):
    return store.look(lambda s: s.scalar(select(func.count()).select_from(model))).result()


def test_columns_are_recognized_by_what_people_call_them(sheets):
    assert sheets.plan().columns == {
        0: "name",
        1: "phones.0.number",
        2: "phones.1.number",
        3: "addresses.0.line",
        4: "group_id",
        5: "note",
    }
    guess = Heads(KIND, WORDS).guess
    assert guess(("Firm or person", "Phones 2 Number", "电话3", "E-mail", "???")) == {
        0: "name",
        1: "phones.1.number",
        2: "phones.2.number",
        3: "email",
    }


def test_a_title_above_the_heads_is_passed_over(sheets):
    assert sheets.plan((("客户资料一览表",), (), *ROWS)).head == 2


def test_every_row_is_looked_at_and_nothing_written(sheets, store):
    checked = sheets.check()
    assert (checked.new, checked.double, checked.wrong) == (3, 1, 2)
    assert [(one.row, one.column, one.why) for one in checked.problems] == [
        (4, 0, "Please fill this in."),
        (5, 1, "This is not a telephone number."),
    ]
    assert names(store) == []
    assert count(store, SheetImport) == 0


def test_rows_become_customers_with_all_that_belongs_to_them(sheets, store, desk):
    done = sheets.write()
    assert done.counts == Counts(made=3, skipped=1)
    assert names(store) == sorted(["王小明", "李记餐厅", "没有电话的"])
    id_ = store.look(lambda s: s.scalar(select(Customer.id).where(Customer.name == "王小明"))).result()
    loaded = desk.load(KIND, id_).result()
    assert [one["number"] for one in loaded.values["phones"]] == ["010-65521234", "13800138000"]
    assert [one["kind"] for one in loaded.values["phones"]] == ["landline", "mobile"]
    assert loaded.values["addresses"][0]["line"] == "朝阳区望京街1号"
    assert (loaded.names["group_id"], loaded.values["note"]) == ("饭店", "老客户")
    for text in ("wangxiaoming", "wxm", "65521234", "望京"):
        assert store.look(lambda s, text=text: match(s, text, 5)).result() == [id_], text
    assert store.look(
        lambda s: sorted(s.scalars(select(Choice.name).where(Choice.list == "group")))
    ).result() == sorted(["饭店", "学校"])
    traces = store.look(
        lambda s: s.execute(select(Trace.deed, Trace.kind, Trace.record_id, Trace.changes)).all()
    ).result()
    assert {one.deed for one in traces} == {"imported", "made"}
    made = next(one.changes for one in traces if one.record_id == id_ and one.kind == "customer")
    assert made["name"] == [None, "王小明"]
    assert made["phones"][1][0]["number"] == "010-65521234"


def test_the_same_sheet_again_makes_nobody_twice(sheets, store):
    sheets.write()
    again = sheets.check()
    assert (again.new, again.double) == (0, 4)
    assert sheets.write().counts == Counts(skipped=4)
    assert count(store, Customer) == 3


MORE = (HEAD, ("王小明食品店", "", "13800138000", "朝阳区望京街2号", "学校", "改了"))


@pytest.mark.parametrize(
    ("doubles", "after"),
    [(Doubles.UPDATE, ("王小明食品店", "改了", "学校")), (Doubles.MERGE, ("王小明", "改了", "学校"))],
)
def test_who_is_there_is_updated_or_filled_up_and_given_back(sheets, add, desk, doubles, after):
    id_ = add("王小明", "13800138000", "65521234")
    done = sheets.write(MORE, doubles)
    assert done.counts == Counts(changed=1)
    loaded = desk.load(KIND, id_).result()
    assert (loaded.values["name"], loaded.values["note"], loaded.names["group_id"]) == after
    assert [one["number"] for one in loaded.values["phones"]] == ["13800138000", "65521234"]
    assert loaded.values["addresses"][0]["line"] == "朝阳区望京街2号"
    assert sheets.take_back(done).refused == ()
    loaded = desk.load(KIND, id_).result()
    assert (loaded.values["name"], loaded.values["note"], loaded.values["group_id"]) == ("王小明", "", None)
    assert loaded.values["addresses"] == ()


def test_a_row_that_would_join_two_customers_is_a_problem(sheets, add):
    add("甲", "13800138000")
    add("乙", "65521234")
    checked = sheets.check((HEAD, ("丙", "65521234", "13800138000", "", "", "")))
    assert checked.wrong == 1
    assert "fits several records" in checked.problems[0].why


def test_an_import_is_taken_back_but_for_what_was_changed_since(sheets, store, desk):
    done = sheets.write()
    id_ = store.look(lambda s: s.scalar(select(Customer.id).where(Customer.name == "李记餐厅"))).result()
    loaded = desk.load(KIND, id_).result()
    desk.save(KIND, id_, loaded.version, {"note": "打过电话"}).result()
    back = sheets.take_back(done)
    assert back.counts == Counts(changed=2, refused=1)
    assert "李记餐厅" in back.refused[0]
    assert names(store) == ["李记餐厅"]
    assert count(store, CustomerPhone) == 1
    assert store.look(lambda s: match(s, "wxm", 5)).result() == []
    with pytest.raises(Refused, match="taken back already"):
        sheets.take_back(done)


def test_several_numbers_in_a_cell_are_several_phones(sheets, store):
    sheets.write((HEAD, ("王小明", "010-65521234、13800138000", "", "", "", "")))
    numbers = store.look(lambda s: list(s.scalars(select(CustomerPhone.number).order_by(CustomerPhone.rank)))).result()
    assert numbers == ["010-65521234", "13800138000"]


def test_stopped_it_goes_on_where_it_was(sheets, imports, store, monkeypatch):
    monkeypatch.setattr(carrying_out, "PORTION", 2)
    monkeypatch.setattr(checking, "PORTION", 2)
    rows = (HEAD, *((f"客户{at}", "", f"138{at:08}", "", "", "") for at in range(7)))
    checked = sheets.check(rows)
    began, go_on = threading.Event(), threading.Event()

    def told(done, _total):
        began.set()
        go_on.wait(10)

    running = imports.write(checked, str, told)
    assert began.wait(10)
    running.stop()
    go_on.set()
    with pytest.raises(Stopped):
        running.future.result()
    (past,) = imports.past(KIND).result()
    assert (past.state, past.here, past.total) == ("running", True, 7)
    assert 0 < past.counts.made < 7
    assert [one.id for one in imports.unfinished().result()] == [past.id]
    done = imports.resume(past.id, str, nobody).future.result()
    assert done.counts == Counts(made=7)
    assert count(store, Customer) == 7
    (past,) = imports.past(KIND).result()
    assert (past.state, past.here) == ("done", False)
    assert imports.unfinished().result() == ()
    assert len(imports.undo(past.id, str, nobody).future.result().refused) == 0
    assert count(store, Customer) == 0


def test_without_the_right_nothing_is_read_or_written(sheets, people, store):
    checked = sheets.check()
    people[0] = Who("王芳", "前台", frozenset(set(Right) - {Right.TRANSFER}))
    with pytest.raises(NotAllowed):
        sheets.imports.write(checked, str, nobody).future.result()
    with pytest.raises(NotAllowed):
        sheets.check()
    people[0] = Who("王芳", "前台", frozenset({Right.TRANSFER}))
    with pytest.raises(NotAllowed, match="Change customers"):
        sheets.check(MORE, Doubles.UPDATE)
    assert names(store) == []


def test_a_last_line_of_sums_is_no_customer(sheets):
    checked = sheets.check((HEAD, ("王小明", "65521234", "", "", "", ""), ("合计", "", "", "", "", "")))
    assert checked.new == 2, "only who says what the word is has it left out"


def test_wrong_rows_come_back_as_a_sheet_to_correct(sheets, imports, tmp_path):
    path = tmp_path / "问题.xlsx"
    imports.save_wrong(sheets.check(), path, "问题").future.result()
    head, *rows = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
    assert head == (*HEAD, "问题")
    assert [row[2] for row in rows] == ["13911113333", "13911114444"]
    assert rows[1][-1] == "电话: This is not a telephone number."


def test_a_sheet_without_any_number_is_imported(sheets):
    assert sheets.write((HEAD, ("没有电话的", "", "", "", "学校", ""))).counts == Counts(made=1)
