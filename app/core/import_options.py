"""Which settings are there for records that come out of sheets?"""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.option import Option, Page, Scope

IMPORT_MAKES_CUSTOMERS = Option(
    key="import_makes_customers",
    page=Page.SALES,
    scope=Scope.SHARED,
    default=True,
    label=QT_TRANSLATE_NOOP("settings", "Sales out of a sheet bring their customers along"),
    hint=QT_TRANSLATE_NOOP("settings", "Who is not known by a telephone number or name. Off: such rows are problems."),
)
