"""Which fields does a text hold, and what does it say with their values?"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from string import Formatter

from app.printing.form import Asks, Condition
from app.printing.values import Given, Values, plainly, written


@dataclass(frozen=True, slots=True)
class Part:
    """Words, and the field after them ("" at the end)."""

    words: str
    key: str = ""
    format: str = ""


@lru_cache(maxsize=2048)
def parts(text: str) -> tuple[Part, ...] | None:
    """A text taken apart, or None where its braces have no partners."""
    try:
        found = [Part(words, key or "", format_ or "") for words, key, format_, _ in Formatter().parse(text)]
    except ValueError:
        return None
    return tuple(found)


def keys(text: str) -> tuple[str, ...]:
    """The keys of the fields in a text."""
    return tuple(one.key for one in parts(text) or () if one.key)


def said(text: str, value_of: Callable[[str], Given]) -> str:
    """The text with the values in their places."""
    if "{" not in text and "}" not in text:
        return text
    found = parts(text)
    if found is None:
        return text
    return "".join(one.words + (written(value_of(one.key), one.format) if one.key else "") for one in found)


def is_so(condition: Condition | None, values: Values) -> bool:
    """Whether a condition holds; no condition always does."""
    if condition is None:
        return True
    value = values.get(condition.field)
    text = ("1" if value else "") if isinstance(value, bytes) else plainly(value)  # a picture is there or not
    if condition.asks in (Asks.FILLED, Asks.EMPTY):
        return (text not in ("", "0")) == (condition.asks is Asks.FILLED)
    return (text == condition.value) == (condition.asks is Asks.IS)
