"""Whose call is this, where several seats have it? Taking it, passing it on, and who else looks at the customer."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from app.core.presence import Present
from app.features.desk.pops import Pop, Stage
from app.features.desk.view.header import Words
from app.features.desk.view.parts import fill_with
from app.ui.kit import KeyButton, Sign, col, field, label, pane, row, rule
from app.ui.texts import listed
from app.ui.theme import Theme

_MOST_NOTE = 400


@dataclass(frozen=True, slots=True)
class Passing:
    """A call's card goes to a colleague, with a note."""

    to: str
    note: str


class ShareBar(QWidget):
    """One line below the tabs; hidden where there is nobody else."""

    take_wanted = Signal()
    passed = Signal(object)  # Passing
    left = Signal()  # it is no longer asked: the keyboard goes back to the call

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._others: tuple[Present, ...] = ()
        self._about: UUID | None = None
        self._sign, self._words = Sign(theme, "account-multiple-outline", "muted"), Words(theme, "small", "muted")
        self._take = KeyButton(theme, self.tr("I take it"), "Alt+I", "phone-check", "primary", live=True)
        self._take.clicked.connect(self.take_wanted)
        self._pass = KeyButton(theme, self.tr("Pass on"), "Alt+T", "account-arrow-right-outline", "quiet", live=True)
        self._pass.clicked.connect(self._on_pass)
        self._line = row(theme, self._sign, (self._words, 1), self._pass, self._take, margin=("l", "xs", "l", "xs"))
        self._ask = self._asking(theme)
        fill_with(self, pane(theme, col(theme, self._line, self._ask, rule(), gap=""), name="back"))
        self._ask.hide()
        self.hide()

    def _asking(self, theme: Theme) -> QWidget:
        self._to = QComboBox()
        self._to.setAccessibleName(self.tr("Pass on to"))
        self._to.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._note = field(theme, hint=self.tr("What the colleague should know"))
        self._note.setMaxLength(_MOST_NOTE)
        self._note.setAccessibleName(self.tr("What the colleague should know"))
        go = KeyButton(theme, self.tr("Pass on"), "Return", "check", "primary")
        go.clicked.connect(self._on_go)
        self._back = back = KeyButton(theme, self.tr("Cancel"), "Esc", "", "quiet")
        back.clicked.connect(self._on_back)
        return row(
            theme, label(self.tr("Pass on to")), self._to, (self._note, 1), go, back, margin=("l", "xs", "l", "s")
        )

    # ------------------------------------------------------------ what it shows

    def show_others(self, others: Sequence[Present]) -> None:
        """Who else is there."""
        self._others = tuple(others)
        named = [(f"{one.name} · {one.seat}" if one.seat else one.name, one.name) for one in self._others if one.name]
        if named == [(self._to.itemText(at), self._to.itemData(at)) for at in range(self._to.count())]:
            return  # somebody may just be choosing among them
        chosen = self._to.currentData()
        self._to.clear()
        for said, name in named:
            self._to.addItem(said, name)
        self._to.setCurrentIndex(max(0, self._to.findData(chosen)))
        if self.asks and self._to.currentData() != chosen:
            self.drop()  # whoever was chosen left: it would go to somebody else

    def show_call(self, about: UUID, pop: Pop | None, beside: Sequence[str]) -> None:
        """The call in front, None for a card without a call; `beside` have the same customer on their screens.

        `about` is what stands in front: while it is asked to whom something goes, nothing else goes there.
        """
        if about != self._about:
            self._about = about
            self.drop()
        parts = [self._whose(pop)] if pop else []
        if beside:
            parts.append(self.tr("{names} has this customer open", "", len(beside)).format(names=listed(beside)))
        said = " · ".join(part for part in parts if part)
        self._words.say(said)
        self._sign.setVisible(bool(said))
        self._words.dye("progress" if beside else "muted")
        self._sign.show_icon(
            *(("account-eye-outline", "progress") if beside else ("account-multiple-outline", "muted"))
        )
        taken = pop is not None and bool(pop.mine or pop.by or pop.passed)
        open_to_all = pop is not None and pop.shared and not taken and pop.stage is not Stage.MISSED
        self._take.setVisible(open_to_all)
        self._pass.setVisible(self._to.count() > 0)
        if self._to.count() == 0:
            self.drop()
        self.setVisible(bool(self._others) and (bool(parts) or self._to.count() > 0))

    def _whose(self, pop: Pop) -> str:
        if pop.by:
            return self.tr("{name} has taken this call").format(name=pop.by)
        if pop.passed:
            return self.tr("Passed on to {name}").format(name=pop.passed)
        if not pop.shared:
            return ""
        if pop.mine:
            return self.tr("You have taken this call")
        if pop.stage is Stage.RINGING:
            return self.tr("Rings at other seats, too")
        return self.tr("Nobody has taken this call yet") if pop.live else ""

    # ------------------------------------------------------------ passing on

    @Slot()
    def _on_pass(self) -> None:
        if self._to.count():
            self._ask.show()
            self._note.clear()
            self._to.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_back(self) -> None:
        self.drop()
        self.left.emit()

    @Slot()
    def _on_go(self) -> None:
        to = self._to.currentData()
        self._on_back()
        if to:
            self.passed.emit(Passing(str(to), self._note.text().strip()))

    @Slot()
    def drop(self) -> None:
        """Pass it to nobody."""
        self._ask.hide()

    @property
    def asks(self) -> bool:
        """Whether it is being asked to whom the call goes."""
        return not self._ask.isHidden()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if self.asks and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_back() if self._back.hasFocus() else self._on_go()
        elif self.asks and event.key() == Qt.Key.Key_Escape:
            self._on_back()
        else:
            super().keyPressEvent(event)
