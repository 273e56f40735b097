"""Which forms were left unfinished when the program ended, and how are they opened again?"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.records.drafts import Draft
from app.records.record import RecordType

_FORM = re.compile(r"(?P<kind>[a-z_]+)-(?P<id>new|\d+)(?P<begun>(?:-[a-z_]+_id\d+)*)")
_BEGUN = re.compile(r"-([a-z_]+_id)(\d+)")
_LEFT = QT_TRANSLATE_NOOP("start", "%n form(s) were left unfinished, the last one: {kind}.")


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A form to go on with: a record's, or a new one's that began with `start` (customer, call)."""

    kind: RecordType
    id: int | None
    start: dict[str, Any]


def unfinished(drafts: Iterable[Draft], kinds: Collection[RecordType]) -> list[Unfinished]:
    """The record forms among the drafts, the latest first; the desk takes up those of its calls by itself."""
    known = {one.key: one for one in kinds}
    found = []
    for draft in sorted(drafts, key=lambda one: one.kept_at, reverse=True):
        form = _FORM.fullmatch(draft.form)
        if form and form["kind"] in known:
            start = {key: int(id_) for key, id_ in _BEGUN.findall(form["begun"])}
            found.append(Unfinished(known[form["kind"]], None if form["id"] == "new" else int(form["id"]), start))
    return found


def sentence(forms: list[Unfinished]) -> Text:
    """What to tell at the start."""
    return _LEFT.fill(kind=forms[0].kind.look.words).counted(len(forms))
