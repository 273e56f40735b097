"""What are fields and their values called in people's sheets? By both languages, by the shop's own names, by habit."""

from collections.abc import Callable, Iterable
from typing import Any

from app.core.i18n import Text
from app.core.options import Settings
from app.records.field import Field, Kind
from app.records.record import RecordType
from app.records.transfer.heads import Vocabulary, plain
from app.ui.form_fields import name_of
from app.ui.language import LANGUAGES, Dictionary
from app.ui.texts import words

_YES = ("是", "有", "对", "yes", "y", "true", "1", "√", "✓", "on")
_NO = ("否", "无", "没有", "no", "n", "false", "0", "×", "off")
TOTAL = Text("export", "Total")


class Words:
    """Knows what the fields of a type are called."""

    def __init__(self, kind: RecordType, settings: Settings) -> None:
        self._kind, self._settings = kind, settings
        self._languages = [Dictionary(one) for one in LANGUAGES]

    def vocabulary(self) -> Vocabulary:
        """Names of fields and parts, words of values."""
        sheet = self._kind.sheet
        also = sheet.also if sheet is not None else {}
        fields: dict[str, tuple[str, ...]] = {}
        parts: dict[str, tuple[str, ...]] = {}
        values: dict[str, dict[str, Any]] = {}
        for one in self._kind.fields:
            if one.kind is Kind.PARTS:
                parts[one.key] = self._names(one)
                for cell in one.parts:
                    key = f"{one.key}.{cell.key}"
                    fields[key] = (*self._names(cell), *also.get(key, ()))
                    values[key] = self._values(cell)
            elif one.in_form:
                fields[one.key] = (*self._names(one), *also.get(one.key, ()))
                values[one.key] = self._values(one)
        return Vocabulary(fields, parts, {key: known for key, known in values.items() if known})

    def totals(self) -> frozenset[str]:
        """What a last line of sums begins with."""
        return frozenset(plain(one) for one in self._said([TOTAL]))

    def _names(self, field: Field) -> tuple[str, ...]:
        """The usual name first; a field the administrator names has only that."""
        if field.named_by:
            own = name_of(field, self._settings)
            return (own,) if own else ()
        return tuple(dict.fromkeys((words(field.label), *self._said([field.label]))))

    def _said(self, texts: Iterable[Text]) -> list[str]:
        spoken: tuple[Callable[[Text], str], ...] = (words, str, *(one.said for one in self._languages))
        return [say(text) for text in texts for say in spoken]

    def _values(self, field: Field) -> dict[str, Any]:
        if field.kind is Kind.YES_NO:
            return {plain(one) or one: True for one in _YES} | {plain(one) or one: False for one in _NO}
        found: dict[str, Any] = {}
        for key, look in field.looks.items():
            for name in (*self._said([look.words]), str(key)):
                found.setdefault(plain(name), key)
        return found
