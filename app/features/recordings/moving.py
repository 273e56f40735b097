"""How do finished recordings get into the store, and out of it when their time is over? On a thread of its own.

The database says what waits: what could not be moved stays at the seat and is tried again. A file is checked in the
store before the database is told, and only then deleted at the seat, so that the end of the program between two steps
loses nothing; the step is then made once more.
"""

import logging
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from app.core.access import Who
from app.core.clock import Clock
from app.core.errors import AppError
from app.core.i18n import Text
from app.db.store import Store
from app.features.recordings import keeping
from app.features.recordings.finding import Recorded, to_move
from app.features.recordings.overdue import Retention, mark_deleted, overdue
from app.features.recordings.places import Place
from app.features.recordings.sealing import Keys, seal
from app.telephony.recorder.shelf import NOTE, sha256_of

_AGAIN_S, _TIDY_S = 60.0, 3600.0
_GONE = "its file is gone"
SEALED = ".sealed"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rules:
    """How recordings are kept, by the settings in force.

    Attributes:
        place: the store of all seats; None to leave them at the seat that made them.
        key: name of the key they are encrypted with, "" for not at all.
    """

    place: Place | None
    key: str = ""
    retention: Retention = field(default_factory=Retention)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits to be moved, and why; 0 and None where all is well."""

    count: int = 0
    why: Text | None = None


class Mover:
    """Moves what is finished, deletes what is overdue. Methods return at once and are for any thread.

    Args:
        folder: the seat's own folder of recordings.
        rules: asked before each round, on the mover's thread; may raise AppError where they cannot be followed.
        on_waiting: told when it changes what waits; on the mover's thread.
    """

    def __init__(  # noqa: PLR0913  what it works with, and for whom
        self,
        folder: Path,
        store: Store,
        *,
        rules: Callable[[], Rules],
        keys: Keys,
        who: Callable[[], Who],
        clock: Clock,
        on_waiting: Callable[[Waiting], None],
    ) -> None:
        self._folder, self._store, self._rules, self._keys = folder, store, rules, keys
        self._who, self._clock, self._on_waiting = who, clock, on_waiting
        self._wake, self._stopped = threading.Event(), False
        self._waiting = Waiting()
        self._tidy_due, self._tidy_wanted = 0.0, True
        self._thread = threading.Thread(target=self._work, name="mover", daemon=True)

    def start(self) -> None:
        """Begin; once."""
        self._thread.start()

    def wake(self) -> None:
        """Something was finished, or the settings are others."""
        self._wake.set()

    def tidy(self) -> None:
        """Delete what is overdue now."""
        self._tidy_wanted = True
        self._wake.set()

    def close(self) -> None:
        """Finish the file that is being moved; returns when the thread has ended."""
        self._stopped = True
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join()

    # ------------------------------------------------------------ the thread

    def _work(self) -> None:
        while not self._stopped:
            self._wake.clear()
            try:
                self._round()
            except CancelledError:  # the database is closed
                return
            except Exception:
                log.exception("moving recordings stumbled")
            self._wake.wait(_AGAIN_S)

    def _round(self) -> None:
        left: list[Recorded] = []
        wanted, self._tidy_wanted = self._tidy_wanted, False
        try:
            left = self._store.look(lambda s: to_move(s, self._who().seat)).result()
            rules = self._rules()
            while left and not self._stopped:
                self._move(left[0], rules)
                left.pop(0)
            if wanted or self._clock.monotonic() >= self._tidy_due:
                self._tidy(rules)
                self._tidy_due = self._clock.monotonic() + _TIDY_S
        except AppError as err:
            log.info("recordings wait: %s", err)
            self._tell(Waiting(len(left), err.text))
        except OSError as err:
            log.warning("recordings wait: %s", err)
            self._tell(Waiting(len(left)))
        else:
            self._tell(Waiting())

    def _tell(self, waiting: Waiting) -> None:
        if waiting != self._waiting:
            self._waiting = waiting
            self._on_waiting(waiting)

    def _move(self, one: Recorded, rules: Rules) -> None:
        path = self._folder / one.file
        if not path.exists():
            self._store.run(lambda s: keeping.lose(s, one.uuid, _GONE)).result()
            self._drop_note(path)
            return
        if rules.key:
            self._move_sealed(one, path, rules)
            return
        if rules.place is not None:
            rules.place.put(path, one.file, one.sha256)
        self._settle(one, path, _stored(one, rules, one.file, one.sha256, one.size))

    def _move_sealed(self, one: Recorded, path: Path, rules: Rules) -> None:
        sealed = path.with_name(path.name + SEALED)
        seal(path, sealed, self._keys.key(rules.key))
        sum_, size, file = sha256_of(sealed), sealed.stat().st_size, one.file + SEALED
        if rules.place is not None:
            rules.place.put(sealed, file, sum_)
        self._settle(one, path, _stored(one, rules, file, sum_, size))
        path.unlink(missing_ok=True)
        if rules.place is not None:
            sealed.unlink(missing_ok=True)

    def _settle(self, one: Recorded, path: Path, stored: keeping.Stored) -> None:
        self._store.run(lambda s: keeping.store(s, stored)).result()
        if stored.place:
            path.unlink(missing_ok=True)
        self._drop_note(path)

    @staticmethod
    def _drop_note(path: Path) -> None:
        path.with_suffix(NOTE).unlink(missing_ok=True)

    def _tidy(self, rules: Rules) -> None:
        seat, now = self._who().seat, self._clock.now()
        while not self._stopped:
            gone = self._store.read(lambda s: overdue(s, rules.retention, seat, now)).result()
            done = [one.id for one in gone if self._delete(one, rules)]
            if not done:
                return
            log.info("%d recordings have had their time", len(done))
            self._store.run(partial(mark_deleted, ids=done)).result()

    def _delete(self, one: Recorded, rules: Rules) -> bool:
        """Delete a file where it lies; False where that is another store than the present one."""
        if not one.place:
            (self._folder / one.file).unlink(missing_ok=True)
            return True
        if rules.place is None or rules.place.name != one.place:
            return False
        rules.place.remove(one.file)
        return True


def _stored(one: Recorded, rules: Rules, file: str, sha256: str, size: int) -> keeping.Stored:
    place = rules.place.name if rules.place is not None else ""
    return keeping.Stored(one.uuid, file, place, rules.key, sha256, size)


def make_temporary() -> Path:
    """A folder for what is fetched to be played; its owner deletes it."""
    return Path(tempfile.mkdtemp(prefix="ringfile-"))
