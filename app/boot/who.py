"""Under which name does this seat write what is done at it?"""

import getpass
import platform

from app.core.access import Who
from app.core.options import OPERATOR, SEAT, Settings

_MOST = 80  # characters a name may have in the tables


def who_sits_here(settings: Settings) -> Who:
    """The names of the settings; where they were left out, those the computer goes by."""
    name = settings.text(OPERATOR) or _user()
    seat = settings.text(SEAT) or platform.node() or "1"
    return Who(name=name[:_MOST], seat=seat[:_MOST])


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a system account without a name
        return "?"
