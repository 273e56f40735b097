"""What is said about lines without sound and a full disk?"""

import pytest

from app.features.recordings.wording import spans, status_of, warnings_of
from app.telephony.recorder.line import LineState
from app.telephony.recorder.recorder import RecorderState
from app.telephony.recorder.room import Room
from app.ui.texts import words


@pytest.mark.parametrize(
    ("lines", "said"), [([1], "1"), ([1, 2, 3], "1–3"), ([1, 3, 4, 8], "1, 3–4, 8"), (range(1, 9), "1–8")]
)
def test_lines_that_follow_each_other_are_said_as_one(lines, said):
    assert spans(lines) == said


def test_lines_without_sound_are_more_urgent_than_a_disk_that_fills():
    lines = tuple(LineState(line, has_source=True, heard=line > 2) for line in range(1, 5))
    icon, _, said = status_of(RecorderState(lines, Room.LOW))
    assert (icon, words(said)) == ("microphone-off", "Recording 0/4 · no sound: line 1–2")
    assert words(status_of(RecorderState(lines, Room.FULL))[2]) == "Disk full: nothing is recorded"


def test_a_full_disk_is_said_alone():
    state = RecorderState((LineState(1, has_source=True, heard=True),), Room.FULL)
    assert [words(one)[:17] for one in warnings_of(state)] == ["The disk is full."]
