"""How are the statistics found in the window? Known before the database layer is loaded."""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.records.workflow import Look, Sign

STATISTICS = Sign(
    key="statistics",
    look=Look(words=QT_TRANSLATE_NOOP("statistics", "Statistic"), icon="chart-bar", colour="muted"),
    plural=QT_TRANSLATE_NOOP("statistics", "Statistics"),
)
