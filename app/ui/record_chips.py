"""Which part of a list is shown? The chips above it, with their counts."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.access import Who
from app.records.record import RecordType
from app.ui import formats
from app.ui.flow import Flow
from app.ui.kit import KeyButton
from app.ui.texts import words
from app.ui.theme import Theme


class Chips(QWidget):
    """One chip per filter: those on the left exclude each other, those on the right go together with any.

    Beside them stands what can be done without any row (a round of callbacks), where `who` may do it.
    """

    chosen = Signal()
    wanted = Signal(str)  # name of an action

    def __init__(self, theme: Theme, kind: RecordType, who: Who) -> None:
        super().__init__()
        self._kind = kind
        self._all = KeyButton(theme, self.tr("All"), look="chip", checked=True)
        self._all.clicked.connect(self._on_all)
        self._chips: dict[str, KeyButton] = {}
        left, right = QWidget(), QWidget()
        lefts, rights = Flow(left, theme.space("s")), QHBoxLayout(right)
        rights.setContentsMargins(0, 0, 0, 0)
        rights.setSpacing(theme.space("s"))
        lefts.addWidget(self._all)
        for one in kind.filters:
            chip = KeyButton(theme, one.label, icon=one.icon, look="chip", checked=False)
            chip.clicked.connect(lambda on, key=one.key: self._on_chip(key, on))
            self._chips[one.key] = chip
            (rights if one.aside else lefts).addWidget(chip)
        for deed in [each for each in kind.actions if each.least == 0 and who.may(each.right)]:
            button = KeyButton(theme, deed.label, deed.key, deed.icon, "quiet")
            button.clicked.connect(lambda _=False, name=deed.name: self.wanted.emit(name))
            rights.addWidget(button)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.space("l"), theme.space("xs"), theme.space("l"), theme.space("s"))
        layout.addWidget(left, 1)
        layout.addWidget(right)

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the chosen filters."""
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    def choose(self, keys: tuple[str, ...]) -> None:
        """Show these filters as chosen; nothing is emitted."""
        for key, chip in self._chips.items():
            chip.setChecked(key in keys)
        self._show_all_chip()

    def show_counts(self, counts: dict[str, int]) -> None:
        """Write how many each one leaves."""
        for one in self._kind.filters:
            if one.key in counts:
                self._chips[one.key].set_words(f"{words(one.label)} {formats.count(counts[one.key])}")

    def show_total(self, total: int) -> None:
        """Write how many there are in all."""
        self._all.set_words(f"{self.tr('All')} {formats.count(total)}")

    def _show_all_chip(self) -> None:
        aside = {one.key for one in self._kind.filters if one.aside}
        self._all.setChecked(not any(chip.isChecked() for key, chip in self._chips.items() if key not in aside))

    @Slot()
    def _on_all(self) -> None:
        self.choose(tuple(one.key for one in self._kind.filters if one.aside and one.key in self.keys))
        self.chosen.emit()

    def _on_chip(self, key: str, on: bool) -> None:
        chosen = next(one for one in self._kind.filters if one.key == key)
        if on and not chosen.aside:
            for one in self._kind.filters:
                if not one.aside and one.key != key:
                    self._chips[one.key].setChecked(False)
        self._show_all_chip()
        self.chosen.emit()
