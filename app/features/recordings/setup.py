"""How does the seat hear and record its lines, and is what somebody set up possible?"""

from collections.abc import Mapping, Sequence
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.telephony.recorder.wire import Begin, LineSound, When

KEPT_AS = "recording_lines"  # in the seat's settings
MOST_LINES, MOST_CHANNEL = 64, 32
LEAST_DB, MOST_DB = -20, 40
WHEN: tuple[tuple[When, Text], ...] = (
    (When.ALWAYS, QT_TRANSLATE_NOOP("recordings", "Every call")),
    (When.INCOMING, QT_TRANSLATE_NOOP("recordings", "Only incoming calls")),
    (When.ASK, QT_TRANSLATE_NOOP("recordings", "On demand (Ctrl+R)")),
    (When.NEVER, QT_TRANSLATE_NOOP("recordings", "Never")),
)
BEGIN: tuple[tuple[Begin, Text], ...] = (
    (Begin.AUTO, QT_TRANSLATE_NOOP("recordings", "By itself")),
    (Begin.HOOK, QT_TRANSLATE_NOOP("recordings", "By the receiver")),
    (Begin.VOICE, QT_TRANSLATE_NOOP("recordings", "By voice")),
)


def kept_of(lines: Sequence[LineSound]) -> list[dict[str, Any]]:
    """The lines as they stand in the seat's settings."""
    return [
        {
            "line": one.line,
            "device": one.device,
            "channel": one.channel,
            "when": str(one.when),
            "begin": str(one.begin),
            "gain_db": one.gain_db,
        }
        for one in lines
        if one != LineSound(one.line)
    ]


def lines_of(kept: object) -> list[LineSound]:
    """The lines out of the seat's settings, in order; what makes no sense is left out."""
    found: dict[int, LineSound] = {}
    for one in kept if isinstance(kept, list) else []:
        line = _line_of(one) if isinstance(one, Mapping) else None
        if line is not None:
            found[line.line] = line
    return [found[number] for number in sorted(found)]


def _line_of(kept: Mapping[str, Any]) -> LineSound | None:
    try:
        line = LineSound(
            int(kept["line"]),
            str(kept.get("device", "")),
            int(kept.get("channel", 1)),
            When(kept.get("when", When.ALWAYS)),
            Begin(kept.get("begin", Begin.AUTO)),
            int(kept.get("gain_db", 0)),
        )
    except (KeyError, TypeError, ValueError):
        return None
    fits = 1 <= line.line <= MOST_LINES and 1 <= line.channel <= MOST_CHANNEL and LEAST_DB <= line.gain_db <= MOST_DB
    return line if fits else None
