"""What comes of files from outside: good ones of every kind, and such as were made to do harm?"""

import zipfile
from io import BytesIO

import openpyxl
import pytest

from app.records.transfer import intake
from app.records.transfer.codec import lines_of
from app.records.transfer.faults import Fault, Unreadable
from app.records.transfer.running import Course, Stopped
from tests.records.transfer.files import OLD_SHEET, ROWS, as_xlsx


def taken(path, tmp_path, told=lambda *_: None):
    folder = tmp_path / "rows"
    folder.mkdir(exist_ok=True)
    return intake.take_in(path, folder, Course(told))


def rows_of(opened):
    return list(lines_of(opened.rows))


def test_a_workbook_is_read_with_its_types_in_a_process_of_its_own(tmp_path):
    opened = taken(as_xlsx(tmp_path / "客户.xlsx"), tmp_path)
    assert (opened.name, opened.count) == ("客户.xlsx", len(ROWS))
    assert rows_of(opened) == [list(row) for row in ROWS]
    assert opened.sample[1][0] == ROWS[1][0]
    assert len(opened.sha256) == 64


def test_an_old_workbook_is_read_too(read_here, tmp_path):
    assert [row[0] for row in rows_of(taken(OLD_SHEET, tmp_path))] == ["姓名", "王小明", "李记餐厅"]


def test_empty_rows_and_columns_count(read_here, tmp_path):
    book = openpyxl.Workbook()
    book.active["C3"], book.active["D5"] = "姓名", 5
    book.save(tmp_path / "a.xlsx")
    assert rows_of(taken(tmp_path / "a.xlsx", tmp_path)) == [
        ["", "", "", ""],
        ["", "", "", ""],
        ["", "", "姓名", ""],
        ["", "", "", ""],
        ["", "", "", 5],
    ]


def test_a_list_that_goes_on_on_the_next_sheet_is_one_list(read_here, tmp_path):
    book = openpyxl.Workbook()
    for sheet, rows in (
        (book.active, (["姓名"], ["甲"])),
        (book.create_sheet(), (["姓名"], ["乙"])),
        (book.create_sheet(), (["说明"], ["x"])),
    ):
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    assert rows_of(taken(tmp_path / "a.xlsx", tmp_path)) == [["姓名"], ["甲"], ["乙"]]


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_code_and_the_separator_of_a_text_are_found(read_here, tmp_path, code, separator):
    text = "\r\n".join(
        separator.join(row) for row in (("姓名", "电话"), ("王小明", "13800138000"), ('"李，记"', "010-65521234"))
    )
    (tmp_path / "a.csv").write_bytes(text.encode(code))
    assert rows_of(taken(tmp_path / "a.csv", tmp_path)) == [
        ["姓名", "电话"],
        ["王小明", "13800138000"],
        ["李，记", "010-65521234"],
    ]


def test_it_can_be_stopped(tmp_path):
    course = Course(lambda *_: None)
    course.stop.set()
    with pytest.raises(Stopped):
        intake.take_in(as_xlsx(tmp_path / "a.xlsx"), tmp_path, course)
    assert list(tmp_path.glob("*.rows")) == []


# ------------------------------------------------------------ made to do harm


def packed(path, entries, base=None):
    """A workbook with other, or more, entries."""
    good = BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["姓名"])
    book.save(good)
    with zipfile.ZipFile(good) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for one in before.infolist():
            if one.filename not in entries:
                after.writestr(one, before.read(one))
        for name, data in entries.items():
            after.writestr(name, data)
    return path


SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
CELL = '<row r="{row}"><c r="{column}{row}"><v>1</v></c></row>'


def sheet(inside):
    return {"xl/worksheets/sheet1.xml": SHEET.format(inside)}


def far(column, row):
    return sheet(f"<sheetData>{CELL.format(column='A', row=1)}{CELL.format(column=column, row=row)}</sheetData>")


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


@pytest.mark.parametrize(
    ("entries", "fault"),
    [
        ({"xl/bomb.xml": b"0" * 700_000_000}, Fault.BOMB),
        (far("XFD", 2), Fault.WIDE),
        (far("ZZ", 1_048_576), Fault.CELLS),
        ({"xl/vbaProject.bin": b"x"}, Fault.MACROS),
        ({"xl/externalLinks/externalLink1.xml": b"<x/>"}, Fault.LINKS),
        (sheet("<sheetData><row r='1'><c r="), Fault.BROKEN),
        ({"xl/workbook.xml": b"<workbook"}, Fault.BROKEN),
        (sheet("<sheetData/>"), Fault.EMPTY),
    ],
    ids=lambda one: one.value if isinstance(one, Fault) else "",
)
def test_workbooks_made_to_do_harm_are_a_sentence(read_here, tmp_path, entries, fault):
    path = packed(tmp_path / "a.xlsx", entries)
    with pytest.raises(Unreadable) as error:
        taken(path, tmp_path)
    assert error.value.fault is fault
    assert "a.xlsx" in str(error.value)


def test_a_claim_of_a_huge_sheet_alone_does_no_harm(read_here, tmp_path):
    claim = '<dimension ref="A1:XFD1048576"/><sheetData>' + CELL.format(column="A", row=1) + "</sheetData>"
    assert rows_of(taken(packed(tmp_path / "a.xlsx", sheet(claim)), tmp_path)) == [[1]]


def test_entities_are_not_unfolded(read_here, tmp_path):
    inside = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&i;</t></is></c></row></sheetData>'
    path = packed(tmp_path / "a.xlsx", {"xl/worksheets/sheet1.xml": LAUGHS + SHEET.format(inside)})
    with pytest.raises(Unreadable) as error:
        taken(path, tmp_path)
    assert error.value.fault in (Fault.BROKEN, Fault.EMPTY)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", Fault.EMPTY),
        (b"PK\x03\x04 and then nothing of a pack", Fault.BROKEN),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, Fault.BROKEN),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), Fault.PASSWORD),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "_VBA_PROJECT_CUR".encode("utf-16-le"), Fault.MACROS),
        (b"\x89PNG\r\n\x1a\n\0\0\0\x01" * 20, Fault.KIND),
        (b"%PDF-1.7\n\x01\x02\x03\x04", Fault.KIND),
        (b"a," * 5000, Fault.WIDE),
        (b'a,"' + b"x" * 300_000 + b'"\n', Fault.BROKEN),
    ],
)
def test_what_is_no_sheet_is_a_sentence(read_here, tmp_path, data, fault):
    (tmp_path / "a.xlsx").write_bytes(data)
    with pytest.raises(Unreadable) as error:
        taken(tmp_path / "a.xlsx", tmp_path)
    assert error.value.fault is fault


def test_too_large_a_file_is_not_even_opened(tmp_path):
    with (tmp_path / "a.csv").open("wb") as file:
        file.truncate(10 * 1024**3)
    with pytest.raises(Unreadable) as error:
        taken(tmp_path / "a.csv", tmp_path)
    assert error.value.fault is Fault.LARGE


def test_a_file_that_is_gone_is_a_sentence(tmp_path):
    with pytest.raises(Unreadable, match="cannot be read"):
        taken(tmp_path / "none.csv", tmp_path)
    with pytest.raises(Unreadable):
        taken(tmp_path, tmp_path)


def test_a_sheet_that_needs_more_memory_than_there_is_ends_its_process_only(tmp_path):
    """A table of the old kind in which one cell is repeated a million times a thousand times."""
    table = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        '<table:table table:name="a"><table:table-row table:number-rows-repeated="1000000">'
        '<table:table-cell table:number-columns-repeated="16000" office:value-type="string"><text:p>x</text:p>'
        "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as pack:
        pack.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        pack.writestr("content.xml", table)
        pack.writestr("META-INF/manifest.xml", "<x/>")
    with pytest.raises(Unreadable) as error:
        taken(path, tmp_path)
    assert error.value.fault in (Fault.DIED, Fault.CELLS, Fault.BROKEN)
