"""What is to be said about a customer as such when they call?"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.customers.model import Customer
from app.records.record import OnCard, Remark

_BLACKLISTED = QT_TRANSLATE_NOOP("customers", "Blacklist: put there by {who} on {day}. {reason}")
_BLACKLISTED_DAY = QT_TRANSLATE_NOOP("customers", "Blacklist: put there on {day}. {reason}")
_TAKE_OFF = QT_TRANSLATE_NOOP("customers", "Take off the list")
_YEARS = QT_TRANSLATE_NOOP("customers", "Customer for %n year(s)")
_YEAR_S = 365.25 * 86400

_SAID = select(Customer.created_at, Customer.blacklisted_at, Customer.blacklisted_by, Customer.blacklist_reason)


def remarks(session: Session, customer_id: int, now: datetime) -> list[Remark]:
    """The blacklist banner, and for how many years they have been a customer."""
    row = session.execute(_SAID.where(Customer.id == customer_id)).one_or_none()
    if row is None:
        return []
    found = []
    if row.blacklisted_at:
        words = (_BLACKLISTED if row.blacklisted_by else _BLACKLISTED_DAY).fill(
            who=row.blacklisted_by, day=row.blacklisted_at.astimezone().date().isoformat(), reason=row.blacklist_reason
        )
        found.append(
            Remark(
                words,
                "danger",
                banner=True,
                solid=True,
                icon="cancel",
                action=_TAKE_OFF,
                key="Ctrl+B",
                name="unblacklist",
            )
        )
    if years := int((now - row.created_at).total_seconds() / _YEAR_S):
        found.append(Remark(_YEARS.counted(years), "muted", icon="account-clock-outline"))
    return found


ON_CARD = OnCard(events=lambda *_: (), count=lambda *_: 0, remarks=remarks)
