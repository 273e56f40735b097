"""How do points look, everywhere the same?"""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.points.model import RedemptionState, Why
from app.records.workflow import Look

GIFT = Look(words=QT_TRANSLATE_NOOP("points", "Gift"), icon="gift-outline", colour="points")
DONE, CANCELLED = RedemptionState
STATES: dict[str, Look] = {
    DONE: Look(words=QT_TRANSLATE_NOOP("points", "Given"), icon="check-circle-outline", colour="finished"),
    CANCELLED: Look(words=QT_TRANSLATE_NOOP("points", "Cancelled"), icon="cancel", colour="muted"),
}
WHYS: dict[str, Look] = {
    Why.EARNED: Look(words=QT_TRANSLATE_NOOP("points", "Earned"), icon="plus-circle-outline", colour="finished"),
    Why.REVERSED: Look(words=QT_TRANSLATE_NOOP("points", "Taken back"), icon="undo", colour="waiting"),
    Why.REDEEMED: Look(words=QT_TRANSLATE_NOOP("points", "Redeemed"), icon="gift-outline", colour="points"),
    Why.RETURNED: Look(words=QT_TRANSLATE_NOOP("points", "Given back"), icon="undo", colour="progress"),
    Why.ADJUSTED: Look(words=QT_TRANSLATE_NOOP("points", "Corrected"), icon="pencil-outline", colour="approved"),
    Why.EXPIRED: Look(words=QT_TRANSLATE_NOOP("points", "Expired"), icon="timer-sand", colour="muted"),
    Why.OPENING: Look(words=QT_TRANSLATE_NOOP("points", "Opening"), icon="flag-outline", colour="approved"),
}
