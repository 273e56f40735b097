"""Description of messages."""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.messages.model import Message
from app.records.record import Field, Kind, RecordType
from app.records.workflow import Look

MESSAGE = RecordType(
    key="message",
    model=Message,
    look=Look(words=QT_TRANSLATE_NOOP("messages", "Message"), icon="message-text-outline", colour="waiting"),
    plural=QT_TRANSLATE_NOOP("messages", "Messages"),
    title_field="words",
    series="LY",
    order="-created_at",
    fields=(
        Field(key="words", label=QT_TRANSLATE_NOOP("messages", "Message"), kind=Kind.WORDS, required=True, width=30),
    ),
)
