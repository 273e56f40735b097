"""From where is a machine's life opened? From the lists of repairs, sales and what falls due, and from the history."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QMenu

from app.features.products.life_action import NO_SERIAL
from app.features.repairs.life import Life, Named, life_of, life_of_serial, machines_in
from app.ui.texts import words

if TYPE_CHECKING:
    from app.boot.program import Program


class MachineLives(QObject):
    """Opens the life of the machine that a record names; of several in a sale it asks which."""

    def __init__(self, program: "Program") -> None:
        super().__init__(program)
        self._program = program
        program.desk.page.card.timeline.life_wanted.connect(self.show_of)

    @Slot(str, int)
    def show_of(self, kind: str, id_: int) -> None:
        """The life of the machine of a repair, a sale, or something that falls due."""
        store, bridge = self._program.store, self._program.bridge
        if kind == "repair":
            bridge.then(store.look(lambda s: life_of(s, id_)), self._show, self)
        else:
            bridge.then(store.look(lambda s: machines_in(s, kind, id_)), self._choose, self)

    def _choose(self, machines: tuple[Named, ...]) -> None:
        if not machines:
            self._program.shell.messages.refused(words(NO_SERIAL))
        elif len(machines) == 1:
            self._read(machines[0])
        else:
            self._menu_of(machines).popup(self._program.shell.mapToGlobal(self._program.shell.rect().center()))

    def _menu_of(self, machines: tuple[Named, ...]) -> QMenu:
        menu = QMenu(self._program.shell)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in machines:
            action = menu.addAction(f"{one.product} · {one.serial}".replace("&", "&&"))
            action.triggered.connect(lambda _=False, one=one: self._read(one))
        menu.setActiveAction(menu.actions()[0])
        return menu

    def _read(self, machine: Named) -> None:
        program = self._program
        program.bridge.then(program.store.look(lambda s: life_of_serial(s, machine)), self._show, self)

    def _show(self, life: Life) -> None:
        from app.features.repairs.view.machine import MachineDialog

        program = self._program
        kinds = {one.key: one for one in program.kinds}
        dialog = MachineDialog(program.start.theme, program.clock, kinds, life, program.shell)
        dialog.opened.connect(program.pages.open_record)
        dialog.open()
