"""How are repairs found in the window? Known before the database layer is loaded."""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.records.workflow import Look, Sign

REPAIRS = Sign(
    key="repair",
    look=Look(words=QT_TRANSLATE_NOOP("repairs", "Repair"), icon="wrench-outline", colour="repair"),
    plural=QT_TRANSLATE_NOOP("repairs", "Repairs"),
)
