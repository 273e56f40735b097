"""What the product does, one folder per feature; every record type, in menu order.

Adding a type means one folder, one line here and one migration.
"""

from collections.abc import Callable

import app.features.callbacks.model
import app.features.complaints.model
import app.features.memos.model
import app.features.repairs.model  # noqa: F401  each of these binds only `app`
from app.core.phone import Numbers
from app.features.calls.spec import CALL
from app.features.customers.spec import customer_type
from app.features.dues.spec import due_type
from app.features.messages.spec import MESSAGE
from app.features.operators.role_spec import OPERATOR_ROLE
from app.features.operators.spec import OPERATOR
from app.features.points.entry_spec import POINT_ENTRY
from app.features.points.gift_spec import GIFT
from app.features.points.redemption_spec import REDEMPTION
from app.features.products.spec import PRODUCT, SPARE_PART
from app.features.products.units import SALES_UNIT
from app.features.sales.spec import SALE
from app.records.record import RecordType


def record_types(numbers: Callable[[], Numbers]) -> tuple[RecordType, ...]:
    """Every record type as a seat uses it; `numbers` is its way of reading telephone numbers, asked at each use."""
    lists = (PRODUCT, SPARE_PART, SALES_UNIT, OPERATOR, OPERATOR_ROLE)
    return (CALL, customer_type(numbers), SALE, due_type(), MESSAGE, REDEMPTION, POINT_ENTRY, GIFT, *lists)


RECORD_TYPES: tuple[RecordType, ...] = record_types(lambda: Numbers("CN", ""))
