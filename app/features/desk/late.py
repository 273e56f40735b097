"""What is done at the desk while the server is away, and how is it written when it is back?"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.phone import Numbers
from app.db.waiting import Item
from app.features.calls import log
from app.features.calls.model import Outcome
from app.features.calls.packed import call_of, packed
from app.features.desk.notes import Notes
from app.records.once import first_time
from app.telephony.protocol import Call

NOTE, HANDLED = "call_note", "call_handled"
_SHORT = 80


def note_item(call: Call, notes: Notes, who: str, now: datetime, about: tuple[str, str]) -> Item:
    """What was noted `about` a call: its number as it is shown, and the note that was known before."""
    number, before = about
    body = {
        "call": packed(call),
        "note": notes.note.strip(),
        "intention": notes.intention.strip(),
        "outcome": notes.outcome.value if notes.outcome else "",
        "next_on": notes.next_on,
        "before": before,
    }
    said = " · ".join(part for part in (number, " ".join(notes.note.split())[:_SHORT]) if part)
    return Item(kind=NOTE, who=who, made_at=now, words=said, body=body)


def handled_item(uuids: Sequence[UUID], who: str, now: datetime) -> Item:
    """Calls that were ticked off."""
    return Item(kind=HANDLED, who=who, made_at=now, words="", body={"uuids": [str(one) for one in uuids]})


def write(session: Session, item: Item, numbers: Numbers, who: Who) -> None:
    """Write an item that waited; nothing where that was done already."""
    if not first_time(session, item.uuid, item.kind, item.made_at):
        return
    if item.kind == HANDLED:
        log.handle(session, [UUID(one) for one in item.body["uuids"]], who)
    else:
        _write_note(session, item.body, numbers, who)


def _write_note(session: Session, body: Mapping[str, Any], numbers: Numbers, who: Who) -> None:
    call = call_of(body["call"])
    if call is None:
        return
    next_on = body.get("next_on")
    log.keep(session, call, numbers, who)
    log.annotate(
        session,
        call.uuid,
        note=str(body["note"]),
        intention=str(body["intention"]),
        outcome=Outcome(body["outcome"]) if body["outcome"] else None,
        next_on=next_on if isinstance(next_on, date) else None,
        who=who,
        before=str(body.get("before", "")),  # what waits from an earlier version has none
    )
