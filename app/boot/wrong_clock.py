"""What is said where the clock of this computer and that of the server do not agree?"""

from typing import TYPE_CHECKING

from app.core.i18n import QT_TRANSLATE_NOOP, Text

if TYPE_CHECKING:
    from app.ui.messages import Messages

_BEARABLE_S = 120.0
_FAST = QT_TRANSLATE_NOOP(
    "seats",
    "The clock of this computer is %n minute(s) ahead of the server's, and what is done here gets wrong times. "
    "Please set it right.",
)
_SLOW = QT_TRANSLATE_NOOP(
    "seats",
    "The clock of this computer is %n minute(s) behind the server's, and what is done here gets wrong times. "
    "Please set it right.",
)


class WrongClock:
    """One sentence while they differ by minutes; it goes when the clock was set right."""

    def __init__(self, messages: "Messages") -> None:
        self._messages = messages
        self._minutes = 0
        self._said: Text | None = None

    def hear(self, ahead_s: float) -> None:
        """So many seconds this computer's clock is ahead of the server's; below 0, behind it."""
        minutes = round(ahead_s / 60) if abs(ahead_s) >= _BEARABLE_S else 0
        if abs(minutes - self._minutes) <= 1 and bool(minutes) is bool(self._minutes):
            return  # it was said, or is said to be a minute more or less by the next sign of life
        self.forget()
        self._minutes = minutes
        if minutes:
            self._said = (_FAST if minutes > 0 else _SLOW).counted(abs(minutes))
            self._messages.warn(self._said)

    def forget(self) -> None:
        """It will be said anew."""
        if self._said is not None:
            self._messages.settled(self._said)
        self._said, self._minutes = None, 0
