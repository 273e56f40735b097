"""How was a form before it was changed? Each time it is saved an edition of it is kept; the oldest go."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db.system import PaperEdition, PaperForm
from app.printing.form import Form
from app.printing.written import from_json

MOST = 50  # editions of one form
_GONE = QT_TRANSLATE_NOOP("printing", "This edition of the form is no longer kept.")


@dataclass(frozen=True, slots=True)
class Edition:
    """A form as it was saved once."""

    number: int
    form: Form
    saved_by: str
    saved_at: datetime


def keep_edition(session: Session, row: PaperForm) -> None:
    """Keep a form as it is saved now, unless that edition is kept already."""
    mine = PaperEdition.form_key == row.key
    if session.scalar(select(PaperEdition.id).where(mine, PaperEdition.edition == row.edition)) is not None:
        return
    session.add(
        PaperEdition(
            form_key=row.key,
            edition=row.edition,
            name=row.name,
            saved_at=row.changed_at,
            saved_by=row.saved_by,
            body=row.body,
        )
    )
    session.flush()
    session.execute(delete(PaperEdition).where(mine, PaperEdition.edition <= row.edition - MOST))


def newest_edition(session: Session, key: str) -> int:
    """The number of the latest edition there ever was of a form, 0 for none."""
    return session.scalar(select(func.max(PaperEdition.edition)).where(PaperEdition.form_key == key)) or 0


def editions_of(session: Session, key: str) -> tuple[Edition, ...]:
    """The editions of a form that can be read, the latest first."""
    asked = select(PaperEdition).where(PaperEdition.form_key == key).order_by(PaperEdition.edition.desc())
    found = []
    for one in session.scalars(asked):
        try:
            form = from_json(one.body)
        except Refused:  # written by a newer version of the program
            continue
        found.append(Edition(one.edition, form, one.saved_by, one.saved_at))
    return tuple(found)


def form_of(session: Session, key: str, edition: int) -> Form:
    """The form as one edition has it.

    Raises:
        Refused: it is gone, or of a newer version of the program.
    """
    body = session.scalar(
        select(PaperEdition.body).where(PaperEdition.form_key == key, PaperEdition.edition == edition)
    )
    if body is None:
        raise Refused(_GONE)
    return from_json(body)
