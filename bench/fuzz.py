"""Can any bytes make a decoder or the tracker raise, hang or grow? Mutates recorded streams for as long as told.

python bench/fuzz.py --minutes 10 [--seed N]: prints executions per second; a stream that fails is saved under
build/fuzz/ as a .replay file, and the exit code is 1.
"""

import argparse
import random
import sys
import time
import traceback
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from app.core.clock import SetClock  # noqa: E402
from app.telephony.calls import Tracker  # noqa: E402
from app.telephony.decoders import DECODERS  # noqa: E402
from app.telephony.decoders.lines import LIMIT  # noqa: E402
from app.telephony.protocol import CallState, Notice  # noqa: E402
from app.telephony.replay import escaped, read  # noqa: E402

START = datetime(2026, 1, 1, tzinfo=UTC)
MOST_LIVE = 500
MOST_KEPT = {"sound": 600_000, "serial-fsk": 4096, "ad800": 8000}  # bytes and samples; others keep a line
HELPER = (
    '{"event": "hello", "protocol": 1, "name": "AD102", "lines": 2, "dials": true}',
    '{"event": "ring", "line": 1, "rings": 2}',
    '{"event": "caller", "line": 1, "number": "13800138000", "name": "王小明"}',
    '{"event": "off_hook", "line": 1}',
    '{"event": "on_hook", "line": 1}',
    '{"event": "dialled", "line": 2, "number": "10086"}',
    '{"event": "ended", "line": 2, "answered": true, "duration_s": 65}',
    '{"event": "notice", "text": "unplugged", "trouble": true}',
)
Stream = list[tuple[float, bytes]]


def corpus() -> dict[str, list[Stream]]:
    """The recorded streams of each driver."""
    streams: dict[str, list[Stream]] = {name: [] for name in DECODERS}
    for path in sorted(path for path in (ROOT / "tests/bytes").rglob("*.*") if path.suffix in {".replay", ".raw"}):
        pieces = [(piece.after_s, piece.data) for piece in read(path).pieces if piece.way == "<"]
        streams[path.parent.name].append(cut_up(pieces) if path.suffix == ".raw" else pieces)
    streams["sound"] = sung()
    streams["helper"].append([(0.5, line.encode() + b"\n") for line in HELPER])
    streams["simulator"].append([(0, b"1\tring\n"), (1, b'1\tcaller\t13812345678\tx\n2\tcaller\t""\t""\tprivate\n')])
    return streams


def cut_up(pieces: Stream) -> Stream:
    """A connection's bytes packet by packet, so that these can be mutated and put into another order."""
    packets = pieces[0][1].replace(b"\r\n\r\n", b"\r\n\r\n\0").split(b"\0")
    return [(0.1, data) for data in packets if data]


def mutated(dice: random.Random, streams: list[Stream]) -> Stream:
    """A recorded stream after a few changes that keep most of its structure."""
    stream = list(dice.choice(streams))
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(stream))
        change_stream = dice.choice((None, None, None, splice, cut, shuffle))
        if change_stream:
            change_stream(dice, stream, at, streams)
            continue
        gap, data = stream[at]
        if dice.random() < 0.15:
            gap = dice.choice([0.0, 0.04, 1.0, 5.0, 30.0, 9000.0])
        other = dice.choice(dice.choice(streams))[1]
        stream[at] = (gap, dice.choice((insert, remove, flip, repeat, graft))(dice, data, other))
    return stream


def insert(dice: random.Random, data: bytes, _other: bytes) -> bytes:
    """Noise within."""
    spot = dice.randint(0, len(data))
    return data[:spot] + dice.randbytes(dice.randint(1, 8)) + data[spot:]


def remove(dice: random.Random, data: bytes, _other: bytes) -> bytes:
    """Some bytes never came."""
    spot = dice.randint(0, len(data))
    return data[:spot] + data[spot + dice.randint(1, 12) :]


def flip(dice: random.Random, data: bytes, _other: bytes) -> bytes:
    """One bit is wrong."""
    spot = dice.randrange(len(data) + 1)
    return data[:spot] + bytes(byte ^ 1 << dice.randrange(8) for byte in data[spot : spot + 1]) + data[spot + 1 :]


def repeat(dice: random.Random, data: bytes, _other: bytes) -> bytes:
    """Said again and again."""
    return data[:4096] * dice.randint(2, 40)


def graft(dice: random.Random, data: bytes, other: bytes) -> bytes:
    """The beginning of one piece, another one behind it."""
    return data[: dice.randint(0, len(data))] + other


def splice(dice: random.Random, stream: Stream, at: int, streams: list[Stream]) -> None:
    """A piece of another stream between."""
    stream.insert(at, dice.choice(dice.choice(streams)))


def cut(dice: random.Random, stream: Stream, at: int, _streams: list[Stream]) -> None:
    """One piece in two."""
    gap, data = stream[at]
    spot = dice.randint(0, len(data))
    stream[at : at + 1] = [(gap, data[:spot]), (0.0, data[spot:])]


def shuffle(dice: random.Random, stream: Stream, _at: int, _streams: list[Stream]) -> None:
    """Another order."""
    dice.shuffle(stream)


def kept(decoder) -> int:
    """How much a decoder holds of what is not complete."""
    return decoder.kept if hasattr(decoder, "kept") else len(decoder._lines.half)


def sung() -> list[Stream]:
    """Data blocks and tones as sound, 50 ms a piece."""
    import numpy as np

    from app.telephony.decoders.sound import block
    from tests.telephony.modem_sound import dtmf, fsk, mdmf, noisy, pcm

    raw = mdmf(b"13800138000", b"LI NA")
    sounds = [noisy(fsk(raw, gap=gap, before=0.05), 10, gap) for gap in range(3)]
    sounds += [dtmf("A13800138000C", after=0.1), np.random.default_rng(1).normal(0, 9000, 4000)]
    return [[(0.05, block(pcm(one[at : at + 400]).tobytes(), 1)) for at in range(0, len(one), 400)] for one in sounds]


class Box:
    """A decoder, its tracker and what they promised."""

    def __init__(self, name: str) -> None:
        self.decoder, self.clock = DECODERS[name](), SetClock(START)
        self.tracker = Tracker("fuzz", 1, self.decoder.cadence_s, self.decoder.knows_hook, self.clock)
        self.begun, self.over = set(), set()

    def take(self, events: list) -> None:
        """Track what was decoded."""
        for event in events:
            if not isinstance(event, Notice):
                self.note(self.tracker.take(event))

    def note(self, calls: list) -> None:
        """Each call begins and ends once."""
        for call in calls:
            named = call.uuid.version == 5  # an exchange's own name of the call: mutated, it may come again
            assert named or call.uuid not in self.over, "told again after its end"
            self.over.discard(call.uuid)
            self.begun.add(call.uuid)
            if call.state is CallState.ENDED:
                self.over.add(call.uuid)
                assert call.started_at <= call.ended_at, "ended before it began"

    def hear(self, gap: float, data: bytes) -> None:
        """One piece of the stream."""
        self.clock.advance(gap)
        self.note(self.tracker.pass_time())
        if gap > 1:
            self.take(self.decoder.quiet())
        self.decoder.at(self.clock.monotonic())
        self.take(self.decoder.feed(data))
        self.decoder.sounds()
        assert kept(self.decoder) <= MOST_KEPT.get(self.decoder.name, LIMIT), "keeps too much"
        assert len(self.tracker._board.live) <= MOST_LIVE, "keeps too many calls"
        assert self.tracker._named.count <= MOST_LIVE, "keeps too many calls of an exchange"

    def finish(self) -> None:
        """Time runs on until nothing is left."""
        self.take(self.decoder.quiet())
        for _ in range(10 * MOST_LIVE):
            if (due := self.tracker.due()) is None:
                break
            self.clock.advance(max(0.0, due - self.clock.monotonic()) + 0.001)
            self.note(self.tracker.pass_time())
        assert self.begun == self.over, "a call never ended"


def run(name: str, stream: Stream) -> None:
    """Decode and track; an AssertionError is a broken promise."""
    box = Box(name)
    for gap, data in stream:
        box.hear(gap, data)
    box.finish()


def save(name: str, seed: int, stream: Stream) -> Path:
    """Keep a failing stream where `replay` can run it again."""
    path = ROOT / "build" / "fuzz" / f"{name}-{seed}.replay"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"# driver: {name}\n" + "".join(f'{gap:.3f} < "{escaped(data)}"\n' for gap, data in stream))
    return path


def main() -> int:
    """Fuzz until the time is over."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--driver", help="only this one")
    options = parser.parse_args()
    streams = {name: found for name, found in corpus().items() if options.driver in {None, name}}
    began, done, failed, size = time.monotonic(), 0, 0, 0
    while time.monotonic() - began < options.minutes * 60 and failed < 20:
        dice = random.Random(options.seed + done)
        name = dice.choice(list(streams))
        stream = mutated(dice, streams[name])
        size += sum(len(data) for _, data in stream)
        try:
            run(name, stream)
        except Exception:
            failed += 1
            traceback.print_exc()
            print(f"saved as {save(name, options.seed + done, stream)}", file=sys.stderr)
        done += 1
    took = time.monotonic() - began
    print(f"{done} streams, {size / 1e6:.1f} MB, {done / took:.0f} per second, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
