"""How does the user ring the simulated lines? A window beside the main one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from app.core.clock import Clock
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.features.lines.callers import KnownCaller
from app.features.lines.wording import DIALLING, IDLE, RINGING, TALKING
from app.telephony.protocol import CallState, Reason
from app.telephony.sim import Caller, Simulator
from app.ui.bridge import Bridge
from app.ui.kit import KeyButton, label, pane, row, rule, titled
from app.ui.lists import EventList, Line
from app.ui.texts import words
from app.ui.theme import Theme

_LOOKS = {
    None: IDLE,
    CallState.RINGING: RINGING,
    CallState.TALKING: TALKING,
    CallState.DIALLING: DIALLING,
}
_UNKNOWN_NUMBERS = ("1391234", "1860755", "0216418", "1777123")


@dataclass(frozen=True, slots=True)
class Preset:
    """Somebody to ring as: "Known: 王小明"."""

    words: Text
    caller: Caller


HIDDEN = (
    Preset(QT_TRANSLATE_NOOP("lines", "Number hidden"), Caller(reason=Reason.PRIVATE)),
    Preset(QT_TRANSLATE_NOOP("lines", "Number not available"), Caller(reason=Reason.OUT_OF_AREA)),
    Preset(QT_TRANSLATE_NOOP("lines", "Only rings, no caller ID"), Caller()),
)
KNOWN = QT_TRANSLATE_NOOP("lines", "Known: {name}, {number}")
BLACKLISTED = QT_TRANSLATE_NOOP("lines", "Blacklisted: {name}, {number}")
_UNKNOWN = QT_TRANSLATE_NOOP("lines", "Unknown: {number}")


def presets_of(found: Sequence[KnownCaller]) -> list[Preset]:
    """Customers of the shop to ring as."""
    return [
        Preset(
            (BLACKLISTED if one.blacklisted else KNOWN).fill(name=one.name, number=one.number),
            Caller(one.number, one.name),
        )
        for one in found
    ]


class SimulatorWindow(QWidget):
    """Eight lines to ring, answer and hang up; scripts for demonstrations. Never takes the focus by itself."""

    def __init__(self, theme: Theme, bridge: Bridge, clock: Clock, simulator: Simulator) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._theme, self._bridge, self._simulator = theme, bridge, simulator
        self._presets: list[Preset] = []
        self._who = QComboBox()
        self._lines = EventList(theme, clock, when=False)
        self._lines.installEventFilter(self)
        self._digits = {str(line) for line, _ in enumerate(simulator.states()[:9], 1)}
        self.setWindowTitle(self.tr("Simulated box"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._build()
        self.show_presets([])
        self._lines.opened.connect(self._on_opened)
        self._lines.chosen.connect(self._on_chosen)
        self._unwatch = simulator.watch(self._told())
        self._show_lines()
        self._lines.choose_first()
        self._lines.setFocus()  # so that 1 to 8 work at once

    def show_presets(self, known: Sequence[Preset]) -> None:
        """Offer these callers, before the unknown and hidden ones."""
        dice = Random(7)
        unknown = [Caller(f"{head}{dice.randrange(10_000):04}") for head in _UNKNOWN_NUMBERS]
        self._presets = [
            *known,
            *(Preset(_UNKNOWN.fill(number=caller.number), caller) for caller in unknown),
            *HIDDEN,
        ]
        self._who.clear()
        for preset in self._presets:
            self._who.addItem(words(preset.words))

    # ---- building

    def _build(self) -> None:
        theme = self._theme
        self._who.setEditable(True)
        self._who.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._ring = self._button(self.tr("Ring"), "F5", "phone-ring", self._on_ring, "primary")
        self._answer = self._button(self.tr("Answer"), "F6", "phone-in-talk", self._on_answer)
        self._hang_up = self._button(self.tr("Hang up"), "F7", "phone-hangup-outline", self._on_hang_up)
        self._dial = self._button(self.tr("Call out"), "F8", "phone-outgoing", self._on_dial)
        self._all = self._button(self.tr("All at once"), "F9", "phone-alert-outline", self._on_all)
        self._busy = self._button(self.tr("A busy morning"), "F10", "weather-sunset-up", self._on_busy)
        self._quiet = self._button(self.tr("End everything"), "F11", "stop", self._on_quiet)
        self._plug = self._button(self.tr("Pull the plug"), "F12", "power-plug-off-outline", self._on_plug)
        edge = theme.space("l")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, edge, 0, edge)
        layout.setSpacing(theme.space("m"))
        side: tuple[str, str, str, str] = ("l", "", "l", "")
        layout.addWidget(row(theme, (titled(theme, self.tr("Who calls"), self._who), 1), margin=side))
        layout.addWidget(row(theme, self._ring, self._answer, self._hang_up, self._dial, None, margin=side))
        layout.addWidget(rule())
        layout.addWidget(self._lines, 1)
        hint = self.tr("1 to 8: ring, answer and hang up that line")
        layout.addWidget(row(theme, label(hint, "faint"), None, margin=side))
        layout.addWidget(rule())
        layout.addWidget(row(theme, self._all, self._busy, self._quiet, None, self._plug, margin=side))
        pane(theme, self)
        self.resize(theme.size("palette"), theme.size("palette"))

    def _button(self, text: str, key: str, icon: str, do: Callable[[], None], look: str = "") -> KeyButton:
        button = KeyButton(self._theme, text, key, icon, look, live=True)
        button.clicked.connect(do)
        return button

    # ---- what is shown

    def _told(self) -> Callable[[], None]:
        def show() -> None:
            if isValid(self):
                self._show_lines()

        return lambda: self._bridge.post(show)

    def _show_lines(self) -> None:
        states, callers = self._simulator.states(), self._simulator.callers()
        self._lines.show_items(
            [
                Line(
                    look=_LOOKS[state],
                    title=self.tr("Line {line}").format(line=place),
                    text=self._who_is(caller) if state else "",
                    state=_LOOKS[state] if state else None,
                    key=str(place),
                    item=place,
                )
                for place, (state, caller) in enumerate(zip(states, callers, strict=True), 1)
            ]
        )
        if not self._simulator.plugged_in:
            self._plug.set_words(self.tr("Plug it in"))
        else:
            self._plug.set_words(self.tr("Pull the plug"))
        self._allow()

    def _who_is(self, caller: Caller) -> str:
        if caller.number:
            return f"{caller.number} {caller.name}".strip()
        return next((words(one.words) for one in HIDDEN if one.caller.reason == caller.reason), "")

    def _allow(self) -> None:
        state, plugged = self._state(self._line), self._simulator.plugged_in
        self._ring.setEnabled(plugged and state is None)
        self._dial.setEnabled(plugged and state is None)
        self._answer.setEnabled(state is CallState.RINGING)
        self._hang_up.setEnabled(state is not None)
        self._all.setEnabled(plugged)
        self._busy.setEnabled(plugged)

    # ---- what the user does

    @property
    def _line(self) -> int:
        current = self._lines.current
        return current if isinstance(current, int) else 1

    def _state(self, line: int) -> CallState | None:
        return self._simulator.states()[line - 1]

    def _caller(self) -> Caller:
        """Whom the user chose, or the number he typed."""
        typed = self._who.currentText().strip()
        at = self._who.findText(typed)
        return self._presets[at].caller if at >= 0 else Caller("".join(c for c in typed if c in "0123456789+*#"))

    def next_step(self, line: int) -> None:
        """Do with a line what comes next: ring it, answer it, hang it up."""
        state = self._state(line)
        if state is None:
            caller = self._caller()
            self._simulator.ring(line, caller.number, caller.name, caller.reason)
        elif state is CallState.RINGING:
            self._simulator.answer(line)
        else:
            self._simulator.hang_up(line)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the digits pressed in the list of lines."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.text() in self._digits:
            line = int(event.text())
            self._lines.choose(line)
            self.next_step(line)
            return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing hides it; the simulated calls go on."""
        event.ignore()
        self.hide()

    def leave(self) -> None:
        """The program ends: watch no longer."""
        self._unwatch()
        self.deleteLater()

    @Slot(object)
    def _on_opened(self, line: object) -> None:
        if isinstance(line, int):
            self.next_step(line)

    @Slot(object)
    def _on_chosen(self, _line: object) -> None:
        self._allow()

    @Slot()
    def _on_ring(self) -> None:
        caller = self._caller()
        self._simulator.ring(self._line, caller.number, caller.name, caller.reason)

    @Slot()
    def _on_answer(self) -> None:
        self._simulator.answer(self._line)

    @Slot()
    def _on_hang_up(self) -> None:
        self._simulator.hang_up(self._line)

    @Slot()
    def _on_dial(self) -> None:
        self._simulator.dial(self._line, self._caller().number)

    @Slot()
    def _on_all(self) -> None:
        self._simulator.all_at_once([preset.caller for preset in self._presets])

    @Slot()
    def _on_busy(self) -> None:
        self._simulator.busy_morning([preset.caller for preset in self._presets])

    @Slot()
    def _on_quiet(self) -> None:
        self._simulator.quiet()

    @Slot()
    def _on_plug(self) -> None:
        if self._simulator.plugged_in:
            self._simulator.unplug()
        else:
            self._simulator.plug_in()
