"""Is a statistic written as typed figures with totals and a chart, whole or not at all, by those who may?"""

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import timedelta

import openpyxl
import pytest
from docx import Document
from sqlalchemy import text

from app.core.access import Who
from app.core.errors import DeviceUnavailable, NotAllowed
from app.records.transfer.exporting import Exports, FiguresOrder
from app.records.transfer.figures import Diagram, Draw, Figures, Head, Series, Shown
from app.records.transfer.figures_document import write_document
from app.records.transfer.figures_sheet import write_sheet
from app.records.transfer.running import Stopped

HEADS = (
    Head("技术员"),
    Head("数量", Shown.COUNT),
    Head("费用", Shown.MONEY),
    Head("占比", Shown.SHARE),
    Head("通话", Shown.SPAN),
    Head("满意度", Shown.SCORE),
)
ROWS = [["张建国", 12, 123456, 0.75, 125, 4.5], ["=HYPERLINK(1)", 4, 50, 0.25, None, None]]
TOTALS = ["合计", 16, 123506, 1.0, 125, 4.5]
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fe"
    "dccc59e70000000049454e44ae426082"
)


def figures(draw=Draw.BARS, series=1):
    diagram = Diagram(
        draw=draw,
        title="数量",
        shown=Shown.COUNT,
        names=("张建国", "=HYPERLINK(1)"),
        series=tuple(Series(f"类型 {at}", (12, 4)) for at in range(series)),
        stacks=True,
    )
    about = (("期间", "2026-11-01 至 2026-11-30"), ("分组", "技术员"))
    return Figures(
        title="维修: 费用",
        about=about,
        heads=HEADS,
        rows=ROWS,
        totals=TOTALS,
        diagram=diagram,
        picture=lambda: PIXEL,
        table="repair",
        diagram_title="图表",
    )


def test_a_sheet_has_its_period_typed_cells_totals_and_a_frozen_head(tmp_path):
    told = []
    write_sheet(tmp_path / "a.xlsx", figures(), told.append)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    sheet = book.worksheets[0]
    assert (sheet.title, book.worksheets[1].title) == ("维修  费用", "图表")
    assert [one.value for one in sheet["A"][:3]] == ["维修: 费用", "期间", "分组"]
    assert [one.value for one in sheet[5]] == [one.words for one in HEADS]
    assert sheet.freeze_panes == "A6"
    assert sheet.auto_filter.ref == "A5:F7"
    first, second, last = sheet[6], sheet[7], sheet[8]
    assert [one.value for one in first] == ["张建国", 12, 1234.56, 0.75, timedelta(seconds=125), 4.5]
    assert [one.number_format for one in first[1:]] == ["#,##0", "#,##0.00", "0.0%", "[h]:mm:ss", "0.00"]
    assert (second[0].value, second[0].data_type, second[0].quotePrefix) == ("=HYPERLINK(1)", "s", True)
    assert [one.value for one in second[4:]] == [None, None]
    assert [one.value for one in last] == ["合计", 16, 1235.06, 1, timedelta(seconds=125), 4.5]
    assert all(one.font.bold for one in last)
    assert told[-1] == 2


@pytest.mark.parametrize(
    ("draw", "series", "kind"),
    [("bars", 1, "BarChart"), ("bars", 3, "BarChart"), ("line", 2, "LineChart"), ("pie", 1, "PieChart")],
)
def test_the_chart_of_a_sheet_is_of_the_kind_that_was_shown(tmp_path, draw, series, kind):
    write_sheet(tmp_path / "a.xlsx", figures(Draw(draw), series), lambda _: None)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    (chart,) = book.worksheets[0]._charts
    assert (type(chart).__name__, len(chart.series)) == (kind, series)
    assert chart.series[0].val.numRef.f == "'图表'!$B$2:$B$3"
    values = book.worksheets[1]
    assert [[one.value for one in row][:2] for row in values.iter_rows(min_row=2)] == [
        ["张建国", 12],
        ["=HYPERLINK(1)", 4],
    ]
    assert values["A3"].data_type == "s"


def test_a_document_has_a_heading_its_period_the_picture_and_a_table(tmp_path):
    write_document(tmp_path / "a.docx", figures(), lambda _: None)
    document = Document(str(tmp_path / "a.docx"))
    said = [one.text for one in document.paragraphs]
    assert said[:3] == ["维修: 费用", "期间: 2026-11-01 至 2026-11-30", "分组: 技术员"]
    assert len(document.inline_shapes) == 1
    rows = [[one.text for one in row.cells] for row in document.tables[0].rows]
    assert rows[1] == ["张建国", "12", "1,234.56", "75.0 %", "2:05", "4.50"]
    assert rows[2][4:] == ["", ""]
    assert rows[3] == ["合计", "16", "1,235.06", "100.0 %", "2:05", "4.50"]


@pytest.fixture
def exports(store, clock):
    one = Exports(store, lambda: Who("陈立", "主管", frozenset({"statistics"})), clock)
    yield one
    one.close()


def test_what_was_taken_out_stands_in_the_trail(exports, store, tmp_path):
    order = FiguresOrder(figures(), tmp_path / "a.xlsx", ("statistics", ""))
    assert exports.start_figures(order, lambda *_: None).future.result().rows == 2
    row = store.look(lambda s: s.execute(text("SELECT who, deed, kind, changes FROM trace")).one()).result()
    changes = json.loads(row[3]) if isinstance(row[3], str) else row[3]
    assert tuple(row[:3]) == ("陈立", "exported", "repair")
    assert (changes["file"][1], changes["title"][1], changes["期间"][1]) == (
        "a.xlsx",
        "维修: 费用",
        "2026-11-01 至 2026-11-30",
    )


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_who_may_not_gets_no_file_and_what_is_stopped_leaves_none(exports, tmp_path):
    path = tmp_path / "a.docx"
    refused = exports.start_figures(FiguresOrder(figures(), path, ("statistics", "transfer")), lambda *_: None)
    with pytest.raises(NotAllowed):
        refused.future.result()
    path.write_text("before")
    running = []

    def told(_done, _total):
        running[0].stop()

    order = FiguresOrder(figures(), path, ("statistics",))
    running.append(exports.start_figures(order, told))
    with pytest.raises(Stopped):
        running[0].future.result()
    with pytest.raises(DeviceUnavailable):
        exports.start_figures(FiguresOrder(figures(), tmp_path / "no" / "a.xlsx", ()), lambda *_: None).future.result()
    assert [one.name for one in tmp_path.iterdir() if "a." in one.name] == ["a.docx"]
    assert path.read_text() == "before"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_the_same_figures_and_draws_the_chart(tmp_path):
    for at, draw in enumerate((Draw.BARS, Draw.PIE)):
        write_sheet(tmp_path / f"{at}.xlsx", figures(draw), lambda _: None)
    office = ["soffice", f"-env:UserInstallation=file://{tmp_path / 'office'}", "--headless", "--convert-to", "xlsx"]
    sheets = sorted(tmp_path.glob("*.xlsx"))
    subprocess.run([*office, "--outdir", tmp_path / "read", *sheets], check=True, capture_output=True)
    for written in sheets:
        ours = openpyxl.load_workbook(written)
        theirs = openpyxl.load_workbook(tmp_path / "read" / written.name)
        for one in ours.sheetnames:
            assert [*theirs[one].values][: ours[one].max_row] == [*ours[one].values], one
        assert [len(one._charts) for one in theirs.worksheets] == [len(one._charts) for one in ours.worksheets]
        assert sum(len(one._charts) for one in ours.worksheets) == 1


def test_on_paper_the_chart_stands_on_one_page(tmp_path):
    short = figures()
    write_sheet(tmp_path / "short.xlsx", short, lambda _: None)
    assert openpyxl.load_workbook(tmp_path / "short.xlsx").worksheets[0].page_setup.fitToHeight == 1
    write_sheet(tmp_path / "long.xlsx", replace(short, rows=[*ROWS] * 15), lambda _: None)
    sheet = openpyxl.load_workbook(tmp_path / "long.xlsx").worksheets[0]
    assert sheet.page_setup.fitToHeight == 0
    assert [one.id for one in sheet.row_breaks.brk] == [sheet.max_row]
