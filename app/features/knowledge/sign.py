"""How is the knowledge base found in the window? Known before the database layer is loaded."""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.records.workflow import Look, Sign

KNOWLEDGE = Sign(
    key="solution",
    look=Look(words=QT_TRANSLATE_NOOP("knowledge", "Solution"), icon="lightbulb-on-outline", colour="waiting"),
    plural=QT_TRANSLATE_NOOP("knowledge", "Knowledge"),
)
