"""What the product does, one folder per feature; the sign of every record type, in menu order.

The window is painted with these signs before the types themselves, and with them the database layer, are loaded.
"""

from app.features.calls.sign import CALLS
from app.features.customers.sign import CUSTOMERS
from app.features.messages.sign import MESSAGES
from app.records.workflow import Sign

SIGNS: tuple[Sign, ...] = (CALLS, CUSTOMERS, MESSAGES)
