"""How are customers found in the window? Known before the database layer is loaded."""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.records.workflow import Look, Sign

CUSTOMERS = Sign(
    key="customer",
    look=Look(words=QT_TRANSLATE_NOOP("customers", "Customer"), icon="account-outline", colour="muted"),
    plural=QT_TRANSLATE_NOOP("customers", "Customers"),
)
