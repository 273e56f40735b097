"""Can somebody set up which sound each line has, and see that it is right?"""

from concurrent.futures import Future

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.features.recordings.setup import kept_of, lines_of
from app.features.recordings.view.lines_page import RecordingLinesPage
from app.telephony.capture.words import Input
from app.telephony.recorder.line import LineState
from app.telephony.recorder.pcm import Level
from app.telephony.recorder.recorder import RecorderState
from app.telephony.recorder.room import Room
from app.telephony.recorder.wire import BOX, Begin, LineSound, When
from app.ui.bridge import Bridge
from app.ui.kit import Banner


class Sounds:
    """Two sound cards and eight lines."""

    def __init__(self):
        self.lines = [LineSound(line) for line in range(1, 9)]
        self.watched = []

    def inputs(self):
        future = Future()
        future.set_result((Input("Line In (A)", 1), Input("Mixer", 8)))
        return future

    def use(self, lines):
        self.lines = list(lines)

    def watch(self, *, on):
        self.watched.append(on)


@pytest.fixture
def sounds():
    return Sounds()


@pytest.fixture
def page(qtbot, theme, sounds):
    page = RecordingLinesPage(theme, Bridge(), sounds)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.rows[0].device.count() == 4)
    return page


def choose(row, name):
    row.device.setCurrentIndex(row.device.findText(name))
    row.device.activated.emit(row.device.currentIndex())


def test_a_line_gets_its_input_and_channel(page, sounds):
    row = page.rows[2]
    assert not row.channel.isEnabled()
    choose(row, "Mixer")
    assert row.channel.isEnabled()
    row.channel.setValue(5)
    row.gain.setValue(6)
    assert sounds.lines[2] == LineSound(3, "Mixer", 5, gain_db=6)
    assert sounds.lines[3] == LineSound(4)


def test_one_input_after_the_other(page, sounds):
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert [one.device for one in sounds.lines[:3]] == ["Line In (A)", "Mixer", ""]


def test_levels_are_told_only_while_somebody_looks(page, sounds):
    assert sounds.watched == [True]
    page.hide()
    assert sounds.watched == [True, False]


def test_what_is_wrong_is_said(page):
    lines = (
        LineState(1, has_source=True, heard=True, level=Level(9000, 3000.0, 0)),
        LineState(2, has_source=True),
        LineState(3, has_source=True, heard=True, silent=True),
    )
    page.take_state(RecorderState(lines, Room.LOW, 1 << 30))
    said = [one.meter.accessibleName() for one in page.rows[:3]]
    assert said == ["-21 dB", "no sound: is it plugged in?", "only silence today"]
    assert len(page.findChildren(Banner)) == 2  # the disk, and line 3


def test_what_is_kept_is_read_back_and_nonsense_is_left_out():
    lines = [LineSound(1, "Mixer", 3, When.INCOMING, Begin.VOICE, -4), LineSound(5, BOX)]
    assert lines_of(kept_of(lines)) == lines
    nonsense = [{"line": 0}, {"line": 1, "when": "sometimes"}, {"line": 2, "gain_db": 400}, {}, 7, {"line": "x"}]
    assert lines_of(nonsense) == []
    assert lines_of("nothing") == []
