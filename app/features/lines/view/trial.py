"""Does this box work? "Call the line now" shows what arrives."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from app.core.clock import Clock
from app.core.i18n import Text
from app.features.lines.diagnosis import verdict
from app.features.lines.lines import Lines
from app.features.lines.wording import BOX, DOUBTFUL, caller_of, line_of, state_of, title_of
from app.telephony.probe import Finding
from app.telephony.protocol import BoxConfig, BoxState, Call
from app.telephony.usb import PortInfo
from app.ui import formats
from app.ui.bridge import Bridge
from app.ui.kit import Banner
from app.ui.lists import EventList, Line
from app.ui.texts import words
from app.ui.theme import Theme

_MOST = 50  # calls shown


class BoxTrial(QWidget):
    """Listens to one box, or to all that may be there, and says in words what it hears.

    The seat's own box on the same port rests meanwhile. A trial ends when the widget is hidden.
    """

    proven = Signal(object)  # the BoxConfig a number came from
    recognised = Signal(str, str)  # driver and port of what answered
    listening = Signal(bool)

    def __init__(self, theme: Theme, bridge: Bridge, clock: Clock, lines: Lines) -> None:
        super().__init__()
        self._theme, self._bridge, self._clock, self._lines = theme, bridge, clock, lines
        self._configs: tuple[BoxConfig, ...] = ()
        self._calls: dict[UUID, Call] = {}
        self._states: dict[BoxConfig, BoxState] = {}
        self._trial = 0  # counts, so that what an earlier one still says is not heard
        self._running, self._good = False, False
        self._banner = Banner(theme, "")
        self._list = EventList(theme, clock)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.space("s"))
        self._layout.addWidget(self._banner)
        self._layout.addWidget(self._list, 1)
        self.end()

    @property
    def sentence(self) -> str:
        """What the trial has shown, as the user reads it."""
        return self._banner.text

    @property
    def running(self) -> bool:
        """Whether it listens now."""
        return self._running

    @property
    def most_line(self) -> int:
        """The highest line a call came on, counted as the box does, 0 before the first."""
        return max((call.line for call in self._calls.values()), default=0) if len(self._configs) == 1 else 0

    def ports(self, kinds: Sequence[str]) -> "Future[list[PortInfo]]":
        """The ports of these kinds on this computer."""
        return self._lines.ports(kinds)

    def keep_secret(self, config: BoxConfig, secret: str) -> "Future[bool]":
        """Keep the password of an exchange; what is tried or used after this has it."""
        return self._lines.keep_secret(config, secret)

    def seek(self, configs: Sequence[BoxConfig]) -> None:
        """Ask on every port what is there; where nothing answers, listen to `configs`."""
        self._configs, self._calls, self._states = (), {}, {}
        self._trial += 1
        self._running, self._good = True, False
        self._list.show_items([])
        self._list.show_nothing("")
        self._say(self.tr("Every port is being asked what is there…"))
        trial = self._trial

        def done(found: Sequence[Finding]) -> None:
            if trial != self._trial:
                return
            known = next((one for one in found if one.driver), None)
            if known is None:
                self.listen(configs)
                return
            self.end()
            self.recognised.emit(known.driver, known.port)

        self._bridge.then(self._lines.probe(), done, self)
        self.listening.emit(True)

    def listen(self, configs: Sequence[BoxConfig]) -> None:
        """Listen to these boxes until `end`; a trial before is forgotten."""
        self._configs, self._calls, self._states = tuple(configs), {}, {}
        self._trial += 1
        self._running, self._good = True, False
        on_call = self._on_thread(self._on_call)
        on_box = self._on_thread(self._on_box)
        self._bridge.then(self._lines.try_out(configs, on_call, on_box), lambda _: None, self)
        self._list.show_items([])
        self._show()
        self.listening.emit(True)

    def end(self) -> None:
        """Give the ports back; what was heard stays to be read."""
        if self._running:
            self._running = False
            self._trial += 1
            self._bridge.then(self._lines.end_trial(), lambda _: None, self)
            self.listening.emit(False)
        if not self._calls:
            self._say(self.tr("What the box says appears here: press F9, then call the line."))
            self._list.show_nothing("")

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.end()

    def _on_thread(self, slot: Callable[..., None]) -> Callable[[Call | BoxState], None]:
        """What a box's thread calls: `slot` runs on the GUI thread, if this trial still goes on by then."""
        trial = self._trial

        def take(told: Call | BoxState) -> None:
            if isValid(self) and trial == self._trial:
                slot(told)

        return lambda told: self._bridge.post(partial(take, told))

    def _on_call(self, call: Call) -> None:
        self._calls.pop(call.uuid, None)
        self._calls[call.uuid] = call
        while len(self._calls) > _MOST:
            del self._calls[next(iter(self._calls))]
        self._show()

    def _on_box(self, state: BoxState) -> None:
        self._states[state.config] = state
        self._show()

    def _show(self) -> None:
        if not self._calls and len(self._configs) == 1 and self._show_trouble():
            return
        told = verdict(list(self._calls.values()), heard=any(state.notices for state in self._states.values()))
        self._say(words(told.words), told.colour, told.icon)
        self._list.show_items([*map(self._call_line, reversed(self._calls.values())), *self._notice_lines()])
        self._list.show_nothing(self._waiting())
        if told.good and not self._good:
            self._good = True
            self._tell_proven()

    def _show_trouble(self) -> bool:
        state = self._states.get(self._configs[0])
        if state is None or state.up:
            return False
        self._say(words(state.trouble or ""), "danger", "power-plug-off-outline")
        self._list.show_items([])
        self._list.show_nothing(state.advice or "")
        return True

    def _waiting(self) -> str:
        up = [state for state in self._states.values() if state.up]
        if not up:
            return self.tr("Opening the port…")
        return self.tr("Listening on %n port(s). Nothing has happened yet.", "", len(up))

    def _tell_proven(self) -> None:
        box = next((call.box for call in reversed(self._calls.values()) if call.number or call.reason), "")
        for config in self._configs:
            if config.port == box:
                self.proven.emit(config)
                return

    def _call_line(self, call: Call) -> Line:
        look, box = state_of(call), next((c for c in self._configs if c.port == call.box), None)
        told: list[str | Text] = [line_of(call)]
        if call.rings:
            told.append(self.tr("rang %n time(s)", "", call.rings))
        if box and len(self._configs) > 1:
            told.append(title_of(box.driver))
        return Line(
            look=look,
            title=" · ".join(filter(None, (words(caller_of(call)), call.name or ""))),
            text=" · ".join(words(part) for part in told),
            state=look,
            when=formats.clock(call.started_at),
        )

    def _notice_lines(self) -> list[Line]:
        return [
            Line(
                look=DOUBTFUL if notice.trouble else BOX, title=words(notice.text or notice.words), text=state.port_name
            )
            for state in self._states.values()
            for notice in reversed(state.notices)
        ]

    def _say(self, sentence: str, colour: str = "progress", icon: str = "phone-incoming") -> None:
        if sentence == self._banner.text:
            return
        banner = Banner(self._theme, sentence, colour=colour, icon=icon)
        self._layout.replaceWidget(self._banner, banner)
        self._banner.hide()
        self._banner.deleteLater()
        self._banner = banner
