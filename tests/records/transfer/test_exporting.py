"""Does a list come out as it is shown: its rows in their order, typed, with sums, and nothing in it that computes?"""

import threading
import zipfile
from datetime import UTC, date, datetime

import openpyxl
import pytest
from docx import Document
from sqlalchemy import select

from app.core.access import Right, Who
from app.core.errors import DeviceUnavailable, NotAllowed, Refused
from app.db.system import Trace
from app.features.customers.spec import customer_type
from app.records.field import Kind
from app.records.listing import Query
from app.records.transfer import exporting
from app.records.transfer.exporting import Exports, Order
from app.records.transfer.outline import Column, Outline
from app.records.transfer.running import Stopped
from app.records.transfer.sheet_writer import SheetWriter
from tests.blank.bill import BILL
from tests.blank.model import Umbrella, UmbrellaState
from tests.blank.spec import UMBRELLA
from tests.features.customers.conftest import NUMBERS

LENT = UmbrellaState.LENT
HEADS = {"number": "编号", "colour": "颜色", "phone": "电话", "deposit": "押金", "due_on": "到期", "created_at": "借出"}
COLUMNS = tuple(
    Column(
        key=key,
        head=head,
        kind=UMBRELLA.field(key).kind,
        sums=UMBRELLA.field(key).sums,
        width=UMBRELLA.field(key).width,
    )
    for key, head in HEADS.items()
)
OUTLINE = Outline(title="雨伞", columns=COLUMNS, about=(("筛选", "借出; 颜色“红”"),), about_title="说明", total="合计")


@pytest.fixture
def people():
    """Whoever works here; a test may put somebody else there."""
    return [Who("李娜", "前台")]


@pytest.fixture
def exports(records, people, clock):
    one = Exports(records, lambda: people[0], clock)
    yield one
    one.close()


@pytest.fixture
def lent(records, clock):
    """Some umbrellas, the youngest first on the list."""

    def fill(*colours, phone="13800138000"):
        def job(session):
            for at, colour in enumerate(colours):
                made = datetime(2026, 11, 21, 1, at % 60, at // 60 % 60, tzinfo=UTC)
                session.add(
                    Umbrella(
                        number=f"YS{at:05}",
                        colour=colour,
                        state=LENT,
                        phone=phone,
                        due_on=date(2026, 11, 24) if at else None,
                        deposit=at * 100 + 50,
                        created_at=made,
                    )
                )

        records.run(job).result()

    return fill


def order(path, kind=UMBRELLA, query=None, outline=OUTLINE, **more):
    return Order(kind=kind, query=query or Query(order="colour"), outline=outline, path=path, **more)


def write(exports, one, told=lambda *_: None):
    return exports.start(one, told).future.result()


def test_a_sheet_has_what_the_list_shows_typed_and_summed_up(exports, lent, tmp_path):
    lent("红", "蓝", "绿")
    path = tmp_path / "雨伞.xlsx"
    assert write(exports, order(path)).rows == 3
    book = openpyxl.load_workbook(path)
    sheet = book["雨伞"]
    head, *rows, total = sheet.iter_rows(values_only=True)
    assert head == tuple(HEADS.values())
    assert [row[1] for row in rows] == sorted(["红", "蓝", "绿"])
    red = next(row for row in rows if row[1] == "红")
    assert red[:4] == ("YS00000", "红", "13800138000", 0.5)
    assert red[4] is None
    local = datetime(2026, 11, 21, 1, tzinfo=UTC).astimezone().replace(tzinfo=None)
    assert red[5] == local
    assert (total[0], total[3]) == ("合计", 4.5)
    assert (sheet.freeze_panes, sheet["D2"].number_format) == ("A2", "#,##0.00")
    assert sheet["E3"].value.date() == date(2026, 11, 24)
    assert list(book["说明"].iter_rows(values_only=True)) == [("筛选", "借出; 颜色“红”")]


def test_only_what_is_asked_for_is_in_it(exports, lent, tmp_path, records):
    lent("红", "蓝", "绿")
    ids = records.look(lambda s: tuple(s.scalars(select(Umbrella.id).order_by(Umbrella.id.desc())))).result()
    write(exports, order(tmp_path / "a.xlsx", query=Query(order="-colour", text="红")))
    write(exports, order(tmp_path / "b.xlsx", ids=ids[:2]))
    a, b = (openpyxl.load_workbook(tmp_path / f"{one}.xlsx").worksheets[0] for one in "ab")
    assert [one.value for one in a["B"]][1:-1] == ["红"]
    assert [one.value for one in b["B"]][1:-1] == ["绿", "蓝"]


def test_what_looks_like_a_formula_is_text_and_the_same_text(exports, lent, tmp_path):
    colours = ("=1+1", "+86 138", "-5", "@x", "\t=1", "\r=2", "_x0041_", "a\x01b")
    lent(*colours)
    path = tmp_path / "a.xlsx"
    write(exports, order(path, query=Query(order="created_at")))
    cells = list(openpyxl.load_workbook(path).worksheets[0]["B"])[1:-1]
    assert [one.data_type for one in cells] == ["s"] * len(colours)
    with zipfile.ZipFile(path) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
    assert [one.value for one in cells[:4]] == list(colours[:4])
    assert all(one.quotePrefix for one in cells[:4])
    assert cells[7].value == "ab"


def test_two_such_texts_in_a_row_stay_apart(exports, records, tmp_path):
    records.run(lambda s: s.add(Umbrella(number="=1", colour="=2", state=LENT, phone="+3"))).result()
    write(exports, order(tmp_path / "a.xlsx"))
    row = next(openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0].iter_rows(min_row=2, values_only=True))
    assert row[:3] == ("=1", "=2", "+3")


def test_more_rows_than_a_sheet_takes_go_on_on_the_next(tmp_path):
    outline = Outline(title="a/b", columns=(Column(key="n", head="N", kind=Kind.NUMBER, sums=True),), total="Total")
    writer = SheetWriter(tmp_path / "a.xlsx", outline, most_rows=4)
    writer.add([(one,) for one in range(7)])
    writer.close()
    sheets = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets
    assert [[one.value for one in sheet["A"]] for sheet in sheets] == [
        ["N", 0, 1],
        ["N", 2, 3],
        ["N", 4, 5],
        ["N", 6, 21],
    ]


def test_a_document_has_a_heading_the_filter_and_the_table(exports, lent, tmp_path):
    lent("红", "=蓝")
    path = tmp_path / "a.docx"
    write(exports, order(path))
    document = Document(str(path))
    said = [one.text for one in document.paragraphs]
    assert said[:2] == ["雨伞", "筛选: 借出; 颜色“红”"]
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[0] == list(HEADS.values())
    assert rows[1][:4] == ["YS00001", "=蓝", "13800138000", "1.50"]
    assert rows[1][4] == "2026-11-24"
    assert rows[-1][0] == "合计"
    assert rows[-1][3] == "2.00"


def test_a_document_does_not_take_any_number_of_rows(exports, lent, tmp_path, monkeypatch):
    from app.records.transfer import document_writer

    monkeypatch.setattr(document_writer, "MOST_ROWS", 2)
    lent("红", "蓝", "绿")
    with pytest.raises(Refused, match="holds 2 rows at most"):
        write(exports, order(tmp_path / "a.docx"))
    assert list(tmp_path.glob("*a.docx*")) == []


@pytest.mark.parametrize("worth_it", [1, 2000], ids=["by another process", "here"])
def test_pages_join_without_a_gap(exports, lent, tmp_path, monkeypatch, worth_it):
    monkeypatch.setattr(exporting, "PAGE", 7)
    monkeypatch.setattr(exporting, "_WORTH_IT", worth_it)
    lent(*(f"c{at % 5}" for at in range(30)))
    told = []
    done = write(exports, order(tmp_path / "a.xlsx", query=Query(order="-due_on")), lambda *one: told.append(one))
    assert done.rows == 30
    numbers = [one.value for one in openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]["A"]][1:-1]
    assert sorted(numbers) == [f"YS{at:05}" for at in range(30)]
    assert numbers[-1] == "YS00000", "what is not filled in stands last"
    assert told[-1] == (30, 30)


@pytest.mark.parametrize("worth_it", [1, 2000], ids=["by another process", "here"])
def test_stopped_it_leaves_the_file_that_was_there(exports, lent, tmp_path, monkeypatch, worth_it):
    monkeypatch.setattr(exporting, "PAGE", 1)
    monkeypatch.setattr(exporting, "_WORTH_IT", worth_it)
    lent("红", "蓝", "绿")
    path = tmp_path / "a.xlsx"
    path.write_text("before")
    began, go_on = threading.Event(), threading.Event()

    def told(done, _total):
        began.set()
        go_on.wait(10)

    running = exports.start(order(path), told)
    assert began.wait(10)
    running.stop()
    go_on.set()
    with pytest.raises(Stopped):
        running.future.result()
    assert path.read_text() == "before"
    assert [one.name for one in tmp_path.glob("*.part")] == []


def test_a_place_that_cannot_be_written_is_a_sentence(exports, lent, tmp_path):
    lent("红")
    with pytest.raises(DeviceUnavailable, match="cannot be written"):
        write(exports, order(tmp_path / "no such folder" / "a.xlsx"))


def test_who_may_not_take_customers_out_of_the_house_does_not(exports, people, tmp_path, store):
    kind = customer_type(lambda: NUMBERS)
    outline = Outline(title="客户", columns=(Column(key="name", head="名称"),))
    people[0] = Who("王芳", "前台", frozenset(set(Right) - {Right.TRANSFER}))
    with pytest.raises(NotAllowed, match="Import and export customers"):
        write(exports, order(tmp_path / "a.xlsx", kind, Query(), outline))
    assert list(tmp_path.glob("*.xlsx")) == []
    people[0] = Who("王芳", "前台", frozenset({Right.TRANSFER}))
    write(exports, order(tmp_path / "a.xlsx", kind, Query(), outline))
    entry = store.look(lambda s: s.execute(select(Trace.who, Trace.deed, Trace.kind, Trace.changes)).one()).result()
    assert tuple(entry)[:3] == ("王芳", "exported", "customer")
    assert entry.changes == {"rows": [None, 0], "file": [None, "a.xlsx"]}


def test_parts_have_columns_of_their_own(exports, records, tmp_path, clock, people):
    from app.records.desk import Desk

    desk = Desk(records, people[0], clock, (UMBRELLA, BILL))
    marks = ({"text": "星", "size": 3}, {"text": "月", "size": None})
    desk.save(UMBRELLA, None, 0, {"colour": "红", "marks": marks}).result()
    desk.save(UMBRELLA, None, 0, {"colour": "蓝"}).result()
    assert exports.places(UMBRELLA).result() == {"marks": 2}
    keys = ("colour", "marks.0.text", "marks.0.size", "marks.1.text", "marks.1.size")
    outline = Outline(title="x", columns=tuple(Column(key=one, head=one) for one in keys))
    write(exports, order(tmp_path / "a.xlsx", outline=outline))
    rows = list(openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0].iter_rows(values_only=True))
    assert sorted(rows[1:], key=str) == [("红", "星", "3", "月", None), ("蓝", None, None, None, None)]


def test_who_prints_a_sheet_gets_all_columns_on_a_page_and_the_filter_leaves_the_sums(exports, lent, tmp_path):
    lent("红", "蓝", "绿")
    path = tmp_path / "雨伞.xlsx"
    write(exports, order(path))
    sheet = openpyxl.load_workbook(path)["雨伞"]
    assert sheet.auto_filter.ref == "A1:F4"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        "landscape",
        1,
        0,
    )
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"


def test_columns_of_a_document_are_as_wide_as_what_stands_in_them(exports, lent, tmp_path):
    lent("红")
    path = tmp_path / "雨伞.docx"
    write(exports, order(path))
    (table,) = Document(path).tables
    assert [one.width for one in table.columns] == [one.width for one in table.rows[0].cells]
    assert not table.autofit
