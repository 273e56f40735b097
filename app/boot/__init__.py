"""Which objects live as long as the program, and how are they connected? The only layer that knows them all."""

import logging
import os
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMessageBox

from app.boot.door import Door, knock
from app.boot.ending import Ending
from app.boot.opening import Opening
from app.boot.start import begin
from app.core.errors import AppError, Unavailable
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.places import Places, default_places
from app.db.guard import claim, door
from app.ui.language import install
from app.ui.texts import words

_NO_DISPLAY = QT_TRANSLATE_NOOP(
    "start", "There is no display here to open a window on; “ringfile tour” does without one."
)
_DEAF = QT_TRANSLATE_NOOP("start", "Ringfile already works on {folder}, but does not answer.")
_UNSEEN = {"offscreen", "minimal"}  # platforms of Qt on which nobody could close a message
log = logging.getLogger(__name__)


def open_window(data: Path | None, language: str, theme: str, *, simulate: bool) -> int:
    """Open the window and return when the user leaves; the exit code.

    A second start on the same data folder brings the first program to the front instead.

    Raises:
        AppError: it cannot be opened; where there is a display, the sentence was shown there too.
    """
    _check_display()
    try:
        return _open(data, language, theme, simulate=simulate)
    except AppError as err:
        _show(err, language)
        raise


def _open(data: Path | None, language: str, theme: str, *, simulate: bool) -> int:
    places = Places(data.absolute()) if data else default_places()
    places.prepare()
    held = claim(places)
    if held is None:
        if knock(door(places)):
            return 0
        raise Unavailable(_DEAF.fill(folder=str(places.root)))
    _write_log(places)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    start = begin(app, places, language, theme, simulate=simulate)
    outside, ending = Door(door(places), app), Ending(app)
    ending.asked.connect(app.exit)  # every loop, also of the first start's dialog, whatever a window asks
    try:
        opening = Opening(start)
        opening.left.connect(app.quit)
        if simulate:
            opening.opened.connect(opening.let_it_ring)
        outside.knocked.connect(opening.front.shell.come_forward)
        code = 0 if ending.was_asked else app.exec()
        opening.close()
        return code
    finally:
        ending.stop()
        start.memory.close()
        held.release()


def _show(err: AppError, language: str) -> None:
    """Who started the program by its icon sees no console."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    if app.platformName() not in _UNSEEN:
        install(app, language)
        QMessageBox.critical(None, app.applicationDisplayName(), words(err.text))


def _check_display() -> None:
    """Qt ends the process where it cannot reach a display; better a sentence."""
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if sys.platform.startswith("linux") and not named:
        raise Unavailable(_NO_DISPLAY)


def _write_log(places: Places) -> None:
    handler = RotatingFileHandler(places.logs / "ringfile.log", maxBytes=5_000_000, backupCount=5, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
