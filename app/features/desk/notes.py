"""What does the operator write down about a call?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.features.calls.model import Outcome


@dataclass(frozen=True, slots=True)
class Notes:
    """Note, purchase intention, outcome and next contact of one call.

    Attributes:
        next_text: the next contact as typed, also where it means no day.
    """

    note: str = ""
    intention: str = ""
    outcome: Outcome | None = None
    next_on: date | None = None
    next_text: str = ""

    def __bool__(self) -> bool:
        return bool(self.note.strip() or self.intention.strip() or self.outcome or self.next_text.strip())

    @classmethod
    def of(cls, values: Mapping[str, object]) -> "Notes":
        """From a draft; what it does not hold is empty."""
        outcome, next_on = values.get("outcome"), values.get("next_on")
        return cls(
            str(values.get("note") or ""),
            str(values.get("intention") or ""),
            next((one for one in Outcome if one.value == outcome), None),
            next_on if isinstance(next_on, date) else None,
            str(values.get("next_text") or ""),
        )


def outcome_of(kind: str) -> Outcome:
    """What came of a call from which a record of this type was saved.

    Whatever is still to be done stands in that record; only a repair is an outcome of its own.
    """
    return Outcome.BOOKED if kind == "repair" else Outcome.SOLVED


@dataclass(frozen=True, slots=True)
class NewCustomer:
    """A filled form of a new customer, by the fields of the customers' description.

    Attributes:
        then: starts a record after it, "" for none.
        start: what that record begins with besides customer and call.
        blacklist: why they are put on the blacklist at once, "" where they are not.
    """

    values: dict[str, object]
    then: str = ""
    start: Mapping[str, object] = field(default_factory=dict)
    blacklist: str = ""


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record to start from a call: its type, the values it starts with, the call ("" for none)."""

    kind: str
    values: dict[str, object]
    call: str = ""
