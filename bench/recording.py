"""Are eight lines recorded at once without losing a sample, and what does that cost?

python bench/recording.py [--minutes 1] [--lines 8] [--json]: a sound server of its own plays noise that is like nothing
else on each line; what was recorded is compared with it sample by sample. 480 kB of disk for each line and minute.
"""

import argparse
import os
import resource
import sys
import tempfile
import threading
import time
from dataclasses import replace
from multiprocessing import active_children
from pathlib import Path
from uuid import uuid4

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402
import soundfile  # noqa: E402

from app.core.clock import SystemClock  # noqa: E402
from app.telephony.protocol import Call, CallState, Direction  # noqa: E402
from app.telephony.recorder.inputs import Inputs  # noqa: E402
from app.telephony.recorder.recorder import Recorder, RecorderState, Told  # noqa: E402
from app.telephony.recorder.taken import RecordingState, Taken  # noqa: E402
from app.telephony.recorder.wire import LineSound  # noqa: E402
from bench._floor import Figure, report  # noqa: E402
from tests.pulse import RATE, Sound  # noqa: E402

_MINUTE = 60 * RATE
_CORE = 5.0  # percent of one core, all lines together


class Watch:
    """What the recorder tells."""

    def __init__(self) -> None:
        self.news = threading.Condition()
        self.state, self.taken = RecorderState(), dict[int, Taken]()

    def on_taken(self, taken: Taken) -> None:
        with self.news:
            self.taken[taken.line] = taken
            self.news.notify_all()

    def on_state(self, state: RecorderState) -> None:
        with self.news:
            self.state = state
            self.news.notify_all()

    def wait(self, is_so) -> None:
        with self.news:
            if not self.news.wait_for(is_so, 60):
                raise RuntimeError(f"not so after a minute: {self.state}")


def noise(line: int, minute: int) -> bytes:
    """A minute of what is played on a line."""
    dice = np.random.default_rng([line, minute])
    return dice.integers(-9000, 9000, _MINUTE, dtype=np.int16).tobytes()


def write(folder: Path, line: int, minutes: int) -> Path:
    """What is played on a line, as a file."""
    path = folder / f"line{line}.raw"
    with path.open("wb") as file:
        file.write(bytes(2 * RATE))  # what a stream begins with is laid over what the sink has already given out
        for minute in range(minutes):
            file.write(noise(line, minute))
    return path


def wrong_samples(path: Path, line: int, minutes: int) -> int:
    """How many samples of what was played are not at their place in the recording; all where it is not found."""
    with soundfile.SoundFile(path) as file:
        head = file.read(20 * RATE, dtype="int16")
        first = np.frombuffer(noise(line, 0), np.int16)[:200]
        starts = [at for at in np.flatnonzero(head == first[0]) if np.array_equal(head[at : at + 200], first)]
        if not starts:
            return minutes * _MINUTE
        file.seek(int(starts[0]))
        wrong = 0
        for minute in range(minutes):
            played = np.frombuffer(noise(line, minute), np.int16)
            heard = file.read(_MINUTE, dtype="int16")
            wrong += int(np.count_nonzero(played[: len(heard)] != heard)) + len(played) - len(heard)
        return wrong


def processor_s() -> float:
    """Seconds of processor that this process and those that hear for it have taken."""
    ticks = 0
    for process in active_children():  # one that runs is in no account of its parent's yet
        ticks += sum(map(int, Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()[11:13]))
    return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")


def record(folder: Path, lines: int, minutes: int) -> tuple[float, dict[int, Taken]]:
    """Play and record all lines at once; the share of a core in percent, and what was recorded."""
    sound, watch, clock = Sound(lines), Watch(), SystemClock()
    raws = {line: write(folder, line, minutes) for line in range(1, lines + 1)}
    told = Told(watch.on_taken, watch.on_state, lambda _: None)
    recorder = Recorder(folder / "recordings", Inputs(), told, clock)
    recorder.know(1, lines, tells_hook=True)
    recorder.start([LineSound(line, f"telline{line}") for line in raws])
    try:
        watch.wait(lambda: sum(one.heard for one in watch.state.lines) == lines)
        calls = [
            Call(uuid=uuid4(), line=line, state=CallState.TALKING, direction=Direction.IN, started_at=clock.now())
            for line in raws
        ]
        for call in calls:
            recorder.take(call)
        watch.wait(lambda: watch.state.recording == lines)
        players = [sound.play_file(line, path) for line, path in raws.items()]
        began, used = time.perf_counter(), processor_s()
        for player in players:
            player.wait()
        share = 100 * (processor_s() - used) / (time.perf_counter() - began)
        for call in calls:
            recorder.take(replace(call, state=CallState.ENDED, ended_at=clock.now()))
        done = RecordingState.MOVING
        watch.wait(lambda: [one.state for one in watch.taken.values()] == [done] * lines)
    finally:
        recorder.close()
        sound.close()
    return share, watch.taken


def main() -> int:
    """Measure; 1 if something was lost or it takes more than it may."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    parser.add_argument("--minutes", type=int, default=1)
    parser.add_argument("--lines", type=int, default=8)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rf-bench-") as name:
        folder = Path(name)
        share, taken = record(folder, given.lines, given.minutes)
        wrong = sum(wrong_samples(folder / "recordings" / one.file, line, given.minutes) for line, one in taken.items())
        lost = sum(one.lost_frames for one in taken.values())
        size = sum(one.size for one in taken.values())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures = [
        Figure("samples that are not what was played", float(wrong), "", most=0.0),
        Figure("frames lost, as the recorder counts", float(lost), "", most=0.0),
        Figure("of one core, all lines", share, "%", most=_CORE),
        Figure("memory of the process", memory, "MB"),
        Figure("size of a line and hour, noise", size / given.lines / given.minutes * 60 / 1e6, "MB"),
    ]
    return report("recording", figures, as_json=given.json, about=f"{given.lines} lines, {given.minutes} min")


if __name__ == "__main__":
    sys.exit(main())
