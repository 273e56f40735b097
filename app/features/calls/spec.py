"""Description of calls."""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.calls.model import CallRecord
from app.records.record import Field, Kind, RecordType
from app.records.workflow import Look

CALL = RecordType(
    key="call",
    model=CallRecord,
    look=Look(words=QT_TRANSLATE_NOOP("calls", "Call"), icon="phone-incoming", colour="muted"),
    plural=QT_TRANSLATE_NOOP("calls", "Call log"),
    title_field="number",
    order="-started_at",
    creatable=False,
    fields=(
        Field(
            key="started_at",
            label=QT_TRANSLATE_NOOP("calls", "Time"),
            kind=Kind.MOMENT,
            width=16,
            sorts=True,
            in_form=False,
        ),
        Field(key="number", label=QT_TRANSLATE_NOOP("calls", "Number"), kind=Kind.PHONE, width=16, in_form=False),
    ),
)
