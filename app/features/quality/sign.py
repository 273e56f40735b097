"""Where do reviews stand in the window, before the database is there?"""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.records.workflow import Look, Sign

REVIEWS = Sign(
    key="review",
    look=Look(words=QT_TRANSLATE_NOOP("quality", "Review"), icon="clipboard-check-outline", colour="finished"),
    plural=QT_TRANSLATE_NOOP("quality", "Reviews of calls"),
)
