"""What will come out of the printer? The PDF itself, page under page."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QStackedWidget

from app.core.errors import AppError
from app.ui.states import Placeholder
from app.ui.texts import words
from app.ui.theme import Theme

_ROLL = 1.6  # higher than so many widths: read from top to bottom
_FAR_OUT, _FAR_IN, _STEP = 0.25, 4.0, 1.25


class Preview(QStackedWidget):
    """Pages, or why there are none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._buffer = QBuffer(self)
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitInView)
        self.view.setFrameShape(QPdfView.Shape.NoFrame)
        self.view.setPageSpacing(theme.space("m"))
        self.view.setAccessibleName(self.tr("Preview"))
        self.view.setDocument(self.document)
        self._said = Placeholder(theme, "printer-outline")
        self.addWidget(self._said)
        self.addWidget(self.view)
        self.wait()

    def wait(self) -> None:
        """The pages are being made; those before stay until then."""
        if self.document.pageCount() == 0:
            self._said.say(self.tr("The pages are being made …"))
            self.setCurrentWidget(self._said)

    def show_pdf(self, pdf: bytes) -> None:
        """Show these pages."""
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self.setCurrentWidget(self.view)
        size = self.document.pagePointSize(0)
        if size.height() > _ROLL * size.width():
            self.view.setZoomMode(QPdfView.ZoomMode.Custom)
            self.view.setZoomFactor(1.0)
        else:
            self.view.setZoomMode(QPdfView.ZoomMode.FitInView)

    def say(self, said: str) -> None:
        """A sentence in place of pages."""
        self._said.say(said)
        self.setCurrentWidget(self._said)

    def fail(self, err: AppError) -> None:
        """Say why there are no pages."""
        self._said.say(words(err.text))
        self.setCurrentWidget(self._said)

    def zoom(self, step: int) -> None:
        """Nearer (1), farther (-1), or as a whole (0)."""
        if not step:
            self.view.setZoomMode(QPdfView.ZoomMode.FitInView)
            return
        factor = self.view.zoomFactor() * (_STEP if step > 0 else 1 / _STEP)
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(max(factor, _FAR_OUT), _FAR_IN))
