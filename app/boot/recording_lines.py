"""How does the page about the lines' recording reach recorder, settings and keyring?"""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.boot.recording_store import BUCKET_SECRET, KEY
from app.features.recordings.setup import KEPT_AS, kept_of, lines_of
from app.features.recordings.view.key_dialog import KeyDialog, SecretDialog
from app.features.recordings.view.lines_page import RecordingLinesPage
from app.telephony.capture.capture import Capture
from app.telephony.capture.words import Input
from app.telephony.recorder.inputs import inputs
from app.telephony.recorder.wire import LineSound

if TYPE_CHECKING:
    from app.boot.program import Program

_LEAST = 8


class RecordingLines(QObject):
    """Makes the page, and does what is set on it."""

    def __init__(self, program: "Program") -> None:
        super().__init__(program)
        self._program, self._capture = program, Capture()

    def make(self) -> QWidget:
        """The page; it follows the recorder as long as it lives."""
        program = self._program
        page = RecordingLinesPage(program.start.theme, program.bridge, self)
        program.recordings.changed.connect(page.take_state)
        page.take_state(program.recordings.state)
        page.key_wanted.connect(self._on_key)
        page.secret_wanted.connect(self._on_secret)
        return page

    @property
    def lines(self) -> Sequence[LineSound]:
        """All lines of the seat as they are set up, in order."""
        known = {one.line: one for one in lines_of(self._program.start.memory.recall(KEPT_AS))}
        of_boxes = sum(max(1, one.lines) for one in self._program.lines.configs)
        last = max(_LEAST, of_boxes, *known)
        return [known.get(line, LineSound(line)) for line in range(1, last + 1)]

    def inputs(self) -> "Future[Sequence[Input]]":
        """The sound inputs there are now."""
        return self._program.pool.submit(inputs, self._capture)

    def use(self, lines: Sequence[LineSound]) -> None:
        """Hear and record the lines so from now on, and keep it in the seat's settings."""
        kept = kept_of(lines)
        self._program.start.memory.keep(KEPT_AS, kept)
        self._program.recordings.recorder.use(lines_of(kept))

    def watch(self, *, on: bool) -> None:
        """Tell the levels often, or no longer."""
        self._program.recordings.recorder.watch(on=on)
        if not on:
            self._program.pool.submit(self._capture.tidy)

    @Slot()
    def _on_key(self) -> None:
        program, store = self._program, self._program.recordings.store
        assert store is not None
        dialog = KeyDialog(program.start.theme, program.bridge, self._enter, program.shell)
        if name := str(program.start.memory.recall(KEY, "")):
            program.bridge.then(program.pool.submit(store.keys.code, name), dialog.show_code, dialog)
        dialog.open()

    def _enter(self, code: str) -> "Future[None]":
        program, store = self._program, self._program.recordings.store
        assert store is not None

        def keep() -> None:
            program.start.memory.keep(KEY, store.keys.enter(code))
            store.renew()

        return program.pool.submit(keep)

    @Slot()
    def _on_secret(self) -> None:
        program, store = self._program, self._program.recordings.store
        assert store is not None

        def keep(secret: str) -> None:
            store.keys.keep(BUCKET_SECRET, secret)
            store.renew()

        enter = lambda secret: program.pool.submit(keep, secret)  # noqa: E731
        SecretDialog(program.start.theme, program.bridge, enter, program.shell).open()
