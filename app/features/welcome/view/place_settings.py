"""Where do this seat's data live, and how does it begin to use a server, or another one?"""

from concurrent.futures import Executor

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.i18n import Text
from app.db.server import Server
from app.features.welcome.server import Standing, Trial, try_server
from app.features.welcome.view.server_form import ServerForm, TryServer
from app.ui.bridge import Bridge
from app.ui.kit import Banner, KeyButton, facts, label, pane, row, rule
from app.ui.scrolled import scrolled
from app.ui.theme import Theme


class PlaceSettings(QWidget):
    """The page among the settings: what is used now, and the fields for another server.

    Args:
        server: the seat's; None where the data live on this computer.
        why_fixed: why nothing can be changed here, None where it can.
    """

    chosen = Signal(object)  # Server, or None for this computer: from the next start on

    def __init__(
        self,
        theme: Theme,
        bridge: Bridge,
        pool: Executor,
        server: Server | None,
        why_fixed: Text | None = None,
        try_server: TryServer = try_server,
    ) -> None:
        super().__init__()
        self._theme, self._server = theme, server
        self._now = QWidget()
        self.form = ServerForm(theme, bridge, pool, try_server, replica=True)
        if server is not None:
            self.form.show_server(server)
        self._use = KeyButton(
            theme, self.tr("Use it from the next start"), "Ctrl+Return", "check", "primary", live=True
        )
        self._here = KeyButton(
            theme, self.tr("Use the data on this computer instead"), "Alt+D", "database-outline", "quiet", live=True
        )
        self._here.setVisible(server is not None)
        self._goes_on = False
        self._lay_out(why_fixed)
        self._use.clicked.connect(self._on_use)
        self._here.clicked.connect(lambda: self.chosen.emit(None))
        self.form.answered.connect(self._on_answered)
        self.form.busy.connect(lambda busy: self._use.setEnabled(not busy))

    def _lay_out(self, why_fixed: Text | None) -> None:
        theme, inner = self._theme, QWidget()
        body = QVBoxLayout(inner)
        body.setContentsMargins(*(theme.space("l"),) * 4)
        body.setSpacing(theme.space("m"))
        self._body = body
        body.addWidget(label(self.tr("Where the data live"), "section"))
        body.addWidget(self._now)
        body.addWidget(rule())
        body.addWidget(label(self.tr("On a server, shared by several seats"), "section"))
        if why_fixed is not None:
            body.addWidget(Banner(theme, why_fixed, colour="waiting", icon="lock-outline"))
        for one in (self.form, row(theme, self._use, self._here, None)):
            one.setEnabled(why_fixed is None)
            one.setMaximumWidth(theme.size("rail") * 4)
            body.addWidget(one)
        body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(theme, inner))
        self.setFocusProxy(self.form.host)
        pane(theme, self)

    def show_standing(self, standing: Standing) -> None:
        """What is known of the database in use."""
        yes, no = self.tr("yes"), self.tr("no")
        items: list[tuple[str | Text, str | QWidget]] = [
            (self.tr("Database"), standing.place),
            (self.tr("Program"), standing.engine),
            (self.tr("Step of the tables"), standing.step),
        ]
        if standing.server:
            items += [
                (self.tr("Encrypted on the way"), yes if standing.encrypted else no),
                (self.tr("The server keeps the rights"), yes if standing.by_name else no),
                (self.tr("Other connections"), str(standing.others)),
            ]
        shown = facts(self._theme, items)
        self._body.replaceWidget(self._now, shown)
        self._now.deleteLater()
        self._now = shown

    @Slot()
    def _on_use(self) -> None:
        trial = self.form.tried
        if trial is not None and self.form.is_good():
            self.chosen.emit(trial.kept)
        elif self.form.written() is not None:
            self._goes_on = True
            self.form.start()

    @Slot()
    def _on_answered(self) -> None:
        goes_on, self._goes_on = self._goes_on, False
        trial: Trial | None = self.form.tried
        if goes_on and trial is not None and trial.outcome.good:
            self.chosen.emit(trial.kept)
