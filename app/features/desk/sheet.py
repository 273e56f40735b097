"""What does the desk hold about each call while it is open: who it is, what happened, what was typed?"""

from dataclasses import dataclass, field
from enum import Enum, auto
from uuid import UUID

from app.core.errors import AppError
from app.features.desk.notes import Notes
from app.features.desk.open_call import Face, Past, Stranger
from app.features.desk.pops import Pop, Stage


class Show(Enum):
    """Which view a call is shown in."""

    WAITING = auto()  # the number, or who it is, is on its way
    CARD = auto()
    CANDIDATES = auto()
    UNKNOWN = auto()


@dataclass(slots=True)
class Sheet:
    """Everything about one tab; the views are filled from it whenever the tab comes to the front.

    Attributes:
        customer_id: chosen among several, or opened by hand.
        strange: none of the candidates: a new customer.
        stale: the history may have grown since it was read; it is read again when the tab comes to the front.
        known: the note that stood in the log when it was last read here.
        only: the kind the timeline is narrowed to.
        form: texts of the new customer's form.
        meanwhile: the file somebody else made while the form was being filled in.
        trouble: why the last reading or saving failed.
    """

    uuid: UUID
    customer_id: int | None = None
    face: Face | None = None
    past: Past | None = None
    stale: bool = False
    stranger: Stranger | None = None
    notes: Notes = field(default_factory=Notes)
    known: str = ""
    form: dict[str, str] = field(default_factory=dict)
    strange: bool = False
    only: str = ""
    meanwhile: Face | None = None
    trouble: AppError | None = None

    def number(self, pop: Pop | None) -> str:
        """The number to call this one back on: the call's, else the customer's first; "" for none."""
        if pop is not None and pop.call.number:
            return pop.call.number
        phones = self.face.card.phones if self.face and self.face.card else ()
        return phones[0].number if phones else ""

    def show(self, pop: Pop | None) -> Show:
        """The view for what is known now."""
        if self.face and self.face.card:
            return Show.CARD
        if self.face and len(self.face.candidates) > 1 and not self.strange:
            return Show.CANDIDATES
        if pop is None:
            return Show.WAITING
        if pop.call.number:
            return Show.UNKNOWN if self.face or self.trouble else Show.WAITING
        hoping = pop.stage is Stage.RINGING and pop.call.reason is None and not pop.call.name
        return Show.WAITING if hoping else Show.UNKNOWN

    @property
    def unsaved(self) -> bool:
        """Something was typed that is nowhere but here and in the draft."""
        return bool(self.notes) or any(self.form.values())


def draft_of(uuid: UUID) -> str:
    """The draft's name."""
    return f"call-{uuid}"


def pack(sheet: Sheet) -> dict[str, object]:
    """What was typed, as a draft keeps it."""
    notes = sheet.notes
    return {
        "note": notes.note,
        "intention": notes.intention,
        "outcome": notes.outcome.value if notes.outcome else "",
        "next_on": notes.next_on,
        "next_text": notes.next_text,
        "form": dict(sheet.form),
    }


def unpack(values: dict[str, object], sheet: Sheet) -> None:
    """Put a draft back where nothing was typed meanwhile."""
    if not sheet.notes:
        sheet.notes = Notes.of(values)
    form = values.get("form")
    if isinstance(form, dict) and not any(sheet.form.values()):
        sheet.form = {str(key): str(text) for key, text in form.items()}
