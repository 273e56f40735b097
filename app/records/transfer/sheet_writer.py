"""How is an Excel sheet written row by row, whatever its length? Typed cells, a frozen head, sums; nothing computes."""

import re
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from app.records.field import Kind
from app.records.transfer.outline import Column, Outline, plain

MOST_ROWS = 1_048_576  # of one sheet
_CODE = re.compile("_x[0-9A-Fa-f]{4}_")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FORMATS = {
    Kind.MONEY: "#,##0.00",
    Kind.NUMBER: "#,##0",
    Kind.MOMENT: "yyyy-mm-dd hh:mm",
    Kind.DAY: "yyyy-mm-dd",
    Kind.SECONDS: "[h]:mm:ss",
}
_FIGURES = frozenset({Kind.MONEY, Kind.NUMBER, Kind.SECONDS})
_NAME_SIGNS = str.maketrans("[]:*?/\\'", "        ")
_HEAD = PatternFill("solid", fgColor="FFE8EDF3")
_LINE = Border(top=Side("thin", color="FF8A94A3"))


class SheetWriter:
    """A workbook of one list: a sheet of its rows, more where it has more rows than a sheet takes, one about it.

    Args:
        path: where it is written to.
        outline: heads, and what is said about the list.
        most_rows: of one sheet, the head included.
    """

    def __init__(self, path: Path, outline: Outline, most_rows: int = MOST_ROWS) -> None:
        self._path, self._outline, self._most = path, outline, most_rows
        self._book = Workbook(write_only=True)
        self._ways = [plain(one) for one in outline.columns]
        self._sums = [0.0 if one.sums and not outline.whole else None for one in outline.columns]
        self._sheets = self._rows = 0
        self._sheet: Any = None
        self._cells: list[Any] = []
        self._begin()

    def add(self, rows: Sequence[Sequence[Any]]) -> None:
        """Write some more rows."""
        ways, sums = self._ways, self._sums
        for row in rows:
            if self._rows >= self._most - 1:  # the last one is for the sums
                self._begin()
            values = [way(value) for way, value in zip(ways, row, strict=True)]
            for at, sum_ in enumerate(sums):
                if sum_ is not None and values[at] is not None:
                    sums[at] = sum_ + values[at]
            self._sheet.append([self._cell(at, value) for at, value in enumerate(values)])
            self._rows += 1

    def close(self) -> None:
        """Write the sums and what is said about the list."""
        if any(one is not None for one in self._sums):
            self._write_sums()
        if self._outline.about:
            self._write_about()
        self._book.save(self._path)

    def drop(self) -> None:
        """Leave off; the files the rows were put into meanwhile go."""
        sheets: list[Any] = self._book.worksheets
        for sheet in sheets:
            sheet.close()
            sheet._writer.cleanup()  # noqa: SLF001  otherwise they stay until the program ends

    def _begin(self) -> None:
        """The next sheet, with its head."""
        self._sheets += 1
        name = self._outline.title.translate(_NAME_SIGNS).strip()[:24] or "Sheet"
        self._sheet = self._book.create_sheet(name if self._sheets == 1 else f"{name} {self._sheets}")
        self._sheet.freeze_panes = "A2"
        last = get_column_letter(len(self._outline.columns))
        self._sheet.auto_filter.ref = f"A1:{last}1"
        for at, one in enumerate(self._outline.columns, 1):
            self._sheet.column_dimensions[get_column_letter(at)].width = _width(one)
        self._cells = [self._styled(one) for one in self._outline.columns]
        self._quoted = [self._text_cell() for _ in self._outline.columns]
        self._sheet.append([self._head(one) for one in self._outline.columns])
        self._rows = 1

    def _styled(self, column: Column) -> Any:
        """The cell through which the values of a column with a format of its own go, one after the other."""
        if column.kind not in _FORMATS or column.words:
            return None
        cell = WriteOnlyCell(self._sheet)
        cell.number_format = _FORMATS[column.kind]
        return cell

    def _head(self, column: Column) -> Any:
        cell = self._text(column.head)
        cell.font, cell.fill = Font(bold=True), _HEAD
        cell.alignment = Alignment(horizontal="right" if column.kind in _FIGURES else "left", vertical="center")
        return cell

    def _cell(self, at: int, value: Any) -> Any:
        if isinstance(value, str):
            return self._quote(at, value) if value.startswith(_FORMULA) or "_x" in value else value
        styled = self._cells[at]
        if styled is None or value is None:
            return value
        styled.value = timedelta(seconds=value) if self._outline.columns[at].kind is Kind.SECONDS else value
        return styled

    def _text_cell(self) -> Any:
        """The cell through which a column's texts go that look like formulas."""
        cell: Any = WriteOnlyCell(self._sheet)
        cell.number_format = "@"
        cell.quotePrefix = True  # a text, also after somebody has edited it
        return cell

    def _quote(self, at: int, value: str) -> Any:
        """A text that looks like a formula, as the text it is."""
        cell = self._quoted[at]
        cell.value = escaped(value)
        cell.data_type = "s"
        return cell

    def _text(self, value: str) -> Any:
        cell = WriteOnlyCell(self._sheet, value=value)
        cell.data_type = "s"
        return cell

    def _write_sums(self) -> None:
        row: list[Any] = []
        for at, sum_ in enumerate(self._sums):
            kind = self._outline.columns[at].kind
            if sum_ is None:
                cell = self._text(self._outline.total if at == 0 else "")
            else:
                cell = WriteOnlyCell(self._sheet, value=round(sum_, 2))
                cell.number_format = _FORMATS[kind]
            cell.font, cell.border = Font(bold=True), _LINE
            row.append(cell)
        self._sheet.append(row)

    def _write_about(self) -> None:
        sheet: Any = self._book.create_sheet(self._outline.about_title[:31])
        sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, 80
        self._sheet = sheet
        for name, said in self._outline.about:
            head, text = self._text(name), self._text(plain(Column(key="", head=""))(said) or "")
            head.font = Font(bold=True)
            sheet.append([head, text])


def escaped(value: str) -> str:
    """With signs as they are that a sheet would read as the code of another sign ("_x0041_")."""
    return _CODE.sub(lambda found: "_x005F" + found[0], value)


def _width(column: Column) -> float:
    """Chinese signs are two wide."""
    head = sum(2 if one > "\u2e7f" else 1 for one in column.head) + 4  # with the arrow of the filter
    return float(min(60, max(column.width * 1.3, head, 17 if column.kind is Kind.MOMENT else 0)))
