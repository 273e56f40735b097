"""Who sits here, at which seat, and what may they do? Every right there is, in the words of the page that grants it."""

from dataclasses import dataclass
from enum import StrEnum

from app.core.errors import NotAllowed
from app.core.i18n import QT_TRANSLATE_NOOP, Text


class Right(StrEnum):
    """A right somebody may hold; the value is stored, never shown and never reused."""

    CUSTOMER_SAVE = "customer.save"
    CUSTOMER_DELETE = "customer.delete"
    CUSTOMER_OTHERS = "customer.others"
    GROUP_RENAME = "group.rename"
    GROUP_DELETE = "group.delete"
    CALL_DELETE = "call.delete"
    TRANSFER = "transfer"
    MESSAGE_SAVE = "message.save"
    MESSAGE_DELETE = "message.delete"
    RECORD_SAVE = "record.save"
    RECORD_DELETE = "record.delete"
    MEMO = "memo"
    PARAMETERS = "parameters"
    SALE = "sale"
    REPAIR = "repair"
    COMPLAINT = "complaint"
    CALLBACK = "callback"
    APPROVE = "approve"
    PARTS = "parts"
    STATISTICS = "statistics"
    POINTS = "points"
    KNOWLEDGE = "knowledge"
    LISTEN = "recording.listen"
    PAUSE = "recording.pause"
    TAKE = "recording.take"
    JUDGE = "recording.judge"
    OPERATORS = "operators"


RIGHTS: dict[Right, Text] = {
    Right.CUSTOMER_SAVE: QT_TRANSLATE_NOOP("access", "Change customers"),
    Right.CUSTOMER_DELETE: QT_TRANSLATE_NOOP("access", "Delete customers"),
    Right.CUSTOMER_OTHERS: QT_TRANSLATE_NOOP("access", "See colleagues' customers in full"),
    Right.GROUP_RENAME: QT_TRANSLATE_NOOP("access", "Rename customer groups"),
    Right.GROUP_DELETE: QT_TRANSLATE_NOOP("access", "Delete customer groups"),
    Right.CALL_DELETE: QT_TRANSLATE_NOOP("access", "Delete from the call log"),
    Right.TRANSFER: QT_TRANSLATE_NOOP("access", "Import and export customers, export the call log"),
    Right.MESSAGE_SAVE: QT_TRANSLATE_NOOP("access", "Change messages"),
    Right.MESSAGE_DELETE: QT_TRANSLATE_NOOP("access", "Delete messages"),
    Right.RECORD_SAVE: QT_TRANSLATE_NOOP("access", "Change records"),
    Right.RECORD_DELETE: QT_TRANSLATE_NOOP("access", "Delete records"),
    Right.MEMO: QT_TRANSLATE_NOOP("access", "Memo book"),
    Right.PARAMETERS: QT_TRANSLATE_NOOP("access", "Parameters"),
    Right.SALE: QT_TRANSLATE_NOOP("access", "Sales"),
    Right.REPAIR: QT_TRANSLATE_NOOP("access", "Repairs"),
    Right.COMPLAINT: QT_TRANSLATE_NOOP("access", "Complaints and suggestions"),
    Right.CALLBACK: QT_TRANSLATE_NOOP("access", "Callbacks"),
    Right.APPROVE: QT_TRANSLATE_NOOP("access", "Approve, and take approvals back"),
    Right.PARTS: QT_TRANSLATE_NOOP("access", "Spare parts"),
    Right.STATISTICS: QT_TRANSLATE_NOOP("access", "Statistics"),
    Right.POINTS: QT_TRANSLATE_NOOP("access", "Points"),
    Right.KNOWLEDGE: QT_TRANSLATE_NOOP("access", "Look after the knowledge base"),
    Right.LISTEN: QT_TRANSLATE_NOOP("access", "Listen to recordings"),
    Right.PAUSE: QT_TRANSLATE_NOOP("access", "Begin, pause and end recordings"),
    Right.TAKE: QT_TRANSLATE_NOOP("access", "Save recordings as files"),
    Right.JUDGE: QT_TRANSLATE_NOOP("access", "Judge calls"),
    Right.OPERATORS: QT_TRANSLATE_NOOP("access", "Operators and their rights"),
}
_NO_RIGHT = QT_TRANSLATE_NOOP("records", "For this you need the right “{right}”.")


@dataclass(frozen=True, slots=True)
class Who:
    """The person signed in at this seat; stamped on what they do.

    Attributes:
        name: shown to colleagues ("handled by 李娜").
        seat: the workstation's name ("前台 2 号席").
        rights: keys of the rights held; `None` means every right.
        id: of the operator signed in, 0 where nobody has to sign in.
    """

    name: str
    seat: str
    rights: frozenset[str] | None = None
    id: int = 0

    def may(self, right: str) -> bool:
        """True where `right` is held or empty."""
        return not right or self.rights is None or right in self.rights

    def lacking(self, *rights: str) -> Text | None:
        """A sentence that names the first of these rights that is not held; None where all are."""
        missing = next((one for one in rights if not self.may(one)), "")
        if not missing:
            return None
        return _NO_RIGHT.fill(right=next((said for key, said in RIGHTS.items() if key == missing), missing))

    def need(self, *rights: str) -> None:
        """See that all of `rights` are held.

        Raises:
            NotAllowed: one is missing; it is named.
        """
        if why := self.lacking(*rights):
            raise NotAllowed(why)


NOBODY = Who("", "", frozenset())
