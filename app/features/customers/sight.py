"""Whose customers does somebody see in full?

Their own, those of no salesperson, and whomever they talked with on the telephone since this time yesterday; with the
right to see colleagues' customers all of them. Of the others the name is shown and who looks after them, with numbers,
addresses and remarks masked: enough to see that somebody is no new customer, and whom to ask.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, DateTime, Select, String, and_, column, select, table
from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db.base import BigId
from app.db.system import Choice
from app.features.customers.model import Customer, CustomerPhone
from app.records.masking import masked_ids
from app.records.part import Masking

TALKED = timedelta(hours=24)  # so long after a call its customer is seen in full
_OTHERS = QT_TRANSLATE_NOOP(
    "customers",
    "This is a colleague's customer: numbers, addresses and remarks are masked, and nothing can be changed. "
    "They are shown in full to their salesperson, and for a day to whoever talked with them.",
)
_call = table(
    "call",
    *(column("customer_id", BigId), column("key", String), column("operator", String)),
    column("started_at", DateTime(timezone=True)),
)


def mine(who: Who) -> ColumnElement[bool]:
    """WHERE of the customers that somebody looks after."""
    return Customer.salesperson_id.in_(_entries_of(who))


def _entries_of(who: Who) -> Select[int]:
    return select(Choice.id).where(Choice.list == "salesperson", Choice.name == who.name)


def _others(who: Who, now: datetime) -> ColumnElement[bool] | None:
    if who.may(Right.CUSTOMER_OTHERS):
        return None
    talked = and_(_call.c.operator == who.name, _call.c.started_at >= now - TALKED)
    linked = select(_call.c.customer_id).where(talked, _call.c.customer_id.is_not(None))
    numbers = select(_call.c.key).where(talked, _call.c.customer_id.is_(None), _call.c.key != "")
    return and_(
        Customer.salesperson_id.is_not(None),
        Customer.salesperson_id.not_in(_entries_of(who)),
        Customer.id.not_in(linked),
        Customer.id.not_in(select(CustomerPhone.customer_id).where(CustomerPhone.key.in_(numbers))),
    )


MASKING = Masking(others=_others, why=_OTHERS)

# The same for a server that keeps the rights itself, where records are changed by whatever route.
THEIRS = (
    "guard.may('customer.others') OR EXISTS (SELECT FROM customer AS c WHERE c.id = {id} AND (c.salesperson_id IS NULL "
    "OR c.salesperson_id IN (SELECT w.id FROM choice AS w WHERE w.list = 'salesperson' AND w.name = guard.me()) "
    "OR EXISTS (SELECT FROM call AS t WHERE t.operator = guard.me() AND t.started_at >= now() - interval '24 hours' "
    "AND (t.customer_id = c.id OR (t.customer_id IS NULL AND t.key <> '' AND t.key IN "
    "(SELECT p.key FROM customer_phone AS p WHERE p.customer_id = c.id))))))"
)


def covered(session: Session, ids: Collection[int]) -> frozenset[int]:
    """Those of these customers that whoever the session works for sees masked."""
    return masked_ids(session, MASKING, Customer, ids)
