"""How does a photo become a small picture, without a huge or broken one hurting anybody?

On a thread of the pool; only images, no pixmaps.
"""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

_MOST_PIXELS = 100_000_000  # a photo of a telephone has 12 to 50 million; decoded each takes four bytes


def thumbnail(data: bytes, side: int) -> QImage | None:
    """A picture that fits into a square of `side` pixels, the right way up; None where there is none to be made."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
        return None
    box = QSize(side, side)
    if size.width() > side or size.height() > side:
        reader.setScaledSize(size.scaled(box, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    image = reader.read()
    return None if image.isNull() else image
