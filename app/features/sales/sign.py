"""How are sales found in the window? Known before the database layer is loaded."""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.records.workflow import Look, Sign

SALES = Sign(
    key="sale",
    look=Look(words=QT_TRANSLATE_NOOP("sales", "Sale"), icon="cart-outline", colour="sale"),
    plural=QT_TRANSLATE_NOOP("sales", "Sales"),
)
