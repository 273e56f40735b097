"""How is what falls due found in the window? Known before the database layer is loaded."""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.records.workflow import Look, Sign

DUES = Sign(
    key="due",
    look=Look(words=QT_TRANSLATE_NOOP("dues", "Due"), icon="calendar-clock-outline", colour="waiting"),
    plural=QT_TRANSLATE_NOOP("dues", "Falls due"),
)
