"""How is an Excel sheet written row by row, whatever its length? Typed cells, a frozen head, sums; nothing computes."""

import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from typing_extensions import override

from app.records.field import Kind
from app.records.transfer.outline import Column, Outline, plain

MOST_ROWS = 1_048_576  # of one sheet
_CODE = re.compile("_x[0-9A-Fa-f]{4}_")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# What goes into a sheet as it is, seen at one glance: no formula, no code, nothing unreadable, not too long.
_SIGNS = r"_\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
_AS_IT_IS = re.compile(rf"[^-=+@{_SIGNS}][^{_SIGNS}]{{0,999}}")
_FORMATS = {
    Kind.MONEY: "#,##0.00",
    Kind.NUMBER: "#,##0",
    Kind.MOMENT: "yyyy-mm-dd hh:mm",
    Kind.DAY: "yyyy-mm-dd",
    Kind.SECONDS: "[h]:mm:ss",
    Kind.PHONE: "@",  # text, also after somebody has edited it
}
_FIGURES = frozenset({Kind.MONEY, Kind.NUMBER, Kind.SECONDS})
_A4 = 9  # as sheets count papers
_NAME_SIGNS = str.maketrans("[]:*?/\\'", "        ")
_HEAD = PatternFill("solid", fgColor="FFE8EDF3")
_LINE = Border(top=Side("thin", color="FF8A94A3"))


class _Styled(Cell):
    """A cell with a format of its own. The library tries each first as a value, and names it in an error it drops."""

    __slots__ = ()

    @override
    def __repr__(self) -> str:
        return "a styled cell"


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
        self._sums: list[int | None] = [0 if one.sums and not outline.whole else None for one in outline.columns]
        self._sheets = self._rows = 0
        self._sheet: Any = None
        self._makers: list[Callable[[list[Any]], list[Any]]] = []
        self._cells: list[tuple[int, Any]] = []
        self._begin()

    def add(self, rows: Sequence[Sequence[Any]]) -> None:
        """Write some more rows."""
        if not rows:
            return
        columns = [list(one) for one in zip(*rows, strict=True)]
        summed = [at for at, one in enumerate(self._sums) if one is not None]
        for at in summed:
            self._sums[at] = (self._sums[at] or 0) + sum(filter(None, columns[at]))
        ready = [make(values) for make, values in zip(self._makers, columns, strict=True)]
        for row in zip(*ready, strict=True):
            if self._rows >= self._most - 1:  # the last one is for the sums
                self._begin()
            self._sheet.append(self._in_cells(row))
            self._rows += 1

    def _in_cells(self, row: Sequence[Any]) -> Sequence[Any]:
        """With values that have a format in the cell of their column: each is written before the next one comes."""
        cells = list(row)
        for at, cell in self._cells:
            if cells[at] is not None and not isinstance(cells[at], Cell):
                cell.value = cells[at]
                cells[at] = cell
        return cells

    def close(self) -> None:
        """Write the sums and what is said about the list."""
        self._mark_filter()
        if any(one is not None for one in self._sums):
            self._write_sums()
        if self._outline.about:
            self._write_about()
        self._book.save(self._path)

    def _mark_filter(self) -> None:
        """Let the heads filter the rows that were written, but not their sums."""
        if self._sheet is not None:
            last = get_column_letter(len(self._outline.columns))
            self._sheet.auto_filter.ref = f"A1:{last}{max(1, self._rows)}"

    def drop(self) -> None:
        """Leave off; the files the rows were put into meanwhile go."""
        sheets: list[Any] = self._book.worksheets
        for sheet in sheets:
            sheet.close()
            sheet._writer.cleanup()  # noqa: SLF001  otherwise they stay until the program ends

    def _begin(self) -> None:
        """The next sheet, with its head."""
        self._mark_filter()
        self._sheets += 1
        name = self._outline.title.translate(_NAME_SIGNS).strip()[:24] or "Sheet"
        self._sheet = self._book.create_sheet(name if self._sheets == 1 else f"{name} {self._sheets}")
        self._sheet.freeze_panes = "A2"
        lay_on_paper(self._sheet)
        for at, one in enumerate(self._outline.columns, 1):
            self._sheet.column_dimensions[get_column_letter(at)].width = _width(one)
        columns = self._outline.columns
        self._makers = [self._maker(at) for at in range(len(columns))]
        self._cells = [(at, self._cell_of(one.kind)) for at, one in enumerate(columns) if _is_formatted(one)]
        self._sheet.append([self._head(one) for one in self._outline.columns])
        self._rows = 1

    def _cell_of(self, kind: Kind) -> Any:
        cell = self._cell(_FORMATS[kind])
        cell.alignment = _side(kind)
        return cell

    def _cell(self, format_: str) -> Any:
        cell: Any = _Styled(self._sheet, row=1, column=1)
        cell.number_format = format_
        return cell

    def _maker(self, at: int) -> Callable[[list[Any]], list[Any]]:
        """What makes of a column's stored values what goes into the sheet."""
        column, way = self._outline.columns[at], self._ways[at]
        if column.kind is Kind.PHONE:
            return lambda values: [self._said(way(one)) for one in values]
        if _is_formatted(column):
            return lambda values: [None if one is None else _spanned(column, way(one)) for one in values]
        if column.words:
            return lambda values: [self._said(way(one)) for one in values]
        as_it_is = _AS_IT_IS.fullmatch
        return lambda values: [
            one if one is None or (one.__class__ is str and as_it_is(one)) else self._said(way(one)) for one in values
        ]

    def _said(self, said: str | None) -> Any:
        """A text; what looks like a formula in a cell that says that it is none, also after somebody has edited it."""
        if said is None or not (said.startswith(_FORMULA) or "_x" in said):
            return said
        cell = self._cell("@")
        cell.quotePrefix = True
        cell.value = escaped(said)
        cell.data_type = "s"
        return cell

    def _head(self, column: Column) -> Any:
        cell = self._text(column.head)
        cell.font, cell.fill = Font(bold=True), _HEAD
        cell.alignment = _side(column.kind, vertical="center")
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
                cell = WriteOnlyCell(self._sheet, value=_spanned(self._outline.columns[at], self._ways[at](sum_)))
                cell.number_format, cell.alignment = _FORMATS[kind], _side(kind)
            cell.font, cell.border = Font(bold=True), _LINE
            row.append(cell)
        self._sheet.append(row)

    def _write_about(self) -> None:
        sheet: Any = self._book.create_sheet(self._outline.about_title[:31])
        sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, 80
        lay_on_paper(sheet)
        sheet.print_title_rows = None  # it has no head
        self._sheet = sheet
        for name, said in self._outline.about:
            head, text = self._text(name), self._text(plain(Column(key="", head=""))(said) or "")
            head.font = Font(bold=True)
            sheet.append([head, text])


def escaped(value: str) -> str:
    """With signs as they are that a sheet would read as the code of another sign ("_x0041_")."""
    return _CODE.sub(lambda found: "_x005F" + found[0], value)


def _is_formatted(column: Column) -> bool:
    return column.kind in _FORMATS and not column.words


def _side(kind: Kind, vertical: str | None = None) -> Alignment:
    """Figures stand at the right, away from what is beside them; days at the left as words do."""
    right = kind in _FIGURES
    return Alignment(horizontal="right" if right else "left", indent=1 if right else 0, vertical=vertical)


def _spanned(column: Column, value: Any) -> Any:
    return timedelta(seconds=value) if column.kind is Kind.SECONDS else value


def lay_on_paper(sheet: Any) -> None:
    """Who prints it gets all columns side by side on A4 lying across, the head and a number on each page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    sheet.oddFooter.center.text = "&P / &N"


def _width(column: Column) -> float:
    """Chinese signs are two wide."""
    head = sum(2 if one > "\u2e7f" else 1 for one in column.head) + 4  # with the arrow of the filter
    return float(min(60, max(column.width * 1.3, head, 17 if column.kind is Kind.MOMENT else 0)))
