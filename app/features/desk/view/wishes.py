"""What may the operator want from a call's page? One signal carries it all to the controller."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from uuid import UUID

from app.features.calls.model import Outcome


class Wish(Enum):
    """What the operator did; beside it the type of `Ask.value`."""

    PUT_AWAY = auto()  # note it and close: Notes
    KEEP = auto()  # note it, the tab stays: Notes
    DRAFT = auto()  # something was typed: Notes or a form's values
    NEW_RECORD = auto()  # str, key of the record type
    OPEN_RECORD = auto()  # Event
    EDIT = auto()  # customer id
    FILTER = auto()  # str, key of the record type or ""
    REMARK = auto()  # str, name of the remark's action
    CHOOSE = auto()  # customer id, among several with the number
    LINK = auto()  # customer id: the number becomes one of theirs
    FIND = auto()  # str, text typed to find a customer
    LIKE = auto()  # str, name typed for a new customer
    SAVE_NEW = auto()  # NewCustomer
    STRANGE = auto()  # None: none of the candidates, a new customer
    NO_FILE = auto()  # None: the caller gets no file
    TOUCHED = auto()  # None: the operator did something here
    LEAVE = auto()  # None: back to where one came from


@dataclass(frozen=True, slots=True)
class Ask:
    """One wish about one call."""

    wish: Wish
    uuid: UUID
    value: object = None


@dataclass(frozen=True, slots=True)
class Notes:
    """What the operator writes down about a call."""

    note: str = ""
    intention: str = ""
    outcome: Outcome | None = None
    next_on: date | None = None
    next_text: str = ""  # as typed, also where it means no day

    def __bool__(self) -> bool:
        return bool(self.note.strip() or self.intention.strip() or self.outcome or self.next_text.strip())


@dataclass(frozen=True, slots=True)
class NewCustomer:
    """A filled form of a new customer, by the fields of the customers' description; `then` starts a record after it."""

    values: dict[str, object]
    then: str = ""
