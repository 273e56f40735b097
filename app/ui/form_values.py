"""What stands in the editors of a form, or of one row of its parts, and beside them in values without an editor?"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from app.records.checks import is_empty
from app.records.field import Field, Values
from app.ui.editors import NotRead


class Holding:
    """Editors by key, and the values that have none (a product's id beside its name).

    Args:
        fields: those that have an editor.

    Attributes:
        hidden: values without an editor that are saved with the others.
        aside: values that are only looked at: what the program filled in, what follows from the rest.
        settled: the last value for which other fields were filled in, by key.
        source: the field whose choice filled in a hidden value, by the hidden one's key.
    """

    def __init__(self, fields: Sequence[Field]) -> None:
        self.fields = tuple(fields)
        self.editors: dict[str, Any] = {}
        self.hidden: Values = {}
        self.aside: Values = {}
        self.settled: Values = {}
        self.source: dict[str, str] = {}
        self._good: Values = {}
        self._filled: Values = {}

    def read(self) -> tuple[Values, tuple[Field, ...]]:
        """All values that are saved, and the fields that cannot be understood."""
        found, wrong = dict(self.hidden), []
        for one in self.fields:
            try:
                found[one.key] = self._good[one.key] = self.editors[one.key].value()
            except NotRead:
                wrong.append(one)
        return found, tuple(wrong)

    def now(self) -> Values:
        """Everything known, fixed fields too; of a value that is half typed the last that could be understood."""
        found = {**self.aside, **self.hidden}
        for one in self.fields:
            found[one.key] = self._last(one)
        return found

    def _last(self, field: Field) -> Any:
        editor = self.editors[field.key]
        if field.parts:
            return editor.now()
        with suppress(NotRead):  # then the last good one stands
            self._good[field.key] = editor.value()
        return self._good.get(field.key)

    def put(self, key: str, value: Any, names: Mapping[str, str]) -> None:
        """Show one value, whoever it comes from; without an editor it is kept beside them."""
        if key in self.editors:
            put_into(self.editors[key], key, value, names)
            self._good[key] = self.settled[key] = value
        else:
            self.hidden[key] = value

    def begin(self, given: Sequence[str] = ()) -> None:
        """What stands here now is nobody's typing: it may be replaced by what is filled in, but for what was given."""
        found, _ = self.read()
        self._filled = {key: value for key, value in found.items() if key not in given}

    def fill(self, values: Mapping[str, Any], names: Mapping[str, str], source: str, *, over: bool) -> tuple[str, ...]:
        """Put values in that follow from `source`; without `over` never over what somebody typed.

        Returns the keys that were filled.
        """
        filled = tuple(key for key in values if over or self._may_fill(key))
        for key in filled:
            self.put(key, values[key], names)
            if key in self.editors:
                self._filled[key] = values[key]
            else:
                self.source[key] = source
        return filled

    def _may_fill(self, key: str) -> bool:
        if key not in self.editors:
            return True
        try:
            value = self.editors[key].value()
        except NotRead:
            return False
        return is_empty(value) or (key in self._filled and self._filled[key] == value)


def put_into(editor: Any, key: str, value: Any, names: Mapping[str, str]) -> None:
    """Show a value; an editor of parts gets the names of its cells ("0.way_id")."""
    lead = f"{key}."
    cells = {one.removeprefix(lead): text for one, text in names.items() if one.startswith(lead)}
    if hasattr(editor, "put_rows"):
        editor.put_rows(value, cells)
    else:
        editor.put(value, names.get(key, ""))
