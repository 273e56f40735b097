"""How is a call written down outside the database: in the outbox's file, in what seats tell each other?"""

import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from app.telephony.protocol import Call, CallState, Direction, Reason

log = logging.getLogger(__name__)
_FIELDS = frozenset(one.name for one in fields(Call))


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
        raw = dict(json.loads(given) if isinstance(given, bytes) else given)
        for name in ("started_at", "answered_at", "ended_at"):
            raw[name] = datetime.fromisoformat(raw[name]) if raw[name] else None
        reason = Reason(raw["reason"]) if raw["reason"] else None
        kinds = {"uuid": UUID(raw["uuid"]), "state": CallState(raw["state"]), "direction": Direction(raw["direction"])}
        known = {name: value for name, value in raw.items() if name in _FIELDS}  # a newer program says more
        return Call(**(known | kinds | {"reason": reason}))
    except (ValueError, KeyError, TypeError) as err:
        log.warning("a line of the waiting calls is passed over: %s", err)
        return None


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
