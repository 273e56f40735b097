"""Does a recording play whatever ends the program that makes it?"""

import os
import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime
from uuid import uuid4

import numpy as np
import pytest
import soundfile

from app.telephony.recorder.flac import FileFull, FlacWriter, mend
from app.telephony.recorder.shelf import Notes, name_of, sha256_of
from app.telephony.recorder.taken import Mark, MarkKind, Taken

RATE = 8000
NOISE = (np.random.default_rng(7).standard_normal(RATE * 10) * 4000).astype("<i2")

_CHILD = """
import sys, time
from pathlib import Path
from app.telephony.recorder.flac import FlacWriter
import numpy as np
noise = (np.random.default_rng(7).standard_normal(80000) * 4000).astype("<i2")
writer = FlacWriter(Path(sys.argv[1]), 8000)
for at in range(0, 44000, 800):
    writer.write(noise[at : at + 800].tobytes())
print("written", flush=True)
sys.stdin.read()
"""


def write_all(writer):
    for at in range(0, len(NOISE), 800):
        writer.write(NOISE[at : at + 800].tobytes())


def heard(path):
    samples, rate = soundfile.read(path, dtype="int16")
    assert rate == RATE
    return samples


def test_what_goes_in_comes_out(tmp_path):
    path = tmp_path / "2026/11/25/a.flac"
    writer = FlacWriter(path, RATE)
    for at in range(0, len(NOISE), 777):
        writer.write(NOISE[at : at + 777].tobytes())
    assert writer.close() == len(NOISE)
    assert np.array_equal(heard(path), NOISE)


def test_killed_in_the_middle_all_but_the_last_second_plays(tmp_path):
    path = tmp_path / "a.flac"
    with subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout.readline() == b"written\n"
        os.kill(child.pid, signal.SIGKILL)
    samples = heard(path)  # as it is, without being mended
    assert 44000 - RATE <= len(samples) <= 44000
    assert np.array_equal(samples, NOISE[: len(samples)])
    assert mend(path) == (len(samples), RATE)


def test_a_file_cut_short_by_the_power_is_mended_as_far_as_it_goes(tmp_path):
    path = tmp_path / "a.flac"
    writer = FlacWriter(path, RATE)
    writer.write(NOISE.tobytes())
    writer.close()
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)
    samples, _ = mend(path)
    assert len(NOISE) // 3 < samples < len(NOISE) * 2 // 3
    assert np.array_equal(heard(path), NOISE[:samples])


@pytest.mark.parametrize("left", [b"", b"fLaC", b"nonsense" * 99])
def test_nothing_that_plays_is_said(tmp_path, left):
    path = tmp_path / "a.flac"
    path.write_bytes(left)
    with pytest.raises(OSError, match="plays"):
        mend(path)


def test_a_full_disk_keeps_what_was_written(tmp_path):
    path = tmp_path / "a.flac"
    writer = FlacWriter(path, RATE)
    below = writer._raw._below
    writer._raw._below = Small(below, 30_000)
    with pytest.raises(FileFull):
        write_all(writer)
    kept = writer.close()
    assert 10_000 < kept < len(NOISE)
    assert np.array_equal(heard(path), NOISE[:kept])


class Small:
    """A file on a disk with so many bytes of room: takes a part of what does not fit, then nothing."""

    def __init__(self, file, room):
        self._file, self._room = file, room

    def write(self, data):
        fits = max(0, min(len(data), self._room - self._file.tell()))
        if not fits:
            raise OSError(28, "No space left on device")
        return self._file.write(data[:fits])

    def __getattr__(self, name):
        return getattr(self._file, name)


def test_a_note_stands_beside_its_file(tmp_path):
    started = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
    call = uuid4()
    file = name_of(call, started, piece=2)
    assert file == f"{started.astimezone():%Y/%m/%d}/{call}-2.flac"
    marks = (Mark(MarkKind.PAUSE, 1000, 5000, "王芳"),)
    taken = Taken(uuid=uuid4(), call=call, line=3, started_at=started, file=file, piece=2, marks=marks)
    notes = Notes(tmp_path)
    notes.write(taken)
    assert list(notes.all()) == [taken]
    notes.remove(taken)
    assert list(notes.all()) == []


@pytest.mark.logs("passed over")
def test_half_a_note_is_passed_over(tmp_path):
    folder = tmp_path / "2026/11/25"
    folder.mkdir(parents=True)
    (folder / "a.json").write_text('{"uuid": ')
    assert list(Notes(tmp_path).all()) == []


def test_the_check_sum_is_of_the_bytes(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"abc")
    shutil.copy(path, tmp_path / "b")
    assert sha256_of(path) == sha256_of(tmp_path / "b")
    assert sha256_of(path).startswith("ba7816bf")
