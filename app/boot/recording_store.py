"""Where are recordings kept by the settings in force, and who is told when they cannot be?"""

from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.core.options import Settings
from app.core.recording_options import (
    BUCKET,
    FOLDER,
    RECORD_BUCKET,
    RECORD_BUCKET_URL,
    RECORD_BUCKET_USER,
    RECORD_DAYS,
    RECORD_FOLDER,
    RECORD_GB,
    RECORD_SEALED,
    RECORD_STORE,
)
from app.features.recordings import keeping
from app.features.recordings.fetching import Library
from app.features.recordings.finding import Recorded, newest_key, of_calls
from app.features.recordings.moving import Mover, Rules, Waiting
from app.features.recordings.overdue import GB, Retention
from app.features.recordings.places import Bucket, Folder, Place
from app.features.recordings.sealing import Keys
from app.telephony.recorder.taken import RecordingState, Taken

if TYPE_CHECKING:
    from uuid import UUID

    from app.boot.program import Program

KEY = "recording_key"  # in the seat's settings: name of the key it encrypts with
BUCKET_SECRET = "bucket"


class RecordingStore(QObject):
    """The recordings in the database and in their store. Made when the database is there.

    Attributes:
        library: fetches what is to be played.
        waiting: what could not be moved into the store, and why.
    """

    waiting_changed = Signal(object)  # Waiting

    def __init__(self, program: "Program", parent: QObject) -> None:
        super().__init__(parent)
        self._program, self._start = program, program.start
        self.keys, self.waiting = Keys(), Waiting()
        folder = program.start.places.recordings
        self.library = Library(folder, program.pool, self._place, self.keys, lambda: program.who)
        self._folder = folder
        self._mover = Mover(
            folder,
            program.store,
            rules=self._rules,
            keys=self.keys,
            who=lambda: program.who,
            clock=program.clock,
            on_waiting=self._on_waiting,
        )

    def start(self) -> None:
        """Move what is finished from now on."""
        self._mover.start()

    def save(self, taken: Taken) -> "Future[int]":
        """Write a recording as it is now."""
        who = self._program.who
        return self._program.store.run(lambda s: keeping.save(s, taken, who))

    def settle(self, taken: Taken) -> None:
        """The database has a finished recording: move it; where nothing came of it, its note has told all it could."""
        if taken.state is RecordingState.LOST:
            self._program.front.ears.recordings.recorder.notes.remove(taken)
        else:
            self._mover.wake()

    def close_open(self, pending: Sequence[Taken]) -> None:
        """Recordings the last program left, of which nothing is on the disk any more, are lost."""
        seat, there = self._program.who.seat, [one.uuid for one in pending]
        self._program.store.run(lambda s: keeping.close_open(s, seat, there))

    def of_call(self, call: "UUID") -> "Future[list[Recorded]]":
        """The recordings of a call."""
        return self._program.store.look(lambda s: of_calls(s, [call]))

    def fetch(self, one: Recorded) -> "Future[Path]":
        """A file that can be played."""
        return self.library.fetch(one)

    def renew(self) -> None:
        """The settings are others: what waits may go now, what is overdue too."""
        self._mover.tidy()

    def close(self) -> None:
        """Finish the file that is being moved."""
        self._mover.close()
        self.library.close()

    # ------------------------------------------------------------ on the mover's thread

    def _on_waiting(self, waiting: Waiting) -> None:
        self._program.bridge.post(lambda: self._show(waiting))

    def _show(self, waiting: Waiting) -> None:
        self.waiting = waiting
        self.waiting_changed.emit(waiting)

    def _rules(self) -> Rules:
        settings = self._program.settings
        where = settings.text(RECORD_STORE)
        place = self._place(where) if where in {FOLDER, BUCKET} else None
        return Rules(place, self._key() if settings.on(RECORD_SEALED) else "", _retention(settings))

    def _place(self, name: str) -> Place:
        settings = self._program.settings
        if name == FOLDER:
            return Folder(settings.text(RECORD_FOLDER))
        return Bucket(
            settings.text(RECORD_BUCKET_URL),
            settings.text(RECORD_BUCKET),
            settings.text(RECORD_BUCKET_USER),
            self.keys.secret(BUCKET_SECRET),
        )

    def _key(self) -> str:
        """The key this seat encrypts with: its own, else the one the others use, else a new one."""
        memory = self._start.memory
        name = str(memory.recall(KEY, "")) or self._program.store.look(newest_key).result()
        if name:
            self.keys.key(name)  # refused where its code was not entered here
        else:
            name = self.keys.make()
        if memory.recall(KEY, "") != name:
            memory.keep(KEY, name)
        return name


def _retention(settings: Settings) -> Retention:
    return Retention(settings.number(RECORD_DAYS), settings.number(RECORD_GB) * GB)
