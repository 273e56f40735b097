"""Which keys does the page of the statistics know? For the overview of all keys."""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.statistics.sign import STATISTICS
from app.ui.keys import Keys

_HERE = QT_TRANSLATE_NOOP("keys", "In the statistics")
_KEYS = (
    ("Alt+P", QT_TRANSLATE_NOOP("keys", "Choose the period")),
    ("Alt+Left", QT_TRANSLATE_NOOP("keys", "The period before")),
    ("Alt+Right", QT_TRANSLATE_NOOP("keys", "The period after")),
    ("Alt+G", QT_TRANSLATE_NOOP("keys", "Choose what figures are grouped by")),
    ("Alt+T", QT_TRANSLATE_NOOP("keys", "Choose a second grouping")),
    ("Alt+M", QT_TRANSLATE_NOOP("keys", "Choose what the picture shows")),
    ("Alt+B", QT_TRANSLATE_NOOP("keys", "Show bars")),
    ("Alt+I", QT_TRANSLATE_NOOP("keys", "Show a line")),
    ("Alt+K", QT_TRANSLATE_NOOP("keys", "Show a pie")),
    ("Return", QT_TRANSLATE_NOOP("keys", "Open the list of the records behind a row")),
    ("Alt+R", QT_TRANSLATE_NOOP("keys", "Count again")),
    ("Ctrl+E", QT_TRANSLATE_NOOP("keys", "Export as a sheet or a document")),
    ("Ctrl+P", QT_TRANSLATE_NOOP("keys", "Print the statistic with its picture")),
    ("Esc", QT_TRANSLATE_NOOP("keys", "Stop counting; back to the names of the statistics")),
)


def add_statistics_keys(keys: Keys) -> None:
    """Register them all."""
    for key, what in _KEYS:
        keys.add(key, what, _HERE, STATISTICS.key)
