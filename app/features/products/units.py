"""Description of sales units (销售单位) with their technical leads and sales representatives."""

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from app.core.access import Right
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.features.products.model import Role, SalesUnit, UnitPerson
from app.features.products.parameters import prepare, removable
from app.records.field import Field, Kind
from app.records.record import At, RecordType
from app.records.retiring import retire, retired
from app.records.workflow import Look

ROLES: dict[str, Look] = {
    Role.LEAD: Look(
        words=QT_TRANSLATE_NOOP("products", "Technical lead"), icon="account-wrench-outline", colour="muted"
    ),
    Role.REPRESENTATIVE: Look(
        words=QT_TRANSLATE_NOOP("products", "Sales representative"), icon="account-tie-outline", colour="muted"
    ),
}


def _named(role: Role) -> ColumnElement[str]:
    """The names of a unit's people of one task, in one cell."""
    return (
        select(func.aggregate_strings(UnitPerson.name, "、"))
        .where(UnitPerson.unit_id == SalesUnit.id, UnitPerson.role == role)
        .correlate(SalesUnit)
        .scalar_subquery()
    )


def _find(_session: Session, text: str) -> ColumnElement[bool]:
    by_person = select(UnitPerson.unit_id).where(UnitPerson.name.icontains(text, autoescape=True))
    return or_(
        SalesUnit.name.icontains(text, autoescape=True),
        SalesUnit.phone.icontains(text, autoescape=True),
        SalesUnit.id.in_(by_person),
    )


def _person(key: str, label: Text, kind: Kind = Kind.TEXT, *, required: bool = False, most: int = 80) -> Field:
    looks = ROLES if kind is Kind.STATE else {}
    return Field(key=key, label=label, kind=kind, required=required, looks=looks, max_length=most)


SALES_UNIT = RecordType(
    key="sales_unit",
    model=SalesUnit,
    look=Look(words=QT_TRANSLATE_NOOP("products", "Sales unit"), icon="store-outline", colour="muted"),
    plural=QT_TRANSLATE_NOOP("products", "Sales units"),
    new=QT_TRANSLATE_NOOP("products", "New sales unit"),
    title_field="name",
    order="name",
    at=At.PARAMETERS,
    fields=(
        Field(key="name", label=QT_TRANSLATE_NOOP("products", "Name"), required=True, width=18, sorts=True),
        Field(
            key="leads",
            label=QT_TRANSLATE_NOOP("products", "Technical leads"),
            width=16,
            in_form=False,
            read=lambda: _named(Role.LEAD),
        ),
        Field(
            key="representatives",
            label=QT_TRANSLATE_NOOP("products", "Sales representatives"),
            width=20,
            in_form=False,
            read=lambda: _named(Role.REPRESENTATIVE),
        ),
        Field(
            key="phone",
            label=QT_TRANSLATE_NOOP("products", "Telephone"),
            kind=Kind.PHONE,
            width=15,
            max_length=40,
            span=3,
        ),
        Field(key="address", label=QT_TRANSLATE_NOOP("products", "Address"), width=24, max_length=240, span=6),
        Field(
            key="people",
            label=QT_TRANSLATE_NOOP("products", "People"),
            kind=Kind.PARTS,
            parts=(
                _person("name", QT_TRANSLATE_NOOP("products", "Name"), required=True),
                _person("role", QT_TRANSLATE_NOOP("products", "Task"), Kind.STATE),
                _person("phone", QT_TRANSLATE_NOOP("products", "Telephone"), Kind.PHONE, most=40),
            ),
        ),
        Field(key="note", label=QT_TRANSLATE_NOOP("products", "Note"), max_length=240, span=12),
    ),
    filters=(retired(SalesUnit),),
    find=_find,
    find_hint=QT_TRANSLATE_NOOP("products", "Unit, person or number"),
    hidden=lambda _who: SalesUnit.retired_at.is_not(None),
    prepare=prepare(SalesUnit),
    removable=removable(SalesUnit),
    right=Right.PARAMETERS,
    actions=retire(SalesUnit),
    empty=QT_TRANSLATE_NOOP(
        "products", "Shops and outlets that sell stand here, each with its technical leads and sales representatives."
    ),
)
