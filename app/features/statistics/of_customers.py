"""Which statistics are there of customers?"""

from app.core.access import Right
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.customers.model import Customer
from app.features.statistics.describing import CALENDAR, Grouping, OnList, Source, Statistic
from app.features.statistics.parts import (
    ONE,
    choices,
    customer_region,
    number,
)

_customer = Customer.__table__.c

NEW_CUSTOMERS_SOURCE = Source(
    tables=Customer.__table__,
    at=_customer.created_at,
    where=(_customer.retired_at.is_(None),),
    by={
        "group": _customer.group_id,
        "level": _customer.level_id,
        "salesperson": _customer.salesperson_id,
        "source": _customer.source_id,
        "region": customer_region(_customer.id),
    },
    sums={"number": ONE},
    list=OnList(
        kind="customer",
        at="created_at",
        by={"group": "group_id", "level": "level_id", "salesperson": "salesperson_id", "source": "source_id"},
    ),
)
NEW_CUSTOMERS = Statistic(
    key="customers",
    title=QT_TRANSLATE_NOOP("statistics", "New customers"),
    about=QT_TRANSLATE_NOOP("statistics", "Customers by the day they were entered; retired ones are left out."),
    icon="account-plus-outline",
    table="customer",
    right_export=Right.TRANSFER,
    sources=(NEW_CUSTOMERS_SOURCE,),
    groupings=(
        *CALENDAR,
        choices("group", QT_TRANSLATE_NOOP("statistics", "Group")),
        choices("level", QT_TRANSLATE_NOOP("statistics", "Level")),
        choices("salesperson", QT_TRANSLATE_NOOP("statistics", "Salesperson")),
        choices("source", QT_TRANSLATE_NOOP("statistics", "How they found us")),
        Grouping(key="region", label=QT_TRANSLATE_NOOP("statistics", "Region")),
    ),
    measures=(number(QT_TRANSLATE_NOOP("statistics", "New customers")),),
)
