"""What is done to customers in a dialog: made one out of two, put on the blacklist?"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.errors import AppError
from app.core.options import Settings
from app.features.customers.change import blacklist, unblacklist
from app.features.customers.merging import FIELDS, Merged, merge, unmerge
from app.features.customers.spec import CUSTOMER
from app.records.checks import is_empty
from app.records.field import Kind
from app.records.keeping import Keeper
from app.records.rows import Loaded
from app.ui.bridge import Bridge
from app.ui.cells import NOTHING, Cells
from app.ui.form_fields import name_of
from app.ui.kit import KeyButton, col, field, label, pane, row, rule
from app.ui.side_by_side import Pair, SideBySide
from app.ui.texts import listed, words
from app.ui.theme import Theme


class Jobs(Protocol):
    """Runs work on customers."""

    def run(self, job: Callable[[Session], Any]) -> "Future[Any]":
        """Write."""
        ...

    def look(self, job: Callable[[Session], Any]) -> "Future[Any]":
        """Read."""
        ...


class _Box(QDialog):
    """A dialog that leaves nothing behind and says below what went wrong."""

    def __init__(self, theme: Theme, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.theme = theme
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        pane(theme, self)

    def say(self, err: AppError) -> None:
        """Why it was refused; what was chosen stays."""
        self.wrong.setText(words(err.text))
        self.wrong.show()


class BlacklistDialog(_Box):
    """Asks why somebody is put on the blacklist."""

    decided = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget, names: str) -> None:
        super().__init__(theme, parent, self.tr("Blacklist"))
        said = self.tr("{name}: colleagues see the reason at every call.").format(name=names)
        self.reason = field(theme, hint=self.tr("For example: orders and never pays"))
        self.reason.setMaxLength(240)
        self.reason.setAccessibleName(self.tr("Reason"))
        put = KeyButton(theme, self.tr("Put on the blacklist"), "Return", "cancel", "primary")
        put.setDefault(True)
        put.clicked.connect(lambda: self.decided.emit(self.reason.text().strip()))
        QShortcut(QKeySequence("Ctrl+Return"), self, put.click)
        away = KeyButton(theme, self.tr("Cancel"), "Esc", "", "quiet")
        away.setAutoDefault(False)  # it stands first, and Enter would mean it
        away.clicked.connect(self.reject)
        fields = col(
            theme, label(said, wrap=True), label(self.tr("Reason"), "small"), self.reason, self.wrong, margin="l"
        )
        self.body.addWidget(fields)
        self.body.addWidget(rule())
        self.body.addWidget(row(theme, None, away, put, margin=("l", "s", "l", "s")))
        self.setMinimumWidth(theme.size("rail") * 4)
        self.reason.setFocus()


class MergeDialog(_Box):
    """Two customers side by side: who stays, and which of both fields; what goes over by itself is said."""

    decided = Signal(int, int, frozenset)  # who stays, who goes, fields taken from the one who goes

    def __init__(
        self, theme: Theme, parent: QWidget, cells: Cells, settings: Settings, both: tuple[Loaded, Loaded]
    ) -> None:
        super().__init__(theme, parent, self.tr("Merge two customers"))
        self._cells, self._settings, self._both = cells, settings, both
        self._said = label("", "muted", wrap=True)
        self._title = label("", "title")
        self._sides: SideBySide | None = None
        swap = KeyButton(theme, self.tr("The other one stays"), "Alt+O", "swap-horizontal", live=True)
        swap.clicked.connect(self._on_swap)
        go = KeyButton(theme, self.tr("Merge"), "Ctrl+Return", "call-merge", "primary", live=True)
        go.clicked.connect(self._on_go)
        away = KeyButton(theme, self.tr("Cancel"), "Esc", "", "quiet")
        away.clicked.connect(self.reject)
        self.body.addWidget(col(theme, self._title, self._said, self.wrong, margin="l"))
        self.body.addWidget(rule())
        self._at = self.body.count()
        self.body.addWidget(rule())
        self.body.addWidget(row(theme, swap, None, away, go, margin=("l", "s", "l", "s")))
        self.resize(theme.size("rail") * 6, theme.size("rail") * 4)
        self._show()

    def _show(self) -> None:
        keep, gone = self._both
        names = [one.values["name"] for one in (keep, gone)]
        self._title.setText(self.tr("“{gone}” becomes part of “{kept}”").format(gone=names[1], kept=names[0]))
        self._said.setText(self._goes_over(gone))
        if self._sides is not None:
            self.body.removeWidget(self._sides)
            self._sides.deleteLater()
        heads = (self.tr("Field"), names[0], names[1])
        self._sides = SideBySide(self.theme, heads, [one for key in FIELDS if (one := self._pair(key))])
        self.body.insertWidget(self._at, self._sides, 1)
        self._sides.setFocus()

    def _goes_over(self, gone: Loaded) -> str:
        parts = [one for one in CUSTOMER.fields if one.kind is Kind.PARTS]
        moved = [self._cells.part(one, each) for one in parts for each in gone.values[one.key]]
        if not moved:
            return self.tr("All calls and records go over.")
        return self.tr("All calls and records go over, with them {what}.").format(what="; ".join(moved))

    def _pair(self, key: str) -> Pair | None:
        """A field in which the two are not the same; an empty one is filled from the other without asking."""
        one = CUSTOMER.field(key)
        left, right = (each.names.get(key) or self._cells.text(one, each.values.get(key)) for each in self._both)
        if left == right or not right:
            return None
        return Pair(key, name_of(one, self._settings) or one.label, left or NOTHING, right, right=is_empty(left))

    @Slot()
    def _on_swap(self) -> None:
        self._both = (self._both[1], self._both[0])
        self._show()

    @Slot()
    def _on_go(self) -> None:
        keep, gone = self._both
        taken = self._sides.right_ones() if self._sides is not None else frozenset()
        self.decided.emit(keep.id, gone.id, taken)


class CustomerDialogs(QObject):
    """Opens the dialog an action of the customers' list asks for.

    Args:
        who: whoever works here when it is asked for.
        window: what the dialogs stand before.
    """

    told = Signal(str)
    merged = Signal(object)  # Merged, for `unmerge`

    def __init__(
        self,
        theme: Theme,
        bridge: Bridge,
        jobs: Jobs,
        who: Callable[[], Who],
        cells: Cells,
        settings: Settings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._theme, self._bridge, self._jobs, self._who = theme, bridge, jobs, who
        self._cells, self._settings, self._window = cells, settings, window

    @Slot(str, tuple)
    def ask(self, action: str, ids: Sequence[int]) -> None:
        """Do what the list was asked for: merge, blacklist."""
        work = {"merge": self.merge, "blacklist": self.blacklist, "unblacklist": self.unblacklist}
        if action in work:
            reading = self._jobs.look(lambda s: [self._keeper(s).read(one) for one in ids])
            self._bridge.then(reading, work[action], self)

    def _keeper(self, session: Session) -> Keeper:
        from app.db.base import utc_now

        return Keeper(session, CUSTOMER, self._who(), utc_now())

    def merge(self, found: Sequence[Loaded]) -> None:
        """Ask how two customers become one; more than two are merged two by two."""
        dialog = MergeDialog(self._theme, self._window, self._cells, self._settings, (found[0], found[1]))

        def go(keep: int, gone: int, take: frozenset[str]) -> None:
            def done(merged: Merged) -> None:
                dialog.accept()
                self.merged.emit(merged)

            self._bridge.then(
                self._jobs.run(lambda s: merge(s, keep, gone, take, self._who())), done, dialog, dialog.say
            )

        dialog.decided.connect(go)
        dialog.open()

    def unmerge(self, merged: Merged) -> None:
        """Make two customers of one again, as they were before."""
        told = self.tr("The two customers are as they were.")
        undone = self._jobs.run(lambda s: unmerge(s, merged, self._who()))
        self._bridge.then(undone, lambda _: self.told.emit(told), self)

    def blacklist(self, found: Sequence[Loaded]) -> None:
        """Put on the blacklist with a reason those who are not on it yet."""
        wanted = [one for one in found if "blacklist" in one.fits]
        if not wanted:
            self.told.emit(self.tr("On the blacklist already."))
            return
        ids = [one.id for one in wanted]
        names = listed(str(one.values["name"]) for one in wanted)
        dialog = BlacklistDialog(self._theme, self._window, names)

        def put(reason: str) -> None:
            def work(session: Session) -> None:
                for id_ in ids:
                    blacklist(session, id_, reason, self._who())

            self._bridge.then(self._jobs.run(work), lambda _: dialog.accept(), dialog, dialog.say)

        dialog.decided.connect(put)
        dialog.open()

    def unblacklist(self, found: Sequence[Loaded]) -> None:
        """Take off the blacklist those who are on it."""
        ids = [one.id for one in found if "unblacklist" in one.fits]
        if not ids:
            self.told.emit(self.tr("Not on the blacklist."))
            return

        def work(session: Session) -> None:
            for id_ in ids:
                unblacklist(session, id_, self._who())

        told = self.tr("%n taken off the blacklist", "", len(ids))
        self._bridge.then(self._jobs.run(work), lambda _: self.told.emit(told), self)
