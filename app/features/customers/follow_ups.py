"""What is begun out of a sale or a repair: a complaint about it, a callback about it?"""

from typing import Any

from sqlalchemy.orm import Session

from app.core.access import Right
from app.core.i18n import QT_TRANSLATE_NOOP
from app.records.field import Values
from app.records.record import Action, Into


def follow_ups(model: type[Any], key: str) -> tuple[Action, ...]:
    """The actions of the list of a type: a form opens with the customer and what it is about filled in.

    Args:
        model: has a `customer_id`.
        key: the column that names one of them in complaints and callbacks ("repair_id").
    """

    def begin(session: Session, id_: int) -> Values | None:
        found = session.get(model, id_)
        return None if found is None else {"customer_id": found.customer_id, key: id_}

    return (
        Action(
            name="complain",
            label=QT_TRANSLATE_NOOP("customers", "Complaint"),
            icon="comment-alert-outline",
            key="F6",
            right=Right.COMPLAINT,
            into=Into(kind="complaint", begin=begin),
        ),
        Action(
            name="call_back",
            label=QT_TRANSLATE_NOOP("customers", "Callback"),
            icon="phone-return",
            key="F8",
            right=Right.CALLBACK,
            into=Into(kind="callback", begin=begin),
        ),
    )
