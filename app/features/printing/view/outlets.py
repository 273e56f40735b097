"""How does a PDF get onto paper: through the system's printers, or straight to a receipt printer?"""

import sys
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.core.errors import DeviceUnavailable
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.printing.jobs import Job
from app.features.printing.making import copies_left
from app.features.printing.seat import Direct, Setup
from app.features.printing.view.pages import Pages
from app.printing.escpos import WIDTHS, receipt
from app.printing.wire import send

_MOST_DPI = 300  # a page of A4 takes 35 MB then
_INCH = 25.4
_PORTION = 20  # receipts sent at once
_NO_PRINTER = QT_TRANSLATE_NOOP("printing", "There is no printer called “{name}” at this seat any more.")
_NO_USUAL = QT_TRANSLATE_NOOP("printing", "This computer has no printer. Add one, or save the slip as a PDF.")
_NOT_TAKEN = QT_TRANSLATE_NOOP("printing", "“{name}” did not take the pages. Is it on, and is there paper?")
_NO_DIRECT = QT_TRANSLATE_NOOP(
    "printing", "The receipt printer “{name}” is no longer among the printers without a driver."
)
_DUPLEX = {
    "": QPrinter.DuplexMode.DuplexNone,
    "long": QPrinter.DuplexMode.DuplexLongSide,
    "short": QPrinter.DuplexMode.DuplexShortSide,
}
SOURCE_GOES_ALONG = sys.platform == "win32"  # to CUPS Qt tells size, copies and sides, but no tray
SOURCES = {
    "auto": QPrinter.PaperSource.Auto,
    "manual": QPrinter.PaperSource.Manual,
    "tractor": QPrinter.PaperSource.Tractor,
    "upper": QPrinter.PaperSource.Upper,
    "lower": QPrinter.PaperSource.Lower,
    "middle": QPrinter.PaperSource.Middle,
    "envelope": QPrinter.PaperSource.Envelope,
    "cassette": QPrinter.PaperSource.Cassette,
    "form": QPrinter.PaperSource.FormSource,
}


@dataclass(frozen=True, slots=True)
class Printers:
    """The printers of this computer, and which of them is the usual one."""

    names: tuple[str, ...]
    usual: str


def printers() -> Printers:
    """What the system knows now."""
    return Printers(tuple(QPrinterInfo.availablePrinterNames()), QPrinterInfo.defaultPrinterName())


class Outlets:
    """Takes PDFs to paper; runs on the printing thread.

    Args:
        direct: the receipt printers without a driver; asked at each use.
    """

    def __init__(self, direct: Callable[[], tuple[Direct, ...]]) -> None:
        self._direct = direct

    def put(self, pdf: bytes, job: Job, told: Callable[[int], bool]) -> None:
        """Print; returns when the printer or the system's queue has it, or when `told` said to stop.

        Raises:
            DeviceUnavailable: it did not take it; the sentence says why.
        """
        pages = Pages(pdf)
        if name := job.setup.direct:
            found = next((one for one in self._direct() if one.name == name), None)
            if found is None:
                raise DeviceUnavailable(_NO_DIRECT.fill(name=name))
            _send(pages, found, job, told)
        else:
            _print(pages, job, told)


def _send(pages: Pages, printer: Direct, job: Job, told: Callable[[int], bool]) -> None:
    """In portions, so that it can be stopped between them."""
    roll = printer.roll if printer.roll in WIDTHS else min(WIDTHS)
    copies = copies_left(job.form, job.setup)
    for start in range(0, pages.count, _PORTION):
        end = min(start + _PORTION, pages.count)
        bitmaps = [pages.bitmap(one, roll, job.setup.dx) for one in range(start, end)]
        send(printer.address, receipt(bitmaps * copies, cut=printer.cut, drawer=printer.drawer and not start))
        if not told(end):
            return


def _print(pages: Pages, job: Job, told: Callable[[int], bool]) -> None:
    printer = _opened(job.setup, job, pages)
    name = printer.printerName()
    painter = QPainter()
    if not painter.begin(printer):
        raise DeviceUnavailable(_NOT_TAKEN.fill(name=name))
    try:
        stopped = not _paint(painter, printer, pages, job.setup, told)
        if stopped:
            printer.abort()
    finally:
        ended = painter.end()
    if not stopped and (not ended or printer.printerState() is QPrinter.PrinterState.Error):
        raise DeviceUnavailable(_NOT_TAKEN.fill(name=name))


def _opened(setup: Setup, job: Job, pages: Pages) -> QPrinter:
    known = printers()
    name = setup.printer or known.usual
    if not name:
        raise DeviceUnavailable(_NO_USUAL)
    if name not in known.names:
        raise DeviceUnavailable(_NO_PRINTER.fill(name=name))
    printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    printer.setDocName(f"{job.form.name} {job.title}")
    printer.setCreator("Ringfile")
    printer.setFullPage(True)
    printer.setPageLayout(layout_of(*pages.size(0)))
    printer.setCopyCount(copies_left(job.form, setup))
    printer.setDuplex(_DUPLEX.get(setup.duplex, QPrinter.DuplexMode.DuplexNone))
    if setup.source in SOURCES:
        printer.setPaperSource(SOURCES[setup.source])
    return printer


def layout_of(w: float, h: float) -> QPageLayout:
    """A page of exactly this size: one of 241 × 139.7 mm needs no paper of that name on the printer.

    A sheet that lies across (A5) is turned; continuous paper is as wide as it is and never turned.
    """
    near = QPageSize.SizeMatchPolicy.FuzzyMatch
    turned = QPageSize.id(QSizeF(h, w), QPageSize.Unit.Millimeter, near) if w > h else QPageSize.PageSizeId.Custom
    if turned is QPageSize.PageSizeId.Custom:
        size = QPageSize(QSizeF(w, h), QPageSize.Unit.Millimeter, "", near)
        way = QPageLayout.Orientation.Portrait
    else:
        size, way = QPageSize(turned), QPageLayout.Orientation.Landscape
    return QPageLayout(size, way, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)


def _paint(painter: QPainter, printer: QPrinter, pages: Pages, setup: Setup, told: Callable[[int], bool]) -> bool:
    """Draw the pages; False where it was to stop."""
    dots = printer.resolution()
    for page in range(pages.count):
        w, h = pages.size(page)
        if page:
            if pages.size(page - 1) != (w, h):  # receipts: each as long as it is
                printer.setPageLayout(layout_of(w, h))
            printer.newPage()
        image = pages.image(page, min(dots, _MOST_DPI))
        at = QPointF(setup.dx * dots / _INCH, setup.dy * dots / _INCH)
        target = QRectF(at, QSizeF(w * dots / _INCH, h * dots / _INCH))
        painter.drawImage(target, image, QRectF(image.rect()))
        if not told(page + 1):
            return False
    return True
