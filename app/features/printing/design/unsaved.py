"""How do the unsaved changes of a form lie among the drafts, and which form do they make?"""

from collections.abc import Iterable, Mapping
from typing import Any

from app.core.errors import Refused
from app.printing.form import Form
from app.printing.written import from_json, to_json
from app.records.drafts import Draft

_DRAFT, _FORM = "paper/", "form"


def draft_key(form: Form) -> str:
    """The key of its draft."""
    return _DRAFT + form.key


def written(form: Form) -> Mapping[str, Any]:
    """What the draft keeps."""
    return {_FORM: to_json(form)}


def read(draft: Draft) -> Form:
    """The form as it was left.

    Raises:
        Refused: it is damaged, or of another version of the program.
    """
    return from_json(str(draft.values.get(_FORM, "")))


def left_unsaved(drafts: Iterable[Draft]) -> list[Form]:
    """The forms that were being changed, in the order of the drafts; what cannot be read is passed over."""
    found = []
    for one in drafts:
        if one.form.startswith(_DRAFT):
            try:
                found.append(read(one))
            except Refused:
                continue
    return found
