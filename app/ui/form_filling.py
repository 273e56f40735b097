"""What does a value bring with it? Offers are chosen, what follows is filled in, amounts and totals are computed."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit

from app.core.errors import AppError
from app.records.checks import is_empty
from app.records.desk import Desk
from app.records.field import Field, Filled, Kind, Offer, Values
from app.ui.bridge import Bridge
from app.ui.editors import NotRead, Tools
from app.ui.form_values import Holding
from app.ui.offers import Offering, OfferList

_NEVER = object()
Known = Callable[[], Values]


class Filling(QObject):
    """Follows the editors of one form, those in rows of parts too.

    `chosen` and `filled` tell the keys that changed; the holding is the form's, or a row's.
    """

    chosen = Signal(object, tuple)  # Holding, keys
    filled = Signal(object, tuple)
    rested = Signal()  # nothing is on its way any more

    def __init__(self, tools: Tools, desk: Desk, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._desk, self._bridge = tools.theme, desk, bridge
        self._list = OfferList(tools.theme)
        self._waits = 0
        self.destroyed.connect(self._list.deleteLater)

    def follow(self, field: Field, holding: Holding, known: Known) -> None:
        """Follow the editor of `field`; `known` are the values that offers and what is filled in go by."""
        editor = holding.editors[field.key]
        if field.offers is not None and isinstance(editor, QLineEdit):
            offering = Offering(
                editor,
                field,
                self._list,
                self._bridge,
                partial(self._ask, field, known),
                lambda offer: self._take(field, holding, known, offer),
            )
            offering.add_arrow(self._theme)
        if field.fills is not None:
            self._follow_end(editor, lambda: self.settle(field, holding, known))

    @staticmethod
    def _follow_end(editor: Any, ended: Callable[[], None]) -> None:
        """Typing ends with Enter or by leaving the field; a tick or a choice is one at once."""
        if isinstance(editor, QLineEdit):
            editor.editingFinished.connect(ended)
            if hasattr(editor, "picked"):
                editor.picked.connect(ended)
        else:
            editor.changed.connect(ended)

    def _ask(self, field: Field, known: Known, text: str) -> Future[Sequence[Offer]]:
        assert field.offers is not None
        return self._desk.offers(field.offers, known(), text)

    def _take(self, field: Field, holding: Holding, known: Known, offer: Offer) -> None:
        name = offer.words if field.kind in (Kind.LINK, Kind.CHOICE) else ""
        holding.put(field.key, offer.value, {field.key: name})
        holding.settled[field.key] = _NEVER
        keys = holding.fill(offer.fills, offer.names, field.key, over=True)
        self.chosen.emit(holding, (field.key, *keys))
        self.settle(field, holding, known)

    def settle(self, field: Field, holding: Holding, known: Known) -> None:
        """Fill in what follows from the value of `field`, if it is another one than before."""
        try:
            value = holding.editors[field.key].value()
        except NotRead:
            return
        if field.fills is None or holding.settled.get(field.key, _NEVER) == value:
            return
        holding.settled[field.key] = value
        if is_empty(value):
            return
        self._waits += 1
        work = self._desk.filled(field.fills, value, known())
        self._bridge.then(work, lambda found: self._put(field, holding, found), self, self._on_failed)

    def _put(self, field: Field, holding: Holding, found: Filled | None) -> None:
        values: Mapping[str, Any] = found.values if found else {}
        keys = holding.fill(values, found.names if found else {}, field.key, over=False)
        if keys:
            self.filled.emit(holding, keys)
        self._rest()

    def _on_failed(self, err: AppError) -> None:
        self._bridge.failed.emit(err)
        self._rest()

    def _rest(self) -> None:
        self._waits -= 1
        if not self._waits:
            self.rested.emit()

    @property
    def is_resting(self) -> bool:
        """Whether nothing is on its way."""
        return not self._waits
