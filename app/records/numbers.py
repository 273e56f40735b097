"""Which number does the next document get, and how is it written? Never the same twice, from however many seats.

A number is a head and a count: "LY20261121-0001". The head is what the administrator wants in front, with the day, the
month, the year or nothing of the date in it; each head counts on its own, so that also after the form was changed, and
changed back, no number comes a second time.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import bindparam, select, text
from sqlalchemy.orm import Session

from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db.system import Setting

# Made once, for every document that is saved asks them; both engines read the second.
_FORM = select(Setting.value).where(Setting.key == bindparam("key"))
_NEXT = text(
    "INSERT INTO counter (series, day, last) VALUES (:series, :day, 1) "
    "ON CONFLICT (series, day) DO UPDATE SET last = counter.last + 1 RETURNING last"
)
_ROOM = 20  # characters of a number in the tables
_COUNT_ROOM = 7  # of them for the dash and the count
_MOST_PREFIX = 8
_FITS = re.compile(r"[A-Za-z0-9-]*")
_SIGNS = QT_TRANSLATE_NOOP("numbers", "Only letters, digits and dashes can stand in front.")
_LONG = QT_TRANSLATE_NOOP("numbers", "At most %n character(s) can stand in front here.")
_NONE = QT_TRANSLATE_NOOP("numbers", "Without a date something must stand in front.")


class Part(StrEnum):
    """How much of the date is in a number; the value is stored."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    NOTHING = "nothing"


_WRITTEN = {Part.DAY: "%Y%m%d", Part.MONTH: "%y%m", Part.YEAR: "%Y", Part.NOTHING: ""}


@dataclass(frozen=True, slots=True)
class NumberForm:
    """How the numbers of a series are written.

    Attributes:
        prefix: stands in front of the date.
    """

    prefix: str
    part: Part = Part.DAY

    def head(self, day: date) -> str:
        """What stands before the dash and the count."""
        return self.prefix + day.strftime(_WRITTEN[self.part])

    def number(self, day: date, count: int) -> str:
        """A whole number, "WX2611-0001"."""
        return f"{self.head(day)}-{count:04}"

    def check(self) -> None:
        """See that numbers of this form can be given.

        Raises:
            Refused: they cannot; the sentence says why.
        """
        most = min(_MOST_PREFIX, _ROOM - _COUNT_ROOM - len(date(2026, 1, 1).strftime(_WRITTEN[self.part])))
        if not _FITS.fullmatch(self.prefix):
            raise Refused(_SIGNS)
        if len(self.prefix) > most:
            raise Refused(_LONG.counted(most))
        if self.part is Part.NOTHING and not self.prefix.strip("-"):
            raise Refused(_NONE)


def next_number(session: Session, series: str, day: date) -> str:
    """Take the next number of `series` on `day`: "LY20261121-0001", or as the administrator wants it written.

    It belongs to the session's transaction: undone with it, and until it commits others who want a number of the same
    head wait, so that none is left out.

    Args:
        session: the number is taken in its transaction.
        series: the letters usually in front.
        day: as the user's calendar has it, not UTC's.
    """
    connection = session.connection()
    form = _form_of(series, connection.execute(_FORM, {"key": setting_key(series)}).scalar())
    head = form.head(day)
    last = connection.execute(_NEXT, {"series": head[:-8], "day": head[-8:]}).scalar_one()
    return form.number(day, last)


def forms_of(session: Session, series: Sequence[str]) -> dict[str, NumberForm]:
    """How the numbers of these series are written now."""
    keys = [setting_key(one) for one in series]
    found: dict[str, Any] = {
        row.key: row.value for row in session.execute(select(Setting.key, Setting.value).where(Setting.key.in_(keys)))
    }
    return {one: _form_of(one, found.get(setting_key(one))) for one in series}


def keep_form(session: Session, series: str, form: NumberForm) -> None:
    """Write the numbers of a series like this from now on.

    Raises:
        Refused: such numbers cannot be given.
    """
    form.check()
    session.merge(Setting(key=setting_key(series), value={"prefix": form.prefix, "part": form.part.value}))


def setting_key(series: str) -> str:
    """Under which key the form of a series is kept among the shared settings."""
    return f"number.{series}"


def _form_of(series: str, kept: Any) -> NumberForm:
    """The form that was kept, or the usual one."""
    usual = NumberForm(series)
    if not isinstance(kept, Mapping):
        return usual
    try:
        form = NumberForm(str(kept["prefix"]), Part(kept["part"]))
        form.check()
    except (KeyError, ValueError, Refused):
        return usual
    return form
