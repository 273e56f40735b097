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
from app.features.welcome.server import Outcome, try_server
from app.features.welcome.view.server_form import ServerForm, TryServer
from app.telephony.protocol import BoxConfig
from app.ui.bridge import Bridge
from app.ui.kit import field, label, restyle, row, titled
from app.ui.texts import words
from app.ui.theme import Theme


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
        self._goes_on = False
        self._here = QRadioButton(self.tr("On this computer"))
        self._there = QRadioButton(self.tr("On a server, shared by several seats"))
        self.form = ServerForm(theme, bridge, pool, try_server)
        hint = self.tr("Customers, calls and everything else. With one seat, this computer is right.")
        self._head(self.tr("Where do the data live?"), hint)
        for one in (self._here, self._there):
            self._body.addWidget(one)
        self._body.addWidget(row(theme, (self.form, 1), margin=("l", "", "", "")))
        self._body.addStretch(1)
        self._here.setChecked(True)
        self._on_chosen()
        self._there.toggled.connect(self._on_chosen)
        self.form.busy.connect(self.busy)
        self.form.answered.connect(self._on_answered)

    @property
    def said(self) -> str:
        """What the last test showed."""
        return self.form.said

    @override
    def answer(self) -> dict[str, Any]:
        trial = self.form.tried
        if self._here.isChecked() or trial is None:
            return {}
        known = {"known": trial.outcome.administrator}
        return {"server": trial.kept, "password": trial.password, "remembered": trial.outcome.remembered} | known

    @override
    def leave(self) -> None:
        if self._here.isChecked() or self.form.is_good():
            self.passed.emit()
            return
        if self.form.written() is not None:
            self._goes_on = True
            self.form.start()

    @Slot(object)
    def _on_answered(self, outcome: Outcome) -> None:
        goes_on, self._goes_on = self._goes_on, False
        if outcome.good and goes_on and self._there.isChecked():
            self.passed.emit()

    @Slot()
    def _on_chosen(self) -> None:
        self.form.setVisible(self._there.isChecked())
        if self._there.isChecked():
            self.form.host.setFocus()


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
