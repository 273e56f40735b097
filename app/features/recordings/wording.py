"""What is said about recording: in the status line, at the lines, and when something is wrong?"""

from collections.abc import Sequence

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.features.recordings.levels import shown_gb
from app.telephony.recorder.line import LineState
from app.telephony.recorder.recorder import RecorderState
from app.telephony.recorder.room import Room

_NOW = QT_TRANSLATE_NOOP("recordings", "Recording {now}/{lines}")
_FULL = QT_TRANSLATE_NOOP("recordings", "Disk full: nothing is recorded")
_LOW = QT_TRANSLATE_NOOP("recordings", "Recording {now}/{lines} · disk nearly full")
_DEAF = QT_TRANSLATE_NOOP("recordings", "Recording {now}/{lines} · no sound: line {silent}")
LOW = QT_TRANSLATE_NOOP(
    "recordings", "The disk is nearly full: {free} are left for recordings. Delete something, or shorten their time."
)
FULL = QT_TRANSLATE_NOOP(
    "recordings", "The disk is full. Calls are not recorded until there is room again; all else goes on."
)
SILENT = QT_TRANSLATE_NOOP("recordings", "Line {line} has recorded only silence today. Check its cable and its level.")
LOUD = QT_TRANSLATE_NOOP("recordings", "Line {line} is recorded too loud: it is distorted. Lower its level.")


def status_of(state: RecorderState) -> tuple[str, str, Text] | None:
    """Icon, colour and words for the status line; None where no line has a source."""
    lines = [one for one in state.lines if one.has_source]
    if not lines:
        return None
    count = {"now": state.recording, "lines": len(lines)}
    if state.room is Room.FULL:
        return "record-circle-outline", "danger", _FULL
    if deaf := [one.line for one in lines if not one.heard]:
        return "microphone-off", "waiting", _DEAF.fill(**count, silent=spans(deaf))
    if state.room is Room.LOW:
        return "record-circle-outline", "waiting", _LOW.fill(**count)
    return "record-circle-outline", "danger" if state.recording else "muted", _NOW.fill(**count)


def spans(lines: Sequence[int]) -> str:
    """Numbers in order, those that follow each other as one: 1–3, 7."""
    found: list[list[int]] = []
    for line in lines:
        if found and found[-1][-1] == line - 1:
            found[-1].append(line)
        else:
            found.append([line])
    return ", ".join(f"{one[0]}–{one[-1]}" if len(one) > 1 else f"{one[0]}" for one in found)


def warnings_of(state: RecorderState) -> list[Text]:
    """Sentences for the user about what is wrong with the sound of lines, or the disk."""
    found: list[Text] = []
    if not any(one.has_source for one in state.lines):
        return found
    if state.room is Room.LOW:
        found.append(LOW.fill(free=shown_gb(state.free)))
    elif state.room is Room.FULL:
        found.append(FULL)
    for line in state.lines:
        found += _of_line(line)
    return found


def _of_line(line: LineState) -> list[Text]:
    if line.silent:
        return [SILENT.fill(line=line.line)]
    return [LOUD.fill(line=line.line)] if line.too_loud else []
