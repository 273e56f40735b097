"""How are callbacks found in the window? Known before the database layer is loaded."""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.records.workflow import Look, Sign

CALLBACKS = Sign(
    key="callback",
    look=Look(words=QT_TRANSLATE_NOOP("callbacks", "Callback"), icon="phone-return", colour="callback"),
    plural=QT_TRANSLATE_NOOP("callbacks", "Callbacks"),
)
