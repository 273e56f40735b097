"""Where does this workstation keep its own settings, and what if the file is damaged?"""

import json
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from app.core.errors import DeviceUnavailable
from app.core.i18n import QT_TRANSLATE_NOOP, Text

_DAMAGED = QT_TRANSLATE_NOOP(
    "settings", "The settings of this seat could not be read; the usual ones are used. The old file is kept as {name}."
)
_NOT_KEPT = QT_TRANSLATE_NOOP("settings", "The settings of this seat could not be kept: {why}")


class SeatFile:
    """The seat's settings file: one JSON object.

    Attributes:
        trouble: what to tell the user about the last `load`, or None.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.trouble: Text | None = None

    def load(self) -> dict[str, Any]:
        """Everything that was kept; empty where there is no file or it is damaged (it is then set aside)."""
        self.trouble = None
        try:
            found = json.loads(self._path.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            found = None
        if isinstance(found, dict):
            return found
        aside = self._path.with_name(self._path.name + ".damaged")
        self.trouble = _DAMAGED.fill(name=aside.name)
        try:
            self._path.replace(aside)
        except OSError:
            self.trouble = _DAMAGED.fill(name=self._path.name)
        return {}

    def save(self, values: Mapping[str, Any]) -> None:
        """Keep all settings, in one step: the file is the old one or the new one, never half of each.

        Raises:
            DeviceUnavailable: the disk is full or may not be written to.
        """
        fresh = self._path.with_name(self._path.name + ".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps(dict(values), ensure_ascii=False, indent=1, sort_keys=True), "utf-8")
            fresh.replace(self._path)
        except OSError as err:
            raise DeviceUnavailable(_NOT_KEPT.fill(why=str(err))) from err


class SeatMemory:
    """The seat's settings while the program runs: read at once, written on a thread of its own.

    Options (by their keys), the boxes ("boxes") and what pages remember ("page.customer") stand side by side.
    """

    def __init__(self, file: SeatFile) -> None:
        self._file, self._values = file, file.load()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="seat")

    @property
    def values(self) -> dict[str, Any]:
        """A copy of everything."""
        return dict(self._values)

    def recall(self, key: str, default: Any = None) -> Any:
        """What was kept under `key`."""
        return self._values.get(key, default)

    def keep(self, key: str, value: Any) -> Future[None]:
        """Use `value` from now on and write it; a DeviceUnavailable in the Future says that it was not written."""
        self._values[key] = value
        return self._thread.submit(self._file.save, dict(self._values))

    def close(self) -> None:
        """Finish writing and stop the thread."""
        self._thread.shutdown(wait=True)
