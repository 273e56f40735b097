"""Is a call that another seat told read with care, whatever somebody put into it?"""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from app.features.calls.packed import call_of, line_of, packed
from app.features.desk.far_box import FarBox, heard
from app.telephony.protocol import Call, CallState, Direction, Reason

CALL = Call(
    uuid=uuid4(),
    line=3,
    state=CallState.TALKING,
    direction=Direction.IN,
    started_at=datetime(2026, 11, 26, 9, 30, tzinfo=UTC),
    number="13800138000",
    reason=Reason.BAD_CHECKSUM,
    answered_at=datetime(2026, 11, 26, 9, 31, tzinfo=UTC),
    line_name="总机",
)


def test_a_call_comes_back_as_it_was():
    assert call_of(packed(CALL)) == CALL
    assert call_of(line_of(CALL)) == CALL
    assert call_of(packed(CALL) | {"what a newer program says": 1}) == CALL


@pytest.mark.logs("is passed over")
@pytest.mark.parametrize(
    "forged",
    [
        {"uuid": 5},
        {"uuid": None},
        {"line": "3"},
        {"line": 10**12},
        {"number": ["1"]},
        {"number": {"a": 1}},
        {"rings": None},
        {"started_at": "2026-11-26T09:30:00"},
        {"started_at": None},
        {"answered_at": 5},
        {"state": "asleep"},
        {"reason": ["x"]},
    ],
)
def test_nonsense_is_no_call(forged):
    assert call_of(packed(CALL) | forged) is None


@pytest.mark.logs("is passed over")
def test_a_line_that_goes_too_deep_is_no_call():
    assert call_of(b"[" * 100_000) is None
    assert call_of(rb'{"uuid": "\ud800"}') is None
    assert call_of({}) is None


def test_boxes_that_no_seat_has_are_none():
    assert heard({"seat": "前台", "boxes": [[1, 2, True]]}) == (FarBox("前台", 1, 2, True),)
    for boxes in ([[1, 10**9, True]], [[-1, 2, True]], [[1e400, 2, True]], [["x", 2, True]], [5], 5, None, {"a": 1}):
        assert heard({"seat": "前台", "boxes": boxes}) == ()
