"""Which server is it, how is the way there kept secret, and does it answer? Fields with a test of the connection."""

from collections.abc import Callable
from concurrent.futures import Executor

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.core.errors import Invalid
from app.core.i18n import Text
from app.db.server import DATABASE, PORT, Server, Tls, checked, least_tls
from app.features.welcome.server import Outcome, Trial
from app.ui.bridge import Bridge
from app.ui.kit import Banner, KeyButton, field, label, restyle, row, titled
from app.ui.texts import words
from app.ui.theme import Theme

TryServer = Callable[[Server, str], Outcome]


class ServerForm(QWidget):
    """The fields, and what the last test showed.

    Args:
        pool: where the connection is tried.
        try_server: connects and puts the password away.
        replica: it is asked for, too.

    Attributes:
        tried: what was written at the last test, and what came of it.
    """

    busy = Signal(bool)
    answered = Signal(object)  # Outcome

    def __init__(
        self, theme: Theme, bridge: Bridge, pool: Executor, try_server: TryServer, *, replica: bool = False
    ) -> None:
        super().__init__()
        self._theme, self._bridge, self._pool, self._try_server = theme, bridge, pool, try_server
        self.tried: Trial | None = None
        self._trying = False
        self._faults: dict[str, tuple[QWidget, QLabel]] = {}
        self.host, self.port = field(theme, hint="192.168.1.10"), field(theme, str(PORT))
        self.replica = field(theme, hint=self.tr("Empty: none"))
        self.database, self.user, self.password = field(theme, DATABASE), field(theme), field(theme)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.tls, self.authority = QComboBox(), field(theme, hint=self.tr("Empty: those this computer trusts"))
        self.test = KeyButton(theme, self.tr("Test the connection"), "F9", "connection", live=True)
        self._choose = KeyButton(theme, self.tr("Choose…"), "Alt+O", "folder-open-outline", live=True)
        self._result: Banner | None = None
        self._lay_out()
        self._copies.setVisible(replica)
        self._offer_tls()
        for one in (self.host, self.replica):
            one.textChanged.connect(self._offer_tls)
        for one in (self.host, self.port, self.database, self.user, self.password, self.authority, self.replica):
            one.textEdited.connect(self._on_edited)
        self.tls.activated.connect(self._on_edited)
        self.tls.currentIndexChanged.connect(self._on_tls)
        self.test.clicked.connect(self.start)
        self._choose.clicked.connect(self._on_choose)

    def _lay_out(self) -> None:
        theme = self._theme
        inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.space("m"))
        host = self._titled("host", self.tr("Server (several: parted by commas)"), self.host)
        port = self._titled("port", self.tr("Port"), self.port)
        database = self._titled("database", self.tr("Database"), self.database)
        way = self._titled("tls", self.tr("The way there"), self.tls)
        chosen = row(theme, (self.authority, 1), self._choose)
        self._proof = self._titled("authority", self.tr("Certificate of the authority"), self.authority, chosen)
        user = self._titled("user", self.tr("Your name there"), self.user)
        password = self._titled("password", self.tr("Password"), self.password)
        inner.addWidget(row(theme, (host, 3), (port, 1), gap="m"))
        inner.addWidget(row(theme, (database, 1), (way, 1), gap="m"))
        inner.addWidget(self._proof)
        inner.addWidget(row(theme, (user, 1), (password, 1), gap="m"))
        copies = self._titled("replica", self.tr("Replica that reports and exports are read from"), self.replica)
        self._copies = copies
        inner.addWidget(copies)
        inner.addWidget(row(theme, self.test, None))
        self._results = inner

    def _titled(self, key: str, title: str, widget: QWidget, shown: QWidget | None = None) -> QWidget:
        fault = label("", "wrong", wrap=True)
        fault.hide()
        self._faults[key] = (widget, fault)
        return titled(self._theme, title, shown or widget, fault)

    def show_server(self, server: Server) -> None:
        """Put a server into the fields."""
        self.host.setText(server.host.replace(",", ", "))
        self.port.setText(str(server.port))
        self.database.setText(server.database)
        self.user.setText(server.user)
        self.authority.setText(server.authority)
        self.replica.setText(server.replica.replace(",", ", "))
        self.tls.setCurrentIndex(max(0, self.tls.findData(server.tls)))

    # ------------------------------------------------------------ the way there

    @Slot()
    def _offer_tls(self) -> None:
        """Unencrypted only where nothing leaves this computer."""
        names = {
            Tls.VERIFIED: self.tr("Encrypted; the server proves who it is"),
            Tls.ENCRYPTED: self.tr("Encrypted"),
            Tls.OFFERED: self.tr("On this computer"),
        }
        hosts = [one for one in ",".join((self.host.text(), self.replica.text())).split(",") if one.strip()]
        least = least_tls(",".join(hosts)) if self.host.text().strip() else Tls.ENCRYPTED
        offered = [Tls.VERIFIED, Tls.ENCRYPTED] + ([Tls.OFFERED] if least is Tls.OFFERED else [])
        if [self.tls.itemData(at) for at in range(self.tls.count())] == offered:
            return
        before = self.tls.currentData()
        self.tls.clear()
        for one in offered:
            self.tls.addItem(names[one], one)
        wanted = least if before in (None, Tls.OFFERED, Tls.ENCRYPTED) else before
        self.tls.setCurrentIndex(self.tls.findData(wanted))
        self._on_tls()

    @Slot()
    def _on_tls(self) -> None:
        self._proof.setVisible(self.tls.currentData() == Tls.VERIFIED)

    @Slot()
    def _on_choose(self) -> None:
        kinds = self.tr("Certificates") + " (*.crt *.pem *.cer)"
        dialog = QFileDialog(self, self.tr("Certificate of the authority"), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.authority.setText)
        dialog.fileSelected.connect(self._on_edited)
        dialog.open()

    # ------------------------------------------------------------ the test

    @property
    def said(self) -> str:
        """What the last test showed."""
        return self._result.text if self._result and not self._result.isHidden() else ""

    def mark(self, fields: dict[str, Text]) -> None:
        """Show what is wrong at its field, and put the caret into the first one."""
        for key, (widget, fault) in self._faults.items():
            fault.setText(words(fields[key]) if key in fields else "")
            fault.setVisible(key in fields)
            restyle(widget, "look", "wrong" if key in fields else "")
        if fields:
            self._faults[next(key for key in self._faults if key in fields)][0].setFocus()

    def _point_at(self, key: str) -> None:
        """The test says what is wrong below: here is where to put it right."""
        if key in self._faults:
            widget = self._faults[key][0]
            restyle(widget, "look", "wrong")
            widget.setFocus()

    @Slot()
    def _on_edited(self) -> None:
        """What the last test showed is not about what stands in the fields now."""
        self.mark({})
        if self._result and not self._trying:
            self._result.hide()

    def written(self) -> tuple[Server, str] | None:
        """What stands in the fields; None where something is wrong, which is marked."""
        self.mark({})
        proof = self.authority.text() if self.tls.currentData() == Tls.VERIFIED else ""
        texts = [one.text() for one in (self.host, self.port, self.database, self.user)]
        try:
            tls, copies = Tls(self.tls.currentData()), self.replica.text()
            server = checked(texts[0], texts[1], texts[2], texts[3], tls=tls, authority=proof, replica=copies)
        except Invalid as err:
            self.mark(err.fields)
            return None
        return server, self.password.text()

    def is_good(self) -> bool:
        """Whether what stands in the fields was tried and can be used."""
        tried = self.tried
        return tried is not None and tried.outcome.good and self.written() == (tried.server, tried.password)

    @Slot()
    def start(self) -> None:
        """Try what stands in the fields."""
        written = self.written()
        if written is None or self._trying:
            return
        self._trying = True
        self._say(self.tr("Connecting…"), "progress", "timer-sand")
        self.test.setEnabled(False)
        self.busy.emit(True)
        future = self._pool.submit(self._try_server, *written)
        self._bridge.then(future, lambda outcome: self._on_outcome(Trial(*written, outcome)), self)

    def _on_outcome(self, trial: Trial) -> None:
        self._trying, self.tried = False, trial
        self.test.setEnabled(True)
        self.busy.emit(False)
        good = trial.outcome.good
        colour, icon = ("finished", "check-circle-outline") if good else ("danger", "alert-outline")
        self._say(words(trial.outcome.words), colour, icon)
        self._point_at(trial.outcome.part)
        self.answered.emit(trial.outcome)

    def _say(self, sentence: str, colour: str, icon: str) -> None:
        banner = Banner(self._theme, sentence, colour=colour, icon=icon)
        if self._result:
            self._results.replaceWidget(self._result, banner)
            self._result.hide()
            self._result.deleteLater()
        else:
            self._results.addWidget(banner)
        self._result = banner
