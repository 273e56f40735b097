"""What is to be said about a customer as such when they call?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import select

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.customers.model import Customer
from app.records.asking import CUSTOMER
from app.records.part import OnCard, Remark

_BLACKLISTED = QT_TRANSLATE_NOOP("customers", "Blacklist: put there by {who} on {day}. {reason}")
_BLACKLISTED_DAY = QT_TRANSLATE_NOOP("customers", "Blacklist: put there on {day}. {reason}")
_TAKE_OFF = QT_TRANSLATE_NOOP("customers", "Take off the list")

_customer = Customer.__table__.c
_SAID = select(_customer.blacklisted_at, _customer.blacklisted_by, _customer.blacklist_reason).where(
    _customer.id == CUSTOMER, _customer.blacklisted_at.is_not(None)
)


def remarks(blacklisted: Sequence[Any], _now: datetime) -> list[Remark]:
    """The banner of somebody on the blacklist: who put them there, when and why, and the way out."""
    if not blacklisted:
        return []
    (row,) = blacklisted
    words = (_BLACKLISTED if row.blacklisted_by else _BLACKLISTED_DAY).fill(
        who=row.blacklisted_by, day=row.blacklisted_at.astimezone().date().isoformat(), reason=row.blacklist_reason
    )
    wording = Remark(words, "danger", banner=True, solid=True, icon="cancel")
    return [replace(wording, action=_TAKE_OFF, key="Ctrl+B", name="unblacklist")]


ON_CARD = OnCard(said=_SAID, remarks=remarks)
