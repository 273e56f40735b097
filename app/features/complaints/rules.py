"""What must be right about a complaint when it is saved and when it is handled, and what is filled in by itself?"""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.options import REPLY_HOURS
from app.db import trail
from app.features.complaints.model import Complaint
from app.features.customers.dealings import settle_subject
from app.records.field import Values
from app.records.settings import shared_number


def prepare(session: Session, id_: int | None, values: Values, who: Who) -> None:
    """A new one gets its author, and time for a reply where none was said; what it is about is looked up.

    Raises:
        Invalid: it is about a sale or repair of another customer.
    """
    customer_id = values.get("customer_id")
    if id_ is None:
        values["author"] = who.name
    elif customer_id is None and (stored := session.get(Complaint, id_)) is not None:
        customer_id = stored.customer_id
    if id_ is None and values.get("due_at") is None:
        values["due_at"] = trail.worker(session)[1] + timedelta(hours=shared_number(session, REPLY_HOURS))
    settle_subject(session, values, customer_id, new=id_ is None)


def stepped(complaint: Complaint, step: str, who: Who, now: datetime) -> None:
    """Who handled it and when; taken up again, nobody has."""
    if step == "handle":
        complaint.handled_at, complaint.handled_by = now, who.name
    elif step == "reopen":
        complaint.handled_at, complaint.handled_by = None, ""
