"""What does the program ask at its first start? Five pages at most; all but the administrator's can be skipped."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.features.welcome.answers import Answers
from app.features.welcome.server import try_server
from app.features.welcome.view.administrator import AdministratorPage, SeatPage
from app.features.welcome.view.pages import (
    BoxPage,
    BoxPart,
    CompanyPage,
    LanguagePage,
    Page,
    PlacePage,
)
from app.features.welcome.view.server_form import TryServer
from app.ui.bridge import Bridge
from app.ui.kit import KeyButton, Sign, label, pane, restyle, row, rule
from app.ui.theme import Theme

_ICONS = ("translate", "database-outline", "account-outline", "domain", "phone-classic")
_COMPANY = 3  # where among the pages


class Welcome(QDialog):
    """The first start. Enter goes on, Alt+Left goes back, Alt+S skips; closing it leaves out what was not asked yet.

    Each page is made when it is first shown, in the language chosen on the first one.

    Args:
        pool: where the connection to a server is tried.
        speak: puts a language into force: "zh_CN", "en", or "" for the system's.
        box: makes the part that sets up a box, or None where there is none to set up.
        try_server: connects to a server and puts the password away.
    """

    done_with = Signal(object)  # Answers; also where the window was closed early

    def __init__(
        self,
        theme: Theme,
        bridge: Bridge,
        pool: Executor,
        speak: Callable[[str], None],
        box: Callable[[], BoxPart] | None = None,
        try_server: TryServer = try_server,
    ) -> None:
        super().__init__()
        self._theme, self._speak, self._spoken = theme, speak, ""
        self._makers: list[Callable[[], Page]] = [
            partial(LanguagePage, theme, self._speak_to),
            partial(PlacePage, theme, bridge, pool, try_server),
            self._person_page,
            partial(CompanyPage, theme),
        ]
        if box:
            self._makers.append(lambda: BoxPage(theme, box()))
        self._given: dict[int, dict[str, Any]] = {}
        self._made: dict[int, Page] = {}
        self._at = 0
        self._pages = QStackedWidget()
        self._build()
        self._name()
        self._show(0)

    # ---- building

    def _build(self) -> None:
        theme = self._theme
        page = QWidget()
        right = QVBoxLayout(page)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        framed = QWidget()
        inner = QVBoxLayout(framed)
        edge = theme.space("l")
        inner.setContentsMargins(edge * 2, edge * 2, edge * 2, edge)
        inner.addWidget(self._pages)
        right.addWidget(framed, 1)
        right.addWidget(rule())
        right.addWidget(self._bar())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(row(theme, self._steps(), rule(vertical=True), (pane(theme, page), 1), gap=""))
        self.resize(theme.size("palette") + theme.size("rail_wide") + theme.size("rail"), theme.size("palette"))

    def _steps(self) -> QWidget:
        """Where one is, at the left."""
        theme, steps = self._theme, QWidget()
        self._names: list[QLabel] = []
        self._signs: list[Sign] = []
        self._rows: list[QWidget] = []
        side = QVBoxLayout(steps)
        side.setContentsMargins(*(theme.space("l"),) * 4)
        side.setSpacing(theme.space("l"))
        self._brand = label("", "section")
        side.addWidget(row(theme, Sign(theme, "phone-log", "accent", theme.size("glyph") + 4), self._brand, None))
        for icon in _ICONS[: len(self._makers)]:
            sign, name = Sign(theme, icon), label()
            self._signs.append(sign)
            self._names.append(name)
            self._rows.append(row(theme, sign, name, None))
            side.addWidget(self._rows[-1])
        side.addStretch(1)
        return pane(theme, steps, "rail_wide", "back")

    def _bar(self) -> QWidget:
        theme = self._theme
        self._next = KeyButton(theme, "", "Return", "arrow-right", "primary")
        self._back = KeyButton(theme, "", "Alt+Left", "arrow-left", "quiet", live=True)
        self._skip = KeyButton(theme, "", "Alt+S", look="quiet", live=True)
        self._next.setDefault(True)
        for other in (self._back, self._skip):
            other.setAutoDefault(False)
        self._next.clicked.connect(self._on_next)
        self._back.clicked.connect(self._on_back)
        self._skip.clicked.connect(self._on_skip)
        return row(theme, self._back, None, self._skip, self._next, margin="l")

    def _name(self) -> None:
        """Say everything outside the pages in the language in force."""
        self.setWindowTitle(self.tr("Welcome to Ringfile"))
        self._brand.setText(self.tr("Ringfile"))
        for name, words in zip(self._names, self._titles(), strict=False):
            name.setText(words)
        self._back.set_words(self.tr("Back"))
        self._skip.set_words(self.tr("Skip"))
        self._name_next()

    def _name_next(self) -> None:
        last = not any(map(self._is_asked, range(self._at + 1, len(self._makers))))
        self._next.set_words(self.tr("Begin") if last else self.tr("Next"))
        self._next.set_icon("check" if last else "arrow-right")

    def _titles(self) -> Sequence[str]:
        return (self.tr("Language"), self.tr("Data"), self.tr("You"), self.tr("Company"), self.tr("Box"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)

    def _speak_to(self, language: str) -> None:
        """Use a language from now on; pages made in another one are made anew."""
        if language == self._spoken:
            return
        self._spoken = language
        self._speak(language)
        for at in [at for at in self._made if at]:
            self._drop(at)

    def _drop(self, at: int) -> None:
        page = self._made.pop(at)
        self._pages.removeWidget(page)
        page.deleteLater()
        self._given.pop(at, None)

    def _person_page(self) -> Page:
        known = self.answers.known
        return SeatPage(self._theme, known) if known else AdministratorPage(self._theme)

    # ---- going through

    @property
    def page(self) -> Page:
        """The page in front."""
        return self._made[self._at]

    @property
    def answers(self) -> Answers:
        """What was answered so far."""
        merged: dict[str, Any] = {}
        for given in self._given.values():
            merged |= given
        if merged.get("known"):
            merged.pop("company", None)  # answered before the server was chosen
        return Answers(**merged)

    def _show(self, at: int) -> None:
        self._at = at
        if isinstance(self._made.get(at), AdministratorPage if self.answers.known else SeatPage):
            self._drop(at)  # another place of the data was chosen since
        if at not in self._made:
            page = self._makers[at]()
            page.passed.connect(self._on_passed)
            if isinstance(page, PlacePage):
                page.busy.connect(self._on_busy)
            self._made[at] = page
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(self.page)
        self._back.setVisible(at > 0)
        self._skip.setVisible(self.page.can_skip)
        self._name_next()
        for place, (sign, name) in enumerate(zip(self._signs, self._names, strict=True)):
            self._rows[place].setVisible(self._is_asked(place))
            if place >= at:
                sign.show_icon(_ICONS[place], "accent" if place == at else "faint")
            elif place in self._given:
                sign.show_icon("check-circle-outline", "finished")
            else:
                sign.show_icon("minus-circle-outline", "faint")  # skipped
            restyle(name, "role", "strong" if place == at else "muted")
        self.page.begin()

    def _is_asked(self, at: int) -> bool:
        """A shop that is there already has said what it is called."""
        return at != _COMPANY or not self.answers.known

    def _go_on(self) -> None:
        after = next(filter(self._is_asked, range(self._at + 1, len(self._makers))), None)
        if after is None:
            self.accept()
        else:
            self._show(after)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter presses the button it is on, and goes on from anywhere else, whichever button was the last one used."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focus = QApplication.focusWidget()
        button = focus if isinstance(focus, QPushButton) and self.isAncestorOf(focus) else self._next
        button.click()

    @override
    def done(self, result: int, /) -> None:
        super().done(result)
        self.done_with.emit(self.answers)

    @Slot()
    def _on_next(self) -> None:
        self.page.leave()

    @Slot()
    def _on_passed(self) -> None:
        self._given[self._at] = self.page.answer()
        self._go_on()

    @Slot()
    def _on_skip(self) -> None:
        self._given.pop(self._at, None)
        self._go_on()

    @Slot()
    def _on_back(self) -> None:
        if self._at:
            self._show(next(filter(self._is_asked, range(self._at - 1, -1, -1))))

    @Slot(bool)
    def _on_busy(self, busy: bool) -> None:
        self._next.setEnabled(not busy)
