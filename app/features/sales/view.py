"""How is a repayment taken down in two keys: the whole debt stands there, Enter records it?"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from app.core.errors import AppError, Invalid
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.money import shown
from app.features.sales.parts import PAYMENTS
from app.features.sales.repay import Debt, Repayment, debt_of, repay
from app.records.desk import Desk
from app.records.field import Field
from app.records.keeping import Saved
from app.ui.bridge import Bridge
from app.ui.choice_editor import ChoiceEditor
from app.ui.editors import NotRead, Tools
from app.ui.editors import plain_editor as editor
from app.ui.kit import KeyButton, col, label, pane, row, rule, titled
from app.ui.texts import words

_NO_AMOUNT = QT_TRANSLATE_NOOP("RepayDialog", "This is no amount.")


class Jobs(Protocol):
    """Runs work on sales."""

    def run(self, job: Callable[[Session], Any]) -> "Future[Any]":
        """Write."""
        ...

    def look(self, job: Callable[[Session], Any]) -> "Future[Any]":
        """Read."""
        ...


class RepayDialog(QDialog):
    """Asks how much came in, which way, and who took it; all of it is filled in already."""

    decided = Signal(object)  # Repayment

    def __init__(self, tools: Tools, desk: Desk, bridge: Bridge, debt: Debt, parent: QWidget) -> None:
        super().__init__(parent)
        theme = tools.theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Repayment"))
        self.amount = editor(tools, _cell("amount"))
        self.amount.put(debt.owed)
        self.way = ChoiceEditor(tools, _cell("way_id"), desk, bridge)
        self.way.put(debt.way)
        self.receiver = editor(tools, _cell("receiver"))
        self.receiver.put(desk.who.name)
        self.note = editor(tools, _cell("note"))
        self._wrong = label("", "wrong", wrap=True)
        self._wrong.hide()
        self._build(tools, debt)
        self.setMinimumWidth(theme.size("rail") * 4)
        self.amount.setFocus()
        self.amount.selectAll()

    def _build(self, tools: Tools, debt: Debt) -> None:
        theme = tools.theme
        said = self.tr("{number} · owes {owed}, has paid {received}").format(
            number=debt.number, owed=shown(debt.owed), received=shown(debt.received)
        )
        put = KeyButton(theme, self.tr("Record it"), "Return", "cash-plus", "primary")
        put.setDefault(True)
        put.clicked.connect(self._on_put)
        away = KeyButton(theme, self.tr("Cancel"), "Esc", "", "quiet")
        away.setAutoDefault(False)
        away.clicked.connect(self.reject)
        first = row(
            theme, titled(theme, _cell("amount").label, self.amount), titled(theme, _cell("way_id").label, self.way)
        )
        second = row(
            theme, titled(theme, _cell("receiver").label, self.receiver), titled(theme, _cell("note").label, self.note)
        )
        head = col(theme, label(debt.customer, "title"), label(said, "muted", wrap=True))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(col(theme, head, first, self._wrong, second, margin="l"))
        body.addWidget(rule())
        body.addWidget(row(theme, None, away, put, margin=("l", "s", "l", "s")))
        pane(theme, self)

    @Slot()
    def _on_put(self) -> None:
        try:
            amount = self.amount.value() or 0
        except NotRead:
            self._show(words(_NO_AMOUNT))
            return
        way = self.way.value()
        self.decided.emit(Repayment(amount=amount, way=way, receiver=self.receiver.value(), note=self.note.value()))

    def say(self, err: AppError) -> None:
        """Why it was refused, at the amount where that is wrong."""
        first = next(iter(err.fields.values()), err.text) if isinstance(err, Invalid) else err.text
        self._show(words(first))

    def _show(self, why: str) -> None:
        self._wrong.setText(why)
        self._wrong.show()
        self.amount.mark(True)
        self.amount.setFocus()
        self.amount.selectAll()


def _cell(key: str) -> Field:
    return next(one for one in PAYMENTS.parts if one.key == key)


class SaleDialogs(QObject):
    """Opens the dialog an action of the sales' list or a warning of the card asks for.

    Args:
        window: what the dialogs stand before.
    """

    told = Signal(str)

    def __init__(self, tools: Tools, desk: Desk, bridge: Bridge, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._tools, self._desk, self._bridge, self._jobs, self._window = tools, desk, bridge, jobs, window

    @Slot(str, tuple)
    def ask(self, action: str, ids: Sequence[int]) -> None:
        """Do what was asked for: `repay`; of several sales one after the other."""
        if action == "repay" and ids:
            reading = self._jobs.look(lambda s: debt_of(s, ids[0]))
            refused = lambda err: self._on_refused(err, ids[1:])  # noqa: E731  one line is clearer
            self._bridge.then(reading, lambda debt: self._open(debt, ids[1:]), self, refused)

    def _on_refused(self, err: AppError, rest: Sequence[int]) -> None:
        self.told.emit(words(err.text))
        self.ask("repay", rest)

    def _open(self, debt: Debt, rest: Sequence[int]) -> None:
        dialog = RepayDialog(self._tools, self._desk, self._bridge, debt, self._window)
        desk = self._desk

        def put(repayment: Repayment) -> None:
            def done(_saved: Saved) -> None:
                dialog.accept()
                self.told.emit(
                    self.tr("{number}: {amount} recorded").format(number=debt.number, amount=shown(repayment.amount))
                )
                self.ask("repay", rest)

            work = self._jobs.run(lambda s: repay(s, debt.sale_id, repayment, desk.who, desk.clock.now()))
            self._bridge.then(work, done, dialog, dialog.say)

        dialog.decided.connect(put)
        dialog.open()
