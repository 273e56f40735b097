"""Where is something printed: always, or only where a field is so?"""

from typing import Any

from PySide6.QtCore import QSignalBlocker, Slot
from typing_extensions import override

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.printing.view.design.fields import Combo, Editor, Offers
from app.printing.form import Asks, Condition
from app.ui.kit import field
from app.ui.texts import words
from app.ui.theme import Theme

_ASKS = (
    (Asks.FILLED, QT_TRANSLATE_NOOP("design", "is filled")),
    (Asks.EMPTY, QT_TRANSLATE_NOOP("design", "is empty")),
    (Asks.IS, QT_TRANSLATE_NOOP("design", "is")),
    (Asks.IS_NOT, QT_TRANSLATE_NOOP("design", "is not")),
)


class ConditionEditor(Editor):
    """A field, what is asked of it, and the value it is compared with."""

    def __init__(self, theme: Theme, offers: Offers) -> None:
        super().__init__()
        self._offers = offers
        self.field, self.asks = Combo(), Combo()
        self.value = field(theme)
        self.field.setAccessibleName(self.tr("Field"))
        self.asks.setAccessibleName(self.tr("Is"))
        self.value.setAccessibleName(self.tr("Value"))
        self.field.addItem(self.tr("always"), "")
        for one in offers.sources:
            self.field.addItem(offers.wording.name(one.key), one.key)
        for asks, said in _ASKS:
            self.asks.addItem(words(said), asks)
        for widget in (self.field, self.asks, self.value):
            self.box.addWidget(widget)
        self.setFocusProxy(self.field)
        self.field.activated.connect(self._on_changed)
        self.asks.activated.connect(self._on_changed)
        self.value.editingFinished.connect(self._on_changed)
        self._shown: Condition | None = None

    @override
    def show_value(self, value: Any, thing: Any) -> None:
        self._shown = value
        with QSignalBlocker(self.field), QSignalBlocker(self.asks), QSignalBlocker(self.value):
            if value is None:
                self.field.setCurrentIndex(0)
            else:
                if self.field.findData(value.field) < 0:
                    self.field.addItem(self._offers.wording.name(value.field), value.field)
                self.field.setCurrentIndex(self.field.findData(value.field))
                self.asks.setCurrentIndex(self.asks.findData(value.asks))
                self.value.setText(value.value)
        self._show_parts()

    def _show_parts(self) -> None:
        on = bool(self.field.currentData())
        self.asks.setVisible(on)
        self.value.setVisible(on and self.asks.currentData() in (Asks.IS, Asks.IS_NOT))

    @Slot()
    def _on_changed(self) -> None:
        self._show_parts()
        key = self.field.currentData()
        now = Condition(field=key, asks=Asks(self.asks.currentData()), value=self.value.text()) if key else None
        if now != self._shown:
            self._shown = now
            self.changed.emit(now)
