"""How does the form become the picture under the designer's hands? By the printer's own renderer, on a worker."""

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.core.errors import AppError
from app.features.printing.design.lie import Lie, lie_of
from app.features.printing.view.pages import Pages
from app.printing.form import Form
from app.printing.letters import Fonts
from app.printing.marks import Sheet, Trace
from app.printing.pdf import render_traced
from app.printing.values import Values
from app.ui.bridge import Bridge

_MOST_DPI = 400.0
_MOST_PIXELS = 24_000_000.0


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be shown: which page of the form with these values, at how many dots per inch.

    Attributes:
        follow: tags of parts; where none of them is on that page, the page they went to is shown instead.
    """

    form: Form
    values: Values
    page: int = 0
    dpi: float = 96.0
    all_bands: bool = False
    follow: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """A page as it will be printed.

    Attributes:
        cut: names of what had no room; missing: characters without a font.
    """

    image: QImage
    lie: Lie
    pages: int
    page: int
    pdf: bytes
    cut: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def prove(order: Order, fonts: Fonts) -> Proof:
    """Print one page into a picture. Takes a tenth of a second; for a worker.

    Raises:
        DeviceUnavailable: no font, or the pages could not be made.
    """
    printed, sheets = render_traced(order.form, order.values, fonts, all_bands=order.all_bands)
    pages = Pages(printed.pdf)
    page = _page_of(order, sheets)
    w, h = pages.size(page)
    fair = (_MOST_PIXELS / (w * h / 25.4**2)) ** 0.5
    image = pages.image(page, min(order.dpi, _MOST_DPI, fair))
    lie = lie_of(order.form, sheets[page])
    return Proof(image, lie, len(sheets), page, printed.pdf, printed.cut, printed.missing)


def _page_of(order: Order, sheets: Sequence[Sheet]) -> int:
    """The page that is asked for, or the one on which is what was moved off it."""
    page = min(order.page, len(sheets) - 1)
    wanted = frozenset(order.follow)
    on = [rank for rank, one in enumerate(sheets) if wanted & {mark.tag for mark in one.marks if type(mark) is Trace}]
    return page if page in on or not on else on[0]


class Press(QObject):
    """Proves orders one after the other; of those that wait only the newest counts."""

    proved = Signal(object)  # Proof
    failed = Signal(object)  # AppError

    def __init__(self, bridge: Bridge, pool: Executor, fonts: Fonts, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._pool, self._fonts = bridge, pool, fonts
        self._busy = False
        self._next: Order | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is still to come."""
        return self._busy

    def order(self, order: Order) -> None:
        """Show this as soon as possible."""
        if self._busy:
            self._next = order
            return
        self._busy = True
        self._bridge.then(self._pool.submit(prove, order, self._fonts), self._on_proved, self, self._on_failed)

    def _on_proved(self, proof: Proof) -> None:
        if not self._go_on():
            self.proved.emit(proof)

    def _on_failed(self, err: AppError) -> None:
        if not self._go_on():
            self.failed.emit(err)

    def _go_on(self) -> bool:
        """Whether there is newer work."""
        self._busy, order, self._next = False, self._next, None
        if order is not None:
            self.order(order)
        return order is not None
