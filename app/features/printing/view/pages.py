"""How does a page of a PDF become a picture: for a printer, a receipt, the clipboard?"""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from app.core.errors import DeviceUnavailable
from app.core.i18n import QT_TRANSLATE_NOOP
from app.printing.escpos import DPI, WIDTHS, Bitmap

_INCH, _POINTS = 25.4, 72
_NOT_READ = QT_TRANSLATE_NOOP("printing", "The pages could not be made.")


class Pages:
    """A PDF in memory. Made and used on one thread."""

    def __init__(self, pdf: bytes) -> None:
        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument()
        self.document.load(self._buffer)
        if self.document.status() is not QPdfDocument.Status.Ready:
            raise DeviceUnavailable(_NOT_READ)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self.document.pageCount()

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page in millimetres."""
        points = self.document.pagePointSize(page)
        return points.width() * _INCH / _POINTS, points.height() * _INCH / _POINTS

    def image(self, page: int, dpi: float) -> QImage:
        """A page in black on white."""
        w, h = self.size(page)
        side = QSize(max(1, round(w * dpi / _INCH)), max(1, round(h * dpi / _INCH)))
        found = self.document.render(page, side)
        white = QImage(side, QImage.Format.Format_RGB32)
        white.fill(Qt.GlobalColor.white)
        painter = QPainter(white)
        painter.drawImage(0, 0, found)
        painter.end()
        return white

    def bitmap(self, page: int, roll: int, dx: float = 0.0) -> Bitmap:
        """A page as the dots of a receipt printer; one wider than the roll is made smaller."""
        dots = WIDTHS[roll]
        w, _ = self.size(page)
        dpi = float(DPI) if w <= roll + 1 else dots * _INCH / w
        whole = self.image(page, dpi)
        left = (whole.width() - dots) // 2 - round(dx * dpi / _INCH)
        part = QImage(dots, whole.height(), QImage.Format.Format_RGB32)
        part.fill(Qt.GlobalColor.white)
        painter = QPainter(part)
        painter.drawImage(-left, 0, whole)
        painter.end()
        return _bits(part)


def _bits(image: QImage) -> Bitmap:
    """Black and white, nothing between."""
    mono = image.convertToFormat(
        QImage.Format.Format_Mono, Qt.ImageConversionFlag.MonoOnly | Qt.ImageConversionFlag.ThresholdDither
    )
    if mono.color(1) & 0xFF:  # a set bit must be black
        mono.invertPixels(QImage.InvertMode.InvertRgb)
        mono.setColorTable([0xFFFFFFFF, 0xFF000000])
    stride, width, height = (mono.width() + 7) // 8, mono.width(), mono.height()
    raw, line = bytes(mono.constBits()), mono.bytesPerLine()
    bits = b"".join(raw[y * line : y * line + stride] for y in range(height))
    return Bitmap(width, height, bits)
