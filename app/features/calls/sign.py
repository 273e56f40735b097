"""How is the call log found in the window? Known before the database layer is loaded."""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.records.workflow import Look, Sign

CALLS = Sign(
    key="call",
    look=Look(words=QT_TRANSLATE_NOOP("calls", "Call"), icon="phone-incoming", colour="muted"),
    plural=QT_TRANSLATE_NOOP("calls", "Call log"),
)
