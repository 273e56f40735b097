"""Which forms and imports were left unfinished when the program ended, and how are they gone on with?"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from app.core.access import Right
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.db.system import SheetImport
from app.features.desk.notes import NewRecord
from app.records.drafts import Draft
from app.records.record import RecordType

if TYPE_CHECKING:
    from app.boot.pages import Pages
    from app.boot.program import Program
    from app.records.transfer.plan import Past

_FORM = re.compile(r"(?P<kind>[a-z_]+)-(?P<id>new|\d+)(?P<begun>(?:-[a-z_]+_id\d+)*)")
_BEGUN = re.compile(r"-([a-z_]+_id)(\d+)")
_IMPORT = QT_TRANSLATE_NOOP("places", "The import of {file} is not finished.")
_GO_ON = QT_TRANSLATE_NOOP("places", "Go on with it")
_DESIGN = QT_TRANSLATE_NOOP("start", "The form “{name}” was left with unsaved changes.")
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


def offer_unfinished(program: "Program", pages: "Pages") -> None:
    """Somebody begins to work: say what they may go on with."""
    messages = program.shell.messages

    def offer_import(found: "Sequence[Past]") -> None:
        if found:
            said = _IMPORT.fill(file=found[0].file)
            messages.warn(said, _GO_ON, "", lambda: pages.show_imports(found[0].kind))
            program.bridge.follow((SheetImport.__tablename__,), lambda: look_again(said), pages)

    def look_again(said: Text) -> None:
        def settle(found: "Sequence[Past]") -> None:
            if said not in [_IMPORT.fill(file=one.file) for one in found]:
                messages.settled(said)

        program.bridge.then(program.imports.unfinished(), settle, pages)

    program.bridge.then(program.forms.all(), partial(_offer_forms, program, pages), pages)
    program.bridge.then(program.imports.unfinished(), offer_import, pages)


def _offer_forms(program: "Program", pages: "Pages", drafts: Sequence[Draft]) -> None:
    from app.features.printing.design.unsaved import left_unsaved

    messages = program.shell.messages
    if forms := unfinished(drafts, program.kinds):
        messages.warn(sentence(forms), _GO_ON, "", lambda: _go_on_with(pages, forms[0]))
    if program.who.may(Right.PARAMETERS):
        for form in left_unsaved(drafts)[:1]:
            messages.warn(_DESIGN.fill(name=form.name), _GO_ON, "", partial(program.paper.go_on_with, form))


def _go_on_with(pages: "Pages", form: Unfinished) -> None:
    """The form as it was left."""
    if form.id is not None:
        pages.open_record(form.kind.key, form.id)
    else:
        pages.begin_record(NewRecord(form.kind.key, form.start))
    opened = pages.form_of(form.kind.key)
    if opened is not None and opened.id == form.id:
        opened.go_on()
