"""Which types of record does the product have? Every one, in menu order.

Adding a type means one folder, one line here, one for its sign in `app/features/__init__.py`, and one migration.
"""

from collections.abc import Callable

from app.core.phone import Numbers
from app.features.calls.spec import CALL
from app.features.customers.spec import customer_type
from app.features.messages.spec import MESSAGE
from app.records.record import RecordType


def record_types(numbers: Callable[[], Numbers]) -> tuple[RecordType, ...]:
    """Every record type as a seat uses it; `numbers` is its way of reading telephone numbers, asked at each use."""
    return (CALL, customer_type(numbers), MESSAGE)


RECORD_TYPES: tuple[RecordType, ...] = record_types(lambda: Numbers("CN", ""))
