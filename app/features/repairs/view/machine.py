"""How does a machine's life look on the screen? What it is and until when its warranty runs, and all that happened."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.core.clock import Clock
from app.features.repairs.life import Happened, Life
from app.records.record import RecordType
from app.ui import formats
from app.ui.kit import KeyButton, label, pane, row, rule
from app.ui.lists import EventList, Line
from app.ui.texts import words
from app.ui.theme import Theme


class MachineDialog(QDialog):
    """One machine. Enter opens the record something stands in.

    Args:
        kinds: types by their keys, for icons and the looks of states.
    """

    opened = Signal(str, int)  # record type and id

    def __init__(
        self, theme: Theme, clock: Clock, kinds: Mapping[str, RecordType], life: Life, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Life of a machine"))
        self._clock, self._kinds = clock, kinds
        self.list = EventList(theme, clock)
        self.list.setAccessibleName(self.tr("What happened"))
        self.list.show_items([self._line(one) for one in life.events])
        self.list.opened.connect(self._on_opened)
        title = " · ".join(one for one in (life.product, life.serial) if one)
        open_ = KeyButton(theme, self.tr("Open"), "Return", "open-in-new")
        open_.setAutoDefault(False)
        open_.clicked.connect(lambda: self._on_opened(self.list.current))
        close = KeyButton(theme, self.tr("Close"), "Esc", "", "quiet")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(
            row(theme, label(title, "title"), None, label(self._about(life), "muted"), margin=("l", "m", "l", "s"))
        )
        layout.addWidget(rule())
        layout.addWidget(self.list, 1)
        layout.addWidget(rule())
        layout.addWidget(row(theme, open_, None, close, margin=("l", "s", "l", "s")))
        pane(theme, self)
        self.resize(theme.size("pane_side") * 2, theme.size("row_two") * 11)
        self.list.choose_first()
        self.list.setFocus()

    def _about(self, life: Life) -> str:
        """Whose it is, how often it was repaired, until when its warranty runs."""
        repairs = sum(one.kind == "repair" for one in life.events)
        said = [life.customer, self.tr("%n repair(s)", "", repairs)]
        if life.warranty_until is not None:
            ends = formats.day(life.warranty_until, self._clock.now())
            over = life.warranty_until < self._clock.now().astimezone().date()
            said.append((self.tr("warranty ended {day}") if over else self.tr("warranty until {day}")).format(day=ends))
        return " · ".join(one for one in said if one)

    def _line(self, one: Happened) -> Line:
        kind, at = self._kinds[one.kind], one.at.astimezone()
        same_year = at.year == self._clock.now().astimezone().year
        flow = kind.workflow
        return Line(
            look=kind.look,
            title=words(one.title) or words(kind.look.words),
            number=one.number,
            text=one.text,
            state=flow.looks.get(flow.states(one.state)) if flow else None,
            note=formats.amount(one.amount) if one.amount else "",
            when=at.strftime("%m-%d") if same_year else str(at.year),
            when_low="" if same_year else at.strftime("%m-%d"),
            item=one,
        )

    @Slot(object)
    def _on_opened(self, one: object) -> None:
        if isinstance(one, Happened):
            self.opened.emit(one.kind, one.id)
            self.accept()
