"""Which objects live as long as the program, and how are they connected? The only layer that knows them all."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.boot.door import Door, knock
from app.boot.program import Program, Start
from app.core.clock import SystemClock
from app.core.options import LANGUAGE, THEME, Settings
from app.core.places import Places, default_places
from app.core.seat import SeatFile, SeatMemory
from app.db.guard import claim, door
from app.ui.language import install
from app.ui.theme import Theme

VERSION = "0.1.0"
log = logging.getLogger(__name__)


def open_window(data: Path | None, language: str, theme: str, *, simulate: bool) -> int:
    """Open the window and return when the user leaves; the exit code.

    A second start on the same data folder brings the first program to the front instead.

    Raises:
        Unavailable: the data folder cannot be used.
    """
    places = Places(data.absolute()) if data else default_places()
    places.prepare()
    held = claim(places)
    if held is None:
        return 0 if knock(door(places)) else 1
    _write_log(places)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    start = begin(app, places, language, theme, simulate=simulate)
    outside = Door(door(places), app)
    try:
        from app.boot.opening import open_program

        program = open_program(start)
        if program is None:
            return 0
        if simulate:
            program.pages.let_it_ring()
        outside.knocked.connect(program.shell.come_forward)
        code = app.exec()
        program.close()
        return code
    finally:
        start.memory.close()
        held.release()


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


def _write_log(places: Places) -> None:
    handler = RotatingFileHandler(places.logs / "ringfile.log", maxBytes=5_000_000, backupCount=5, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)


__all__ = ["Program", "Start", "begin", "open_window"]
