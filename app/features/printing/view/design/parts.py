"""How do parts come onto the form: from the palette, from the clipboard, as doubles?"""

from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtGui import QGuiApplication

from app.core.errors import Refused
from app.features.printing.design.changes import added, band_changed, doubled, landed
from app.features.printing.design.offers import Offer, item_for
from app.features.printing.design.tags import band_of, free_tag
from app.features.printing.view.design.work import Work
from app.printing.form import AnyItem, Band, Form, Place, Table
from app.printing.written import from_json, to_json
from app.ui.texts import words

_BESIDE = 3.0  # mm that a double stands beside its original
_GAP = 1.0


class Parts(QObject):
    """Puts parts onto one form."""

    told = Signal(str)

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def offered(self, offer: Offer) -> AnyItem:
        """The part that an offer of the palette stands for."""
        return item_for(offer.what, words)

    # ------------------------------------------------------------ from the palette

    def drop(self, offer: Offer, at: QPointF) -> None:
        """A part of the palette at a place of the page."""
        work, item = self._work, self.offered(offer)
        goal = work.lie.nearest_band(at.y()) or (work.form.bands[0].tag if work.form.bands else 0)
        text = self.tr("Put {name}").format(name=offer.label)
        if isinstance(item, Table) or goal not in work.lie.bands:
            form, tags = added(work.form, (item,), goal)
            work.do(text, form, tags)
            return
        one = replace(item, tag=free_tag(work.form), x=round(at.x() - work.lie.inner.x, 2))
        work.do(text, landed(work.form, one, goal, at.y(), work.lie), (one.tag,))

    def insert(self, offer: Offer) -> None:
        """A part of the palette below what is chosen, or at the end of the chosen band."""
        work, item = self._work, self.offered(offer)
        band = self._goal()
        if band is None:
            return
        lead = work.items[-1] if work.items and not isinstance(work.items[-1], Table) else None
        x = lead.x if lead else 0.0
        y = lead.y + lead.h if lead else max((one.y + one.h for one in band.items), default=0.0)
        y = round(y + (_GAP if y else 0.0), 2)
        form, tags = added(work.form, (replace(item, x=x, y=y),), band.tag)
        if not isinstance(item, Table) and y + item.h > band.h:
            form = band_changed(form, band.tag, h=round(y + item.h, 2))
        work.do(self.tr("Put {name}").format(name=offer.label), form, tags)

    def _goal(self) -> Band | None:
        """The band where something new belongs: that of what is chosen, or the first one between head and foot."""
        work = self._work
        if work.items and (band := band_of(work.form, work.items[-1].tag)):
            return band
        bodies = work.form.of_place(Place.BODY)
        plain = [one for one in bodies if not any(isinstance(item, Table) for item in one.items)]
        return work.band or next(iter((*plain, *bodies, *work.form.bands)), None)

    # ------------------------------------------------------------ doubles

    def double(self) -> None:
        """What is chosen once more, beside it."""
        form, tags = doubled(self._work.form, self._work.chosen, _BESIDE)
        if tags:
            self._work.do(self.tr("Double"), form, tags)

    def copy(self) -> None:
        """Put what is chosen onto the clipboard."""
        items = tuple(replace(one, tag=0) for one in self._work.items)
        if items:
            whole = Form(key="parts", name="parts", kind=self._work.form.kind, bands=(Band(items=items),))
            QGuiApplication.clipboard().setText(to_json(whole))

    def paste(self) -> None:
        """Parts from the clipboard, also of another form."""
        work, band = self._work, self._goal()
        try:
            found = tuple(from_json(QGuiApplication.clipboard().text()).items())
        except Refused:
            found = ()
        if not found or band is None:
            self.told.emit(self.tr("There is no part of a form on the clipboard."))
            return
        moved = tuple(replace(one, x=one.x + _BESIDE, y=one.y + _BESIDE) for one in found)
        form, tags = added(work.form, moved, band.tag)
        work.do(self.tr("Paste"), form, tags)
