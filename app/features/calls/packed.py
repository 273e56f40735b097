"""How is a call written down outside the database: in the outbox's file, in what seats tell each other?"""

import json
import logging
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from functools import cache
from typing import Any, get_type_hints
from uuid import UUID

from app.core.foreign import parsed
from app.telephony.protocol import Call, CallState, Direction, Reason

log = logging.getLogger(__name__)
_MOST = 2**31  # of any number in it


def packed(call: Call) -> dict[str, Any]:
    """A call in JSON's own types."""
    found: dict[str, Any] = json.loads(line_of(call))
    return found


def line_of(call: Call) -> bytes:
    """A call as one line of a file."""
    return json.dumps(asdict(call), default=_plain, ensure_ascii=False).encode() + b"\n"


def call_of(given: bytes | Mapping[str, Any]) -> Call | None:
    """A call from its line, or from `packed`; None where only half of it is there."""
    try:
        raw = dict(parsed(given) if isinstance(given, bytes) else given)
        for name in ("started_at", "answered_at", "ended_at"):
            raw[name] = _moment(raw[name]) if raw[name] else None
        kinds = {"uuid": UUID(str(raw["uuid"])), "state": CallState(raw["state"])}
        kinds |= {"direction": Direction(raw["direction"]), "reason": Reason(raw["reason"]) if raw["reason"] else None}
        return Call(**_checked(raw | kinds))
    except (ValueError, KeyError, TypeError) as err:
        log.warning("a call that was told or waited is passed over: %s", err)
        return None


def _moment(told: Any) -> datetime:
    moment = datetime.fromisoformat(told)
    if moment.tzinfo is None:
        raise ValueError("a time of nowhere")
    return moment


@cache
def _types() -> dict[str, Any]:
    return get_type_hints(Call)


def _checked(raw: Mapping[str, Any]) -> dict[str, Any]:
    """What a call holds of this; a newer program says more."""
    known = {name: value for name, value in raw.items() if name in _types()}
    for name, value in known.items():
        if not isinstance(value, _types()[name]) or (isinstance(value, int) and not -_MOST < value < _MOST):
            raise TypeError(f"{name} is {value!r:.40}")
    return known


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
