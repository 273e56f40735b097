"""Is what is said on the lines there afterwards, whatever goes away in the middle? Sound and boxes are real ones."""

import pytest
import soundfile

from app.features.recordings.finding import of_calls
from app.features.recordings.setup import kept_of
from app.telephony.recorder.taken import RecordingState
from app.telephony.recorder.wire import LineSound
from tests.boot.house import MING, Whozz
from tests.telephony.recorder.conftest import holds, speech

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
    assert house.program.front.strip.tiles[0].recording
    assert house.page.card.this_call.tape.isVisible()
    said = speech(1, 1.0)
    player = sound.play(1, said)
    house.wait(lambda: player.poll() is not None)
    box.hang_up(1, MING, 12)
    house.wait(lambda: [one.state for one in recorded(house)] == [RecordingState.KEPT])
    (one,) = recorded(house)
    assert holds(heard(house, one), said)
    assert (one.operator, one.seat) == ("李娜", "前台 2 号席")
    house.program.tapes.play_call(house.log()[0].id)
    tapes = house.program.tapes
    house.wait(lambda: tapes.player is not None and tapes.player.playback is not None)
    house.wait(lambda: tapes.player.playback.over)
    tapes.player.close()
    assert (tapes.player, house.said) == (None, ())
