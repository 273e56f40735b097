"""At which seats does a line ring, and who is told to have what open?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from app.core.options import LINES_HERE, LINES_LATER_S, Settings
from app.core.presence import Present, others_of, present_of, who_has
from app.features.desk.ringing import delay_s, lines_of, rang_here
from app.telephony.protocol import Call, CallState, Direction

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
TAKEN = Call(
    uuid=UUID(int=1), line=3, state=CallState.TALKING, direction=Direction.IN, started_at=NOON, answered_at=NOON
)


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", None), ("  ", None), ("1-3, 5", {1, 2, 3, 5}), ("0", {0}), ("2 4", {2, 4}), ("3—", {3}), ("没有", set())],
)
def test_lines_are_read_as_people_write_them(text, lines):
    found = lines_of(text)
    assert found == (None if lines is None else frozenset(lines))


def test_a_line_rings_at_once_later_or_never():
    settings = Settings()
    assert delay_s(7, settings) == 0, "all lines unless some were chosen"
    settings.put(LINES_HERE, "1-2")
    assert (delay_s(2, settings), delay_s(3, settings)) == (0, None)
    settings.put(LINES_LATER_S, 10)
    assert (delay_s(2, settings), delay_s(3, settings)) == (0, 10)


def test_whoever_sits_at_the_box_took_only_calls_that_rang_there():
    settings, taken = Settings(), TAKEN
    late = replace(taken, answered_at=NOON + timedelta(seconds=12))
    out = replace(late, direction=Direction.OUT)
    assert all(rang_here(one, settings) for one in (taken, late, out))
    settings.put(LINES_HERE, "1-2")
    assert not any(rang_here(one, settings) for one in (taken, late, out))
    settings.put(LINES_LATER_S, 10)
    assert [rang_here(one, settings) for one in (taken, late, out)] == [False, True, False]


def test_who_is_there_survives_the_way():
    li = Present("a1", "李娜", "前台 2 号席", frozenset({("customer", 7)}))
    wang = Present("b2", "", "后台", frozenset({("customer", 7), ("sale", 1)}))
    assert present_of(li.words()) == li
    others = others_of({1: li.words(), 2: wang.words(), 3: "nonsense", 4: '["x"]'}, "a1")
    assert others == (wang,)
    assert who_has((li, wang), ("customer", 7)) == ("李娜", "后台")
    assert who_has((li, wang), ("sale", 2)) == ()
