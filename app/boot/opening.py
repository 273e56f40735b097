"""What is asked before the window opens: the first start's few pages, a server's password, a damaged database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMessageBox
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.boot.database import Damaged, open_database
from app.boot.program import SUSPECT, Program, Start
from app.core.errors import AppError
from app.core.options import OPTIONS, Settings
from app.db.backup import restore
from app.db.health import was_clean
from app.db.store import Store
from app.features.lines.lines import Lines
from app.features.lines.setup import kept_of
from app.features.lines.view.setup import BoxSetup
from app.features.lines.view.trial import BoxTrial
from app.features.welcome.answers import Answers
from app.features.welcome.server import Server, password_of, server_of
from app.features.welcome.view.pages import BoxPart
from app.features.welcome.view.wizard import Welcome
from app.records.settings import save_shared
from app.telephony.hub import Hub
from app.telephony.sim import Simulator
from app.ui.bridge import Bridge
from app.ui.formats import moment
from app.ui.language import install
from app.ui.texts import words

translate = QCoreApplication.translate


def open_program(start: Start) -> Program | None:
    """The running program with its window, or None where the user left."""
    first = not start.simulate and not start.places.database.exists() and not start.memory.recall("server")
    answers = _ask(start) if first else Answers()
    _keep(start, answers)
    start = replace(
        start, settings=Settings(start.memory.values), language=_speak(start, answers.language) or start.language
    )
    clean = was_clean(start.places.database)
    engine = _open(start, answers)
    if engine is None:
        return None
    _keep_shared(engine, answers)
    program = Program(start, lambda on_commit: Store(engine, on_commit))
    program.open()
    if not clean and engine.dialect.name == "sqlite":
        program.examine()
    return program


# ------------------------------------------------------------ the first start


def _ask(start: Start) -> Answers:
    """The first start's pages; nothing else runs yet, so this one dialog is waited for."""
    bridge, pool = Bridge(start.app), ThreadPoolExecutor(max_workers=2, thread_name_prefix="pool")
    lines = _lines_to_try(start)

    def box() -> BoxPart:
        setup = BoxSetup(start.theme, bridge, BoxTrial(start.theme, bridge, start.clock, lines), country="CN")
        return BoxPart(setup, setup.config)

    given: list[Answers] = []
    welcome = Welcome(start.theme, bridge, pool, lambda language: _say(start, language), box)
    welcome.done_with.connect(given.append)
    welcome.exec()
    lines.close()
    pool.shutdown(wait=False, cancel_futures=True)
    welcome.deleteLater()
    return given[-1] if given else Answers()


def _lines_to_try(start: Start) -> Lines:
    def hub(on_call: Callable[..., None], on_box: Callable[..., None]) -> Hub:
        return Hub(on_call, on_box, start.clock, Simulator())

    return Lines(hub(lambda _: None, lambda _: None), hub, lambda _: None)


def _say(start: Start, language: str) -> None:
    install(start.app, language)


def _speak(start: Start, language: str | None) -> str:
    return install(start.app, language) if language is not None else ""


def _keep(start: Start, answers: Answers) -> None:
    for key, value in answers.seat_values().items():
        start.memory.keep(key, value)
    if answers.boxes is not None:
        start.memory.keep("boxes", kept_of(answers.boxes))


def _keep_shared(engine: Engine, answers: Answers) -> None:
    values = answers.shared_values()
    with Session(engine) as session, session.begin():
        for option in OPTIONS:
            if option.key in values:
                save_shared(session, option, values[option.key])


# ------------------------------------------------------------ the database


def _open(start: Start, answers: Answers) -> Engine | None:
    """The database, after asking what must be asked; None where the user left."""
    server = server_of(start.memory.recall("server"))
    try:
        url = server.url(_password(server, answers)) if server else None
        return open_database(start.places, url, thorough=bool(start.memory.recall(SUSPECT)))
    except Damaged as err:
        return _open(start, answers) if _offer_backup(start, err) else None
    except AppError as err:
        again = QMessageBox.StandardButton.Retry
        chosen = QMessageBox.critical(
            None, translate("opening", "Ringfile"), words(err.text), again | QMessageBox.StandardButton.Close, again
        )
        return _open(start, answers) if chosen == again else None


def _password(server: Server, answers: Answers) -> str:
    """From the first start's pages, the system's keyring, or the user."""
    known = answers.password or password_of(server)
    if known is None:
        asked = translate("opening", "Password of {user} on {host}").format(user=server.user, host=server.host)
        known, _ = QInputDialog.getText(None, translate("opening", "Ringfile"), asked, QLineEdit.EchoMode.Password)
    return known


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
    restore(start.places, err.backup, start.clock.now())
    start.memory.keep(SUSPECT, False)
    return True
