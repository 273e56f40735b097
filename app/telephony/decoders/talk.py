"""What do the dialogues with all kinds of boxes share: collecting notices, and doubting a box that gives no numbers."""

from typing_extensions import override

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.telephony.protocol import Call, Dialogue, Direction, Notice, Reason, Send

_NO_NUMBERS = QT_TRANSLATE_NOOP(
    "boxes",
    "The line rang %n time(s) and no number came. Ask the telephone company whether caller ID is switched on, check "
    "the country in the box's settings, and plug the box straight into the wall socket.",
)
_DOUBT_AFTER = 3  # calls in a row


def notice(text: Text, *, trouble: bool = False) -> Notice:
    """A notice for the user, in English for the logs."""
    return Notice(str(text), trouble, text)


class Talk(Dialogue):
    """A dialogue with nothing to say; the others build on it."""

    def __init__(self) -> None:
        self._learned: list[Notice] = []
        self._numberless = 0

    @override
    def start(self) -> list[Send]:
        return []

    @override
    def heard(self, data: bytes) -> list[Send]:
        return []

    @override
    def waited(self) -> list[Send]:
        return []

    @override
    def saw(self, call: Call) -> None:
        if call.direction is not Direction.IN or call.lost:
            return
        self._numberless = self._numberless + 1 if call.reason is Reason.NO_CID else 0
        if self._numberless == _DOUBT_AFTER:
            self._learned.append(notice(_NO_NUMBERS.counted(self._numberless), trouble=True))

    @override
    def notices(self) -> list[Notice]:
        learned, self._learned = self._learned, []
        return learned
