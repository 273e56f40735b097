"""How far is the file that is being written from a list? The line below its rows, with a way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from app.ui import formats
from app.ui.kit import KeyButton, label, margins, pane
from app.ui.theme import Theme


class ExportBar(QWidget):
    """Rows written, of how many; away while nothing is."""

    stop_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._said = label("", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = KeyButton(theme, self.tr("Stop"), "", "close", "quiet")
        self.stop.clicked.connect(self.stop_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*margins(theme, ("l", "xs", "l", "xs")))
        layout.setSpacing(theme.space("s"))
        for one, stretch in ((self._said, 0), (self.bar, 1), (self.stop, 0)):
            layout.addWidget(one, stretch)
        pane(theme, self)
        self.hide()

    def begin(self, name: str) -> None:
        """A file is begun."""
        self._name = name
        self.bar.setRange(0, 0)
        self._said.setText(self.tr("Writing {file} …").format(file=name))
        self.show()

    def show_progress(self, done: int, total: int) -> None:
        """So many rows are written."""
        self.bar.setRange(0, max(total, done, 1))
        self.bar.setValue(done)
        said = self.tr("Writing {file}: {done} of {total}")
        self._said.setText(said.format(file=self._name, done=formats.count(done), total=formats.count(total)))
