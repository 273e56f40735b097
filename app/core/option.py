"""What is a setting? One `Option`; the settings page, checks and files read this description."""

import re
from dataclasses import dataclass
from enum import StrEnum

from app.core.i18n import QT_TRANSLATE_NOOP, Text

Value = str | int | bool


class Scope(StrEnum):
    """Where a setting lives."""

    SEAT = "seat"  # this workstation: settings.json in the data folder
    SHARED = "shared"  # the whole shop: the database


class Page(StrEnum):
    """A page of the settings."""

    GENERAL = "general"
    DESK = "desk"
    NUMBERS = "numbers"
    COMPANY = "company"
    CUSTOMERS = "customers"
    SALES = "sales"
    POINTS = "points"
    REPAIRS = "repairs"
    CARE = "care"
    RECORDING = "recording"


PAGES: dict[Page, Text] = {
    Page.GENERAL: QT_TRANSLATE_NOOP("settings", "General"),
    Page.DESK: QT_TRANSLATE_NOOP("settings", "Call desk"),
    Page.NUMBERS: QT_TRANSLATE_NOOP("settings", "Phone numbers"),
    Page.COMPANY: QT_TRANSLATE_NOOP("settings", "Company"),
    Page.CUSTOMERS: QT_TRANSLATE_NOOP("settings", "Customers"),
    Page.SALES: QT_TRANSLATE_NOOP("settings", "Sales"),
    Page.POINTS: QT_TRANSLATE_NOOP("settings", "Points"),
    Page.REPAIRS: QT_TRANSLATE_NOOP("settings", "Repairs"),
    Page.CARE: QT_TRANSLATE_NOOP("settings", "Complaints and callbacks"),
    Page.RECORDING: QT_TRANSLATE_NOOP("settings", "Keeping recordings"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One setting. The type of `default` is the type of its values.

    Attributes:
        key: in files and tables, never shown, never reused.
        choices: allowed values with their words, or empty for any.
        least, most: bounds of a number.
        max_length: of a text.
        pattern: what a text that is not empty looks like from its first letter to its last; "" for anything.
    """

    key: str
    page: Page
    scope: Scope
    default: Value
    label: Text
    hint: Text | None = None
    choices: tuple[tuple[Value, Text], ...] = ()
    least: int = 0
    most: int = 1_000_000
    max_length: int = 120
    pattern: str = ""


def fits(option: Option, value: object) -> bool:
    """Whether `value` has the option's type and lies within its choices and bounds."""
    if type(value) is not type(option.default):
        return False
    if option.choices:
        return any(value == allowed for allowed, _ in option.choices)
    if isinstance(value, str):
        return len(value) <= option.max_length and (not option.pattern or bool(re.fullmatch(option.pattern, value)))
    return isinstance(value, bool) or (isinstance(value, int) and option.least <= value <= option.most)
