"""Is what the recorder tells what the database says, in whatever order it is told, and does it find what to play?"""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from app.core.access import Who
from app.features.recordings import keeping
from app.features.recordings.finding import by_id, is_recorded, of_calls, to_move
from app.features.recordings.keeping import Stored
from app.features.recordings.model import Recording
from app.features.recordings.overdue import Retention, mark_deleted, overdue
from app.telephony.recorder.taken import Mark, MarkKind, RecordingState, Taken

WHO = Who("王芳", "前台 1 号席")
MARKS = (Mark(MarkKind.PAUSE, 1500, 4000, "王芳"), Mark(MarkKind.GAP, 9000, 20))


@pytest.fixture
def begun(clock):
    call = uuid4()
    return Taken(uuid=uuid4(), call=call, line=3, started_at=clock.now(), file=f"2026/11/21/{call}.flac")


def finished(taken, **more):
    values = {"state": RecordingState.MOVING, "duration_ms": 61_000, "sha256": "ab" * 32, "size": 400_000}
    return replace(taken, **(values | more))


def save(store, *taken, who=WHO):
    for one in taken:
        store.run(lambda s, one=one: keeping.save(s, one, who)).result()


def of(store, call):
    return store.look(lambda s: of_calls(s, [call])).result()


def test_begun_finished_stored(store, begun):
    save(store, begun)
    (one,) = of(store, begun.call)
    assert (one.state, one.operator, one.seat, one.line) == (RecordingState.RECORDING, "王芳", "前台 1 号席", 3)
    assert not one.playable
    save(store, finished(begun, marks=MARKS))
    (one,) = store.look(lambda s: to_move(s, WHO.seat)).result()
    assert (one.duration_ms, one.marks) == (61_000, MARKS)
    stored = Stored(begun.uuid, begun.file + ".sealed", "folder", "ab12cd34", "cd" * 32, 400_100)
    store.run(lambda s: keeping.store(s, stored)).result()
    (one,) = of(store, begun.call)
    assert (one.state, one.place, one.sealed, one.sha256) == (RecordingState.KEPT, "folder", "ab12cd34", "cd" * 32)
    assert one.marks == MARKS
    assert store.look(lambda s: to_move(s, WHO.seat)).result() == []


def test_told_late_or_again_nothing_goes_backwards(store, begun):
    save(store, finished(begun), begun, finished(begun))
    (one,) = of(store, begun.call)
    assert one.state is RecordingState.MOVING
    store.run(lambda s: keeping.store(s, Stored(begun.uuid, begun.file, "bucket", "", "ab" * 32, 1))).result()
    save(store, finished(begun), begun)
    (one,) = of(store, begun.call)
    assert (one.state, one.place) == (RecordingState.KEPT, "bucket")


def test_which_calls_can_be_listened_to(store, begun):
    other = replace(begun, uuid=uuid4(), call=uuid4())
    save(store, finished(begun), other)

    def calls(session):
        return session.query(Recording.call_uuid).where(is_recorded(Recording.call_uuid)).all()

    assert [one.call_uuid for one in store.look(calls).result()] == [begun.call]


def test_pieces_of_a_call_come_in_their_order(store, begun):
    second = replace(begun, uuid=uuid4(), piece=2, started_at=begun.started_at + timedelta(seconds=40))
    save(store, second, begun)
    assert [one.piece for one in of(store, begun.call)] == [1, 2]


def test_what_nothing_is_left_of_is_lost(store, begun):
    other = replace(begun, uuid=uuid4(), call=uuid4())
    elsewhere = replace(begun, uuid=uuid4(), call=uuid4())
    save(store, begun, other)
    save(store, elsewhere, who=Who("李娜", "前台 2 号席"))
    assert store.run(lambda s: keeping.close_open(s, WHO.seat, [other.uuid])).result() == 1
    assert of(store, begun.call)[0].state is RecordingState.LOST
    assert of(store, other.call)[0].state is RecordingState.RECORDING
    assert of(store, elsewhere.call)[0].state is RecordingState.RECORDING


def test_overdue_by_days_and_by_space_but_not_what_somebody_keeps(store, begun, clock):
    made = []
    for days in range(10):
        one = replace(begun, uuid=uuid4(), call=uuid4(), started_at=clock.now() - timedelta(days=days), file=f"{days}")
        made.append(one)
        save(store, finished(one, size=100))
        store.run(lambda s, one=one: keeping.store(s, Stored(one.uuid, one.file, "", "", "ab" * 32, 100))).result()
    (keep,) = of(store, made[9].call)
    store.run(lambda s: keeping.keep_on(s, [keep.id], WHO, on=True)).result()

    def files(retention, seat=WHO.seat):
        found = store.read(lambda s: overdue(s, retention, seat, clock.now())).result()
        return [one.file for one in found]

    assert files(Retention()) == []
    assert files(Retention(days=7)) == ["8"]
    assert files(Retention(bytes=750)) == ["8", "7", "6"]
    assert files(Retention(days=7), seat="前台 2 号席") == []
    store.run(lambda s: mark_deleted(s, [keep.id], WHO, "答应客户")).result()
    (gone,) = store.look(lambda s: by_id(s, [keep.id])).result()
    assert (gone.state, gone.playable) == (RecordingState.DELETED, False)
