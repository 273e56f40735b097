"""What is asked before the window opens: the first start's few pages, and what to do about a damaged database."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox

from app.boot.database import Damaged, open_database
from app.boot.program import Program, Start
from app.core.errors import AppError
from app.db.backup import restore
from app.db.store import Store
from app.ui.formats import moment
from app.ui.texts import words


def open_program(start: Start) -> Program | None:
    """The running program with its window, or None where the user left."""
    try:
        engine = open_database(start.places, start.memory.recall("server"))
    except Damaged as err:
        return open_program(start) if _offer_backup(start, err) else None
    except AppError as err:
        QMessageBox.critical(None, _tr("Ringfile"), words(err.text))
        return None
    program = Program(start, lambda on_commit: Store(engine, on_commit))
    program.open()
    return program


def _offer_backup(start: Start, err: Damaged) -> bool:
    """Ask whether the newest backup takes the place of the damaged file; True where it did."""
    box = QMessageBox(QMessageBox.Icon.Critical, _tr("Ringfile"), words(err.text))
    box.addButton(_tr("Leave"), QMessageBox.ButtonRole.RejectRole)
    if err.backup is None:
        box.setInformativeText(_tr("There is no backup to go back to. The file was left as it is."))
        box.exec()
        return False
    made = moment(err.backup.made_at, start.clock.now())
    said = _tr("The newest automatic backup is of {moment}. The damaged file is kept beside it.").format(moment=made)
    box.setInformativeText(said)
    use = box.addButton(_tr("Use the backup"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    if box.clickedButton() is not use:
        return False
    restore(start.places, err.backup, start.clock.now())
    return True


def _tr(text: str) -> str:
    return QCoreApplication.translate("opening", text)
