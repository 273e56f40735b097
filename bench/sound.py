"""How sure is caller ID out of a line's sound, next to minimodem and multimon-ng, and what do eight lines cost?

python bench/sound.py [--trials 20]: one recording per case (number 4075551212, name DOE JOHN), the same file for all
three; then white noise from 0 to 4 kHz; then eight lines of ten minutes, in processor time, with minimodem (C, one
standard, no tones) reading one of them as the floor. Wanted: 20 of 20 at 12 dB, no wrong number ever, all of the cases,
and eight lines for a tenth of one core. Whoever is not installed is left out.
"""

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
import soundfile

from app.telephony.decoders.sound import SoundDecoder, block
from app.telephony.protocol import Reason
from app.telephony.replay import ended_calls, read
from tests.telephony.modem_sound import RATE, V23, dtmf, fsk, mdmf, noisy, pcm

NUMBER, NAME, WHEN = "4075551212", "DOE JOHN", b"10181405"
RAW = mdmf(NUMBER.encode(), NAME.encode(), when=WHEN)
MOST_OF_A_CORE = 0.1
Told = tuple[str, str]  # number and name as they were shown


def ours(file: Path) -> Told:
    """Number and name as `replay` tells them."""
    for call in ended_calls(read(file), SoundDecoder()):
        return ("refused", "") if call.reason is Reason.BAD_CHECKSUM else (call.number or "", call.name or "")
    return "", ""


def minimodem(file: Path) -> Told:
    """The fields of its caller-ID mode; it knows Bell 202 only."""
    out = run("minimodem", "--rx", "callerid", "-q", "-f", str(file))
    fields = dict(line.split(":", 1) for line in out.splitlines() if ":" in line)
    wrong = "" if "10/18 14:05" in fields.get("Time", "") else " (wrong date)"
    return fields.get("Phone", "").strip().replace("-", ""), fields.get("Name", "").strip() + wrong


def multimon(file: Path) -> Told:
    """The fields of its CLIPFSK line."""
    samples = subprocess.run(
        ["sox", str(file), "-t", "raw", "-r", "22050", "-e", "signed", "-b", "16", "-"], check=True, capture_output=True
    ).stdout
    out = run("multimon-ng", "-q", "-a", "CLIPFSK", "-t", "raw", "-", data=samples)
    if "CS" not in out:
        return "", ""
    return out.partition("CID=")[2].split(" ")[0].strip(), out.partition("CNT=")[2].strip()


def run(*command: str, data: bytes = b"") -> str:
    """What a program prints."""
    done = subprocess.run(command, check=False, capture_output=True, input=data)
    return done.stdout.decode("latin-1")


READERS: dict[str, Callable[[Path], Told]] = {
    "ours": ours,
    **({"minimodem": minimodem} if shutil.which("minimodem") else {}),
    **({"multimon-ng": multimon} if shutil.which("multimon-ng") and shutil.which("sox") else {}),
}


def changed(place: int, byte: int) -> bytes:
    """The block with one byte changed, its check byte as it was."""
    return RAW[:place] + bytes([byte]) + RAW[place + 1 :]


CASES: dict[str, np.ndarray] = {
    "clean, Bell 202": fsk(RAW),
    "clean, V.23": fsk(RAW, V23),
    "bad check byte": fsk(changed(len(RAW) - 1, RAW[-1] ^ 0xFF)),
    "one digit wrong": fsk(changed(RAW.index(NUMBER.encode()) + 9, ord("3"))),
    **{f"{gap} stop bits between": fsk(RAW, gap=gap) for gap in (1, 5, 10)},
    "baud +1 %": fsk(RAW, baud=1212),
    "baud -1 %": fsk(RAW, baud=1188),
    "mark only 10 bits": fsk(RAW, mark=10),
    "peak 200 of 32767": fsk(RAW, peak=200),
    "no seizure": fsk(RAW, seizure=0),
    "hum as loud as the signal": fsk(RAW) + 6000 * np.sin(2 * np.pi * 50 / RATE * np.arange(len(fsk(RAW)))),
}


def word(told: Told) -> str:
    """A result as the table shows it."""
    number, name = told
    if (number, name) == (NUMBER, NAME):
        return "ok"
    if number in {"", "refused"}:
        return number or "nothing"
    return "SHOWN " + number if number != NUMBER else f"SHOWN, {name or 'no name'}"


def cases(folder: Path) -> list[str]:
    """The table, and what of ours is not as wanted."""
    missed = []
    print("| case | " + " | ".join(READERS) + " |\n|---|" + "---|" * len(READERS))
    for name, sound in CASES.items():
        soundfile.write(folder / "x.wav", pcm(sound), RATE)
        words = {reader: word(reads(folder / "x.wav")) for reader, reads in READERS.items()}
        is_bad = "bad" in name or "wrong" in name
        words = {reader: "SHOWN" if is_bad and said == "ok" else said for reader, said in words.items()}
        if words["ours"] != ("refused" if is_bad else "ok"):
            missed.append(name)
        print(f"| {name} | " + " | ".join(words.values()) + " |")
    return missed


def noise(folder: Path, trials: int) -> list[str]:
    """How many of the trials each reads at each distance from the noise."""
    missed = []
    kinds = {"Bell 202": (fsk(RAW), READERS), "V.23": (fsk(RAW, V23), {"ours": ours})}
    kinds["tones"] = (dtmf(f"A{NUMBER}C"), {"ours": ours})
    for kind, (sound, readers) in kinds.items():
        for snr in (14, 12, 10, 8, 6):
            counts = dict.fromkeys(readers, 0)
            for seed in range(trials):
                soundfile.write(folder / "x.wav", pcm(noisy(sound, snr, seed)), RATE)
                for reader, reads in readers.items():
                    counts[reader] += reads(folder / "x.wav")[0] == NUMBER
            cells = [f"{counts[one]}/{trials}" if one in counts else "" for one in READERS]
            print(f"| {kind}, {snr} dB | " + " | ".join(cells) + " |")
            if snr >= 12 and counts["ours"] < trials:
                missed.append(f"{kind} {snr} dB")
    return missed


def cost(folder: Path, minutes: float = 10) -> list[str]:
    """Processor time of eight lines, each with a call a minute and talk between, against minimodem's for one."""
    dice = np.random.default_rng(1)
    second = np.arange(RATE) / RATE
    talk = 3000 * np.sin(2 * np.pi * 180 * second) * np.sin(2 * np.pi * 3 * second) + dice.normal(0, 200, RATE)
    minute = np.concatenate((fsk(RAW), *[talk] * 57))
    line = np.tile(pcm(minute), round(minutes))
    seconds = len(line) / RATE
    eight = np.stack([np.roll(line, 4000 * k) for k in range(8)], axis=1)
    decoder, heard = SoundDecoder(), 0
    began = time.process_time()
    for at in range(0, len(eight), 400):
        heard += len(decoder.feed(block(eight[at : at + 400].tobytes(), 8)))
    took = time.process_time() - began
    part = took / seconds
    missed = ["cost"] if part > MOST_OF_A_CORE or heard != 8 * round(minutes) else []
    print(f"eight lines: {part:.2%} of one core, {part / 8:.3%} per line, {heard} calls")
    if "minimodem" not in READERS:
        return missed
    soundfile.write(folder / "x.wav", line, RATE)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run("minimodem", "--rx", "callerid", "-q", "-f", str(folder / "x.wav"))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    floor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"minimodem, one line: {100 * floor / seconds:.3f} %; a line of ours takes {took / 8 / floor:.2f} times that")
    return missed


def main() -> int:
    """All three parts; 1 where something is not as wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trials", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        missed = [*cases(folder), *noise(folder, options.trials), *cost(folder)]
    print("as wanted" if not missed else f"not as wanted: {', '.join(missed)}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
