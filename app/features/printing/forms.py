"""Which forms has the shop: those that come along, changed ones in their place, its own? Shared by all seats."""

import logging
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.clock import Clock
from app.core.errors import Conflict, Refused
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.db import trail
from app.db.store import Store
from app.db.system import PaperForm
from app.features.printing.editions import Edition, editions_of, form_of, keep_edition, newest_edition
from app.printing.form import Form
from app.printing.shipped import Shipped
from app.printing.written import from_json, to_json

log = logging.getLogger(__name__)
_MOST_FORMS = 500
_CHANGED = QT_TRANSLATE_NOOP("printing", "Somebody else changed the form “{name}” meanwhile. Open it again.")
_NOT_SHIPPED = QT_TRANSLATE_NOOP("printing", "“{name}” is a form of the shop's own; there is none to go back to.")
_TOO_MANY = QT_TRANSLATE_NOOP("printing", "There are too many forms; delete one first.")
_OTHER_KIND = QT_TRANSLATE_NOOP("printing", "This form is for a type of record that this program does not have.")


@dataclass(frozen=True, slots=True)
class Kept:
    """One form as it is in force.

    Attributes:
        version: of what is stored; 0 where the form that came along is used as it is.
        edition: how often it was saved.
        shipped: one of this key came along.
    """

    form: Form
    version: int = 0
    edition: int = 0
    shipped: bool = False
    saved_by: str = ""
    saved_at: datetime | None = None

    @property
    def is_changed(self) -> bool:
        """Whether it is not (or no longer) what came along."""
        return self.version > 0


class Forms:
    """The forms of the shop. Methods return Futures.

    Args:
        shipped: those that come along, in the user's language.
        who: whose rights count, and who is stamped on what changes.
        kinds: keys of the record types there are.
    """

    def __init__(
        self, store: Store, shipped: Shipped, who: Callable[[], Who], clock: Clock, kinds: Iterable[str]
    ) -> None:
        self._store, self._shipped, self._who, self._clock = store, shipped, who, clock
        self._kinds = frozenset(kinds)

    def all(self) -> "Future[tuple[Kept, ...]]":
        """Every form, those of one type and purpose together."""
        return self._store.look(self._read)

    def of(self, kind: str) -> "Future[tuple[Kept, ...]]":
        """The forms of a record type."""
        return self._store.look(lambda s: tuple(one for one in self._read(s) if one.form.kind == kind))

    def save(self, form: Form, version: int = 0) -> "Future[Kept]":
        """Keep a form; `version` is that of the one it was made from (`Kept.version`), 0 for a new one.

        Raises (in the Future):
            NotAllowed: the right to change parameters is missing.
            Conflict: somebody else saved it since.
            Refused: there are too many.
        """
        return self._store.run(lambda s: self._save(s, form, version))

    def restore(self, key: str) -> "Future[Form]":
        """Use the form that came along again.

        Raises (in the Future):
            NotAllowed, Refused: the right is missing, or none came along.
        """

        def job(session: Session) -> Form:
            found = self._shipped.forms.get(key)
            if found is None:
                raise Refused(_NOT_SHIPPED.fill(name=key))
            self._delete(session, key)
            return found

        return self._store.run(job)

    def delete(self, key: str) -> "Future[None]":
        """Throw a form of the shop's own away.

        Raises (in the Future):
            NotAllowed: the right is missing.
        """
        return self._store.run(lambda s: self._delete(s, key))

    def take(self, data: bytes) -> "Future[Kept]":
        """Keep the form in a file; where there is one of its key, under a key and name of its own.

        Raises (in the Future):
            Refused: it is no form, or for a type this program does not have.
        """
        form = from_json(data)
        if form.kind not in self._kinds:
            raise Refused(_OTHER_KIND)
        return self._store.run(lambda s: self._save(s, self._free(s, form), 0))

    def editions(self, key: str) -> "Future[tuple[Edition, ...]]":
        """How a form was saved, the latest first; also one that came along and is used as it came again."""
        return self._store.look(lambda s: editions_of(s, key))

    def bring_back(self, key: str, edition: int) -> "Future[Kept]":
        """Use a form as it was once saved; that is a new edition.

        Raises (in the Future):
            NotAllowed, Refused: the right is missing, the edition is gone or of another version of the program.
        """

        def job(session: Session) -> Kept:
            form = form_of(session, key, edition)
            row = session.scalar(select(PaperForm).where(PaperForm.key == key))
            return self._save(session, form, row.version if row else 0)

        return self._store.run(job)

    @property
    def locked(self) -> Text | None:
        """Why whoever works here may not change forms; None where they may."""
        return self._who().lacking(Right.PARAMETERS)

    @staticmethod
    def give(form: Form) -> bytes:
        """The form as a file that `take` takes."""
        return to_json(form).encode("utf-8")

    def _read(self, session: Session) -> tuple[Kept, ...]:
        shipped = self._shipped.forms
        found = {key: Kept(form, shipped=True) for key, form in shipped.items()}
        for row in session.scalars(select(PaperForm).order_by(PaperForm.kind, PaperForm.name)):
            try:
                form = from_json(row.body)
            except Refused as err:  # written by a newer version: what came along serves meanwhile
                log.info("form %s is not used: %s", row.key, err)
                continue
            found[row.key] = _kept(row, form, shipped=row.key in shipped)
        order = list(dict.fromkeys((one.form.kind, one.form.purpose) for one in found.values()))
        return tuple(sorted(found.values(), key=lambda one: order.index((one.form.kind, one.form.purpose))))

    def _save(self, session: Session, form: Form, version: int) -> Kept:
        self._who().need(Right.PARAMETERS)
        trail.work_for(session, self._who(), self._clock.now())
        from_json(to_json(form))  # what cannot be read again is never kept
        row = session.scalar(select(PaperForm).where(PaperForm.key == form.key))
        if (row.version if row else 0) != version:
            raise Conflict(_CHANGED.fill(name=form.name))
        if row is not None:
            keep_edition(session, row)  # one saved before there were editions
        else:
            if len(session.scalars(select(PaperForm.id)).all()) >= _MOST_FORMS:
                raise Refused(_TOO_MANY)
            row = PaperForm(key=form.key, edition=newest_edition(session, form.key))
            session.add(row)
        row.kind, row.name, row.body = form.kind, form.name, to_json(form)
        row.edition, row.saved_by, row.changed_at = row.edition + 1, self._who().name, self._clock.now()
        session.flush()
        keep_edition(session, row)
        return _kept(row, form, shipped=form.key in self._shipped.forms)

    def _delete(self, session: Session, key: str) -> None:
        self._who().need(Right.PARAMETERS)
        trail.work_for(session, self._who(), self._clock.now())
        row = session.scalar(select(PaperForm).where(PaperForm.key == key))
        if row is not None:
            keep_edition(session, row)
            session.delete(row)

    def _free(self, session: Session, form: Form) -> Form:
        taken = {*session.scalars(select(PaperForm.key)), *self._shipped.forms}
        number, key, name = 2, form.key, form.name
        while key in taken:
            tail = f"-{number}"
            key, name = form.key[: 60 - len(tail)] + tail, f"{form.name[:70]} ({number})"
            number += 1
        return replace(form, key=key, name=name)


def _kept(row: PaperForm, form: Form, *, shipped: bool) -> Kept:
    return Kept(form, row.version, row.edition, shipped, row.saved_by, row.changed_at)
