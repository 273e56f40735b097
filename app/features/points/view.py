"""Which gift do the chosen customers get for their points, and who of them has too few?"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QSpinBox, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.clock import Clock
from app.core.errors import AppError
from app.features.points.giving import Choice, Holder, choices, give_many, holders, least
from app.ui import formats
from app.ui.bridge import Bridge
from app.ui.kit import KeyButton, col, inset, label, pane, row, rule, titled
from app.ui.texts import listed, words
from app.ui.theme import Theme

_MOST_NAMED = 12  # customers


class Jobs(Protocol):
    """Runs work on points."""

    def run(self, job: Callable[[Session], Any]) -> "Future[Any]":
        """Write."""
        ...

    def look(self, job: Callable[[Session], Any]) -> "Future[Any]":
        """Read."""
        ...


class GivingDialog(QDialog):
    """Asks for gift and pieces, and says at once who gets it and who has too few points.

    Args:
        least_points: a customer must have before any are spent.
    """

    decided = Signal(int, int)  # gift, pieces for each

    def __init__(
        self, theme: Theme, gifts: Sequence[Choice], whom: Sequence[Holder], least_points: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Give a gift for points"))
        self._gifts, self._whom, self._least = {one.id: one for one in gifts}, whom, least_points
        self.gift, self.pieces = QComboBox(), QSpinBox()
        for one in gifts:
            text = self.tr("{gift}, {points} points, {stock} left")
            self.gift.addItem(text.format(gift=one.name, points=one.points, stock=one.stock), one.id)
        self.pieces.setRange(1, 10_000)
        inset(theme, self.pieces)
        self.said, self.left_out = label("", wrap=True), label("", "muted", wrap=True)
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self._go = KeyButton(theme, self.tr("Give it"), "Ctrl+Return", "gift-outline", "primary", live=True)
        self._go.setDefault(True)
        self._go.clicked.connect(self._on_go)
        self._build(theme)
        self.gift.currentIndexChanged.connect(self._show)
        self.pieces.valueChanged.connect(self._show)
        self._show()
        self.gift.setFocus()

    def _build(self, theme: Theme) -> None:
        away = KeyButton(theme, self.tr("Cancel"), "Esc", "", "quiet")
        away.setAutoDefault(False)
        away.clicked.connect(self.reject)
        fields = row(
            theme, titled(theme, self.tr("Gift"), self.gift), titled(theme, self.tr("Pieces for each"), self.pieces)
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(col(theme, fields, self.said, self.left_out, self.wrong, gap="m", margin="l"))
        layout.addWidget(rule())
        layout.addWidget(row(theme, None, away, self._go, margin=("l", "s", "l", "s")))
        pane(theme, self)
        self.setMinimumWidth(theme.size("dialog"))

    @Slot()
    def _show(self) -> None:
        gift = self._gifts.get(self.gift.currentData() or 0)
        need = (gift.points if gift else 0) * self.pieces.value()
        able = [one for one in self._whom if one.points >= max(need, self._least)]
        pieces = len(able) * self.pieces.value()
        self.wrong.hide()
        if gift is None:
            self.said.setText(self.tr("There are no gifts yet; they stand under Settings, Gifts."))
        elif not able:
            self.said.setText(
                self.tr("None of them has {need} points.").format(need=formats.count(max(need, self._least)))
            )
        elif pieces > gift.stock:
            text = self.tr("{pieces} pieces are needed, only {stock} are left.")
            self.said.setText(text.format(pieces=formats.count(pieces), stock=formats.count(gift.stock)))
        else:
            text = self.tr("%n customer(s) get it, for {need} points each.", "", len(able))
            self.said.setText(text.format(need=formats.count(need)))
        few = [f"{one.name} ({formats.count(one.points)})" for one in self._whom if one not in able]
        named = listed(few[:_MOST_NAMED]) + (" …" if len(few) > _MOST_NAMED else "")
        self.left_out.setText(self.tr("Too few points, left out: {names}").format(names=named) if few and gift else "")
        self._go.setEnabled(gift is not None and bool(able) and pieces <= gift.stock)

    @Slot()
    def _on_go(self) -> None:
        self._go.setEnabled(False)
        self.decided.emit(self.gift.currentData(), self.pieces.value())

    def say(self, err: AppError) -> None:
        """Why it was refused; what was chosen stays."""
        self._go.setEnabled(True)
        self.wrong.setText(words(err.text))
        self.wrong.show()


class PointDialogs(QObject):
    """Opens what the customers' list asks for about points.

    Args:
        who: whoever works here when it is asked for.
        window: what the dialog stands before.
    """

    told = Signal(str)

    def __init__(
        self, theme: Theme, bridge: Bridge, jobs: Jobs, who: Callable[[], Who], clock: Clock, window: QWidget
    ) -> None:
        super().__init__(window)
        self._theme, self._bridge, self._jobs, self._who = theme, bridge, jobs, who
        self._clock, self._window = clock, window

    def ask(self, ids: Sequence[int]) -> None:
        """Ask which gift these customers get."""
        reading = self._jobs.look(
            lambda session: (choices(session), holders(session, ids, self._clock.now()), least(session))
        )
        self._bridge.then(reading, self._open, self)

    def _open(self, found: tuple[Sequence[Choice], Sequence[Holder], int]) -> None:
        gifts, whom, least_points = found
        dialog = GivingDialog(self._theme, gifts, whom, least_points, self._window)
        ids = [one.id for one in whom]

        def done(count: int) -> None:
            dialog.accept()
            self.told.emit(self.tr("%n customer(s) have got it", "", count))

        def give(gift: int, pieces: int) -> None:
            def work(session: Session) -> int:
                return give_many(session, gift, pieces, ids, self._who(), self._clock.now())

            self._bridge.then(self._jobs.run(work), done, dialog, dialog.say)

        dialog.decided.connect(give)
        dialog.open()
