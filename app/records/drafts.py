"""How does what was being typed survive a crash? One small file per unfinished form."""

import json
import logging
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Draft:
    """What an unfinished form held.

    Attributes:
        form: the form's key ("customer-new", "customer-12").
        version: of the record when it was opened, 0 for a new one.
        names: what stood on the screen for ids among the values.
    """

    form: str
    kept_at: datetime
    version: int
    values: dict[str, Any]
    names: dict[str, str]


class Drafts:
    """The unfinished forms of this seat.

    Files are written and removed on a thread of its own, in the order asked; a form's callers wait a moment between
    two `keep`s themselves. A draft that cannot be written is reported in the log and never stops the typing.

    Args:
        folder: made when the first draft is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._base = self._folder = folder
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drafts")

    def belong_to(self, owner: int) -> None:
        """From now on keep and find those of one operator; 0 where nobody signs in."""
        self._folder = self._base / str(owner) if owner else self._base

    def keep(
        self, form: str, version: int, values: Mapping[str, Any], names: Mapping[str, str], now: datetime
    ) -> Future[None]:
        """Remember what a form holds, in place of what it held before."""
        whole = {
            "form": form,
            "kept_at": now.isoformat(),
            "version": version,
            "values": _pack(dict(values)),
            "names": dict(names),
        }
        text = json.dumps(whole, ensure_ascii=False)
        return self._thread.submit(self._write, self._path(form), text)

    def drop(self, form: str) -> Future[None]:
        """Forget a form: it was saved or given up."""
        return self._thread.submit(self._remove, self._path(form))

    def load(self, form: str) -> Future[Draft | None]:
        """What a form held when the program ended, or None."""
        return self._thread.submit(_read, self._path(form))

    def all(self) -> Future[list[Draft]]:
        """Every unfinished form, the newest first; files that cannot be read are passed over."""
        return self._thread.submit(_all, self._folder)

    def close(self) -> None:
        """Finish writing and stop the thread."""
        self._thread.shutdown(wait=True)

    def _path(self, form: str) -> Path:
        return self._folder / f"{blake2b(form.encode(), digest_size=12).hexdigest()}.json"

    def _write(self, path: Path, text: str) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh = path.with_suffix(".new")
            fresh.write_text(text, "utf-8")
            fresh.replace(path)
        except OSError as err:
            log.info("draft not kept: %s", err)

    def _remove(self, path: Path) -> None:
        try:
            path.unlink(missing_ok=True)
        except OSError as err:
            log.info("draft not removed: %s", err)


def _all(folder: Path) -> list[Draft]:
    found = [one for path in folder.glob("*.json") if (one := _read(path))]
    return sorted(found, key=lambda one: one.kept_at, reverse=True)


def _read(path: Path) -> Draft | None:
    try:
        raw = json.loads(path.read_text("utf-8"))
        return Draft(
            str(raw["form"]),
            datetime.fromisoformat(raw["kept_at"]),
            int(raw["version"]),
            _unpack(raw["values"]),
            {str(key): str(name) for key, name in raw["names"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as err:
        if path.exists():
            log.info("draft %s passed over: %s", path.name, err)
        return None


def _pack(value: Any) -> Any:
    """JSON's own types, with days and moments as marked texts."""
    if isinstance(value, datetime):
        return {"$moment": value.astimezone(UTC).isoformat()}
    if isinstance(value, date):
        return {"$day": value.isoformat()}
    if isinstance(value, Mapping):
        return {str(key): _pack(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_pack(one) for one in value]
    return value


def _unpack(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_unpack(one) for one in value)
    if not isinstance(value, dict):
        return value
    if "$moment" in value:
        return datetime.fromisoformat(value["$moment"])
    if "$day" in value:
        return date.fromisoformat(value["$day"])
    return {key: _unpack(one) for key, one in value.items()}
