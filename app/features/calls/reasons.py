"""What is said in place of a number that a call came without?"""

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.telephony.protocol import Reason

REASONS: dict[Reason, Text] = {
    Reason.PRIVATE: QT_TRANSLATE_NOOP("calls", "Number withheld"),
    Reason.OUT_OF_AREA: QT_TRANSLATE_NOOP("calls", "Number not available"),
    Reason.NO_CID: QT_TRANSLATE_NOOP("calls", "No number was reported"),
    Reason.BAD_CHECKSUM: QT_TRANSLATE_NOOP("calls", "Number not certain"),
}
