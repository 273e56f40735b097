"""Which right does somebody lack for something, in words?"""

from app.core.access import RIGHTS, Who
from app.core.i18n import QT_TRANSLATE_NOOP, Text

_NO_RIGHT = QT_TRANSLATE_NOOP("records", "For this you need the right “{right}”.")


def lacking(who: Who, *rights: str) -> Text | None:
    """A sentence that names the first of these rights that `who` does not hold; None where all are held."""
    missing = next((one for one in rights if not who.may(one)), "")
    if not missing:
        return None
    return _NO_RIGHT.fill(right=next((said for key, said in RIGHTS.items() if key == missing), missing))
