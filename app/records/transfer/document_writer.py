"""How is a Word document made of a list? A heading, what was asked for in words, one table with a repeated head."""

from collections.abc import Sequence
from copy import deepcopy
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.records.field import Kind
from app.records.transfer.outline import Column, Outline, plain

MOST_ROWS = 5000  # more than a hundred pages
_TOO_MANY = QT_TRANSLATE_NOOP(
    "transfer", "A Word document holds {most} rows at most, and the list has more. Narrow it, or take an Excel sheet."
)
_RIGHT = frozenset({Kind.MONEY, Kind.NUMBER, Kind.SECONDS})
_MANY_COLUMNS = 5  # more lie across
_ASIAN = "Microsoft YaHei"
_PICTURE = 0.7  # of the width between the margins


class DocumentWriter:
    """A document of one list.

    Args:
        path: where it is written to.
        outline: heads, and what is said about the list.
    """

    def __init__(self, path: Path, outline: Outline) -> None:
        self._path, self._outline = path, outline
        self._ways = [plain(one) for one in outline.columns]
        self._sums: list[int | None] = [0 if one.sums else None for one in outline.columns]
        self._document: Any = Document()
        self._count = 0
        self._lay_out()
        self._document.add_heading(outline.title, level=1)
        for name, said in outline.about:
            line = self._document.add_paragraph()
            line.paragraph_format.space_after = Pt(0)
            line.add_run(f"{name}: ").bold = True
            line.add_run(plain(Column(key="", head=""))(said) or "")
        self._document.add_paragraph()
        if outline.picture:
            # No wider, so that a short table stands on the same page with its totals.
            self._document.add_picture(BytesIO(outline.picture), width=int(self._room() * _PICTURE))
        self._table = self._make_table()

    def add(self, rows: Sequence[Sequence[Any]]) -> None:
        """Write some more rows.

        Raises:
            Refused: a document does not hold so many.
        """
        self._count += len(rows)
        if self._count > MOST_ROWS:
            raise Refused(_TOO_MANY.fill(most=f"{MOST_ROWS:,}"))
        for row in rows:
            values = [way(value) for way, value in zip(self._ways, row, strict=True)]
            self._sums = [
                None if sum_ is None else sum_ + (value or 0) for sum_, value in zip(self._sums, row, strict=True)
            ]
            self._add_row([_said(one, value) for one, value in zip(self._outline.columns, values, strict=True)])

    def add_totals(self, said: Sequence[str]) -> None:
        """Write a last row that is not the sum of the others."""
        self._add_row(said, bold=True)

    def close(self) -> None:
        """Write the sums and the file."""
        if any(one is not None for one in self._sums):
            sums = [None if sum_ is None else way(sum_) for way, sum_ in zip(self._ways, self._sums, strict=True)]
            said = [_said(one, sum_) for one, sum_ in zip(self._outline.columns, sums, strict=True)]
            self._add_row([said[0] or self._outline.total, *said[1:]], bold=True)
        self._document.save(str(self._path))

    def drop(self) -> None:
        """Leave off; nothing is on disk yet."""

    def _lay_out(self) -> None:
        section = self._document.sections[0]
        across = len(self._outline.columns) > _MANY_COLUMNS
        section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (Mm(297), Mm(210)) if across else (Mm(210), Mm(297))
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(15)
        for name in ("Normal", "Heading 1"):
            style = self._document.styles[name]
            style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _ASIAN)
        self._document.styles["Normal"].font.size = Pt(9)

    def _room(self) -> int:
        """Between the margins."""
        page: int = self._document.sections[0].page_width
        return page - 2 * Mm(15)

    def _make_table(self) -> Any:
        columns = self._outline.columns
        table = self._document.add_table(rows=2, cols=len(columns))
        table.style = "Light Grid Accent 1" if len(columns) <= _MANY_COLUMNS else "Table Grid"
        room = self._room()
        wide = sum(max(6, one.width) for one in columns)
        table.autofit = False
        for at, one in enumerate(columns):
            table.columns[at].width = int(room * max(6, one.width) / wide)  # for LibreOffice; Word reads cells
            for cell in table.columns[at].cells:
                cell.width = int(room * max(6, one.width) / wide)
                cell.paragraphs[0].alignment = (
                    WD_ALIGN_PARAGRAPH.RIGHT if one.kind in _RIGHT else WD_ALIGN_PARAGRAPH.LEFT
                )
                cell.paragraphs[0].add_run("")
            table.rows[0].cells[at].paragraphs[0].runs[0].text = one.head
            table.rows[0].cells[at].paragraphs[0].runs[0].bold = True
        table.rows[0]._tr.get_or_add_trPr().append(table._tbl.makeelement(qn("w:tblHeader"), {}))  # noqa: SLF001  no public way
        self._pattern = table.rows[1]._tr  # noqa: SLF001  rows are copies of this one: a thousand times quicker
        table._tbl.remove(self._pattern)  # noqa: SLF001
        return table._tbl  # noqa: SLF001

    def _add_row(self, said: Sequence[str], *, bold: bool = False) -> None:
        row = deepcopy(self._pattern)
        for cell, text in zip(row.tc_lst, said, strict=True):
            run = cell.p_lst[0].r_lst[0]
            run.text = text
            if bold:
                run.get_or_add_rPr().append(run.makeelement(qn("w:b"), {}))
        self._table.append(row)


def _said(column: Column, value: Any) -> str:
    """A value as it stands in a text."""
    if value is None or column.words or isinstance(value, str):
        return value or ""
    if isinstance(value, date):
        return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else value.isoformat()
    if column.kind is Kind.SECONDS:
        minutes, seconds = divmod(int(value), 60)
        return f"{minutes}:{seconds:02}"
    return f"{value:,.2f}" if column.kind is Kind.MONEY else f"{value:,}"
