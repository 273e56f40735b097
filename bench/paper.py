"""What do 1,000 slips cost over reportlab alone, which draws the same words, lines and codes at known places?

The floor is told what stands where; the program finds that out: it wraps, shrinks, moves what flows, chooses fonts.
Both write the same pages with the same fonts, in turns. Wanted: at most three times as long.
"""

import io
import sys
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.code128 import Code128
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.pdfgen.canvas import Canvas

from app.printing.band import Setting
from app.printing.flow import sheets_of
from app.printing.fonts import SystemFonts
from app.printing.form import Form, Symbol
from app.printing.letters import MM
from app.printing.marks import Frame, Sheet, Stroke, Writing
from app.printing.pdf import render_many
from app.printing.shipped import Shipped
from app.printing.values import Values
from bench._floor import Figure, arguments, percentile, report
from tests.printing.slips import slip

FORMS = Path(__file__).resolve().parents[1] / "resources" / "forms"
POINT = 1 / MM
WANTED = 3.0


def records(count: int) -> list[Values]:
    """Repairs that differ in number and words."""
    usual = slip("repair", "short")
    return [
        {**usual, "number": f"WX20261125-{one:04}", "fault": f"{usual['fault']}（第 {one} 单）" * (1 + one % 3)}
        for one in range(count)
    ]


def program(form: Form, values: Sequence[Values], fonts: SystemFonts) -> float:
    """Seconds of computing of the program; what others do on the machine does not count."""
    began = time.process_time()
    render_many(form, values, fonts)
    return time.process_time() - began


def floor(sheets: Sequence[Sheet], fonts: SystemFonts) -> float:
    """Seconds of computing of reportlab drawing what is known."""
    plan = [(sheet, _plan(sheet, fonts)) for sheet in sheets]
    began = time.process_time()
    canvas = Canvas(io.BytesIO(), pageCompression=1)
    for sheet, (texts, lines, frames, codes) in plan:
        canvas.setPageSize((sheet.w * POINT, sheet.h * POINT))
        for font, size, x, y, text in texts:
            canvas.setFont(font, size)
            canvas.drawString(x, y, text)
        for line in lines:
            canvas.line(*line)
        for frame in frames:
            canvas.rect(*frame)
        for text, x, y, w, h, symbol in codes:
            if symbol is Symbol.QR:
                _qr(canvas, text, x, y, min(w, h))
                continue
            code = Code128(text, barWidth=1, barHeight=h, quiet=False)
            canvas.saveState()
            canvas.translate(x, y)
            canvas.scale(w / code.width, 1)
            code.drawOn(canvas, 0, 0)
            canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return time.process_time() - began


def _qr(canvas: Canvas, text: str, x: float, y: float, side: float) -> None:
    drawing = Drawing(side, side)
    drawing.add(QrCodeWidget(text, barWidth=side, barHeight=side, barBorder=0))
    renderPDF.draw(drawing, canvas, x, y)


def _plan(sheet: Sheet, fonts: SystemFonts) -> tuple[list, list, list, list]:
    texts, lines, frames, codes = [], [], [], []
    up = lambda y: (sheet.h - y) * POINT  # noqa: E731  one line is clearer
    for mark in sheet.marks:
        if isinstance(mark, Writing):
            x = mark.x * POINT
            letters = fonts.letters(mark.font, bold=mark.bold)
            for run in letters.runs(mark.text):
                texts.append((run.face.name, mark.size, x, up(mark.y), run.text))
                x += letters.width(run.text, mark.size) * POINT
        elif isinstance(mark, Stroke):
            lines.append((mark.x * POINT, up(mark.y), mark.x2 * POINT, up(mark.y2)))
        elif isinstance(mark, Frame):
            frames.append((mark.x * POINT, up(mark.y + mark.h), mark.w * POINT, mark.h * POINT))
        else:
            size = mark.w * POINT, mark.h * POINT
            codes.append((mark.text, mark.x * POINT, up(mark.y + mark.h), *size, mark.symbol))
    return texts, lines, frames, codes


def main() -> int:
    """Print both and their ratio; 1 where it is above what is wanted."""
    parser = arguments(__doc__, customers=0)
    parser.add_argument("--slips", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    fonts, figures = SystemFonts(), []
    for key in ("dispatch.continuous-half", "dispatch.roll-80"):
        form = Shipped(FORMS, "zh").forms[key]
        values = records(options.slips)
        sheets = [sheet for one in values for sheet in sheets_of(Setting(form, one, fonts))]
        took = [(program(form, values, fonts), floor(sheets, fonts)) for _ in range(options.rounds)]
        ours, bare = (percentile([one[side] for one in took], 0.5) for side in (0, 1))
        figures.append(Figure(f"{options.slips} slips, {key}", ours, "s", bare, WANTED))
    return report("paper", figures, as_json=options.json, about=f"{options.rounds} rounds, p50")


if __name__ == "__main__":
    sys.exit(main())
