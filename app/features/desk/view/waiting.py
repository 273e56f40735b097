"""What is on the screen in the moment between the first ring and the number?"""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from app.features.desk.pops import Pop
from app.features.desk.view.candidates import state_pill
from app.features.desk.view.header import Header
from app.features.desk.view.parts import Means, fill_with
from app.features.desk.wording import nameless
from app.ui.kit import col, pane, rule
from app.ui.states import Placeholder


class WaitingView(QWidget):
    """Says that it rings, and on which line; the rest follows by itself."""

    def __init__(self, means: Means) -> None:
        super().__init__()
        self._numbers = means.numbers
        self.header = Header(means.theme)
        self._about = Placeholder(means.theme, "phone-ring")
        fill_with(self, pane(means.theme, col(means.theme, self.header, rule(), (self._about, 1), gap="")))

    def show_pop(self, pop: Pop | None, now: datetime) -> None:
        """Show the call; None while a file that was asked for is on its way."""
        if pop is None:
            self.header.show_title("")
            self._about.say(self.tr("One moment…"))
            return
        self.header.show_title(nameless(pop.call, self._numbers), [state_pill(pop, now)])
        if pop.call.number:
            self._about.say(self.tr("One moment…"))
        else:
            self._about.say(
                self.tr("Line {line} rings. The number usually comes with the second ring.").format(line=pop.call.line)
            )
