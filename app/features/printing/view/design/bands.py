"""Of which bands does the form consist, in which order? Added, moved, removed; a click shows what can be set."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.printing.design.changes import band_added, band_moved, band_removed
from app.features.printing.view.design.work import Work
from app.printing.form import Place
from app.ui.kit import KeyButton, label, margins, pane, row
from app.ui.texts import words
from app.ui.theme import Theme

_TAG = Qt.ItemDataRole.UserRole
_PLACES = {
    Place.HEAD: (QT_TRANSLATE_NOOP("design", "Head"), "page-layout-header"),
    Place.BODY: (QT_TRANSLATE_NOOP("design", "Body"), "page-layout-body"),
    Place.FOOT: (QT_TRANSLATE_NOOP("design", "Foot"), "page-layout-footer"),
}


class BandList(QWidget):
    """The bands from top to bottom."""

    def __init__(self, theme: Theme, work: Work) -> None:
        super().__init__()
        self._theme, self._work = theme, work
        self.list = QListWidget()
        self.list.setObjectName("rows")
        self.list.setAccessibleName(self.tr("Bands of the form"))
        buttons = (
            self._button("plus", self.tr("Add a band below"), self.add),
            self._button("arrow-up", self.tr("Move the band up"), lambda: self.shift(-1)),
            self._button("arrow-down", self.tr("Move the band down"), lambda: self.shift(1)),
            self._button("delete-outline", self.tr("Remove the band and all in it"), self.remove),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*margins(theme, ("s", "xs", "s", "s")))
        layout.setSpacing(theme.space("xs"))
        layout.addWidget(row(theme, label(self.tr("Bands"), "small"), None, *buttons, gap=""))
        layout.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        pane(theme, self)
        self.list.itemClicked.connect(self._on_row)
        self.list.currentItemChanged.connect(self._on_row)
        for signal in (work.changed, work.chose, work.placed):
            signal.connect(self.renew)
        self.renew()

    def _button(self, icon: str, name: str, run: Callable[[], None]) -> KeyButton:
        one = KeyButton(self._theme, "", "", icon, "quiet")
        one.setToolTip(name)
        one.setAccessibleName(name)
        one.clicked.connect(lambda _=False: run())
        return one

    @Slot()
    def renew(self) -> None:
        """Show the bands as they are."""
        work = self._work
        ordered = [one for place in Place for one in work.form.of_place(place)]
        rows = [(one.tag, one.name or words(_PLACES[one.place][0]), one) for one in ordered]
        chosen = work.band.tag if work.band else 0
        with QSignalBlocker(self.list):  # in place: a row may be the one whose signal led here
            while self.list.count() > len(rows):
                self.list.takeItem(self.list.count() - 1)
            while self.list.count() < len(rows):
                QListWidgetItem(self.list).setSizeHint(QSize(0, self._theme.size("chip") + 2))
            for at, (tag, name, band) in enumerate(rows):
                shown = not work.lie.bands or tag in work.lie.bands
                item = self.list.item(at)
                item.setText(name if shown else self.tr("{name} (not on this page)").format(name=name))
                item.setIcon(self._theme.icon(_PLACES[band.place][1]))
                item.setData(_TAG, tag)
                item.setToolTip(f"{words(_PLACES[band.place][0])} · {band.h:g} mm")
            self.list.setCurrentRow(next((at for at, one in enumerate(rows) if one[0] == chosen), -1))

    @Slot(QListWidgetItem)
    def _on_row(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._work.choose((), band=item.data(_TAG))

    def add(self) -> None:
        """A new band below the chosen one."""
        work = self._work
        after = work.band.tag if work.band else (work.form.bands[-1].tag if work.form.bands else 0)
        form, tag = band_added(work.form, after, self.tr("New band"))
        work.do(self.tr("New band"), form, (), band=tag)

    def shift(self, by: int) -> None:
        """The chosen band further up or down."""
        work = self._work
        if work.band:
            work.do(self.tr("Order of bands"), band_moved(work.form, work.band.tag, by))

    def remove(self) -> None:
        """Without the chosen band."""
        work = self._work
        if work.band and len(work.form.bands) > 1:
            work.do(self.tr("Remove the band"), band_removed(work.form, work.band.tag), (), band=0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.remove()
        else:
            super().keyPressEvent(event)
