"""How is a server opened on which everybody has a name of their own? By signing in; no seat knows a password."""

from sqlalchemy.orm import Session

from app.boot.basis import Basis
from app.boot.start import Start
from app.boot.trouble import SignInNeeded
from app.boot.who import who_sits_here
from app.core.access import Right, Who
from app.core.errors import DatabaseUnavailable
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.options import OPTIONS
from app.db.engine import open_engine
from app.db.login import Login, nameless
from app.db.migrate import is_current
from app.db.months import look_ahead
from app.db.roles import are_on, role_of
from app.db.server import Server
from app.db.trouble import expected_errors, hosts_of
from app.features.operators.entry import entered
from app.features.welcome.answers import Answers
from app.records.settings import load_shared, save_shared

_OLDER = QT_TRANSLATE_NOOP(
    "start",
    "The data on {host} are of an older Ringfile. Whoever looks after the server brings them up to date: "
    "ringfile db upgrade",
)
_NO_ROLES = QT_TRANSLATE_NOOP(
    "start", "On {host} operators have no names of their own. Whoever looks after the server runs: ringfile db init"
)


def open_by_name(start: Start, server: Server, person: tuple[str, str] | None, answers: Answers | None) -> Basis:
    """Open the server under an operator's own name. May take long; for a worker.

    Args:
        start: of the seat.
        server: from its settings.
        person: name and password that were typed.
        answers: of the first start's pages; what concerns the whole shop is kept where the person may.

    Raises:
        SignInNeeded: nobody has typed anything yet.
        PasswordRefused: the server does not know them so.
        Unavailable: it cannot be reached, or its data are of another version.
    """
    if person is None:
        raise SignInNeeded(server.host)
    name, password = person
    login = Login(role_of(server.database, name), password)
    engine = open_engine(nameless(server.url("")), login=login)
    host = hosts_of(engine.url)
    try:
        with expected_errors(engine.url), Session(engine) as session, session.begin():
            if not is_current(session.connection()):
                raise DatabaseUnavailable(_OLDER.fill(host=host))
            if not are_on(session.connection()):
                raise DatabaseUnavailable(_NO_ROLES.fill(host=host))
            attempt = entered(session, name, who_sits_here(start.settings).seat)
            if answers and attempt.who and attempt.who.may(Right.PARAMETERS):
                _keep(session, answers, attempt.who)
            copied = server.replica_url("")
            basis = Basis(
                engine,
                load_shared(session),
                closed=True,
                login=login,
                entered=attempt,
                replica=nameless(copied) if copied else None,
            )
        look_ahead(engine)
        return basis
    except BaseException:
        engine.dispose()
        raise


def _keep(session: Session, answers: Answers, who: Who) -> None:
    values = answers.shared_values()
    for option in OPTIONS:
        if option.key in values:
            save_shared(session, option, values[option.key], who)
