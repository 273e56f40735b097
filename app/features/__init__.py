"""What the product does, one folder per feature; every record type, in menu order.

Adding a type means one folder, one line here and one migration. A line names the description, and the type's sign where
it has a place in the window: with the signs the window is painted before the types themselves, and with them the
database layer, are loaded (`record_types.py`).
"""

from app.features.callbacks.sign import CALLBACKS
from app.features.calls.sign import CALLS
from app.features.complaints.sign import COMPLAINTS
from app.features.customers.sign import CUSTOMERS
from app.features.dues.sign import DUES
from app.features.knowledge.sign import KNOWLEDGE
from app.features.memos.sign import MEMOS
from app.features.messages.sign import MESSAGES
from app.features.points.sign import POINTS, REDEMPTIONS
from app.features.repairs.sign import REPAIRS
from app.features.sales.sign import SALES
from app.records.workflow import Sign

TYPES: tuple[tuple[str, Sign | None], ...] = (
    ("calls.spec:CALL", CALLS),
    ("record_types:customers_here", CUSTOMERS),
    ("record_types:sales_here", SALES),
    ("record_types:repairs_here", REPAIRS),
    ("complaints.spec:COMPLAINT", COMPLAINTS),
    ("callbacks.spec:CALLBACK", CALLBACKS),
    ("record_types:dues_here", DUES),
    ("messages.spec:MESSAGE", MESSAGES),
    ("memos.spec:MEMO", MEMOS),
    ("knowledge.spec:SOLUTION", KNOWLEDGE),
    ("points.redemption_spec:REDEMPTION", REDEMPTIONS),
    ("points.entry_spec:POINT_ENTRY", POINTS),
    ("points.gift_spec:GIFT", None),
    ("products.spec:PRODUCT", None),
    ("products.spec:SPARE_PART", None),
    ("products.paid_services:PAID_SERVICE", None),
    ("products.units:SALES_UNIT", None),
    ("knowledge.spec:SYNONYMS", None),
    ("quality.spec:CRITERION", None),
    ("quality.spec:REVIEW", None),
    ("operators.spec:OPERATOR", None),
    ("operators.role_spec:OPERATOR_ROLE", None),
)
