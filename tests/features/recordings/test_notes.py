"""What is noted at a recording, and is it known who listened?"""

from uuid import UUID

import pytest
from sqlalchemy import insert

from app.core.access import Right, Who
from app.core.errors import Invalid, NotAllowed
from app.features.recordings.model import Recording
from app.features.recordings.notes import TAKEN, aside, forget, log_heard, note
from app.telephony.recorder.taken import RecordingState
from tests.features.care import NOW

NA = Who("李娜", "前台", frozenset({str(Right.LISTEN)}))
CHEF = Who("陈立", "主管")


@pytest.fixture
def recording(store):
    values = {
        "uuid": UUID(int=1), "call_uuid": UUID(int=2), "line": 1, "state": RecordingState.KEPT, "version": 1,
        "started_at": NOW, "file": "2026/11/21/a.flac",
    }  # fmt: skip
    row = insert(Recording.__table__).values(values).returning(Recording.__table__.c.id)
    return store.run(lambda s: s.execute(row).scalar_one()).result()


def test_notes_stand_at_their_places_and_ones_own_can_go(store, recording):
    store.run(lambda s: note(s, recording, 61_000, " 答应周二上门 ", NA)).result()
    store.run(lambda s: note(s, recording, 5_000, "语气急", CHEF)).result()
    found = store.look(lambda s: aside(s, recording)).result().notes
    assert [(one.at_ms, one.words, one.author) for one in found] == [
        (5_000, "语气急", "陈立"),
        (61_000, "答应周二上门", "李娜"),
    ]
    store.run(lambda s: forget(s, [one.id for one in found], NA)).result()
    assert [one.author for one in store.look(lambda s: aside(s, recording)).result().notes] == ["陈立"]


def test_a_note_without_words_or_right_is_refused(store, recording):
    with pytest.raises(Invalid):
        store.run(lambda s: note(s, recording, 0, "  ", NA)).result()
    with pytest.raises(NotAllowed):
        store.run(lambda s: note(s, recording, 0, "a", Who("x", "", frozenset()))).result()


def test_who_listened_and_who_took_it_along_is_known(store, recording):
    store.run(lambda s: log_heard(s, recording, NA)).result()
    store.run(lambda s: log_heard(s, recording, CHEF, TAKEN)).result()
    heard = store.look(lambda s: aside(s, recording)).result().heard
    assert [(one.who, one.deed) for one in heard] == [("陈立", "taken"), ("李娜", "listened")]
