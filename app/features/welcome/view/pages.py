"""What is on each page of the first start?"""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QRadioButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import Invalid
from app.core.i18n import Text
from app.db.server import DATABASE, PORT, Server, checked
from app.features.welcome.server import Outcome, try_server
from app.telephony.protocol import BoxConfig
from app.ui.bridge import Bridge
from app.ui.kit import Banner, KeyButton, field, label, restyle, row, titled
from app.ui.texts import words
from app.ui.theme import Theme

TryServer = Callable[[Server, str], Outcome]


@dataclass(frozen=True, slots=True)
class BoxPart:
    """The widget that sets up a box, and how it is asked for it (may raise Invalid, after marking its fields)."""

    widget: QWidget
    config: Callable[[], BoxConfig | None]


class Page(QWidget):
    """One page: a question, fields, and what they answer."""

    passed = Signal()
    can_skip = True

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._faults: dict[str, tuple[QWidget, QLabel]] = {}
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(theme.space("m"))

    def _head(self, title: str, hint: str) -> None:
        self._body.addWidget(label(title, "title"))
        self._body.addWidget(label(hint, "muted", wrap=True))

    def answer(self) -> dict[str, Any]:
        """What this page answers: fields of `Answers`."""
        return {}

    def leave(self) -> None:
        """The user wants to go on: check, then say `passed`."""
        self.passed.emit()

    def begin(self) -> None:
        """The page came to the front: the caret goes into its first field."""
        for child in self.findChildren(QWidget):
            if isinstance(child, QLineEdit | QComboBox | QRadioButton) and child.isVisibleTo(self):
                child.setFocus()
                return

    def _add_field(self, key: str, title: str, widget: QLineEdit) -> QWidget:
        fault = label("", "wrong", wrap=True)
        fault.hide()
        self._faults[key] = (widget, fault)
        return titled(self._theme, title, widget, fault)

    def mark(self, fields: dict[str, Text]) -> None:
        """Show what is wrong at its field, and put the caret into the first one."""
        for key, (widget, fault) in self._faults.items():
            fault.setText(words(fields[key]) if key in fields else "")
            fault.setVisible(key in fields)
            restyle(widget, "look", "wrong" if key in fields else "")
        if fields:
            self._faults[next(key for key in self._faults if key in fields)][0].setFocus()


class LanguagePage(Page):
    """In both languages, because nobody knows yet which one is read."""

    _CHOICES = (("", "按系统设置 · As the system is set"), ("zh_CN", "简体中文"), ("en", "English"))

    def __init__(self, theme: Theme, speak: Callable[[str], None]) -> None:
        super().__init__(theme)
        self._speak = speak
        self._head("语言 · Language", "请选择界面语言。 Choose the language you work in.")
        self._buttons: dict[str, QRadioButton] = {}
        for value, name in self._CHOICES:
            button = QRadioButton(name)
            self._buttons[value] = button
            self._body.addWidget(button)
        self._buttons[""].setChecked(True)
        self._body.addStretch(1)

    @property
    def language(self) -> str:
        """The chosen one, "" for the system's."""
        return next(value for value, button in self._buttons.items() if button.isChecked())

    def choose(self, language: str) -> None:
        """Choose one."""
        self._buttons[language].setChecked(True)

    @override
    def answer(self) -> dict[str, Any]:
        return {"language": self.language}

    @override
    def leave(self) -> None:
        self._speak(self.language)
        super().leave()


class PlacePage(Page):
    """This computer or a server; a server is tried before the page is left.

    Args:
        pool: where the connection is tried.
        try_server: connects and puts the password away.
    """

    busy = Signal(bool)

    def __init__(self, theme: Theme, bridge: Bridge, pool: Executor, try_server: TryServer = try_server) -> None:
        super().__init__(theme)
        self._bridge, self._pool, self._try_server = bridge, pool, try_server
        self._tried: tuple[Server, str, Outcome] | None = None
        self._trying = False
        self._goes_on = False
        self._here = QRadioButton(self.tr("On this computer"))
        self._there = QRadioButton(self.tr("On a server, shared by several seats"))
        self._host, self._port = field(theme, hint="192.168.1.10"), field(theme, str(PORT))
        self._database, self._user, self._password = field(theme, DATABASE), field(theme), field(theme)
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._test = KeyButton(theme, self.tr("Test the connection"), "F9", "connection", live=True)
        self._result: Banner | None = None
        self._lay_out()
        self._here.setChecked(True)
        self._on_chosen()
        self._there.toggled.connect(self._on_chosen)
        self._test.clicked.connect(self._on_test)

    def _lay_out(self) -> None:
        theme, body = self._theme, self._body
        hint = self.tr("Customers, calls and everything else. With one seat, this computer is right.")
        self._head(self.tr("Where do the data live?"), hint)
        body.addWidget(self._here)
        body.addWidget(self._there)
        self._server = QWidget()
        inner = QVBoxLayout(self._server)
        inner.setContentsMargins(theme.space("l"), 0, 0, 0)
        inner.setSpacing(theme.space("m"))
        host = self._add_field("host", self.tr("Server"), self._host)
        port = self._add_field("port", self.tr("Port"), self._port)
        user = self._add_field("user", self.tr("Your name there"), self._user)
        password = self._add_field("password", self.tr("Password"), self._password)
        inner.addWidget(row(theme, (host, 3), (port, 1), gap="m"))
        inner.addWidget(self._add_field("database", self.tr("Database"), self._database))
        inner.addWidget(row(theme, (user, 1), (password, 1), gap="m"))
        inner.addWidget(row(theme, self._test, None))
        self._results = inner
        body.addWidget(self._server)
        body.addStretch(1)

    @property
    def said(self) -> str:
        """What the last test showed."""
        return self._result.text if self._result else ""

    @override
    def answer(self) -> dict[str, Any]:
        if self._here.isChecked() or self._tried is None:
            return {}
        server, password, outcome = self._tried
        known = {"known": outcome.administrator}
        return {"server": server, "password": password, "remembered": outcome.remembered} | known

    @override
    def leave(self) -> None:
        if self._here.isChecked():
            self.passed.emit()
            return
        written = self._written()
        if written is None:
            return
        if self._tried and self._tried[:2] == written and self._tried[2].good:
            self.passed.emit()
            return
        self._goes_on = True
        self._start(*written)

    def _written(self) -> tuple[Server, str] | None:
        self.mark({})
        try:
            server = checked(self._host.text(), self._port.text(), self._database.text(), self._user.text())
        except Invalid as err:
            self.mark(err.fields)
            return None
        return server, self._password.text()

    def _start(self, server: Server, password: str) -> None:
        if self._trying:
            return
        self._trying = True
        self._say(self.tr("Connecting…"), "progress", "timer-sand")
        self._test.setEnabled(False)
        self.busy.emit(True)
        future = self._pool.submit(self._try_server, server, password)
        self._bridge.then(future, lambda outcome: self._on_outcome(server, password, outcome), self)

    def _on_outcome(self, server: Server, password: str, outcome: Outcome) -> None:
        self._trying = False
        self._test.setEnabled(True)
        self.busy.emit(False)
        self._tried = (server, password, outcome)
        colour, icon = ("finished", "check-circle-outline") if outcome.good else ("danger", "alert-outline")
        self._say(words(outcome.words), colour, icon)
        goes_on, self._goes_on = self._goes_on, False
        if outcome.good and goes_on and self._there.isChecked():
            self.passed.emit()

    def _say(self, sentence: str, colour: str, icon: str) -> None:
        banner = Banner(self._theme, sentence, colour=colour, icon=icon)
        if self._result:
            self._results.replaceWidget(self._result, banner)
            self._result.hide()
            self._result.deleteLater()
        else:
            self._results.addWidget(banner)
        self._result = banner

    @Slot()
    def _on_chosen(self) -> None:
        self._server.setVisible(self._there.isChecked())
        if self._there.isChecked():
            self._host.setFocus()

    @Slot()
    def _on_test(self) -> None:
        written = self._written()
        if written:
            self._start(*written)


class CompanyPage(Page):
    """What stands on slips."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._name, self._phone, self._address = field(theme), field(theme), field(theme)
        self._head(self.tr("Your company"), self.tr("It is printed on slips. It can be changed in the settings."))
        self._body.addWidget(titled(theme, self.tr("Company"), self._name))
        self._body.addWidget(titled(theme, self.tr("Phone"), self._phone))
        self._body.addWidget(titled(theme, self.tr("Address"), self._address))
        self._body.addStretch(1)

    @override
    def answer(self) -> dict[str, Any]:
        return {"company": tuple(one.text().strip() for one in (self._name, self._phone, self._address))}


class BoxPage(Page):
    """The box on the telephone line, tried on the spot."""

    def __init__(self, theme: Theme, part: BoxPart) -> None:
        super().__init__(theme)
        self._part = part
        hint = self.tr(
            "Choose your box and call the line. Without one, skip this page: a simulated box takes its place."
        )
        self._head(self.tr("The box that tells who calls"), hint)
        self._body.addWidget(part.widget, 1)

    @override
    def answer(self) -> dict[str, Any]:
        config = self._part.config()
        return {"boxes": (config,)} if config else {}

    @override
    def leave(self) -> None:
        try:
            self._part.config()
        except Invalid:
            return  # the field is marked
        super().leave()
