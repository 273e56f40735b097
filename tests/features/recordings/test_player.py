"""Is a recording played, moved about in, noted, taken along and judged by keys?"""

import threading
from concurrent.futures import Future
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import insert

from app.core.access import Right, Who
from app.core.errors import Refused
from app.core.i18n import Text
from app.features.recordings.finding import by_id
from app.features.recordings.model import Recording
from app.features.recordings.notes import aside
from app.features.recordings.view.player import Around, PlayerDialog, Track
from app.telephony.recorder.taken import RecordingState
from tests.features.care import NOW

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
RATE = 8000
CHEF = Who("陈立", "主管")


class Speaker:
    """A loudspeaker whose time the test lets pass."""

    def __init__(self):
        self.source, self.opened = None, 0

    def open(self, source, rate_hz):
        self.source, self.opened = source, self.opened + 1

    def close(self):
        self.source = None

    def let_pass(self, ms):
        return np.frombuffer(self.source.pull(RATE * ms // 1000), np.int16)


class Pool:
    """Does what it is given on a thread of its own."""

    def submit(self, job, *args):
        future = Future()

        def work():
            try:
                future.set_result(job(*args))
            except Refused as err:
                future.set_exception(err)

        threading.Thread(target=work, daemon=True).start()
        return future


@pytest.fixture
def recordings(store, tmp_path):
    """Two recordings: ten seconds with silence in the middle, and one of which the file is gone."""
    rows = []
    for at in (1, 2):
        values = {
            "uuid": UUID(int=at), "call_uuid": UUID(int=10 + at), "line": at, "state": RecordingState.KEPT,
            "started_at": NOW + timedelta(minutes=at), "file": f"{at}.flac", "operator": "李娜", "version": 1,
        }  # fmt: skip
        row = insert(Recording.__table__).values(values).returning(Recording.__table__.c.id)
        rows.append(store.run(lambda s, row=row: s.execute(row).scalar_one()).result())
    tone = (9000 * np.sin(np.arange(4 * RATE) / 3)).astype(np.int16)
    soundfile.write(tmp_path / "1.flac", np.concatenate((tone, np.zeros(2 * RATE, np.int16), tone)), RATE)
    return store.look(lambda s: by_id(s, rows)).result()


@pytest.fixture
def around(theme, bridge, store, tmp_path):
    def fetch(one):
        future = Future()
        path = tmp_path / one.file
        future.set_result(path) if path.exists() else future.set_exception(Refused(Text("tests", "It is gone.")))
        return future

    return Around(theme, bridge, store, fetch, Pool(), Speaker(), lambda: CHEF)


@pytest.fixture
def player(qtbot, around, recordings):
    dialog = PlayerDialog(around)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.speaker = around.speaker
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    dialog.play_tracks([Track(one, "王小明", "138-0013-8000") for one in recordings])
    qtbot.waitUntil(lambda: dialog.playback is not None)
    yield dialog
    dialog.close()


def press(player, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(player.focusWidget() or player, key, modifier)


def read(store, recording):
    return store.look(lambda s: aside(s, recording.id)).result()


def test_it_plays_at_once_and_it_is_known_who_listened(qtbot, player, store, recordings):
    assert player.playback.runs
    assert np.abs(player.speaker.let_pass(500)).max() > 8000
    assert player.playback.at_ms == 500
    qtbot.waitUntil(lambda: [one.who for one in read(store, recordings[0]).heard] == ["陈立"])


def test_keys_stop_move_change_speed_skip_and_repeat(player):
    playback = player.playback
    press(player, KEY.Key_Space)
    assert not playback.runs
    press(player, KEY.Key_Right)
    assert playback.at_ms == 5000
    press(player, KEY.Key_S)
    press(player, KEY.Key_Space)
    player.speaker.let_pass(100)
    assert playback.at_ms > 5800, "silence was left out"
    press(player, KEY.Key_Plus)
    assert (playback.speed, player.transport.rate.text()) == (1.25, "1.25×")
    press(player, KEY.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert playback.at_ms == 0
    press(player, KEY.Key_L)
    player.speaker.let_pass(400)
    press(player, KEY.Key_L)
    assert playback.loop is not None
    assert playback.loop[0] == 0
    press(player, KEY.Key_L)
    assert playback.loop is None


def test_a_note_is_written_at_the_place_that_plays_and_gone_to(qtbot, player, store, recordings):
    player.seek(3000)
    press(player, KEY.Key_Space)
    press(player, KEY.Key_N)
    QTest.keyClicks(player.notes.words, "s l promised")
    assert player.playback.speed == 1, "letters are letters while somebody types"
    press(player, KEY.Key_Return)
    qtbot.waitUntil(lambda: [one.at_ms for one in read(store, recordings[0]).notes] == [3000])
    player.seek(0)
    player.notes.sought.emit(3000)
    assert player.playback.at_ms == 3000


def test_the_next_one_and_one_that_is_gone(qtbot, player):
    press(player, KEY.Key_PageDown)
    qtbot.waitUntil(lambda: player._trouble.text() == "It is gone.")
    assert (player.speaker.source, player.playback) == (None, None)
    press(player, KEY.Key_PageUp)
    qtbot.waitUntil(lambda: player.playback is not None)
    assert player._trouble.text() == ""


def test_it_is_taken_along_and_that_is_known(qtbot, player, store, recordings, tmp_path):
    with qtbot.waitSignal(player.told):
        player.take_to(tmp_path / "out.mp3")
    assert (tmp_path / "out.mp3").stat().st_size > 1000
    assert read(store, recordings[0]).heard[0].deed == "taken"


def test_without_the_right_nothing_is_taken_along(qtbot, around):
    who = replace(CHEF, rights=frozenset({str(Right.LISTEN)}))
    dialog = PlayerDialog(replace(around, who=lambda: who))
    qtbot.addWidget(dialog)
    assert not dialog.take.isVisibleTo(dialog)


def test_closed_it_is_silent(player):
    player.close()
    assert player.speaker.source is None
