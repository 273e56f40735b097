"""What the product does, one folder per feature; every record type, in menu order.

Adding a type means one folder, one line here and one migration.
"""

from collections.abc import Callable

import app.features.operators.model  # noqa: F401  its tables belong to the database
from app.core.options import Settings
from app.core.phone import Numbers
from app.features.callbacks.planning import callbacks_from_dues
from app.features.callbacks.spec import CALLBACK
from app.features.calls.spec import CALL
from app.features.complaints.spec import COMPLAINT
from app.features.customers.spec import customer_type
from app.features.dues.spec import due_type
from app.features.memos.spec import MEMO
from app.features.messages.spec import MESSAGE
from app.features.points.entry_spec import POINT_ENTRY
from app.features.points.gift_spec import GIFT
from app.features.points.redemption_spec import REDEMPTION
from app.features.products.spec import PRODUCT, SPARE_PART
from app.features.products.units import SALES_UNIT
from app.features.repairs.maintenance import repairs_from_dues
from app.features.repairs.spec import repair_type
from app.features.sales.spec import SALE
from app.records.record import RecordType


def record_types(numbers: Callable[[], Numbers], settings: Callable[[], Settings] = Settings) -> tuple[RecordType, ...]:
    """Every record type as a seat uses it.

    Args:
        numbers: the seat's way of reading telephone numbers, asked at each use.
        settings: the settings in force, asked at each use.
    """
    dues = due_type(repairs_from_dues, callbacks_from_dues)
    return (
        *(CALL, customer_type(numbers), SALE, repair_type(settings), COMPLAINT, CALLBACK, dues, MESSAGE, MEMO),
        *(REDEMPTION, POINT_ENTRY, GIFT, PRODUCT, SPARE_PART, SALES_UNIT),
    )


RECORD_TYPES: tuple[RecordType, ...] = record_types(lambda: Numbers("CN", ""))
