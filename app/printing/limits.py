"""Does what a form says make sense: sizes, margins, letters, texts with places?"""

from collections.abc import Iterator

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.printing.form import Band, Form, Page, Place, Table
from app.printing.places import parts

_PAPER = QT_TRANSLATE_NOOP("forms", "paper is between {least} and {most} mm wide and high.")
_MARGINS = QT_TRANSLATE_NOOP("forms", "the margins leave no room.")
_LETTERS = QT_TRANSLATE_NOOP("forms", "letters are between {least} and {most} points.")
_BRACE = QT_TRANSLATE_NOOP("forms", "“{text}” has a brace without its partner.")
_NO_KEY = QT_TRANSLATE_NOOP("forms", "a form needs a key, a name and a type of record.")
_SIZES = QT_TRANSLATE_NOOP("forms", "heights and widths cannot be below zero.")
_NO_ROOM = QT_TRANSLATE_NOOP("forms", "heads and feet leave no room on the page.")
_COLUMNS = QT_TRANSLATE_NOOP("forms", "a table needs columns, each with a share of the width.")
_LEAST_SIDE, _MOST_SIDE, _MOST_ROLL = 20, 1200, 5000
_LEAST_LETTERS, _MOST_LETTERS = 3, 200
_LEAST_BODY = 10.0
_KEY_LENGTH, _NAME_LENGTH = 60, 80

Wrong = tuple[str, Text]  # the place in the form, why


def check(form: Form) -> Wrong | None:
    """The first thing that is wrong with a form, or None."""
    if not form.key or not form.name or not form.kind or len(form.key) > _KEY_LENGTH or len(form.name) > _NAME_LENGTH:
        return "key", _NO_KEY
    return _page(form.page) or _room(form) or next(_bands(form), None)


def _page(page: Page) -> Wrong | None:
    highest = _MOST_ROLL if page.roll else _MOST_SIDE
    if not (_LEAST_SIDE <= page.w <= _MOST_SIDE and _LEAST_SIDE <= page.h <= highest):
        return "page", _PAPER.fill(least=_LEAST_SIDE, most=_MOST_SIDE)
    sides = (page.left, page.top, page.right, page.bottom)
    if min(sides) < 0 or page.inner < _LEAST_BODY or page.h - page.top - page.bottom < _LEAST_BODY:
        return "page", _MARGINS
    return None


def _room(form: Form) -> Wrong | None:
    taken = sum(one.h for one in form.bands if one.place is not Place.BODY)
    if form.page.h - form.page.top - form.page.bottom - taken < _LEAST_BODY:
        return "bands", _NO_ROOM
    return None


def _bands(form: Form) -> Iterator[Wrong]:
    for at, band in enumerate(form.bands):
        place = f"bands[{at + 1}]"
        if band.h < 0:
            yield place, _SIZES
        yield from _items(band, place)


def _items(band: Band, place: str) -> Iterator[Wrong]:
    for at, item in enumerate(band.items):
        here = f"{place}.items[{at + 1}]"
        if item.w < 0 or item.h < 0:
            yield here, _SIZES
        style = getattr(item, "style", None)
        if style is not None and not (
            min(style.size, style.least) >= _LEAST_LETTERS and max(style.size, style.least) <= _MOST_LETTERS
        ):
            yield here, _LETTERS.fill(least=_LEAST_LETTERS, most=_MOST_LETTERS)
        text = getattr(item, "text", "")
        if text and parts(text) is None:
            yield here, _BRACE.fill(text=text[:80])
        if isinstance(item, Table) and (not item.columns or min(one.share for one in item.columns) <= 0):
            yield here, _COLUMNS
