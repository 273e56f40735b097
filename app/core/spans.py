"""How long is something, in words, for those who must not import Qt?"""

from datetime import timedelta

from app.core.i18n import QT_TRANSLATE_NOOP, Text

_MINUTES = QT_TRANSLATE_NOOP("core", "%n min")
_HOURS = QT_TRANSLATE_NOOP("core", "%n h")
_DAYS = QT_TRANSLATE_NOOP("core", "%n day(s)")


def span(time: timedelta) -> Text:
    """A span in its largest unit, at least a minute: "12 min", "3 h", "2 days"."""
    minutes = max(1, int(time.total_seconds()) // 60)
    if minutes < 60:
        return _MINUTES.counted(minutes)
    return _HOURS.counted(minutes // 60) if minutes < 24 * 60 else _DAYS.counted(minutes // (24 * 60))
