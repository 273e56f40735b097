"""How do settings of the whole shop reach this seat, also those that are changed at another one meanwhile?"""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal, Slot

from app.core.option import Option, Scope, Value
from app.core.options import OPTIONS, Settings
from app.db.store import Store
from app.db.system import Setting
from app.records.settings import load_shared
from app.ui.bridge import Bridge


class SharedSettings(QObject):
    """Puts what the database holds into the settings in force at this seat.

    Args:
        known: as the database had them a moment ago.
    """

    changed = Signal(object)  # the options that are others than before, a tuple; also those changed at this seat

    def __init__(
        self, bridge: Bridge, store: Store, settings: Settings, known: Mapping[str, Value], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bridge, self._store, self._settings = bridge, store, settings
        self._known: Mapping[str, Value] = {}
        self._take(known)
        bridge.follow((Setting.__tablename__,), self.read, self)

    @Slot()
    def read(self) -> None:
        """Read them again."""
        self._bridge.then(self._store.look(load_shared), self._on_read, self)

    def _on_read(self, values: Mapping[str, Value]) -> None:
        if others := self._take(values):
            self.changed.emit(others)

    def _take(self, values: Mapping[str, Value]) -> tuple[Option, ...]:
        """Use what differs from what was read before: what this seat is only about to save stays."""
        before, self._known = self._known, dict(values)
        others = tuple(one for one in OPTIONS if one.scope is Scope.SHARED and _differs(one, before, values))
        for one in others:
            self._settings.put(one, values.get(one.key, one.default))
        return others


def _differs(option: Option, one: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
    return one.get(option.key, option.default) != other.get(option.key, option.default)
