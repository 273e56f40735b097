"""What does the current record of the queue say in full, and why should somebody look at it?"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.records.queue import Finished
from app.records.record import RecordType
from app.ui.kit import Banner, margins
from app.ui.record_form import Around
from app.ui.record_preview import Preview
from app.ui.texts import words


class Looking(QWidget):
    """The preview of each kind, one of them in front, and the doubt above it."""

    opened = Signal(int)
    wanted = Signal(str)  # name of a step

    def __init__(self, around: Around, kinds: tuple[RecordType, ...]) -> None:
        super().__init__()
        self._theme = around.theme
        self._doubt: Banner | None = None
        self._stack = QStackedWidget()
        self._previews: dict[str, Preview] = {}
        for kind in kinds:
            preview = Preview(around.theme, around.bridge, around.desk, kind, around.cells)
            preview.opened.connect(self.opened)
            preview.wanted.connect(self.wanted)
            self._previews[kind.key] = preview
            self._stack.addWidget(preview)
        self._room = QVBoxLayout()
        self._room.setContentsMargins(*margins(around.theme, ("l", "s", "l", "")))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._room)
        layout.addWidget(self._stack, 1)
        if self._previews:
            self.setFixedWidth(next(iter(self._previews.values())).width())
        self.show_record(None)

    def show_record(self, record: Finished | None) -> None:
        """Show another record, or none."""
        if self._doubt is not None:
            self._room.removeWidget(self._doubt)
            self._doubt.hide()
            self._doubt.deleteLater()
            self._doubt = None
        if record is None:
            for one in self._previews.values():
                one.clear()
            return
        if record.doubt is not None:
            self._doubt = Banner(self._theme, words(record.doubt), "", "", "waiting")
            self._room.addWidget(self._doubt)
        preview = self._previews[record.kind]
        self._stack.setCurrentWidget(preview)
        preview.show_record(record.id)

    def refresh(self) -> None:
        """Read the shown record again."""
        current = self._stack.currentWidget()
        if isinstance(current, Preview):
            current.refresh()
