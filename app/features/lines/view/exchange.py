"""What does the user say about an exchange: who signs in there, and which extensions are this seat's?"""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from app.core.i18n import Text
from app.features.lines.setup import MOST_DIGITS, extensions_of
from app.telephony.protocol import Exchange
from app.ui.kit import inset, label, restyle, row, titled
from app.ui.texts import words
from app.ui.theme import Theme


class ExchangeFields(QWidget):
    """User, password, extensions and their length, context, and whether calls within the house are shown.

    Attributes:
        hint: what the extensions are for; stands above or below, in its owner's layout.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._user, self._secret = QLineEdit(), QLineEdit()
        self._extensions, self._context = QLineEdit(), QLineEdit()
        self._internal = QCheckBox(self.tr("Show calls from one extension to another"))
        self._digits = QSpinBox()
        inset(theme, self._digits)
        self._digits.setRange(0, MOST_DIGITS)
        self._digits.setSpecialValueText(self.tr("6, as usual"))
        self._digits.valueChanged.connect(self.changed)
        self._secret.setEchoMode(QLineEdit.EchoMode.Password)
        self._extensions.setPlaceholderText("801, 802")
        self._context.setPlaceholderText("from-internal")
        self._wrong: dict[str, tuple[QLineEdit, QLabel]] = {}
        hint = self.tr(
            "Calls come up here when one of these telephones rings; the first one rings when a number is dialled. "
            "Empty: every call of the house comes up."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("m"))
        layout.addWidget(
            row(
                theme,
                (self._field(theme, "user", self.tr("User name (manager.conf)"), self._user), 1),
                (self._field(theme, "secret", self.tr("Password"), self._secret), 1),
                gap="m",
            )
        )
        layout.addWidget(
            row(
                theme,
                (self._field(theme, "extensions", self.tr("Extensions of this seat"), self._extensions), 1),
                (self._field(theme, "context", self.tr("Context it dials from"), self._context), 1),
                gap="m",
            )
        )
        layout.addWidget(row(theme, titled(theme, self.tr("Digits of an extension, at most"), self._digits), None))
        layout.addWidget(self._internal)
        self.hint = label(hint, "faint", wrap=True)
        for field in (self._user, self._secret, self._extensions, self._context):
            field.textEdited.connect(self.changed)

    def show_exchange(self, exchange: Exchange) -> None:
        """Show what is set up; the password is never shown, only that one is kept."""
        self._user.setText(exchange.user)
        self._extensions.setText(", ".join(exchange.extensions))
        self._context.setText(exchange.context)
        self._internal.setChecked(exchange.internal)
        self._digits.setValue(exchange.digits)
        self._secret.setPlaceholderText(self.tr("as kept") if exchange.user else "")

    def exchange(self) -> Exchange:
        """As it is written."""
        return Exchange(
            self._user.text().strip(),
            extensions_of(self._extensions.text()),
            self._context.text().strip(),
            self._internal.isChecked(),
            self._digits.value(),
        )

    @property
    def secret(self) -> str:
        """The password that was typed, "" for none: then the one that is kept is used."""
        return self._secret.text()

    def mark(self, fields: Mapping[str, Text]) -> None:
        """Say what is wrong at its field."""
        for key, (field, fault) in self._wrong.items():
            fault.setText(words(fields[key]) if key in fields else "")
            fault.setVisible(key in fields)
            restyle(field, "look", "wrong" if key in fields else "")

    def _field(self, theme: Theme, key: str, name: str, field: QLineEdit) -> QWidget:
        fault = label("", "wrong", wrap=True)
        fault.hide()
        self._wrong[key] = (field, fault)
        return titled(theme, name, field, fault)
