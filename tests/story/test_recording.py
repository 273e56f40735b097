"""Is what is said on the lines there afterwards, whatever goes away in the middle? Sound and boxes are real ones."""

import subprocess

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit

from app.boot.settings_place import SOUND
from app.features.recordings.finding import of_calls
from app.features.recordings.setup import kept_of
from app.features.recordings.view.lines_page import RecordingLinesPage
from app.telephony.protocol import CallState
from app.telephony.recorder.taken import MarkKind, RecordingState
from app.telephony.recorder.wire import LineSound
from app.ui.record_view import RecordView
from tests.boot.house import MING, Modem, Whozz
from tests.telephony.recorder.conftest import holds, speech

KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
one_engine = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


@pytest.fixture
def wired(house, sound):
    """The shop's eight lines, each with its sound input."""
    lines = [LineSound(line, f"telline{line}") for line in range(1, 9)]
    house.settle(recording_lines=kept_of(lines))
    return house


def recorded(house):
    """All recordings, by line."""
    calls = [call.uuid for call in house.log()]
    with house.session() as session:
        return sorted(of_calls(session, calls), key=lambda one: (one.line, one.piece))


def heard(house, one):
    samples, _ = soundfile.read(house.places.recordings / one.file, dtype="int16")
    return samples


def all_heard(house):
    state = house.program.recordings.state
    return len(state.lines) == 8 and all(one.heard for one in state.lines)


@one_engine
def test_a_call_is_recorded_shown_and_played(wired, sound):
    house = wired
    house.know("王小明", MING)
    box = house.plug(Whozz)
    house.open(box)
    house.wait(lambda: all_heard(house))
    assert "0/8" in house.status("recording")
    box.ring((1, MING))
    house.wait(lambda: house.card_of("王小明"))
    box.answer(1)
    house.wait(lambda: "1/8" in house.status("recording"))
    house.wait(lambda: house.program.front.strip.tiles[0].recording)
    assert house.page.card.this_call.tape.isVisible()
    house.press((Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_R))
    house.wait(lambda: house.program.front.strip.tiles[0].paused)
    house.press((Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_R))
    house.wait(lambda: house.program.front.strip.tiles[0].recording)
    ring = ring_of(house, 1)
    goes_on = ring.head + ring.delay
    house.wait(lambda: ring.head >= goes_on)
    said = speech(1, 1.0)
    player = sound.play(1, said)
    house.wait(lambda: player.poll() is not None)
    box.hang_up(1, MING, 12)
    house.wait(lambda: [one.state for one in recorded(house)] == [RecordingState.KEPT])
    (one,) = recorded(house)
    assert holds(heard(house, one), said)
    assert [(mark.kind, mark.by) for mark in one.marks] == [(MarkKind.PAUSE, "李娜")]
    assert (one.operator, one.seat) == ("李娜", "前台 2 号席")
    house.program.tapes.play_call(house.log()[0].id)
    tapes = house.program.tapes
    house.wait(lambda: tapes.player is not None and tapes.player.playback is not None)
    house.wait(lambda: tapes.player.playback.over)
    tapes.player.close()
    assert (tapes.player, house.said) == (None, ())
    house.program.shell.go("settings")
    house.program.shell.page("settings").show_page(SOUND)
    rows = house.program.shell.page("settings").findChild(RecordingLinesPage).rows
    house.wait(lambda: rows[0].device.findText("telline8") > 0)  # the program is left while the page is shown


@one_engine
def test_a_modem_cannot_tell_who_answered_but_a_voice_can(wired, sound):
    house = wired
    house.know("王小明", MING)
    house.settle(record_silence_s=3)
    modem = house.plug(Modem)
    house.open(modem)
    house.wait(lambda: all_heard(house))
    modem.ring(MING)
    house.wait(lambda: house.card_of("王小明"))
    said = speech(1, 5.0)
    sound.play(1, said)
    house.wait(lambda: house.tile(1)[0] == "talking")
    house.wait(lambda: [one.state for one in recorded(house)] == [RecordingState.KEPT])
    house.wait(lambda: house.log()[0].state is CallState.ENDED)
    (call,) = house.log()
    assert call.answered
    assert call.duration_s >= 3
    (one,) = recorded(house)
    assert holds(heard(house, one), said)


class Box(Whozz):
    """A box for one line."""

    lines = 1


@pytest.fixture
def small_disk(house):
    """The recordings lie on a disk of 64 MB; returns what fills it up, and what frees it again."""
    folder = house.places.recordings
    folder.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=64m", "ringfile", folder]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can only be mounted by root; tests/telephony/recorder tries it everywhere")
    ballast = folder / "ballast"
    yield lambda: ballast.write_bytes(bytes(20 << 20)), ballast.unlink
    house.end()
    subprocess.run(["umount", folder], check=True)


class Talks:
    """Eight customers on eight lines, and what each of them said."""

    def __init__(self, house, sound):
        self.house, self.sound, self.said = house, sound, {}
        self.numbers = {line: f"1380013800{line}" for line in range(1, 9)}
        for line, number in self.numbers.items():
            house.know(f"customer {line}", number)
        self.boxes = {line: house.plug(Box) for line in self.numbers}

    def begin(self):
        house = self.house
        for line, box in self.boxes.items():
            box.ring((1, self.numbers[line]))
        known = [f"customer {line}" for line in self.numbers]
        house.wait(lambda: [house.tile(line)[1] for line in self.numbers] == known)
        for box in self.boxes.values():
            box.answer(1)

    def say(self, *lines, piece):
        """Something is said on these lines; returns when it has come out of their devices."""
        house = self.house
        for line in lines:
            self.said[line, piece] = speech(10 * line + piece, 0.8)
        players = [self.sound.play(line, self.said[line, piece]) for line in lines]
        house.wait(lambda: all(player.poll() is not None for player in players))
        rings = [ring_of(house, line) for line in lines]
        marks = [ring.head + ring.delay for ring in rings]
        house.wait(lambda: all(ring.head >= mark for ring, mark in zip(rings, marks, strict=True)))

    def hang_up(self, *lines):
        for line in lines:
            self.boxes[line].hang_up(1, self.numbers[line], 30)

    def missing(self):
        """What was said and is not in the recording it belongs to."""
        house = self.house
        found = {(one.line, one.piece): one for one in recorded(house)}
        return [key for key, said in self.said.items() if not holds(heard(house, found[key]), said)]


@one_engine
def test_eight_calls_at_once_and_everything_goes_away_in_the_middle(wired, sound, small_disk):
    house, (fill_up, make_room) = wired, small_disk
    house.settle(record_least_mb=50)
    talks = Talks(house, sound)
    house.open(*talks.boxes.values(), listing=list)
    house.wait(lambda: all_heard(house))
    talks.begin()
    house.wait(lambda: "8/8" in house.status("recording"))
    talks.say(*range(1, 9), piece=1)
    house.picture("eight-recorded")
    talks.boxes[8].pull()
    house.wait(lambda: "7/8" in house.status("recording"))
    sound.kill()
    house.wait(lambda: "0/8" in house.status("recording") and "line 1–8" in house.status("recording"))
    house.picture("sound-gone")
    sound.start()
    house.wait(lambda: "7/8" in house.status("recording"))
    talks.say(*range(1, 8), piece=2)
    fill_up()
    house.wait(lambda: "nothing is recorded" in house.status("recording"))
    assert any("disk is full" in one for one in house.said)
    house.picture("disk-full")
    make_room()
    house.wait(lambda: house.program.recordings.state.recording == 7)
    talks.say(1, piece=3)
    talks.hang_up(*range(1, 8))
    house.wait(lambda: len(recorded(house)) == 1 + 7 * 3)
    house.wait(lambda: {one.state for one in recorded(house)} == {RecordingState.KEPT})
    assert talks.missing() == []
    play_back_by_keys(house, talks)


def play_back_by_keys(house, talks):
    """Every recording is heard through one after the other, and one is saved as a file."""
    house.press((CTRL | SHIFT, KEY.Key_3))
    house.wait(lambda: house.program.shell.place == "call")
    house.wait(lambda: isinstance(rows := QApplication.focusWidget(), RecordView) and rows.model().rowCount() == 8)
    house.press((CTRL, KEY.Key_A))
    house.wait(lambda: len(QApplication.focusWidget().model().ticks) == 8)
    house.press(KEY.Key_P)
    tapes = house.program.tapes
    house.wait(lambda: tapes.player is not None and tapes.player.playback is not None)
    player, heard_of = tapes.player, set()
    house.picture("player", player)
    while True:
        house.wait(lambda: player.playback is not None and player.playback.runs)
        heard_of.add((player.track.recorded.line, player.track.recorded.piece))
        if not player.after.isEnabled():
            break
        QTest.keyClick(player, KEY.Key_PageDown)
    assert heard_of == set(talks.said) | {(line, 3) for line in range(1, 8)}
    last = player.track.recorded
    target = house.places.root / "taken along.wav"
    QTest.keyClick(player, KEY.Key_S, CTRL)
    house.wait(lambda: player.findChild(QFileDialog) is not None)
    dialog = player.findChild(QFileDialog)
    dialog.findChild(QLineEdit, "fileNameEdit").setText(str(target))
    QTest.keyClick(dialog, KEY.Key_Return)
    house.wait(target.exists)
    house.wait(lambda: any("took it along" in one.text() for one in player.notes.findChildren(QLabel)))
    samples, _ = soundfile.read(target, dtype="int16")
    assert np.array_equal(samples, heard(house, last))
    player.close()


def ring_of(house, line):
    return house.program.recordings.recorder._lines[line].wire.ring
