"""How does a form become a JSON file, and how is one read that somebody else wrote? Checked, with limits.

Places in texts: "{key}" or "{key:format}", the keys of sources (`values.py`); "{{" is a brace. Only what differs from
the usual value is written.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.printing.form import AnyItem, Form
from app.printing.limits import check

VERSION = 1
MOST_BYTES = 8 * 1024 * 1024
_MARK = "ringfile_form"
_MOST_TEXT, _MOST_IMAGE, _MOST_LIST = 4_000, 6 * 1024 * 1024, 500
_MOST_NUMBER = 20_000.0
_IMAGES = frozenset({"image", "background"})

_NO_FORM = QT_TRANSLATE_NOOP("forms", "This file is no form.")
_TOO_LARGE = QT_TRANSLATE_NOOP("forms", "This file is too large for a form.")
_NEWER = QT_TRANSLATE_NOOP("forms", "A newer version of the program wrote this form; it cannot be read here.")
_WRONG = QT_TRANSLATE_NOOP("forms", "This form cannot be used; at “{place}”: {why}")
_NOT_KNOWN = QT_TRANSLATE_NOOP("forms", "“{name}” is not known.")
_MISSING = QT_TRANSLATE_NOOP("forms", "“{name}” is missing.")
_NO_NUMBER = QT_TRANSLATE_NOOP("forms", "a number between {least} and {most} is needed.")
_NO_TEXT = QT_TRANSLATE_NOOP("forms", "a text of at most {most} characters is needed.")
_NO_YES = QT_TRANSLATE_NOOP("forms", "true or false is needed.")
_NO_LIST = QT_TRANSLATE_NOOP("forms", "a list of at most {most} is needed.")
_NO_OBJECT = QT_TRANSLATE_NOOP("forms", "a part with names is needed.")
_NOT_ONE = QT_TRANSLATE_NOOP("forms", "it must be one of: {names}")
T = TypeVar("T")
_ITEMS: Mapping[str, type] = {
    {"Words": "text", "Value": "field", "PageNumber": "page_number"}.get(one.__name__, one.__name__.lower()): one
    for one in get_args(AnyItem)
}
_NAMES = {class_: name for name, class_ in _ITEMS.items()}


def to_json(form: Form) -> str:
    """The form as a file; `from_json` reads it again."""
    return json.dumps({_MARK: VERSION} | plain(form), ensure_ascii=False, indent=1)


def from_json(text: str | bytes) -> Form:
    """The form in a file.

    Raises:
        Refused: it is none, or something in it is wrong; the sentence names the place.
    """
    if len(text) > MOST_BYTES:
        raise Refused(_TOO_LARGE)
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as err:
        raise Refused(_NO_FORM) from err
    return from_plain(raw)


def from_plain(raw: object) -> Form:
    """The form in what JSON gives.

    Raises:
        Refused: as `from_json`.
    """
    if not isinstance(raw, dict) or type(raw.get(_MARK)) is not int:
        raise Refused(_NO_FORM)
    if raw[_MARK] > VERSION:
        raise Refused(_NEWER)
    form = _whole(Form, {key: value for key, value in raw.items() if key != _MARK}, "")
    if found := check(form):
        place, why = found
        raise _wrong(place, why)
    return form


def plain(thing: Any) -> Any:
    """A part of a form in JSON's own types, without what is as usual."""
    if isinstance(thing, Enum):
        return thing.value
    if isinstance(thing, tuple):
        return [plain(one) for one in thing]
    if not is_dataclass(thing):
        return round(thing, 3) if isinstance(thing, float) else thing
    told = {"type": _NAMES[type(thing)]} if type(thing) in _NAMES else {}
    for one in fields(thing):
        value = getattr(thing, one.name)
        usual = one.default if one.default_factory is MISSING else one.default_factory()
        if value != usual:
            told[one.name] = plain(value)
    return told


def _wrong(place: str, why: Text) -> Refused:
    return Refused(_WRONG.fill(place=place or "form", why=why))


@cache
def _hints(class_: type) -> dict[str, Any]:
    return get_type_hints(class_)


def _whole(class_: type[T], raw: object, place: str) -> T:
    if not isinstance(raw, dict):
        raise _wrong(place, _NO_OBJECT)
    hints, usual = _hints(class_), {one.name: one for one in fields(class_)}  # type: ignore[arg-type]  # dataclasses
    values: dict[str, Any] = {}
    for key, value in raw.items():
        if key == "type" and class_ in _NAMES:
            continue
        if key not in usual:
            raise _wrong(place, _NOT_KNOWN.fill(name=str(key)[:80]))
        values[key] = _read(hints[key], value, f"{place}.{key}" if place else key)
    for key, one in usual.items():
        if key not in values and one.default is MISSING and one.default_factory is MISSING:
            raise _wrong(place, _MISSING.fill(name=key))
    return class_(**values)


def _read(hint: Any, raw: object, place: str) -> Any:
    if hint == AnyItem:
        return _item(raw, place)
    if get_origin(hint) in (Union, UnionType):  # only "or nothing" is left
        return None if raw is None else _read(get_args(hint)[0], raw, place)
    if get_origin(hint) is tuple:
        if not isinstance(raw, list) or len(raw) > _MOST_LIST:
            raise _wrong(place, _NO_LIST.fill(most=_MOST_LIST))
        return tuple(_read(get_args(hint)[0], one, f"{place}[{rank + 1}]") for rank, one in enumerate(raw))
    if is_dataclass(hint):
        return _whole(hint, raw, place)  # type: ignore[arg-type]  # the hint is the class
    return _simple(hint, raw, place)


def _item(raw: object, place: str) -> Any:
    name = raw.get("type") if isinstance(raw, dict) else None
    class_ = _ITEMS.get(name) if isinstance(name, str) else None
    if class_ is None:
        raise _wrong(place, _NOT_ONE.fill(names=", ".join(_ITEMS)))
    return _whole(class_, raw, place)


def _simple(hint: Any, raw: object, place: str) -> Any:
    if hint in (float, int):
        fits = isinstance(raw, (int, float)) and not isinstance(raw, bool) and abs(raw) <= _MOST_NUMBER
        if not fits or (hint is int and not isinstance(raw, int)):
            raise _wrong(place, _NO_NUMBER.fill(least=-int(_MOST_NUMBER), most=int(_MOST_NUMBER)))
        return hint(raw)
    if hint is bool:
        if not isinstance(raw, bool):
            raise _wrong(place, _NO_YES)
        return raw
    most = _MOST_IMAGE if place.rpartition(".")[2] in _IMAGES else _MOST_TEXT
    if not isinstance(raw, str) or len(raw) > most:
        raise _wrong(place, _NO_TEXT.fill(most=most))
    if hint is str:
        return raw
    try:
        return hint(raw)
    except ValueError as err:
        raise _wrong(place, _NOT_ONE.fill(names=", ".join(one.value for one in hint))) from err
