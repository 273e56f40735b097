"""How are messages found in the window? Known before the database layer is loaded."""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.records.workflow import Look, Sign

MESSAGES = Sign(
    key="message",
    look=Look(words=QT_TRANSLATE_NOOP("messages", "Message"), icon="message-text-outline", colour="waiting"),
    plural=QT_TRANSLATE_NOOP("messages", "Messages"),
)
