"""What the product does, one folder per feature; every record type, in menu order.

Adding a type means one folder, one line here and one migration.
"""

from app.features.calls.spec import CALL
from app.features.customers.spec import CUSTOMER
from app.features.messages.spec import MESSAGE
from app.records.record import RecordType

RECORD_TYPES: tuple[RecordType, ...] = (CALL, CUSTOMER, MESSAGE)
