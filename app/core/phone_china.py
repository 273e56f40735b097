"""How is a telephone number written in mainland China, and which part of it tells whose it is?

Sources: the numbering plan as in libphonenumber's metadata for CN (area codes and lengths of local numbers), the three
operators' prefixes for cheap long distance (179xx, 12593, 10193 …).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto


class Sort(Enum):
    """What sort of number it is."""

    MOBILE = auto()  # 13800138000
    LANDLINE = auto()  # area and local number
    TOLL = auto()  # 400 820 8820
    SERVICE = auto()  # 110, 10086, 95588, also an inside line: is dialled as it is
    LOCAL = auto()  # a local number while the area of the seat is not known
    FOREIGN = auto()  # with country code
    ODD = auto()  # none of these; digits only


@dataclass(frozen=True, slots=True)
class Parsed:
    """A number taken apart; `area` without the leading 0, `rest` what follows it (FOREIGN: with the country code)."""

    sort: Sort
    rest: str
    area: str = ""


_LONG_AREA = (
    r"3(?:1[0-9]|35|49|5\d|7\d|9[1-68])|4(?:1[0-9]|2[179]|3[1-9]|5[1-9]|6[4-9]|7\d|8[23])"
    r"|5(?:1\d|2[37]|3\d|4[36]|5\d|6[1-46]|7\d|80|9\d)|6(?:3[1-5]|6[0238]|9[12])"
    r"|7(?:01|[1379]\d|2[248]|4[3-6]|5\d|6[02368]|70)|8(?:1[236-8]|2[5-7]|3\d|5[1-9]|7\d|8[36-8]|9[1-8])"
    r"|9(?:0[1-3689]|1[1-79]|3\d|4[13]|5[1-5]|7\d|9[0-9])"
)
_SHORT_AREA = r"10|2[0-57-9]"
_AREA = re.compile(rf"{_SHORT_AREA}|{_LONG_AREA}")
_LANDLINE = re.compile(rf"(?:({_SHORT_AREA})([2-8]\d{{7}})|({_LONG_AREA})([2-8]\d{{6,7}}))")
_AREA_SERVICE = re.compile(rf"({_SHORT_AREA}|{_LONG_AREA})(1\d{{2,4}}|9[56]\d{{3,4}})")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_TOLL = re.compile(r"(?:400|800)\d{7}")
_SERVICE = re.compile(r"1\d{2,4}|9[56]\d{3,6}|[2-8]\d{2,5}")
_LOCAL = re.compile(r"[2-8]\d{6,7}")
_CHEAP_LINE = re.compile(r"(?:179\d\d|12593|12583|10193|11808)(?=\d{7})")
_COUNTRY = "86"


class China:
    """The rules of a seat in mainland China.

    Args:
        area_code: of the seat's own lines, with or without its 0; "" where unknown.
    """

    country_code = _COUNTRY

    def __init__(self, area_code: str) -> None:
        area = "".join(filter(str.isdigit, area_code)).lstrip("0")
        self._area = area if _AREA.fullmatch(area) else ""

    def read(self, groups: Sequence[str], abroad: bool) -> Parsed:
        """Take a number apart.

        Args:
            groups: its runs of digits; those at the end that no rule explains are an extension and are cut.
            abroad: a + stands in front.
        """
        for count in range(len(groups), 0, -1):
            parsed = self._whole("".join(groups[:count]), abroad)
            if parsed and (count == len(groups) or parsed.sort is not Sort.SERVICE):
                return parsed
        return Parsed(Sort.ODD, "".join(groups))

    def _whole(self, digits: str, abroad: bool) -> Parsed | None:
        if abroad or digits.startswith("00"):
            far = digits if abroad else digits[2:]
            if far.startswith(_COUNTRY):
                return self._national(far[2:])
            return Parsed(Sort.FOREIGN, far) if 7 <= len(far) <= 15 and far[0] != "0" else None
        return self._national(digits) or self._with_prefix(digits)

    def _national(self, digits: str) -> Parsed | None:
        if digits.startswith("0"):
            return _mobile_or_toll(digits[1:]) or _landline(digits[1:], _AREA_SERVICE)
        if found := _mobile_or_toll(digits):
            return found
        if _LOCAL.fullmatch(digits):
            return _landline(self._area + digits) if self._area else Parsed(Sort.LOCAL, digits)
        if _SERVICE.fullmatch(digits):
            return Parsed(Sort.SERVICE, digits)
        return _landline(digits)

    def _with_prefix(self, digits: str) -> Parsed | None:
        if prefix := _CHEAP_LINE.match(digits):
            return self._national(digits[prefix.end() :])
        if digits.startswith(_COUNTRY) and len(digits) >= 12:
            return self._national(digits[2:])
        return None

    def dialled(self, parsed: Parsed) -> str:
        """What the seat dials to reach it."""
        match parsed.sort:
            case Sort.FOREIGN:
                return f"00{parsed.rest}"
            case Sort.LANDLINE if parsed.area != self._area:
                return f"0{parsed.area}{parsed.rest}"
            case _:
                return parsed.rest


def written(parsed: Parsed) -> str:
    """The number as people write it: 138-0013-8000, 010-6552-1234, 400-820-8820; "" for FOREIGN and ODD."""
    rest = parsed.rest
    match parsed.sort:
        case Sort.MOBILE:
            return f"{rest[:3]}-{rest[3:7]}-{rest[7:]}"
        case Sort.TOLL:
            return f"{rest[:3]}-{rest[3:6]}-{rest[6:]}"
        case Sort.LANDLINE:
            return f"0{parsed.area}-{_halves(rest)}"
        case Sort.LOCAL:
            return _halves(rest)
        case Sort.SERVICE:
            return rest
        case _:
            return ""


def _halves(local: str) -> str:
    return f"{local[:-4]}-{local[-4:]}" if len(local) >= 7 else local


def _mobile_or_toll(digits: str) -> Parsed | None:
    if _MOBILE.fullmatch(digits):
        return Parsed(Sort.MOBILE, digits)
    return Parsed(Sort.TOLL, digits) if _TOLL.fullmatch(digits) else None


def _landline(digits: str, also: re.Pattern[str] | None = None) -> Parsed | None:
    found = _LANDLINE.fullmatch(digits) or (also.fullmatch(digits) if also else None)
    if not found:
        return None
    area, rest = (part for part in found.groups() if part is not None)
    return Parsed(Sort.LANDLINE, rest, area)
