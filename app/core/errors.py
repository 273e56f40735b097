"""Which errors may a caller expect? Anything else that is raised is a bug."""

from typing_extensions import override

from app.core.i18n import QT_TRANSLATE_NOOP, Text

_FAULT = QT_TRANSLATE_NOOP("errors", "The program made a mistake, and this was not done. A report was written.")


class AppError(Exception):
    """Base of every expected error.

    Attributes:
        text: the sentence for the user, still to be translated; `str(err)` is its English form.
    """

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self.text = text

    @override
    def __str__(self) -> str:
        return str(self.text)


class Refused(AppError):
    """The request breaks a rule; the user can put it right."""


class Invalid(Refused):
    """Some fields are wrong.

    Attributes:
        fields: sentence per field key, never empty.
    """

    def __init__(self, fields: dict[str, Text]) -> None:
        super().__init__(next(iter(fields.values())))
        self.fields = fields


class Conflict(Refused):
    """Somebody else saved the record first."""


class NotAllowed(Refused):
    """The signed-in person lacks a right; the sentence names it."""


class Fault(AppError):
    """A bug, as whoever waits for the result is told of it; the report is written by who catches the bug itself."""

    def __init__(self, text: Text = _FAULT) -> None:
        super().__init__(text)


class Unavailable(AppError):
    """Something outside the program is missing or broken; trying again may help."""


class DatabaseUnavailable(Unavailable):
    """The database cannot be reached, is locked, full, read-only or damaged."""


class PasswordRefused(DatabaseUnavailable):
    """The server does not accept a name and its password."""


class NoDatabase(DatabaseUnavailable):
    """The server is there, the database on it is not."""


class DatabaseDamaged(DatabaseUnavailable):
    """What the database holds makes no sense any more; only a backup helps."""


class DeviceUnavailable(Unavailable):
    """A caller-ID box, printer or disk is missing, busy or answers nonsense."""
