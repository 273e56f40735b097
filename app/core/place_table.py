"""Where does a number come from, without keeping the whole world's tables in memory?

The tables of `phonenumbers` for all countries take 160 MB. `build` takes one country's part of them into a file of
about 1 MB (prefixes in order, and which of some hundred names belongs to each); the seat's own country is looked up
there. The file is made at setup; without it `core.phone` asks the library itself.
"""

import json
from array import array
from bisect import bisect_left
from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "tables"
_LANGUAGES = ("zh", "en")
_SHORTEST = 3  # digits of the shortest prefix, country code included


class Names:
    """The names of prefixes; the longest prefix of a number counts."""

    def __init__(self, prefixes: "array[int]", which: "array[int]", names: list[list[str]]) -> None:
        self._prefixes, self._which, self._names = prefixes, which, names

    def of(self, e164: str, language: str) -> str:
        """The name for a number as +8613800138000, in "zh" or "en"; "" where none is known."""
        digits = e164.lstrip("+")
        place = _LANGUAGES.index(language) if language in _LANGUAGES else 1
        for length in range(min(len(digits), 11), _SHORTEST - 1, -1):
            wanted = int(digits[:length])
            at = bisect_left(self._prefixes, wanted)
            if at < len(self._prefixes) and self._prefixes[at] == wanted:
                return self._names[self._which[at]][place]
        return ""


def load(country_code: str, folder: Path = FOLDER) -> tuple[Names, Names] | None:
    """Places and carriers of a country, or None where their file has not been made."""
    try:
        head, _, body = _file(country_code, folder).read_bytes().partition(b"\n")
        described = json.loads(head)
    except (OSError, ValueError):
        return None
    found, start = [], 0
    for names, count in described:
        prefixes, which = array("I"), array("H")
        for column in (prefixes, which):
            end = start + count * column.itemsize
            column.frombytes(body[start:end])
            start = end
        found.append(Names(prefixes, which, names))
    return found[0], found[1]


def build(country_code: str, folder: Path = FOLDER) -> Path:
    """Make the file of a country out of the library's tables; loads all of them."""
    from phonenumbers.carrierdata import CARRIER_DATA
    from phonenumbers.geodata import GEOCODE_DATA

    described, body = [], b""
    for table in (GEOCODE_DATA, CARRIER_DATA):
        names, prefixes, which = _part(table, country_code)
        described.append((names, len(prefixes)))
        body += prefixes.tobytes() + which.tobytes()
    folder.mkdir(parents=True, exist_ok=True)
    file = _file(country_code, folder)
    file.write_bytes(json.dumps(described, ensure_ascii=False).encode() + b"\n" + body)
    return file


def _part(
    table: Mapping[str, Mapping[str, str]], country_code: str
) -> "tuple[list[tuple[str, ...]], array[int], array[int]]":
    numbered: dict[tuple[str, ...], int] = {}
    prefixes, which = array("I"), array("H")
    for prefix in sorted((one for one in table if one.startswith(country_code)), key=int):
        name = tuple(table[prefix].get(language, "") for language in _LANGUAGES)
        prefixes.append(int(prefix))
        which.append(numbered.setdefault(name, len(numbered)))
    return list(numbered), prefixes, which


def _file(country_code: str, folder: Path) -> Path:
    return folder / f"numbers-{country_code}.bin"
