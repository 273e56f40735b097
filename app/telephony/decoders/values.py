"""What do the number and name fields of a box mean: digits, a name in some encoding, or a reason there is none?"""

import re

from app.telephony.protocol import Reason

_NUMBER = re.compile(r"\+?[\d*#]+")
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})")
_TIME = re.compile(r"(\d{1,2}):(\d\d) *(?:([AP])M)?")
_FILLING = str.maketrans("", "", " -().\t/")
_LONGEST_NUMBER = 40
_LONGEST_NAME = 80

_PRIVATE = (
    "P A PRIVATE PRIVATENAME PRIVATENUMBER PRIVATECALLER PRIVATECALL PRIVDIROFF RESTRICTED WITHHELD NUMBERWITHHELD "
    "ANONYMOUS BLOCKED IDBLOCKED HIDDEN"
)
_AWAY = (
    "O OUTOFAREA OUTAREA OUTOFAREACALL UNAVAILABLE NUMBERUNAVAILABLE NAMEUNAVAILABLE NOTAVAILABLE UNAVAIL UNKNOWN "
    "UNKNOWNNAME UNKNOWNNUMBER UNKNOWNCALLER INTERNATIONAL PAYPHONE COINPHONE"
)
_REASONS = dict.fromkeys(_PRIVATE.split(), Reason.PRIVATE) | dict.fromkeys(_AWAY.split(), Reason.OUT_OF_AREA)
_NOTHING = {"", "NONE", "NONAME", "NOCALLERID", "NONUMBER", "NOCID", "NODATASENT", "RING", "NOTPROVIDED"}
_NO_NAME = (_NOTHING | set(_REASONS)) - {"INTERNATIONAL", "PAYPHONE", "COINPHONE"}


def _squeezed(text: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", text.upper())


def number_of(text: str) -> tuple[str, Reason | None] | None:
    """Number or reason in a number field; `("", None)` where the field is empty, None where it is garbled.

    The number keeps `+`, `*` and `#` as reported; dashes, blanks and brackets are only how a box writes it. All
    zeros is how some exchanges send a withheld number.
    """
    text = text.strip()
    digits = text.translate(_FILLING)
    if _NUMBER.fullmatch(digits) and len(digits) <= _LONGEST_NUMBER:
        return ("", Reason.PRIVATE) if len(digits) > 1 and not digits.strip("0") else (digits, None)
    word = _squeezed(text)
    if word in _REASONS:
        return "", _REASONS[word]
    return ("", None) if word in _NOTHING and (word or not digits) else None


def stamp_of(date: str, time: str) -> str:
    """MMDDHHMM out of `9/26` (or a British `26/09`) and `02:30 PM`; "" where they are none."""
    day, hour = _DATE.fullmatch(date.strip()), _TIME.fullmatch(time.strip())
    if not day or not hour:
        return ""
    first, second = day.groups()
    if int(first) > 12:
        first, second = second, first
    hours = int(hour[1]) % 12 + (12 if hour[3] == "P" else 0) if hour[3] else int(hour[1])
    return f"{int(first):02}{int(second):02}{hours:02}{hour[2]}"


def name_of(raw: bytes) -> tuple[str, Reason | None]:
    """Name in a name field, or the reason that stands in its place."""
    text = decoded(raw)
    word = _squeezed(text)
    if word in _NO_NAME and text.isascii():
        return "", _REASONS.get(word)
    return text, None


def decoded(raw: bytes) -> str:
    """Text of unknown encoding: UTF-8, GB 18030, Big5, Western, whichever it can be; a character cut off goes."""
    raw = raw.strip(b" \t\x00\r\n")
    text = _utf8(raw) or _gbk(raw) or _all_chinese(raw, "gb18030") or _all_chinese(raw, "big5") or _western(raw)
    return "".join(c if c.isprintable() else " " for c in text).strip()[:_LONGEST_NAME].rstrip()


def _utf8(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError as err:
        cut = err.reason == "unexpected end of data" and not raw[: err.start].isascii()
        return raw[: err.start].decode() if cut else ""


def _gbk(raw: bytes) -> str:
    for whole in (raw, raw[:-1]):
        try:
            text = whole.decode("gbk")
        except UnicodeDecodeError:
            continue
        if not text.isascii() and _looks_chinese(whole, text):
            return text
    return ""


def _all_chinese(raw: bytes, codec: str) -> str:
    """In an encoding that almost any bytes can be: only where Chinese characters and digits come of all of it."""
    try:
        text = raw.decode(codec)
    except UnicodeDecodeError:
        return ""
    return text if all("\u3400" <= c <= "\u9fff" or c in " 0123456789" for c in text) else ""


def _western(raw: bytes) -> str:
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _looks_chinese(raw: bytes, text: str) -> bool:
    """Two high bytes make most Chinese characters; a lone high byte beside Latin letters is an accented letter."""
    doubled = len(re.findall(rb"[\xa1-\xfe]{2}", raw)) == sum(not c.isascii() for c in text)
    return doubled or not re.search(r"[A-Za-z]", text)
