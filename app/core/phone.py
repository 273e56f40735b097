"""When are two written telephone numbers the same, how is one shown, and where does it come from?"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Protocol

from app.core.phone_china import China, Parsed, Sort, written
from app.core.place_table import Names, load

KEY_LENGTH = 24
_LEAST_DIGITS = 3  # fewer tell nobody apart ("0", "P", "-1" of some boxes)
_EXTENSION = re.compile(r"(?:转|轉|分机|分機|内线|內線|extension|ext|x|#|,|;|/|、|或|\n)", re.IGNORECASE)
_HIDDEN = re.compile(r"\d[*•×xX]{2,}")  # 138****8000 is nobody's number
_SERVICE_CODE = re.compile(r"\s*[*#]{1,2}\d{2,3}[*#]")  # *31# before a dialled number
_TRUNK_ZERO = re.compile(r"\(\s*0\s*\)")  # +44 (0)20
_DIGITS = re.compile(r"\d+")


class Rules(Protocol):
    """The ways of one country."""

    country_code: str

    def read(self, groups: list[str], abroad: bool) -> Parsed:
        """Take apart a number given as its runs of digits."""
        ...

    def dialled(self, parsed: Parsed) -> str:
        """What the seat dials to reach it."""
        ...


class Numbers:
    """Telephone numbers as one seat sees them; has no state besides its place, free of threads.

    A number's matching key is its national significant number (with the seat's own area code where it was left out),
    for another country's "+" and all of it. Extensions, prefixes for cheap lines and service codes are cut: a box never
    reports the extension, so two extensions of one switchboard are the same caller. Short and service numbers stay.

    Args:
        country: two letters, of the seat's lines.
        area_code: of the seat's lines, with or without leading 0; "" where there is none.
    """

    def __init__(self, country: str, area_code: str) -> None:
        self.country = country.strip().upper() or "CN"
        self._rules = _rules_of(self.country, area_code)

    def key(self, raw: str) -> str:
        """What `raw` is matched by; "" where there is nothing to match (withheld, masked, no digits)."""
        parsed = self._read(raw)
        return "" if parsed is None else _key_of(parsed)

    def shown(self, raw: str) -> str:
        """`raw` as it is printed everywhere: 138-0013-8000, 010-6552-1234; what no rule explains stays as written."""
        return _shown(self, raw)

    def in_full(self, raw: str) -> str:
        """`raw` as it is shown, with its extension; beside words it stays as written: a file loses nothing of it."""
        whole = raw.strip()
        head = _without_extension(whole).rstrip()
        if any(map(str.isalpha, head)):
            return whole
        text = self._written(head) + whole[len(head) :]
        return text if len(head) == len(whole) or self.key(text) == self.key(raw) else whole

    def _written(self, raw: str) -> str:
        parsed = self._read(raw)
        if parsed is None or parsed.sort is Sort.ODD:
            return raw.strip()
        if isinstance(self._rules, China):
            if parsed.sort is Sort.MOBILE:  # most are; read again it is the same for certain
                return written(parsed)
            text = _abroad(parsed) if parsed.sort is Sort.FOREIGN else written(parsed)
        else:
            text = _formatted(self.e164(raw), self._rules.country_code) or parsed.rest
        return text if self.key(text) == _key_of(parsed) else raw.strip()

    def e164(self, raw: str) -> str:
        """+8613800138000; "" where the number cannot be reached from abroad (service, inside and odd numbers)."""
        parsed = self._read(raw)
        if parsed is None or parsed.sort in {Sort.SERVICE, Sort.LOCAL, Sort.ODD}:
            return ""
        code = "" if parsed.sort is Sort.FOREIGN else self._rules.country_code
        return f"+{code}{parsed.area}{parsed.rest}"

    def is_own(self, raw: str) -> bool:
        """Whether `raw` is a number of the seat's own country."""
        parsed = self._read(raw)
        return parsed is not None and parsed.sort is not Sort.FOREIGN

    def dialled(self, raw: str) -> str:
        """What this seat dials to call `raw` back; "" where there is nothing to dial."""
        parsed = self._read(raw)
        return self._rules.dialled(parsed) if parsed else ""

    def _read(self, raw: str) -> Parsed | None:
        head, abroad = _cleaned(raw)
        groups = _DIGITS.findall(head)
        digits = "".join(groups)
        if len(digits) < _LEAST_DIGITS or not digits.strip("0"):
            return None
        return self._rules.read(groups, abroad)


@lru_cache(maxsize=1024)
def _shown(numbers: Numbers, raw: str) -> str:
    """A ringing number is shown in many places, and several times a second."""
    return numbers._written(raw)  # noqa: SLF001  the same file


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number comes from (归属地), in the user's language; "" where not known."""

    place: str = ""
    carrier: str = ""


def place_of(numbers: Numbers, raw: str, language: str) -> Place:
    """Place of origin and carrier of `raw`.

    The first call loads tables, for a foreign number half a second long: never at start, never on the GUI thread.

    Args:
        numbers: how the seat reads `raw`.
        raw: a number as written.
        language: of the answer, "zh_CN" or "en".
    """
    if not (e164 := numbers.e164(raw)):
        return Place()
    short = language.partition("_")[0]
    if numbers.country == "CN" and numbers.is_own(raw) and (tables := _tables_of(China.country_code)):
        return Place(*(one.of(e164, short) for one in tables))
    return _ask_library(e164, short, own=numbers.is_own(raw))


@cache
def _tables_of(country_code: str) -> tuple[Names, Names] | None:
    return load(country_code)


def _ask_library(e164: str, language: str, *, own: bool) -> Place:
    from phonenumbers import NumberParseException, carrier, geocoder, parse

    try:
        number = parse(e164)
    except NumberParseException:
        return Place()
    place = geocoder.description_for_number(number, language)
    if own and place == geocoder.country_name_for_number(number, language):
        place = ""  # the own country says nothing
    return Place(place, carrier.name_for_number(number, language))


def _key_of(parsed: Parsed) -> str:
    plus = "+" if parsed.sort is Sort.FOREIGN else ""
    return (plus + parsed.area + parsed.rest)[:KEY_LENGTH]


def _cleaned(raw: str) -> tuple[str, bool]:
    """The part of `raw` that is the number, and whether a + stands in front of it."""
    text = raw
    if not (text.isascii() and text.isdigit()):
        text = unicodedata.normalize("NFKC", text)
        text = "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)
        if _HIDDEN.search(text):
            return "", False
        text = _SERVICE_CODE.sub("", text, count=1) if _SERVICE_CODE.match(text) else text
        text = _TRUNK_ZERO.sub(" ", text) if "+" in text else text
        text = _without_extension(text)
    start = _DIGITS.search(text)
    return text, bool(start and text[: start.start()].rstrip(" (").endswith("+"))


def _without_extension(text: str) -> str:
    for mark in _EXTENSION.finditer(text):
        least = 7 if mark.group() == "/" else 5  # 02151/123456 is one German number
        if sum(map(str.isdigit, text[: mark.start()])) >= least:
            return text[: mark.start()]
    return text


def _rules_of(country: str, area_code: str) -> Rules:
    if country == "CN":
        return China(area_code)
    from app.core.phone_world import Elsewhere

    return Elsewhere(country, area_code)


def _abroad(parsed: Parsed) -> str:
    return _formatted(f"+{parsed.rest}", China.country_code)


def _formatted(e164: str, own_code: str) -> str:
    if not e164:
        return ""
    from phonenumbers import NumberParseException, PhoneNumberFormat, format_number, parse

    try:
        number = parse(e164)
    except NumberParseException:
        return e164
    own = str(number.country_code) == own_code
    return str(format_number(number, PhoneNumberFormat.NATIONAL if own else PhoneNumberFormat.INTERNATIONAL))
