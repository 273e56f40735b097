"""How are the fields in a text shown by their names, and found again by them?

"{customer_id.phone}" is shown as "{Customer · Phone}", "{total:capitals}" as "{Total|Chinese capitals}".
"""

import re
from collections.abc import Callable, Mapping, Sequence

from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.features.printing.design.offers import Say, name_of
from app.printing.places import parts
from app.printing.values import Source

FORMATS: Mapping[str, Text] = {
    "": QT_TRANSLATE_NOOP("design", "as usual"),
    "plain": QT_TRANSLATE_NOOP("design", "plain figures"),
    "amount": QT_TRANSLATE_NOOP("design", "without the sign"),
    "capitals": QT_TRANSLATE_NOOP("design", "Chinese capitals"),
    "english": QT_TRANSLATE_NOOP("design", "English words"),
    "date": QT_TRANSLATE_NOOP("design", "day"),
    "time": QT_TRANSLATE_NOOP("design", "time"),
    "date_words": QT_TRANSLATE_NOOP("design", "day in words"),
    "short": QT_TRANSLATE_NOOP("design", "short"),
}
_PAGES = {"page": QT_TRANSLATE_NOOP("design", "page"), "pages": QT_TRANSLATE_NOOP("design", "number of pages")}
_PLACE = re.compile(r"\{\{|\}\}|\{([^{}|]*)(?:\|([^{}]*))?\}|[{}]")
_NO_FIELD = QT_TRANSLATE_NOOP("design", "There is no field called “{name}”.")
_NO_FORMAT = QT_TRANSLATE_NOOP("design", "“{name}” is no way of writing a value.")
_BRACE = QT_TRANSLATE_NOOP("design", "A brace stands alone. Write {{ or }} for a brace itself.")


class Wording:
    """Fields and their names, for one record type."""

    def __init__(self, sources: Sequence[Source], say: Say) -> None:
        self._keys: dict[str, str] = {}
        for one in sources:
            self._take(name_of(one, say), one.key)
        for key, said in _PAGES.items():
            self._take(say(said), key)
        self._names = {key: name for name, key in self._keys.items()}
        self._formats = {say(words): key for key, words in FORMATS.items()}
        self._format_names = {key: name for name, key in self._formats.items()}

    def _take(self, name: str, key: str) -> None:
        plain = re.sub(r"[{}|]", " ", name)
        name, number = plain, 2
        while name in self._keys:
            name, number = f"{plain} {number}", number + 1
        self._keys[name] = key

    def name(self, key: str) -> str:
        """The name of a field; its key where it is not known."""
        return self._names.get(key, key)

    def place(self, key: str) -> str:
        """A field as it stands in a text that is being written."""
        return "{" + self.name(key) + "}"

    def shown(self, text: str) -> str:
        """A text of a form with names in the places of keys."""
        found = parts(text)
        if found is None:
            return text
        return "".join(_escaped(one.words) + (self._place(one.key, one.format) if one.key else "") for one in found)

    def _place(self, key: str, format_: str) -> str:
        more = "|" + self._format_names.get(format_, format_) if format_ else ""
        return "{" + self.name(key) + more + "}"

    def kept(self, text: str) -> str:
        """What was written, with keys in the places of names.

        Raises:
            Refused: a name is not known, or a brace stands alone.
        """
        return _PLACE.sub(self._kept_place, text)

    def _kept_place(self, found: "re.Match[str]") -> str:
        whole, name, format_ = found[0], found[1], found[2] or ""
        if whole in ("{{", "}}"):
            return whole
        if name is None:
            raise Refused(_BRACE)
        key = self._keys.get(name.strip(), name.strip() if name.strip() in self._names else "")
        if not key:
            raise Refused(_NO_FIELD.fill(name=name.strip()))
        if format_ and format_.strip() not in self._formats and format_.strip() not in self._format_names:
            raise Refused(_NO_FORMAT.fill(name=format_.strip()))
        written = self._formats.get(format_.strip(), format_.strip()) if format_ else ""
        return "{" + key + (f":{written}" if written else "") + "}"


def _escaped(words: str) -> str:
    return words.replace("{", "{{").replace("}", "}}")


def caption(item_text: str, name: Callable[[str], str]) -> str:
    """A text in one short line, with its fields by name: what a part is called in a list."""
    found = parts(item_text)
    if found is None:
        return item_text
    return "".join(one.words + (name(one.key) if one.key else "") for one in found).strip()
