"""How far is long work: a file that is written, or read? A line with a bar and a way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from app.ui import formats
from app.ui.kit import KeyButton, label, margins, pane
from app.ui.theme import Theme


class ProgressLine(QWidget):
    """So many done, of how many; away while nothing is."""

    stop_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._what = ""
        self.said = label("", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = KeyButton(theme, self.tr("Stop"), "", "close", "quiet")
        self.stop.clicked.connect(self.stop_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*margins(theme, ("l", "xs", "l", "xs")))
        layout.setSpacing(theme.space("s"))
        for one, stretch in ((self.said, 0), (self.bar, 1), (self.stop, 0)):
            layout.addWidget(one, stretch)
        pane(theme, self)
        self.hide()

    def begin(self, what: str) -> None:
        """Work is begun; how much it is, is not known yet."""
        self._what = what
        self.bar.setRange(0, 0)
        self.said.setText(f"{what} …")
        self.show()

    def show_progress(self, done: int, total: int) -> None:
        """So much is done; a total of 0 is not known."""
        self.bar.setRange(0, max(total, done) if total else 0)
        self.bar.setValue(done)
        said = self.tr("{what}: {done} of {total}") if total else "{what}: {done}"
        self.said.setText(said.format(what=self._what, done=formats.count(done), total=formats.count(total)))
