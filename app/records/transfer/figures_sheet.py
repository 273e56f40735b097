"""How is an Excel sheet made of a statistic? Its period above, typed figures, totals, a chart that Excel draws."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.chart import BarChart, LineChart, PieChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from app.records.transfer.figures import Diagram, Draw, Figure, Figures, Head, Shown
from app.records.transfer.outline import Column, plain
from app.records.transfer.sheet_writer import escaped, lay_on_paper

_FORMATS = {
    Shown.COUNT: "#,##0",
    Shown.MONEY: "#,##0.00",
    Shown.SPAN: "[h]:mm:ss",
    Shown.SHARE: "0.0%",
    Shown.SCORE: "0.00",
}
_HEAD = PatternFill("solid", fgColor="FFE8EDF3")
_LINE = Border(top=Side("thin", color="FF8A94A3"))
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_PORTION = 200
_SHORT = 40  # rows under which the chart stands; beside more
_CHART_CM = 26.0, 11.0
_ONE_PAGE = 20  # rows that are still legible on one page with the chart


def write_sheet(path: Path, figures: Figures, told: Callable[[int], None]) -> None:
    """Write it.

    Args:
        path: where.
        figures: what.
        told: how many rows are written; may raise to leave off.
    """
    book = Workbook()
    sheet: Any = book.active
    sheet.title = _name(figures.title)
    lay_on_paper(sheet)
    head = _write_above(sheet, figures)
    for at, one in enumerate(figures.heads, 1):
        cell = _put(sheet, head, at, one.words)
        cell.font, cell.fill = Font(bold=True), _HEAD
        cell.alignment = Alignment(horizontal="right" if one.shown else "left", vertical="center", wrap_text=True)
    for place, row in enumerate(figures.rows):
        _write_row(sheet, head + 1 + place, figures.heads, row)
        if place % _PORTION == 0:
            told(place)
    last = head + 1 + len(figures.rows)
    for cell in _write_row(sheet, last, figures.heads, figures.totals) if figures.totals else ():
        cell.font, cell.border = Font(bold=True), _LINE
    sheet.freeze_panes = sheet.cell(row=head + 1, column=1)
    sheet.print_title_rows = f"{head}:{head}"
    sheet.auto_filter.ref = f"A{head}:{get_column_letter(len(figures.heads))}{max(head, last - 1)}"
    _fit(sheet, figures)
    if figures.diagram is not None and figures.diagram.names:
        below = len(figures.rows) <= _SHORT
        _draw(book, figures, figures.diagram)
        where = f"A{last + 2}" if below else f"{get_column_letter(len(figures.heads) + 2)}2"
        sheet.add_chart(_chart_of(book, figures, figures.diagram), where)
        if below and len(figures.rows) <= _ONE_PAGE:
            sheet.page_setup.fitToHeight = 1
        elif below:
            sheet.row_breaks.append(Break(id=last))  # a page must not end within the chart
    told(len(figures.rows))
    book.save(path)


def _name(title: str) -> str:
    return title.translate(str.maketrans("[]:*?/\\'", "        ")).strip()[:31] or "Sheet"


def _write_above(sheet: Any, figures: Figures) -> int:
    """Title and what was asked; returns the row of the heads."""
    _put(sheet, 1, 1, figures.title).font = Font(bold=True, size=14)
    for place, (name, said) in enumerate(figures.about, 2):
        _put(sheet, place, 1, name).font = Font(bold=True)
        _put(sheet, place, 2, said)
    return len(figures.about) + 3


def _write_row(sheet: Any, at: int, heads: Sequence[Head], row: Sequence[str | Figure]) -> list[Any]:
    return [
        _put(sheet, at, place, value, head.shown) for place, (head, value) in enumerate(zip(heads, row, strict=True), 1)
    ]


def _put(sheet: Any, row: int, column: int, value: str | Figure, shown: Shown | None = None) -> Any:
    """A typed cell; a text is never a formula."""
    cell = sheet.cell(row=row, column=column)
    if shown is not None:
        cell.number_format = _FORMATS[shown]
        if not isinstance(value, str):
            cell.value = _typed(value, shown)
            return cell
    said = plain(Column(key="", head=""))(value)
    if said is not None:
        cell.value = escaped(said)
        cell.data_type = "s"
        cell.quotePrefix = said.startswith(_FORMULA)
    return cell


def _typed(value: Figure, shown: Shown) -> Any:
    if value is None:
        return None
    if shown is Shown.MONEY:
        return value / 100
    return timedelta(seconds=value) if shown is Shown.SPAN else value


def _fit(sheet: Any, figures: Figures) -> None:
    for at, head in enumerate(figures.heads, 1):
        words = [head.words, *(row[at - 1] for row in figures.rows if isinstance(row[at - 1], str))]
        wide = max(sum(2 if sign > "\u2e7f" else 1 for sign in str(one)) for one in words) + 4
        sheet.column_dimensions[get_column_letter(at)].width = float(min(48, max(wide, 14 if head.shown else 16)))


# ------------------------------------------------------------ the chart


def _draw(book: Any, figures: Figures, diagram: Diagram) -> None:
    """What the chart is made of, on a sheet of its own."""
    values = book.create_sheet(_name(figures.diagram_title))
    _put(values, 1, 1, diagram.title).font = Font(bold=True)
    for at, one in enumerate(diagram.series, 2):
        _put(values, 1, at, one.name or diagram.title).font = Font(bold=True)
    for place, name in enumerate(diagram.names, 2):
        _put(values, place, 1, name)
        for at, one in enumerate(diagram.series, 2):
            _put(values, place, at, one.values[place - 2], diagram.shown)
    values.column_dimensions["A"].width = 24.0
    values.freeze_panes = "B2"


def _chart_of(book: Any, figures: Figures, diagram: Diagram) -> Any:
    values = book.worksheets[-1]
    chart = _chart(diagram)
    last = len(diagram.names) + 1
    chart.add_data(
        Reference(values, min_col=2, max_col=len(diagram.series) + 1, min_row=1, max_row=last), titles_from_data=True
    )
    chart.set_categories(Reference(values, min_col=1, min_row=2, max_row=last))
    chart.title = diagram.title if diagram.title == figures.title else f"{figures.title}: {diagram.title}"
    chart.width, chart.height = _CHART_CM
    return chart


def _chart(diagram: Diagram) -> Any:
    if diagram.draw is Draw.PIE:
        pie = PieChart()
        pie.dataLabels = DataLabelList(showPercent=True, showVal=False, showSerName=False, showCatName=False)
        return pie
    chart: Any = LineChart() if diagram.draw is Draw.LINE else BarChart()
    if diagram.draw is Draw.BARS:
        chart.type = "col"
        chart.gapWidth = 60
        if diagram.stacks and len(diagram.series) > 1:
            chart.grouping, chart.overlap = "stacked", 100
    if len(diagram.series) == 1:
        chart.legend = None
    chart.y_axis.number_format = _FORMATS[diagram.shown]
    chart.x_axis.delete = chart.y_axis.delete = False  # newer Excel hides axes that do not say so
    return chart
