"""Is this call being recorded, and how is that begun, paused and ended?"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.desk.pops import Pop
from app.features.desk.tape import NO_TAPES, Deed, Tape, Tapes, TapeWish
from app.features.desk.view.header import Words
from app.features.desk.view.parts import fill_with
from app.records.workflow import Look
from app.ui.kit import KeyButton, Pill, col, row
from app.ui.theme import Theme

_LOOKS = {
    Tape.ON: Look(words=QT_TRANSLATE_NOOP("desk", "Recording"), icon="record-circle-outline", colour="danger"),
    Tape.PAUSED: Look(words=QT_TRANSLATE_NOOP("desk", "Recording paused"), icon="pause", colour="waiting"),
    Tape.ASKS: Look(words=QT_TRANSLATE_NOOP("desk", "Not recorded"), icon="record-circle-outline", colour="waiting"),
    Tape.DEAF: Look(words=QT_TRANSLATE_NOOP("desk", "No sound, not recorded"), icon="microphone-off", colour="waiting"),
    Tape.OFF: Look(words=QT_TRANSLATE_NOOP("desk", "Not recorded"), icon="record-circle-outline", colour="muted"),
}


class TapeBar(QWidget):
    """A line above the note, shown while the call goes on and its line can be heard."""

    wished = Signal(object)  # TapeWish

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._tapes, self._line = NO_TAPES, 0
        self._pill = Pill(theme)
        self._reminder = Words(theme, "small", "text")
        self.pause = KeyButton(theme, self.tr("Pause"), "Ctrl+Shift+R", "pause", "chip", live=True)
        self.turn = KeyButton(theme, self.tr("Record"), "Ctrl+R", "record-circle-outline", "chip", live=True)
        self.pause.clicked.connect(self._on_pause)
        self.turn.clicked.connect(self._on_turn)
        line = row(theme, self._pill, None, self.pause, self.turn, gap="s")
        fill_with(self, col(theme, line, self._reminder, gap="xs"))
        self.hide()

    @property
    def tape(self) -> Tape | None:
        """How the recording of the call in front stands; None where there is nothing to say about it."""
        return self._tapes.lines.get(self._line)

    def show_pop(self, pop: Pop) -> None:
        """The call in front."""
        self._line = pop.call.line if pop.live else 0
        self._show()

    def show_tapes(self, tapes: Tapes) -> None:
        """How the recording of the lines stands."""
        self._tapes = tapes
        self._show()

    def _show(self) -> None:
        tape = self.tape
        self.setVisible(tape is not None)
        if tape is None:
            return
        self._pill.show_look(_LOOKS[tape])
        going_on = tape in {Tape.ON, Tape.PAUSED}
        reminder = self._tapes.reminder if tape is Tape.ON else ""
        self._reminder.say(reminder)
        self._reminder.setVisible(bool(reminder))
        self.pause.setVisible(going_on and self._tapes.may)
        self.pause.set_words(self.tr("Go on") if tape is Tape.PAUSED else self.tr("Pause"))
        self.pause.set_icon("record-circle-outline" if tape is Tape.PAUSED else "pause")
        self.turn.setVisible(self._tapes.may and tape is not Tape.DEAF)
        self.turn.set_words(self.tr("Stop") if going_on else self.tr("Record"))
        self.turn.set_icon("stop" if going_on else "record-circle-outline")

    def _on_pause(self) -> None:
        self.wished.emit(TapeWish(self._line, Deed.RESUME if self.tape is Tape.PAUSED else Deed.PAUSE))

    def _on_turn(self) -> None:
        going_on = self.tape in {Tape.ON, Tape.PAUSED}
        self.wished.emit(TapeWish(self._line, Deed.END if going_on else Deed.BEGIN))
