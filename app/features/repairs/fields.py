"""Which fields does a repair have, in the list, the form and the preview?"""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.customers.of_customer import customer_field, satisfaction_field
from app.features.products.offers import spare_part_offers
from app.features.products.paid_services import paid_service_offers
from app.features.repairs import machine
from app.features.repairs.history import watch
from app.features.repairs.model import Repair
from app.features.repairs.service import SERVICE_LIST
from app.features.repairs.states import LOOKS, URGENCIES, WARRANTIES
from app.records.field import Field, Kind

TECHNICIANS = "technician"


_PRICE = Field(key="price", label=QT_TRANSLATE_NOOP("repairs", "Price"), kind=Kind.MONEY, span=2, least=0)
_AMOUNT = Field(key="amount", label=QT_TRANSLATE_NOOP("repairs", "Amount"), kind=Kind.MONEY, span=2, fixed=True)
_QUANTITY = Field(
    key="quantity",
    label=QT_TRANSLATE_NOOP("repairs", "Quantity"),
    kind=Kind.NUMBER,
    span=2,
    least=1,
    most=9999,
)
_PARTS = Field(
    key="parts",
    own=True,
    label=QT_TRANSLATE_NOOP("repairs", "Parts used"),
    kind=Kind.PARTS,
    parts=(
        Field(
            key="name",
            label=QT_TRANSLATE_NOOP("repairs", "Part"),
            required=True,
            span=6,
            hint=QT_TRANSLATE_NOOP("repairs", "Name, model or initials"),
            offers=spare_part_offers,
        ),
        _QUANTITY,
        _PRICE,
        _AMOUNT,
        Field(
            key="spare_part_id",
            label=QT_TRANSLATE_NOOP("repairs", "Spare part"),
            kind=Kind.NUMBER,
            in_form=False,
        ),
    ),
)
_CHARGES = Field(
    key="charges",
    own=True,
    label=QT_TRANSLATE_NOOP("repairs", "Paid services"),
    kind=Kind.PARTS,
    parts=(
        Field(
            key="name",
            label=QT_TRANSLATE_NOOP("repairs", "Paid for"),
            required=True,
            span=5,
            hint=QT_TRANSLATE_NOOP("repairs", "Out of the price list: name or initials"),
            offers=paid_service_offers,
        ),
        _QUANTITY,
        Field(key="unit", label=QT_TRANSLATE_NOOP("repairs", "Unit"), span=1, max_length=10),
        _PRICE,
        _AMOUNT,
        Field(
            key="paid_service_id",
            label=QT_TRANSLATE_NOOP("repairs", "Paid service"),
            kind=Kind.NUMBER,
            in_form=False,
        ),
    ),
)
_VISITS = Field(
    key="visits",
    own=True,
    label=QT_TRANSLATE_NOOP("repairs", "Visits"),
    kind=Kind.PARTS,
    parts=(
        Field(key="visited_on", label=QT_TRANSLATE_NOOP("repairs", "Day"), kind=Kind.DAY, required=True, span=2),
        Field(key="technician", label=QT_TRANSLATE_NOOP("repairs", "Who went"), span=2),
        Field(
            key="arrived_at",
            label=QT_TRANSLATE_NOOP("repairs", "Arrived"),
            hint=QT_TRANSLATE_NOOP("repairs", "14:20"),
            max_length=5,
            span=2,
        ),
        Field(key="left_at", label=QT_TRANSLATE_NOOP("repairs", "Left"), max_length=5, span=2),
        Field(key="note", label=QT_TRANSLATE_NOOP("repairs", "Note"), max_length=240, span=4),
    ),
)
_WHAT = (
    Field(
        key="number",
        label=QT_TRANSLATE_NOOP("repairs", "Number"),
        width=17,
        in_form=False,
        brief=True,
        max_length=20,
    ),
    Field(
        key="created_at",
        label=QT_TRANSLATE_NOOP("repairs", "Taken at"),
        kind=Kind.MOMENT,
        width=12,
        in_form=False,
        shown=False,
        sorts=True,
    ),
    customer_field(Repair, required=True, width=13, span=4, fills=machine.of_customer),
    Field(
        key="fault",
        label=QT_TRANSLATE_NOOP("repairs", "Fault"),
        kind=Kind.WORDS,
        required=True,
        width=20,
        span=8,
        hint=QT_TRANSLATE_NOOP("repairs", "What the customer says is wrong"),
    ),
    Field(
        key="product",
        label=QT_TRANSLATE_NOOP("repairs", "Product"),
        width=16,
        span=4,
        hint=QT_TRANSLATE_NOOP("repairs", "One of the customer's machines, or another"),
        offers=machine.offers,
    ),
    Field(
        key="serial",
        label=QT_TRANSLATE_NOOP("repairs", "Serial number"),
        width=14,
        span=3,
        shown=False,
        fills=machine.of_serial,
        watch=watch,
    ),
    Field(
        key="warranty",
        label=QT_TRANSLATE_NOOP("repairs", "Warranty"),
        kind=Kind.STATE,
        width=11,
        span=2,
        shown=False,
        looks=WARRANTIES,
    ),
    Field(
        key="warranty_until",
        label=QT_TRANSLATE_NOOP("repairs", "Warranty until"),
        kind=Kind.DAY,
        span=3,
        fills=machine.of_warranty_until,
    ),
)
_WHO_AND_WHEN = (
    Field(
        key="service_id",
        label=QT_TRANSLATE_NOOP("repairs", "Type of service"),
        kind=Kind.CHOICE,
        list=SERVICE_LIST,
        width=10,
        shown=False,
    ),
    Field(
        key="urgency",
        label=QT_TRANSLATE_NOOP("repairs", "Urgency"),
        kind=Kind.STATE,
        batch=True,
        width=8,
        shown=False,
        looks=URGENCIES,
    ),
    Field(key="contact", label=QT_TRANSLATE_NOOP("repairs", "Contact"), width=9, span=3, shown=False),
    Field(
        key="phone",
        label=QT_TRANSLATE_NOOP("repairs", "Telephone"),
        kind=Kind.PHONE,
        width=14,
        span=3,
        shown=False,
        max_length=40,
    ),
    Field(
        key="address",
        label=QT_TRANSLATE_NOOP("repairs", "Address"),
        width=22,
        span=12,
        shown=False,
        max_length=240,
    ),
    Field(
        key="technician_id",
        label=QT_TRANSLATE_NOOP("repairs", "Technician"),
        kind=Kind.CHOICE,
        list=TECHNICIANS,
        batch=True,
        width=8,
        span=4,
    ),
    Field(
        key="appointment_at",
        label=QT_TRANSLATE_NOOP("repairs", "Appointment"),
        kind=Kind.MOMENT,
        width=18,
        span=4,
        sorts=True,
    ),
    Field(
        key="appointment_until",
        label=QT_TRANSLATE_NOOP("repairs", "Until"),
        kind=Kind.MOMENT,
        width=12,
        span=4,
        shown=False,
    ),
)
_FEES = (
    Field(key="parts_fee", label=QT_TRANSLATE_NOOP("repairs", "Parts"), kind=Kind.MONEY, fixed=True),
    Field(key="charges_fee", label=QT_TRANSLATE_NOOP("repairs", "Paid services"), kind=Kind.MONEY, fixed=True),
    Field(key="travel_fee", own=True, label=QT_TRANSLATE_NOOP("repairs", "Travel"), kind=Kind.MONEY, least=0),
    Field(key="service_fee", own=True, label=QT_TRANSLATE_NOOP("repairs", "Service"), kind=Kind.MONEY, least=0),
    Field(
        key="total",
        label=QT_TRANSLATE_NOOP("repairs", "Total"),
        kind=Kind.MONEY,
        sums=True,
        width=9,
        fixed=True,
        sorts=True,
    ),
)
_AFTERWARDS = (
    Field(
        key="result",
        own=True,
        label=QT_TRANSLATE_NOOP("repairs", "Result"),
        kind=Kind.WORDS,
        hint=QT_TRANSLATE_NOOP("repairs", "What was done; needed to finish the repair"),
        section=QT_TRANSLATE_NOOP("repairs", "Afterwards"),
        span=6,
    ),
    Field(key="cause", own=True, label=QT_TRANSLATE_NOOP("repairs", "Cause of the fault"), kind=Kind.WORDS, span=6),
    Field(key="signed_by", own=True, label=QT_TRANSLATE_NOOP("repairs", "Signed by"), span=3),
    satisfaction_field(),
    Field(key="note", label=QT_TRANSLATE_NOOP("repairs", "Note"), kind=Kind.WORDS, own=True, span=12),
)
_STAMPS = (
    Field(
        key="finished_at",
        label=QT_TRANSLATE_NOOP("repairs", "Finished at"),
        kind=Kind.MOMENT,
        width=12,
        in_form=False,
        shown=False,
        sorts=True,
    ),
    Field(
        key="by_phone",
        label=QT_TRANSLATE_NOOP("repairs", "Solved by phone"),
        kind=Kind.YES_NO,
        width=8,
        in_form=False,
        shown=False,
    ),
    Field(
        key="dispatched_at",
        label=QT_TRANSLATE_NOOP("repairs", "Dispatched at"),
        kind=Kind.MOMENT,
        width=12,
        in_form=False,
        shown=False,
    ),
    Field(key="author", label=QT_TRANSLATE_NOOP("repairs", "Taken by"), width=8, in_form=False, shown=False),
    Field(
        key="state",
        label=QT_TRANSLATE_NOOP("repairs", "State"),
        kind=Kind.STATE,
        width=10,
        in_form=False,
        looks=LOOKS,
    ),
)
FIELDS = (*_WHAT, *_WHO_AND_WHEN, _PARTS, _CHARGES, *_FEES, _VISITS, *_AFTERWARDS, *_STAMPS)
