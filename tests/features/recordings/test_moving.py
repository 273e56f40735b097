"""Does a finished recording get to where it is kept, whole, and back to whoever listens?"""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from uuid import uuid4

import numpy as np
import pytest
import soundfile

from app.core.access import Right, Who
from app.core.errors import DeviceUnavailable, NotAllowed, Refused
from app.features.recordings import keeping
from app.features.recordings.fetching import Library
from app.features.recordings.finding import of_calls
from app.features.recordings.moving import Mover, Rules, Waiting
from app.features.recordings.overdue import Retention
from app.features.recordings.places import Bucket, Folder
from app.features.recordings.sealing import Keys
from app.telephony.recorder.flac import FlacWriter
from app.telephony.recorder.shelf import Notes, sha256_of
from app.telephony.recorder.taken import RecordingState, Taken
from tests.features.recordings.keyring import SomeKeyring

WHO = Who("王芳", "前台 1 号席")
SAID = (np.random.default_rng(3).standard_normal(8000) * 3000).astype("<i2")
one_engine = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
pytestmark = one_engine


class Seat:
    """A seat with its own folder, and what it takes to move recordings and listen to them."""

    def __init__(self, tmp_path, store, clock):
        self.folder, self.store, self.clock = tmp_path / "recordings", store, clock
        self.keys, self.rules, self.who = Keys(SomeKeyring()), Rules(None), WHO
        self.notes = Notes(self.folder)
        self.waiting = Waiting()
        self._news = threading.Condition()
        self.pool = ThreadPoolExecutor(1)
        self.library = Library(self.folder, self.pool, lambda _: self.rules.place, self.keys, lambda: self.who)
        self.mover = Mover(
            self.folder,
            store,
            rules=lambda: self.rules,
            keys=self.keys,
            who=lambda: WHO,
            clock=clock,
            on_waiting=self._on_waiting,
        )

    def _on_waiting(self, waiting):
        with self._news:
            self.waiting = waiting
            self._news.notify_all()

    def wait(self, is_so):
        with self._news:
            assert self._news.wait_for(lambda: is_so(self.waiting), 20)

    def record(self):
        """A finished recording, in the folder and in the database."""
        call = uuid4()
        taken = Taken(uuid=uuid4(), call=call, line=1, started_at=self.clock.now(), file=f"2026/11/21/{call}.flac")
        path = self.notes.path_of(taken)
        writer = FlacWriter(path, 8000)
        writer.write(SAID.tobytes())
        writer.close()
        taken = replace(
            taken,
            state=RecordingState.MOVING,
            duration_ms=1000,
            sha256=sha256_of(path),
            size=path.stat().st_size,
        )
        self.notes.write(taken)
        self.store.run(lambda s: keeping.save(s, taken, WHO)).result()
        return taken

    def one(self, taken):
        (found,) = self.store.look(lambda s: of_calls(s, [taken.call])).result()
        return found

    def until_kept(self, taken):
        """Let the mover do what is to be done; the recording as it is then."""
        until = threading.Event()
        for _ in range(1000):
            self.mover.wake()
            if self.one(taken).state is RecordingState.KEPT:
                return self.one(taken)
            until.wait(0.01)
        raise AssertionError(self.waiting)

    def until_empty(self):
        """What is kept elsewhere goes from here a moment after that was said."""
        until = threading.Event()
        for _ in range(1000):
            if not any(one.is_file() for one in self.folder.rglob("*")):
                return True
            until.wait(0.01)
        return False

    def listen(self, taken):
        samples, _ = soundfile.read(self.library.fetch(self.one(taken)).result(), dtype="int16")
        return samples

    def close(self):
        self.mover.close()
        self.pool.shutdown()
        self.library.close()


@pytest.fixture
def seat(tmp_path, store, clock):
    seat = Seat(tmp_path, store, clock)
    yield seat
    seat.close()


@pytest.fixture
def share(tmp_path):
    (tmp_path / "share").mkdir()
    return tmp_path / "share"


@pytest.fixture(scope="session")
def bucket_server():
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(port=0, verbose=False)
    server.start()
    yield "http://{}:{}".format(*server.get_host_and_port())
    server.stop()


def test_at_the_seat_it_stays_where_it_is(seat):
    taken = seat.record()
    seat.mover.start()
    kept = seat.until_kept(taken)
    assert (kept.place, kept.file) == ("", taken.file)
    assert np.array_equal(seat.listen(taken), SAID)
    assert list(seat.notes.all()) == []


def test_a_share_that_is_away_gets_it_when_it_is_back(seat, share):
    share.rmdir()
    seat.rules = Rules(Folder(str(share)))
    taken = seat.record()
    seat.mover.start()
    seat.wait(lambda waiting: waiting.count == 1)
    assert "is not there" in str(seat.waiting.why)
    assert np.array_equal(seat.listen(taken), SAID)
    share.mkdir()
    kept = seat.until_kept(taken)
    seat.wait(lambda waiting: waiting.count == 0)
    assert kept.place == "folder"
    assert sha256_of(share / kept.file) == kept.sha256 == taken.sha256
    assert not (seat.folder / taken.file).exists()
    assert np.array_equal(seat.listen(taken), SAID)


def test_a_bucket(seat, bucket_server):
    seat.rules = Rules(Bucket(bucket_server, "recordings", "ringfile", "secret"))
    taken = seat.record()
    seat.mover.start()
    assert seat.until_kept(taken).place == "bucket"
    assert seat.until_empty()
    assert np.array_equal(seat.listen(taken), SAID)


def test_a_bucket_that_does_not_answer_is_told(seat):
    seat.rules = Rules(Bucket("http://127.0.0.1:9", "recordings", "ringfile", "secret"))
    seat.record()
    seat.mover.start()
    seat.wait(lambda waiting: waiting.count == 1 and waiting.why)


def test_encrypted_only_who_has_the_key_can_listen(seat, share):
    seat.rules = Rules(Folder(str(share)), seat.keys.make())
    taken = seat.record()
    seat.mover.start()
    kept = seat.until_kept(taken)
    assert b"fLaC" not in (share / kept.file).read_bytes()
    assert seat.until_empty()
    assert np.array_equal(seat.listen(taken), SAID)
    seat.keys._keyring = SomeKeyring()
    seat.library.close()
    seat.library._temporary = None
    with pytest.raises(DeviceUnavailable, match="key"):
        seat.listen(taken)


def test_encrypted_at_the_seat(seat):
    seat.rules = Rules(None, seat.keys.make())
    taken = seat.record()
    seat.mover.start()
    kept = seat.until_kept(taken)
    assert not (seat.folder / taken.file).exists()
    assert (seat.folder / kept.file).exists()
    assert np.array_equal(seat.listen(taken), SAID)


def test_what_is_not_what_was_recorded_is_not_played(seat):
    taken = seat.record()
    path = seat.folder / taken.file
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(Refused, match="damaged"):
        seat.listen(taken)


def test_without_the_right_nobody_listens(seat):
    taken = seat.record()
    seat.who = replace(WHO, rights=frozenset({str(Right.PAUSE)}))
    with pytest.raises(NotAllowed):
        seat.listen(taken)


def test_a_file_that_is_gone_is_lost_and_the_others_go_on(seat, share):
    seat.rules = Rules(Folder(str(share)))
    gone, there = seat.record(), seat.record()
    (seat.folder / gone.file).unlink()
    seat.mover.start()
    seat.until_kept(there)
    assert seat.one(gone).state is RecordingState.LOST
    with pytest.raises(Refused):
        seat.listen(gone)


def test_when_its_time_is_over_it_is_deleted_wherever_it_lies(seat, share, clock):
    seat.rules = Rules(Folder(str(share)))
    taken = seat.record()
    seat.mover.start()
    kept = seat.until_kept(taken)
    clock.advance(11 * 86400)
    seat.rules = Rules(Folder(str(share)), retention=Retention(days=10))
    seat.mover.tidy()
    until = threading.Event()
    while seat.one(taken).state is not RecordingState.DELETED:
        until.wait(0.01)
    assert not (share / kept.file).exists()
    with pytest.raises(Refused, match="time was over"):
        seat.listen(taken)
