"""Which customers of the shop can the simulated box ring as?"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.features.customers.model import Customer, CustomerPhone

_KNOWN, _BLACKLISTED = 8, 2


@dataclass(frozen=True, slots=True)
class KnownCaller:
    """A customer with a number, digits only."""

    name: str
    number: str
    blacklisted: bool


def known_callers(session: Session) -> list[KnownCaller]:
    """A few customers who called last, and a few blacklisted ones."""
    found = [*session.execute(_last().where(Customer.blacklisted_at.is_(None)).limit(_KNOWN))]
    found += session.execute(_last().where(Customer.blacklisted_at.is_not(None)).limit(_BLACKLISTED))
    return [
        KnownCaller(name, "".join(c for c in number if c in "0123456789+"), at is not None)
        for name, number, at in found
    ]


def _last() -> Select[str, str, datetime | None]:
    return (
        select(Customer.name, CustomerPhone.number, Customer.blacklisted_at)
        .join(CustomerPhone, (CustomerPhone.customer_id == Customer.id) & (CustomerPhone.rank == 0))
        .where(Customer.retired_at.is_(None), Customer.last_call_at.is_not(None))
        .order_by(Customer.last_call_at.desc(), Customer.id.desc())
    )
