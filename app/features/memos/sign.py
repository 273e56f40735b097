"""How are memos found in the window? Known before the database layer is loaded."""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.records.workflow import Look, Sign

MEMOS = Sign(
    key="memo",
    look=Look(words=QT_TRANSLATE_NOOP("memos", "Memo"), icon="notebook-outline", colour="muted"),
    plural=QT_TRANSLATE_NOOP("memos", "Memos"),
)
