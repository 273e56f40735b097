"""Do the reference captures beside the project, where there are any, give the calls they are said to hold?"""

import json
from pathlib import Path

import pytest

from app.commands.replay import as_json
from app.telephony.decoders import DECODERS
from app.telephony.replay import ended_calls, read

CAPTURES = next(
    (one / "shared/captures" for one in Path(__file__).resolve().parents if (one / "shared/captures").is_dir()), None
)
DRIVERS = {"modem": "at-modem", "fsk": "serial-fsk", "audio": "sound"} | dict.fromkeys(
    ("whozz", "ncid", "ad800", "ami")
)
EXPECTED = json.loads((CAPTURES / "expected.json").read_text(encoding="utf-8")) if CAPTURES else {}


def driver_of(name):
    """By folder; of the serial boxes by what the recording is called."""
    folder = name.split("/")[0]
    if folder == "serialbox":
        return "serial-fsk" if "fsk" in name else "serial-ascii"
    return DRIVERS.get(folder, "") or (folder if folder in DRIVERS else "")


def in_our_words(call):
    """A line's own name and the length of a talk have keys of their own in what the command prints."""
    words = {"line": "line_name" if isinstance(call["line"], str) else "line", "duration": "duration_s"}
    return {words.get(key, key): value for key, value in call.items()}


@pytest.mark.parametrize("name", [one for one in EXPECTED if driver_of(one)] or ["none"])
def test_capture_gives_its_calls(name):
    if not CAPTURES:
        pytest.skip("no captures beside the project")
    driver = driver_of(name)
    got = [as_json(call) for call in ended_calls(read(CAPTURES / name, driver), DECODERS[driver]())]
    wanted = [in_our_words(call) for call in EXPECTED[name]["expect"]]

    assert [{key: call[key] for key in want} for call, want in zip(got, wanted, strict=True)] == wanted
