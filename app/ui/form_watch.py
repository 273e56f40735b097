"""What is to be said about a value while it is being typed?"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from app.records.desk import Desk
from app.records.field import Hint, Watch
from app.ui.bridge import Bridge
from app.ui.editors import NotRead

_SETTLE_MS = 250  # typing settles before a value is looked up


class Watching(QObject):
    """Asks what watches a value, one timer per field; answers by `said`."""

    def __init__(
        self, desk: Desk, bridge: Bridge, said: Callable[[str, Hint | None], None], id_: int | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._bridge, self._said, self.id = desk, bridge, said, id_
        self._due: dict[str, tuple[QTimer, Watch, Callable[[], Any]]] = {}

    def soon(self, key: str, watch: Watch, read: Callable[[], Any]) -> None:
        """Ask `watch` about what `read` gives when typing has settled."""
        if key in self._due:
            timer = self._due[key][0]
        else:
            timer = QTimer(self, interval=_SETTLE_MS, singleShot=True)
            timer.timeout.connect(lambda: self._on_due(key))
        self._due[key] = (timer, watch, read)
        timer.start()

    def _on_due(self, key: str) -> None:
        _, watch, read = self._due[key]
        try:
            value = read()
        except NotRead:
            return
        self._bridge.then(self._desk.watch(watch, self.id, value), lambda hint: self._said(key, hint), self)
