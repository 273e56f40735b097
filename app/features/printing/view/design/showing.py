"""With whose values is the form shown, which page of it, and what does the renderer say about it?"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QBuffer, QIODevice, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QImage, QPainter

from app.features.printing.design.offers import general, samples
from app.features.printing.view.design.canvas import Canvas
from app.features.printing.view.design.press import Order, Press, Proof
from app.features.printing.view.design.work import Work
from app.features.printing.view.design.workshop import Known, Workshop
from app.printing.band import picture
from app.printing.values import Given, Values
from app.records.record import RecordType
from app.ui.texts import words

_LOGO = QSize(320, 224)


class Showing(QObject):
    """Has the form printed whenever it changed, and shows what comes out."""

    proved = Signal(object)  # Proof
    records = Signal(object)  # ids and names of records to show it with
    failed = Signal(object)  # AppError

    def __init__(self, shop: Workshop, kind: RecordType, known: Known, work: Work, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._shop, self._kind, self._work, self._canvas = shop, kind, work, canvas
        means = shop.means
        self.press = Press(means.bridge, means.pool, shop.fonts, self)
        self._sample: Values = {**samples(known.sources, words, sample_logo(self.tr("Logo"))), **_number(kind)}
        self._house: Values = {}
        self._record: Values | None = None
        self.page, self.all_bands = 0, False
        self._scan, self._scan_of = QImage(), ""
        self.proof: Proof | None = None
        self.press.proved.connect(self._on_proved)
        self.press.failed.connect(self.failed)
        work.changed.connect(self._on_changed)
        canvas.zoomed.connect(lambda _: self.renew())
        means.bridge.then(shop.trying.general(), self._on_general, self, self.failed.emit)
        means.bridge.then(shop.trying.newest(kind), self.records.emit, self, self.failed.emit)

    @property
    def values(self) -> Values:
        """What the form is filled with now."""
        if self._record is not None:
            return self._record
        plies = self._work.form.plies
        return {**self._sample, **general(self._house), "print.ply": plies[0] if plies else ""}

    @Slot()
    def renew(self) -> None:
        """Print the form again."""
        canvas = self._canvas
        self.press.order(Order(self._work.form, self.values, self.page, canvas.dpi, self.all_bands))

    @Slot()
    def _on_changed(self) -> None:
        """Print it again, and stay with what is being moved, also onto another page."""
        canvas, work = self._canvas, self._work
        self.press.order(Order(work.form, self.values, self.page, canvas.dpi, self.all_bands, work.chosen))

    def turn(self, by: int) -> None:
        """To the next page (1) or the one before (-1)."""
        pages = self.proof.pages if self.proof else 1
        self.page = min(max(0, self.page + by), pages - 1)
        self.renew()

    def show_record(self, id_: int) -> None:
        """Fill the form with a record; 0: with the names of the fields."""
        if not id_:
            self._record = None
            self.renew()
            return
        means, form = self._shop.means, self._work.kept
        means.bridge.then(self._shop.trying.values(self._kind, form, id_), self._on_record, self, self.failed.emit)

    def show_all_bands(self, *, on: bool) -> None:
        """Show bands also where their condition is not met."""
        self.all_bands = on
        self.renew()

    def _on_general(self, values: Mapping[str, Given]) -> None:
        self._house = values
        self.renew()

    def _on_record(self, values: Values) -> None:
        self._record, self.page = values, 0
        self.renew()

    def _on_proved(self, proof: Proof) -> None:
        self.proof, self.page = proof, proof.page
        self._work.show_lie(proof.lie)
        self._canvas.show_page(proof.image, self._scanned())
        self.proved.emit(proof)

    def _scanned(self) -> QImage:
        """The scan of the pre-printed paper, where it is not in the print already."""
        page = self._work.form.page
        if page.background_printed:
            return QImage()
        if page.background != self._scan_of:
            self._scan_of = page.background
            self._scan = QImage.fromData(picture(page.background)) if page.background else QImage()
        return self._scan


def _number(kind: RecordType) -> dict[str, Given]:
    """A number as records have it: it stands in bar codes too."""
    return {"number": f"{kind.series}20261125-0001"} if kind.series else {}


def sample_logo(word: str) -> bytes:
    """What stands for the logo where the shop has none yet: its name in a frame."""
    image = QImage(_LOGO, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.GlobalColor.darkGray)
    whole = QRectF(image.rect())
    painter.drawRoundedRect(whole.adjusted(4, 4, -4, -4), 40, 40)
    font = QFont()
    font.setPixelSize(_LOGO.height() // 3)
    painter.setFont(font)
    painter.drawText(whole, Qt.AlignmentFlag.AlignCenter, word)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt takes str
    return bytes(buffer.data().data())


def names_in(cut: Sequence[str], known: Known) -> str:
    """What had no room, by name."""
    return "、".join(dict.fromkeys(known.wording.name(one) for one in cut[:4]))
