"""What is asked before the window opens: the first start's few pages, a server's password, a damaged database."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMessageBox
from sqlalchemy import Engine

from app.boot.database import Damaged, open_database
from app.boot.program import SUSPECT, Program, Start
from app.core.errors import AppError, Unavailable
from app.core.options import LANGUAGE, Settings
from app.db.backup import newest_backup, restore
from app.db.health import was_clean
from app.db.store import Store
from app.features.welcome.server import Server, password_of, server_of
from app.ui.formats import moment
from app.ui.language import install
from app.ui.texts import words

translate = QCoreApplication.translate


def open_program(start: Start) -> Program | None:
    """The running program with its window, or None where the user left."""
    answers = None
    if not start.simulate and _is_first(start):
        from app.boot.first_start import ask  # only once in the life of a seat

        answers = ask(start)
        if answers is None:
            return None
        settings = Settings(start.memory.values)
        start = replace(start, settings=settings, language=install(start.app, settings.text(LANGUAGE)))
    clean = was_clean(start.places.database)
    engine = _open(start, answers.password if answers else "")
    if engine is None:
        return None
    if answers:
        from app.boot.first_start import keep_shared

        keep_shared(engine, answers, start)
    program = Program(start, lambda on_commit: Store(engine, on_commit))
    program.open(answers.administrator[0] if answers and answers.administrator else "")
    if not clean and engine.dialect.name == "sqlite":
        program.examine()
    return program


def _is_first(start: Start) -> bool:
    """Nothing was ever kept here: no database, none that was lost, and no server."""
    places = start.places
    return not places.database.exists() and newest_backup(places) is None and not start.memory.recall("server")


# ------------------------------------------------------------ the database


def _open(start: Start, password: str) -> Engine | None:
    """The database, after asking what must be asked; None where the user left."""
    server = server_of(start.memory.recall("server"))
    try:
        url = server.url(_password(server, password)) if server else None
        return open_database(start.places, url, thorough=bool(start.memory.recall(SUSPECT)))
    except Damaged as err:
        return _open(start, password) if _offer_backup(start, err) else None
    except AppError as err:
        again = QMessageBox.StandardButton.Retry
        chosen = QMessageBox.critical(
            None, translate("opening", "Ringfile"), words(err.text), again | QMessageBox.StandardButton.Close, again
        )
        return _open(start, password) if chosen == again else None


def _password(server: Server, known: str) -> str:
    """From the first start's pages, the system's keyring, or the user."""
    found = known or password_of(server)
    if found is None:
        asked = translate("opening", "Password of {user} on {host}").format(user=server.user, host=server.host)
        found, _ = QInputDialog.getText(None, translate("opening", "Ringfile"), asked, QLineEdit.EchoMode.Password)
    return found


def _offer_backup(start: Start, err: Damaged) -> bool:
    """Ask whether the newest backup takes the place of the damaged file; True where it did."""
    box = QMessageBox(QMessageBox.Icon.Critical, translate("opening", "Ringfile"), words(err.text))
    box.addButton(translate("opening", "Leave"), QMessageBox.ButtonRole.RejectRole)
    if err.backup is None:
        box.setInformativeText(translate("opening", "There is no backup to go back to. The file was left as it is."))
        box.exec()
        return False
    made = moment(err.backup.made_at, start.clock.now())
    said = translate(
        "opening", "The newest automatic backup is of {moment}. The damaged file is kept beside it."
    ).format(moment=made)
    box.setInformativeText(said)
    use = box.addButton(translate("opening", "Use the backup"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    if box.clickedButton() is not use:
        return False
    try:
        restore(start.places, err.backup, start.clock.now())
    except Unavailable as why:
        QMessageBox.critical(None, translate("opening", "Ringfile"), words(why.text))
        return _offer_backup(start, err)
    start.memory.keep(SUSPECT, False)
    return True
