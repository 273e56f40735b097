"""What goes onto the slips of records, and how is it known that one was printed before?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.clock import Clock
from app.core.options import COMPANY_ADDRESS, COMPANY_NAME, COMPANY_PHONE, Settings
from app.db import trail
from app.db.system import Setting, SlipPrint
from app.features.printing.jobs import Ready
from app.features.printing.logo import picture_of
from app.printing.form import Form
from app.printing.values import Given
from app.records.paper_fields import Reading
from app.records.record import RecordType
from app.records.settings import LOGO

PRINTED = "printed"  # deed in the audit trail


@dataclass(frozen=True, slots=True)
class Slips:
    """Reads what slips show. Its methods are jobs: they get a session and return plain data.

    Attributes:
        who: prints; asked at each use.
    """

    reading: Reading
    settings: Settings
    who: Callable[[], Who]
    clock: Clock

    def values(
        self, session: Session, kind: RecordType, form: Form, ids: Sequence[int]
    ) -> tuple[Mapping[str, Given], ...]:
        """What each of these records gives to a form.

        Raises:
            Refused: one is gone.
        """
        general = self.general(session)
        before = self.before(session, kind, form, ids)
        return tuple(
            {**self.reading.values(session, kind, id_), **general, "print.again": before.get(id_, 0)} for id_ in ids
        )

    def before(self, session: Session, kind: RecordType, form: Form, ids: Sequence[int]) -> dict[int, int]:
        """How often each of these records was printed on such a form before; those that never were are left out."""
        query = (
            select(SlipPrint.record_id, func.count())
            .where(
                SlipPrint.kind == kind.model.__tablename__,
                SlipPrint.record_id.in_(ids),
                SlipPrint.purpose == purpose_of(form),
            )
            .group_by(SlipPrint.record_id)
        )
        return {row[0]: row[1] for row in session.execute(query)}

    def note(self, session: Session, kind: RecordType, form: Form, ids: Sequence[int], copies: int) -> None:
        """Write down that these records were printed."""
        who, now, table = self.who(), self.clock.now(), kind.model.__tablename__
        trail.work_for(session, who, now)
        numbers = _numbers(session, kind, ids)
        for id_ in ids:
            session.add(
                SlipPrint(
                    at=now,
                    who=who.name,
                    seat=who.seat,
                    kind=table,
                    record_id=id_,
                    purpose=purpose_of(form),
                    form=form.name[:80],
                    copies=copies,
                )
            )
            trail.note(session, who, PRINTED, table, id_, reason=form.name, number=numbers.get(id_, ""))

    def note_ready(self, session: Session, ready: Ready) -> None:
        """Write down that something that is no records was printed."""
        trail.work_for(session, self.who(), self.clock.now())
        trail.note(session, self.who(), PRINTED, ready.table, 0, reason=ready.title)

    def general(self, session: Session) -> dict[str, Given]:
        """What the house and this moment give to every form."""
        who = self.who()
        return {
            "company.name": self.settings.text(COMPANY_NAME),
            "company.phone": self.settings.text(COMPANY_PHONE),
            "company.address": self.settings.text(COMPANY_ADDRESS),
            "company.logo": picture_of(session.scalar(select(Setting.value).where(Setting.key == LOGO))),
            "print.at": self.clock.now(),
            "print.by": who.name,
            "print.seat": who.seat,
        }


def purpose_of(form: Form) -> str:
    """What counts as the same slip on whatever paper."""
    return form.purpose or form.key


def _numbers(session: Session, kind: RecordType, ids: Sequence[int]) -> dict[int, str]:
    model: Any = kind.model
    if not kind.series:
        return {}
    return {row[0]: row[1] for row in session.execute(select(model.id, model.number).where(model.id.in_(ids)))}
