"""Do the eight tiles say who and what, in few words?"""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from app.core.i18n import Text
from app.features.desk.far_box import FarBox, heard, told
from app.features.desk.pops import Caller, Mode, Pops, Scene
from app.features.desk.tape import Tape, Tapes
from app.features.desk.tile import TileState
from app.features.desk.tiles import Lines
from app.features.desk.wording import reported_name, running
from app.telephony.protocol import BoxConfig, BoxState, Call, CallState, Direction
from tests.features.desk.conftest import MING, NUMBERS

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


def box(first_line, lines, *, up=True):
    advice = None if up else Text("test", "Plug the cable of line 8 in again.")
    return BoxState(BoxConfig("simulator", "sim://a", lines), first_line, up, "COM4", NOW, advice=advice)


def call(line, number=MING, **more):
    what = {"state": CallState.RINGING, "direction": Direction.IN, "started_at": NOW, "number": number} | more
    return Call(uuid=uuid4(), line=line, **what)


@pytest.fixture
def pops():
    return Pops(lambda: Mode.FULL, lambda: True, NUMBERS.key)


def tiles(pops, *boxes, places=None, recorded=(), later=0):
    lines = Lines(pops, boxes, NUMBERS, places or {}, Tapes(dict.fromkeys(recorded, Tape.ON)))
    return lines.tiles(NOW + timedelta(seconds=later))


def test_lost_box_says_which_port_and_what_to_try(pops):
    found = tiles(pops, box(1, 7), box(8, 1, up=False))
    assert [tile.state for tile in found] == [TileState.IDLE] * 7 + [TileState.LOST]
    assert str(found[7].who) == "COM4 lost"
    assert str(found[7].advice) == "Plug the cable of line 8 in again."


def test_lines_of_no_box_are_not_idle(pops):
    assert [tile.state for tile in tiles(pops, box(1, 2))[1:4]] == [
        TileState.IDLE,
        TileState.UNUSED,
        TileState.UNUSED,
    ]


def test_ringing_line_shows_time_and_place(pops):
    pops.take(call(2), Scene())
    tile = tiles(pops, places={MING: "北京"}, later=8)[1]
    assert (tile.state, tile.who, tile.what) == (TileState.RINGING, "138-0013-8000", "0:08  北京")


def test_customer_takes_the_place_of_the_number(pops):
    ringing = call(2)
    pops.take(ringing, Scene())
    pops.identified(ringing.uuid, Caller(1, "王小明", 1), Scene())
    assert tiles(pops)[1].who == "王小明"


def test_somebody_blacklisted_is_marked_while_it_rings_and_after(pops):
    ringing = call(2)
    pops.take(ringing, Scene())
    pops.identified(ringing.uuid, Caller(1, "郑凯", 1, blacklisted=True), Scene())
    tile = tiles(pops, places={MING: "北京"}, later=8)[1]
    assert (tile.who, str(tile.what), tile.blacklisted) == ("郑凯", "Blacklist 0:08", True)
    assert not Lines(pops, (), NUMBERS, {}, named=False).tiles(NOW)[1].blacklisted, "nobody is named to passers-by"


def test_call_waiting_on_a_line_stands_before_the_talk_and_counts_it(pops):
    pops.take(call(1, state=CallState.TALKING, answered=True, answered_at=NOW), Scene())
    waiting = call(1, "13900000001")
    pops.take(waiting, Scene())
    tile = tiles(pops, recorded={1})[0]
    assert (tile.state, tile.more, tile.recording) == (TileState.RINGING, 1, True)


def test_missed_call_keeps_its_tile_until_it_is_handled(pops):
    missed = call(3, state=CallState.ENDED, answered=False, ended_at=NOW)
    pops.take(missed, Scene())
    assert tiles(pops)[2].state is TileState.MISSED
    pops.handled(missed.uuid, Scene())
    assert tiles(pops)[2].state is TileState.IDLE


@pytest.mark.parametrize(
    ("name", "shown"),
    [("13800138000", ""), ("138 0013 8000", ""), ("WANG XM", "WANG XM"), ("王小明", "王小明"), ("", ""), (None, "")],
)
def test_reported_name_never_repeats_the_number(name, shown):
    assert reported_name(call(1, name=name)) == shown


@pytest.mark.parametrize(("seconds", "said"), [(-1, "0:00"), (8.9, "0:08"), (133, "2:13"), (3733, "1:02:13")])
def test_running_time(seconds, said):
    assert running(seconds) == said


def test_a_box_that_is_lost_at_another_seat_names_that_seat(pops):
    far = (
        FarBox("前台 2 号席", 3, 2, up=False),
        FarBox("后台", 5, 1, up=True),
        FarBox("库房", 6, 1, up=True, there=False),
    )
    found = Lines(pops, (box(1, 2),), NUMBERS, {}, far=far).tiles(NOW)
    assert [one.state for one in found[:7]] == [
        *[TileState.IDLE] * 2,
        *[TileState.LOST] * 2,
        TileState.IDLE,
        TileState.LOST,
        TileState.UNUSED,
    ]
    assert (found[2].who, str(found[2].what), str(found[5].what)) == ("前台 2 号席", "Box is away", "Seat is away")
    assert str(found[3].advice).startswith("Lines 3–4: the box at 前台 2 号席 is away.")
    assert str(found[5].advice).startswith("Line 6: 库房,")


def test_a_line_of_ones_own_is_ones_own(pops):
    far = (FarBox("前台", 1, 8, up=False),)
    assert Lines(pops, (box(1, 2),), NUMBERS, {}, far=far).tiles(NOW)[0].state is TileState.IDLE


def test_what_other_seats_say_of_their_boxes_is_read_with_care():
    assert heard({"seat": "前台", "boxes": told([box(3, 2, up=False)])}) == (FarBox("前台", 3, 2, up=False),)
    for nonsense in ({}, {"seat": "a", "boxes": 5}, {"seat": "a", "boxes": [[1]]}, {"boxes": [["x", 1, True]]}):
        assert heard(nonsense) == ()
