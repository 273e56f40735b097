"""How does the simulated box ring: from its own window, or by itself all morning?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.features.lines.callers import KnownCaller, known_callers
from app.telephony.sim import Caller

if TYPE_CHECKING:  # made when it is first wanted
    from app.boot.program import Program
    from app.features.lines.view.simulator import SimulatorWindow

_STRANGER = "01065521234"


class SimulatedBox(QObject):
    """The window of the simulated box, and a busy morning on its lines.

    Attributes:
        window: None until it was opened.
    """

    def __init__(self, program: "Program") -> None:
        super().__init__(program)
        self._program = program
        self.window: SimulatorWindow | None = None

    @Slot()
    def show(self) -> None:
        """Open the window beside the main one."""
        from app.features.lines.view.simulator import SimulatorWindow, presets_of

        program = self._program
        if self.window is None:
            window = SimulatorWindow(program.start.theme, program.bridge, program.clock, program.simulator)
            program.bridge.then(
                program.store.look(known_callers), lambda found: window.show_presets(presets_of(found)), window
            )
            self.window = window
        self.window.show()
        self.window.raise_()

    def let_it_ring(self) -> None:
        """It gets busy: customers of the shop call, one at once, then one about every half minute."""
        from app.features.lines.view.simulator import presets_of

        program = self._program

        def ring(found: Sequence[KnownCaller]) -> None:
            callers = [preset.caller for preset in presets_of(found)] + [Caller(_STRANGER), Caller()]
            program.simulator.ring(1, callers[0].number, callers[0].name)
            program.simulator.busy_morning(callers)

        program.bridge.then(program.store.look(known_callers), ring, self)

    def close(self) -> None:
        """Put its window away."""
        if self.window is not None:
            self.window.leave()
