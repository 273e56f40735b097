"""What does JSON say that somebody else wrote: another seat, an older program, a person with psql?"""

import json
from typing import Any, NoReturn


def parsed(words: str | bytes) -> Any:
    """What the JSON says.

    Raises:
        ValueError: it makes no sense, goes too deep, holds numbers that are none, or letters that nobody can write.
    """
    try:
        found = json.loads(words, parse_constant=_no_number)
    except RecursionError as err:
        raise ValueError("it goes too deep") from err
    if "\\u" in str(words):  # half a letter (\ud800) can be read, and neither shown nor kept
        json.dumps(found, ensure_ascii=False).encode()
    return found


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")
