"""How are points and redemptions found in the window? Known before the database layer is loaded."""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.records.workflow import Look, Sign

REDEMPTIONS = Sign(
    key="redemption",
    look=Look(words=QT_TRANSLATE_NOOP("points", "Redemption"), icon="gift-outline", colour="points"),
    plural=QT_TRANSLATE_NOOP("points", "Redemptions"),
)
POINTS = Sign(
    key="point_entry",
    look=Look(words=QT_TRANSLATE_NOOP("points", "Points"), icon="star-circle-outline", colour="points"),
    plural=QT_TRANSLATE_NOOP("points", "Points"),
)
