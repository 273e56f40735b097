"""Under which name does this seat write what is done at it?"""

import getpass
import platform

from app.core.access import Who
from app.core.options import OPERATOR, SEAT, Settings
from app.core.seat import SeatMemory

LAST = "last_operator"  # in the seat's settings: whose password is asked for first
_HERE, _FEW = "operators_here", 20
_MOST = 80  # characters a name may have in the tables


def who_sits_here(settings: Settings) -> Who:
    """The names of the settings; where they were left out, those the computer goes by."""
    name = settings.text(OPERATOR) or _user()
    seat = settings.text(SEAT) or platform.node() or "1"
    return Who(name=name[:_MOST], seat=seat[:_MOST])


def remember(memory: SeatMemory, name: str) -> None:
    """Somebody signed in at this seat: they are offered first, and where the server knows everybody, at all."""
    memory.keep(LAST, name)
    memory.keep(_HERE, [name, *(one for one in known_here(memory) if one != name)][:_FEW])


def rename(memory: SeatMemory, before: str, now: str) -> None:
    """Somebody who signs in at this seat is called otherwise from now on."""
    if memory.recall(LAST) == before:
        memory.keep(LAST, now)
    memory.keep(_HERE, [now if one == before else one for one in known_here(memory)])


def known_here(memory: SeatMemory) -> tuple[str, ...]:
    """Who signed in at this seat, the last one first."""
    kept = memory.recall(_HERE)
    return tuple(map(str, kept)) if isinstance(kept, list) else ()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a system account without a name
        return "?"
