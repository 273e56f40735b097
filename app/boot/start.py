"""What is there before window and database: the seat's settings, its language and its looks."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from app.core.clock import Clock, SystemClock
from app.core.i18n import Text
from app.core.options import LANGUAGE, THEME, Settings
from app.core.places import Places
from app.core.seat import SeatFile, SeatMemory
from app.ui.language import install
from app.ui.theme import Theme

if TYPE_CHECKING:
    from app.telephony.box import Means as Listening

VERSION = "0.1.0"
SUSPECT = "database_suspect"  # in the seat's settings: read all of the file at the next start


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What is there before the database is opened.

    Attributes:
        language: in force, "zh_CN" or "en".
        simulate: listen to the simulated box instead of the configured ones.
        trouble: what reading the seat's settings had to say, or None.
        listening: how ports are found, read and tried again, None for the usual way.
    """

    app: QApplication
    places: Places
    memory: SeatMemory
    settings: Settings
    theme: Theme
    language: str
    clock: Clock
    simulate: bool
    trouble: Text | None
    version: str
    listening: "Listening | None" = None


def begin(app: QApplication, places: Places, language: str, theme: str, *, simulate: bool) -> Start:
    """What is there before the database: the seat's settings, language and theme."""
    app.setApplicationName("Ringfile")
    app.setApplicationVersion(VERSION)
    app.setQuitOnLastWindowClosed(False)
    file = SeatFile(places.settings)
    memory = SeatMemory(file)
    settings = Settings(memory.values)
    spoken = install(app, language or settings.text(LANGUAGE))
    return Start(
        app=app,
        places=places,
        memory=memory,
        settings=settings,
        theme=Theme(app, theme or settings.text(THEME)),
        language=spoken,
        clock=SystemClock(),
        simulate=simulate,
        trouble=file.trouble,
        version=VERSION,
    )
