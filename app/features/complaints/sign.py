"""How are complaints found in the window? Known before the database layer is loaded."""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.records.workflow import Look, Sign

COMPLAINTS = Sign(
    key="complaint",
    look=Look(words=QT_TRANSLATE_NOOP("complaints", "Complaint"), icon="comment-alert-outline", colour="complaint"),
    plural=QT_TRANSLATE_NOOP("complaints", "Complaints"),
)
