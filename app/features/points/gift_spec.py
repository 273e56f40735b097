"""Description of gifts."""

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from app.core.access import Right, Who
from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.pinyin import initials, spell
from app.features.points import looks
from app.features.points.model import Gift, Redemption
from app.records.field import Field, Kind, Values
from app.records.record import At, RecordType
from app.records.retiring import retire, retired

_MOVED = QT_TRANSLATE_NOOP("points", "“{name}” was given already; it can be retired, not deleted.")


def _prepare_gift(_session: Session, _id: int | None, values: Values, _who: Who) -> None:
    if "name" in values:
        values["initials"] = " ".join(initials(one) for one in spell(values["name"]).readings)[:80]


def _find_gift(_session: Session, text: str) -> ColumnElement[bool]:
    return or_(Gift.name.icontains(text, autoescape=True), Gift.initials.icontains(text.lower(), autoescape=True))


def _gift_removable(session: Session, id_: int) -> None:
    if session.scalar(select(Redemption.id).where(Redemption.gift_id == id_).limit(1)) is not None:
        raise Refused(_MOVED.fill(name=session.scalar(select(Gift.name).where(Gift.id == id_)) or ""))


GIFT = RecordType(
    key="gift",
    model=Gift,
    look=looks.GIFT,
    plural=QT_TRANSLATE_NOOP("points", "Gifts"),
    new=QT_TRANSLATE_NOOP("points", "New gift"),
    title_field="name",
    order="name",
    at=At.PARAMETERS,
    fields=(
        Field(key="name", label=QT_TRANSLATE_NOOP("points", "Gift"), required=True, width=24, sorts=True),
        Field(
            key="points",
            label=QT_TRANSLATE_NOOP("points", "Points"),
            kind=Kind.NUMBER,
            required=True,
            width=10,
            least=1,
            most=100_000_000,
        ),
        Field(
            key="stock",
            own=True,
            label=QT_TRANSLATE_NOOP("points", "In stock"),
            kind=Kind.NUMBER,
            width=10,
            least=0,
            most=1_000_000,
        ),
        Field(key="note", label=QT_TRANSLATE_NOOP("points", "Note"), width=24, max_length=240, span=12),
    ),
    filters=(retired(Gift),),
    find=_find_gift,
    find_hint=QT_TRANSLATE_NOOP("points", "Name or pinyin initials"),
    hidden=lambda _who: Gift.retired_at.is_not(None),
    prepare=_prepare_gift,
    removable=_gift_removable,
    right=Right.POINTS,
    actions=retire(Gift, Right.POINTS),
    empty=QT_TRANSLATE_NOOP("points", "What customers get for their points stands here, with its price in points."),
)
