"""Description of repairs (售后服务/报修)."""

from collections.abc import Callable

from sqlalchemy import ColumnElement, func, select

from app.core.access import Right
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.options import Settings
from app.core.pinyin import warm_up
from app.db.system import Choice
from app.features.customers.follow_ups import follow_ups
from app.features.products.life_action import life_action
from app.features.repairs import fees, machine, rules
from app.features.repairs.card import on_card
from app.features.repairs.doubts import doubts
from app.features.repairs.fields import FIELDS
from app.features.repairs.late import Lateness
from app.features.repairs.life import NO_MACHINE
from app.features.repairs.lists import filters, find
from app.features.repairs.maintenance import SERIES
from app.features.repairs.model import Repair, Urgency
from app.features.repairs.on_server import ON_SERVER
from app.features.repairs.sign import REPAIRS
from app.features.repairs.states import WORKFLOW, stepped
from app.features.repairs.teaching import ADVICE, unteach
from app.features.repairs.today import on_today
from app.records.part import OnAudit
from app.records.record import Action, RecordType

DIARY = Action(
    name="repair:diary",
    label=QT_TRANSLATE_NOOP("repairs", "Diary of a technician"),
    icon="calendar-account-outline",
    key="G",
    right=Right.REPAIR,
    least=0,
)
MACHINE = life_action(
    Right.REPAIR, lambda repair: None if repair.serial or repair.product or repair.product_id else NO_MACHINE
)


def _by() -> ColumnElement[str]:
    technician = select(Choice.name).where(Choice.id == Repair.technician_id).correlate(Repair).scalar_subquery()
    return func.coalesce(technician, Repair.finished_by)


AUDIT = OnAudit(
    about=lambda: Repair.product + " " + Repair.fault,
    by=_by,
    at=lambda: Repair.finished_at.expression,
    amount=lambda: Repair.total.expression,
)


def repair_type(settings: Callable[[], Settings]) -> RecordType:
    """Repairs as this shop handles them; `settings` is asked at each use."""
    late = Lateness(settings)
    return RecordType(
        key="repair",
        model=Repair,
        look=REPAIRS.look,
        plural=REPAIRS.plural,
        new=QT_TRANSLATE_NOOP("repairs", "New repair"),
        title_field="fault",
        series=SERIES,
        order="-created_at",
        workflow=WORKFLOW,
        fields=FIELDS,
        filters=filters(late),
        find=find,
        find_hint=QT_TRANSLATE_NOOP("repairs", "Number, customer, telephone, serial number, product"),
        badge="open",
        card=on_card(late, settings),
        today=on_today(late),
        audit=AUDIT,
        doubts=doubts,
        defaults=lambda _who: {"urgency": Urgency.USUAL},
        begin=machine.begin,
        marks=late.marks,
        derive=fees.derive,
        prepare=rules.prepare,
        saved=rules.saved,
        stepped=stepped,
        removable=rules.removable,
        removed=unteach,
        warm_up=warm_up,
        advice=ADVICE,
        actions=(DIARY, MACHINE, *follow_ups(Repair, "repair_id")),
        attachments=True,
        slips=True,
        right=Right.REPAIR,
        right_save=Right.RECORD_SAVE,
        right_delete=Right.RECORD_DELETE,
        server=ON_SERVER,
        empty=QT_TRANSLATE_NOOP(
            "repairs", "What customers report as broken stands here, from the call until it is approved."
        ),
    )


REPAIR = repair_type(Settings)
