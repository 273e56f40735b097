"""What happens when somebody wants a number dialled? A box that can does it; where none can, it is in the clipboard."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.options import DIAL_PREFIX, Settings
from app.core.phone import Numbers
from app.ui.messages import Messages

_DIALLING = QT_TRANSLATE_NOOP("dialling", "{number} is being dialled: lift the receiver when your telephone rings.")
_COPIED = QT_TRANSLATE_NOOP("dialling", "Dial {number}; it is copied. No box of this seat can dial by itself.")
_HAND_ON = QT_TRANSLATE_NOOP("dialling", "Hand it to the telephone program")


class Dials(Protocol):
    """The seat's boxes."""

    def dial(self, number: str) -> bool:
        """Have a box dial, soon; False where none can."""
        ...


class Dialling(QObject):
    """Dials for the whole window.

    Args:
        open_url: opens a `tel:` link, True where a program took it.
    """

    def __init__(
        self,
        lines: Dials,
        numbers: Callable[[], Numbers],
        settings: Settings,
        messages: Messages,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(messages)
        self._lines, self._numbers, self._settings = lines, numbers, settings
        self._messages, self._open = messages, open_url

    @Slot(str)
    def dial(self, raw: str) -> None:
        """Dial a number, in whatever form it is written."""
        digits = self._numbers().dialled(raw)
        if not digits:
            return
        dialled = "".join(one for one in self._settings.text(DIAL_PREFIX) if one in "0123456789*#") + digits
        if self._lines.dial(dialled):
            self._messages.tell(_DIALLING.fill(number=digits))
            return
        QGuiApplication.clipboard().setText(digits)
        link = QUrl(f"tel:{digits.replace('#', '%23')}")

        def hand_on() -> None:
            self._open(link)

        self._messages.tell(_COPIED.fill(number=digits), _HAND_ON, "", hand_on)
