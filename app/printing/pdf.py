"""How do sheets become a PDF, with the fonts inside?"""

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from app.printing.band import Setting
from app.printing.drawn import ABOVE, HIGH, DrawnFace
from app.printing.flow import sheets_of
from app.printing.form import Form, Symbol
from app.printing.letters import MM, Fonts, named
from app.printing.marks import Bars, Frame, Image, Sheet, Stroke, Writing
from app.printing.values import Values

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_POINT = 1 / MM  # points in a millimetre
_STROKED = 0.022  # of the size: how much a font is made bold by
_PLY = "print.ply"
_SMALLEST_BAR = 0.19  # millimetres: one dot and a half at 203 dpi


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, and what had to be left out of it.

    Attributes:
        missing: characters that no font has, by name; 〓 stands for each.
        cut: keys of fields and beginnings of texts that had no room.
    """

    pdf: bytes
    pages: int
    missing: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How a form is to come out.

    Attributes:
        copies: so many of each record; the form's plies name them.
        only_data: what a pre-printed form has is left out.
    """

    copies: int = 1
    only_data: bool = False


def render(form: Form, values: Values, fonts: Fonts, wish: Wish | None = None) -> Printed:
    """One record as a PDF."""
    return render_many(form, [values], fonts, wish)


def render_many(
    form: Form,
    records: Iterable[Values],
    fonts: Fonts,
    wish: Wish | None = None,
    told: Callable[[int], bool] | None = None,
) -> Printed:
    """Many records as one PDF.

    Args:
        form: what they are printed on.
        records: their values, taken one after the other.
        fonts: where letters come from.
        wish: copies, data only.
        told: hears how many records are done; where it says False, those are all.
    """
    drawing = _Drawing(form.name, fonts)
    cut: dict[str, None] = {}
    for done, values in enumerate(records, 1):
        for sheet in _sheets(form, values, fonts, wish or Wish(), cut):
            drawing.sheet(sheet)
        if told is not None and not told(done):
            break
    return Printed(drawing.finish(), drawing.pages, named(drawing.missing), tuple(cut))


def _sheets(form: Form, values: Values, fonts: Fonts, wish: Wish, cut: dict[str, None]) -> Iterable[Sheet]:
    for copy in range(wish.copies):
        ply = form.plies[copy] if wish.copies > 1 and copy < len(form.plies) else ""
        yield from sheets_of(Setting(form, {**values, _PLY: ply}, fonts, wish.only_data, cut))


class _Drawing:
    """A PDF being written."""

    def __init__(self, title: str, fonts: Fonts) -> None:
        from reportlab import rl_config
        from reportlab.pdfgen.canvas import Canvas

        rl_config.useA85 = 0  # bytes as they are: printers and viewers have taken them for thirty years
        self._fonts, self._out = fonts, io.BytesIO()
        self._canvas: Canvas = Canvas(self._out, pageCompression=1, invariant=1)
        self._canvas.setTitle(title)
        self._canvas.setCreator("Ringfile")
        self._images: dict[bytes, Any] = {}
        self._h = 0.0
        self.pages = 0
        self.missing: dict[str, None] = {}

    def finish(self) -> bytes:
        """The PDF; a page without anything where there was no sheet."""
        self._canvas.save()
        return self._out.getvalue()

    def sheet(self, sheet: Sheet) -> None:
        """Draw one side."""
        canvas, self._h = self._canvas, sheet.h
        canvas.setPageSize((sheet.w * _POINT, sheet.h * _POINT))
        for mark in sheet.marks:
            if isinstance(mark, Writing):
                self._write(mark)
            elif isinstance(mark, Stroke):
                self._stroke(mark)
            elif isinstance(mark, Frame):
                canvas.setLineWidth(mark.thick)
                canvas.rect(mark.x * _POINT, self._up(mark.y + mark.h), mark.w * _POINT, mark.h * _POINT)
            elif isinstance(mark, Image):
                self._image(mark)
            elif isinstance(mark, Bars):
                self._bars(mark)
        canvas.showPage()
        self.pages += 1

    def _up(self, y: float) -> float:
        return (self._h - y) * _POINT

    def _write(self, mark: Writing) -> None:
        letters = self._fonts.letters(mark.font, bold=mark.bold)
        text, x = self._canvas.beginText(mark.x * _POINT, self._up(mark.y)), mark.x
        for run in letters.runs(mark.text):
            if isinstance(run.face, DrawnFace):
                x += self._draw_letters(run.face, run.text, x, mark)
                text.setTextOrigin(x * _POINT, self._up(mark.y))
                continue
            x += letters.width(run.text, mark.size)
            text.setFont(run.face.name, mark.size)
            text.setTextRenderMode(2 if run.bold else 0)
            if run.bold:
                self._canvas.setLineWidth(mark.size * _STROKED)
            text.textOut(run.text)
            text.setTextRenderMode(0)  # it would outlast this text
        self._canvas.drawText(text)
        self.missing.update(dict.fromkeys(letters.lacking(mark.text)))

    def _draw_letters(self, face: DrawnFace, text: str, x: float, mark: Writing) -> float:
        """Letters of a font that cannot stand in the PDF; returns how wide they are."""
        size, start = mark.size * MM, x
        for char in text:
            wide = (face.width(char) or 0.0) * size / 1000
            y = self._up(mark.y - ABOVE * size + HIGH * size)
            place = (x * _POINT, y, wide * _POINT, HIGH * size * _POINT)
            self._canvas.drawImage(face.picture(char), *place, mask=[254, 255] * 3)
            x += wide
        return x - start

    def _stroke(self, mark: Stroke) -> None:
        canvas = self._canvas
        canvas.setLineWidth(mark.thick)
        if mark.dashed:
            canvas.setDash(4, 3)
        canvas.line(mark.x * _POINT, self._up(mark.y), mark.x2 * _POINT, self._up(mark.y2))
        if mark.dashed:
            canvas.setDash()

    def _image(self, mark: Image) -> None:
        from reportlab.lib.utils import ImageReader

        if mark.data not in self._images:
            try:
                self._images[mark.data] = ImageReader(io.BytesIO(mark.data))
            except (OSError, ValueError):
                self._images[mark.data] = None
        if (image := self._images[mark.data]) is not None:
            self._canvas.drawImage(
                image,
                mark.x * _POINT,
                self._up(mark.y + mark.h),
                mark.w * _POINT,
                mark.h * _POINT,
                mask="auto",
                preserveAspectRatio=True,
                anchor="c",
            )

    def _bars(self, mark: Bars) -> None:
        draw = _draw_qr if mark.symbol is Symbol.QR else _draw_code128
        draw(self._canvas, mark, self._up(mark.y + mark.h))


def _draw_qr(canvas: "Canvas", mark: Bars, y: float) -> None:
    side = min(mark.w, mark.h) * _POINT
    rows = _modules(mark.text)
    dot, top = side / len(rows), y + mark.h * _POINT
    path = canvas.beginPath()
    for down, row in enumerate(rows, 1):
        for first, end in _dark(row):
            path.rect(mark.x * _POINT + first * dot, top - down * dot, (end - first) * dot, dot)
    canvas.drawPath(path, stroke=0, fill=1)


@lru_cache(maxsize=64)
def _modules(text: str) -> tuple[tuple[bool, ...], ...]:
    from reportlab.graphics.barcode.qr import QrCodeWidget

    widget: Any = QrCodeWidget(text, barLevel="M")  # its stubs leave the code out
    code = widget.qr
    code.make()
    return tuple(tuple(bool(one) for one in row) for row in code.modules)


def _dark(row: Sequence[bool]) -> Iterable[tuple[int, int]]:
    """Where dark modules begin and end."""
    at = 0
    for is_dark, same in groupby(row):
        end = at + len(list(same))
        if is_dark:
            yield at, end
        at = end


def _draw_code128(canvas: "Canvas", mark: Bars, y: float) -> None:
    from reportlab.graphics.barcode.code128 import Code128

    text = mark.text.encode("ascii", "ignore").decode()
    if not text:
        return
    room = mark.w * _POINT
    plain = Code128(text, barWidth=1, quiet=False)
    thin = max(_SMALLEST_BAR * _POINT, min(1.0, room / plain.width))
    high = mark.h * _POINT - (_READ_SIZE + 1) * mark.readable
    code = Code128(text, barWidth=thin, barHeight=high, quiet=False)
    code.drawOn(canvas, mark.x * _POINT, y + (_READ_SIZE + 1) * mark.readable)
    if mark.readable:
        canvas.setFont("Helvetica", _READ_SIZE)
        canvas.drawCentredString(mark.x * _POINT + code.width / 2, y + 1, text)


_READ_SIZE = 7.0  # points of the number under a bar code


def render_traced(
    form: Form, values: Values, fonts: Fonts, *, all_bands: bool = False
) -> tuple[Printed, tuple[Sheet, ...]]:
    """One record as a PDF, and the sheets it was drawn from: they tell where the tagged parts came to stand.

    Args:
        form: the form, its parts tagged.
        values: of the record.
        fonts: where letters come from.
        all_bands: bands are there although their condition is not met.
    """
    setting = Setting(form, values, fonts, all_bands=all_bands)
    drawing, sheets = _Drawing(form.name, fonts), sheets_of(setting)
    for sheet in sheets:
        drawing.sheet(sheet)
    return Printed(drawing.finish(), drawing.pages, named(drawing.missing), tuple(setting.cut)), sheets
