"""How is what stands in a form kept while it is being typed, and offered again after a crash?"""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.core.clock import Clock
from app.records.drafts import Draft, Drafts
from app.ui.bridge import Bridge

_SETTLE_MS = 800  # typing settles before a draft is written
Content = Callable[[], tuple[int, Mapping[str, Any], Mapping[str, str]] | None]


def form_key(kind: str, id_: int | None, start: Mapping[str, Any]) -> str:
    """The key of a form: its record, or what a new one begins with."""
    begun = (f"-{key}{value}" for key, value in sorted(start.items()) if key.endswith("_id"))
    return f"{kind}-{id_ or 'new'}{''.join(begun)}"


class FormDraft(QObject):
    """The draft of one form.

    Args:
        form: the form's key; the same form opened again finds its draft by it.
        content: version, values and names to keep now, or None where nothing would be lost.
    """

    found = Signal(object, bool)  # Draft; whether whoever opened the form wants it without being asked
    kept = Signal(object)  # the moment

    def __init__(
        self, bridge: Bridge, drafts: Drafts, clock: Clock, form: str, content: Content, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bridge, self._drafts, self._clock = bridge, drafts, clock
        self._form, self._content = form, content
        self._written = self._is_wanted = False
        self._timer = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._timer.timeout.connect(self._on_settled)

    def go_on(self) -> None:
        """Whoever opened the form wants what was typed then, not to be asked about it."""
        self._is_wanted = True

    def look(self) -> None:
        """Emit `found` if there is one from before."""
        self._bridge.then(self._drafts.load(self._form), self._on_loaded, self)

    def keep_now(self) -> None:
        """Write what is not written yet: the form is put away."""
        if self._timer.isActive():
            self._timer.stop()
            self._on_settled()

    @Slot()
    def touch(self) -> None:
        """Something was typed."""
        self._is_wanted = False
        self._timer.start()

    def forget(self) -> None:
        """It was saved or thrown away."""
        self._timer.stop()
        if self._written:
            self._drafts.drop(self._form)
            self._written = False

    def _on_loaded(self, draft: Draft | None) -> None:
        if draft is not None:
            self._written = True
            self.found.emit(draft, self._is_wanted)
        self._is_wanted = False

    @Slot()
    def _on_settled(self) -> None:
        content = self._content()
        if content is None:
            return
        now = self._clock.now()
        self._written = True
        self._bridge.then(self._drafts.keep(self._form, *content, now), lambda _: self.kept.emit(now), self)
