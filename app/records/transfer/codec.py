"""How do the cells of a row lie in a file between two steps of an import? A line of JSON each; days keep their type."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any


def line_of(value: Any) -> str:
    """A value as one line, its end included."""
    return _encode(value) + "\n"


def value_of(line: str) -> Any:
    """What `line_of` was given; tuples come back as lists."""
    return json.loads(line, object_hook=_untagged) if '{"@' in line else _decode(line)[0]


def lines_of(path: Path) -> Iterator[Any]:
    """Every value of a file."""
    return (value_of(line) for _, line in raw_lines_of(path, 0))


def raw_lines_of(path: Path, start: int) -> Iterator[tuple[int, str]]:
    """Every line of a file, from a byte on, with the byte at which the next one begins."""
    with path.open("rb") as file:
        file.seek(start)
        for line in file:
            start += len(line)
            yield start, line.decode()


def _tagged(value: Any) -> Any:
    if isinstance(value, datetime):
        return {"@t": value.isoformat()}
    if isinstance(value, date):
        return {"@d": value.isoformat()}
    if isinstance(value, time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return {"@s": value.total_seconds()}
    raise TypeError(type(value).__name__)


def _untagged(found: dict[str, Any]) -> Any:
    if len(found) == 1:
        (tag, value), *_ = found.items()
        if tag == "@t":
            return datetime.fromisoformat(value)
        if tag == "@d":
            return date.fromisoformat(value)
        if tag == "@s":
            return timedelta(seconds=value)
    return found


_decode = json.JSONDecoder().raw_decode  # a line begins with its value, and ends behind it
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_tagged).encode
