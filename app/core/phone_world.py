"""How are telephone numbers read at a seat outside mainland China? By libphonenumber's rules of its country."""

from collections.abc import Iterator

from phonenumbers import (
    NumberParseException,
    PhoneNumber,
    PhoneNumberFormat,
    country_code_for_region,
    format_number,
    is_valid_number,
    national_significant_number,
    parse,
)

from app.core.phone_china import Parsed, Sort

_INSIDE = 4  # digits of an inside line or an emergency number at most


class Elsewhere:
    """The rules of a seat in `country`.

    Args:
        area_code: of the seat's own lines, put before local numbers.
    """

    def __init__(self, country: str, area_code: str) -> None:
        self.country_code = str(country_code_for_region(country) or "")
        self._country = country
        self._area = "".join(filter(str.isdigit, area_code)).lstrip("0")

    def read(self, groups: list[str], abroad: bool) -> Parsed:
        """Take a number apart; groups at the end that no rule explains are an extension and are cut."""
        whole = "".join(groups)
        if len(whole) <= _INSIDE and not abroad:
            return Parsed(Sort.SERVICE, whole)
        for count in range(len(groups), 0, -1):
            for written in self._readings("".join(groups[:count]), abroad):
                if number := self._number(written):
                    return self._parsed(number)
        return Parsed(Sort.ODD, whole)

    def dialled(self, parsed: Parsed) -> str:
        """What the seat dials to reach it: in the national form, or with + and country code."""
        if parsed.sort is not Sort.LANDLINE:
            return f"+{parsed.rest}" if parsed.sort is Sort.FOREIGN else parsed.rest
        number = parse(f"+{self.country_code}{parsed.rest}")
        return "".join(filter(str.isdigit, format_number(number, PhoneNumberFormat.NATIONAL)))

    def _readings(self, digits: str, abroad: bool) -> Iterator[str]:
        if abroad:
            yield f"+{digits}"
            return
        yield digits
        if self._area and not digits.startswith("0"):
            yield self._area + digits

    def _number(self, written: str) -> PhoneNumber | None:
        try:
            number = parse(written, self._country)
        except NumberParseException:
            return None
        return number if is_valid_number(number) else None

    def _parsed(self, number: PhoneNumber) -> Parsed:
        national = national_significant_number(number)
        if str(number.country_code) == self.country_code:
            return Parsed(Sort.LANDLINE, national)
        return Parsed(Sort.FOREIGN, f"{number.country_code}{national}")
