"""Who looks after the program? The one page of the first start that cannot be skipped; and who sits here otherwise."""

from typing import Any

from PySide6.QtCore import Slot
from typing_extensions import override

from app.core.errors import Invalid
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.operators.view.new_password import NewPassword
from app.features.welcome.view.pages import Page
from app.ui.kit import field, row
from app.ui.theme import Theme

_NO_NAME = QT_TRANSLATE_NOOP("welcome", "Write your name.")


class AdministratorPage(Page):
    """The first one who signs in: name and password. There is no password from the factory."""

    can_skip = False

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._name, self._seat = field(theme, hint="陈静"), field(theme, hint=self.tr("Front desk 2"))
        self._name.setMaxLength(80)
        self._seat.setMaxLength(80)
        self._new = NewPassword(theme, self._name.text)
        self._head(
            self.tr("The administrator"),
            self.tr("You may do everything, and name the others later. Only you know this password: keep it well."),
        )
        name = self._add_field("name", self.tr("Your name"), self._name)
        seat = self._add_field("seat", self.tr("Name of this seat"), self._seat)
        self._body.addWidget(row(theme, (name, 1), (seat, 1), gap="m"))
        self._body.addWidget(self._new)
        self._body.addStretch(1)
        self._name.textEdited.connect(self._on_name)

    @Slot()
    def _on_name(self) -> None:
        self.mark({})
        self._new.judge()

    @override
    def answer(self) -> dict[str, Any]:
        name = " ".join(self._name.text().split())
        return {"operator": name, "seat": self._seat.text().strip(), "administrator": (name, self._new.first.text())}

    @override
    def leave(self) -> None:
        good = True
        try:
            self._new.value()
        except Invalid:
            good = False  # the field is marked
        self.mark({} if self._name.text().strip() else {"name": _NO_NAME})  # last: the caret goes into the first field
        if good and self._name.text().strip():
            super().leave()


class SeatPage(Page):
    """What this seat is called, where the shop has an administrator already.

    Args:
        known: the administrator's name.
    """

    def __init__(self, theme: Theme, known: str) -> None:
        super().__init__(theme)
        self._seat = field(theme, hint=self.tr("Front desk 2"))
        self._seat.setMaxLength(80)
        hint = self.tr("{name} looks after the operators there. Sign in with the name and password you were given.")
        self._head(self.tr("This seat"), hint.format(name=known))
        self._body.addWidget(self._add_field("seat", self.tr("Name of this seat"), self._seat))
        self._body.addStretch(1)

    @override
    def answer(self) -> dict[str, Any]:
        return {"seat": self._seat.text().strip()}
