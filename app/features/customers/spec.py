"""Description of customers."""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.customers.model import Customer
from app.records.record import Field, RecordType
from app.records.workflow import Look

CUSTOMER = RecordType(
    key="customer",
    model=Customer,
    look=Look(words=QT_TRANSLATE_NOOP("customers", "Customer"), icon="account-outline", colour="muted"),
    plural=QT_TRANSLATE_NOOP("customers", "Customers"),
    title_field="name",
    order="-last_call_at",
    fields=(Field(key="name", label=QT_TRANSLATE_NOOP("customers", "Name"), required=True, width=20, sorts=True),),
)
