"""Who listens to the lines, and where do calls go that ring before the program is there?"""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.boot.call_book import CallBook
from app.boot.recordings import Recordings, tapes_of
from app.core.options import AREA_CODE, COUNTRY
from app.core.phone import Numbers
from app.features.desk.pops import Doing, Mode, Pops, Scene
from app.features.desk.tiles import Lines as Tiles
from app.features.lines.known import SIMULATED
from app.features.lines.lines import Lines
from app.features.lines.secrets import Secrets
from app.features.lines.setup import boxes_of, kept_of
from app.telephony.box import USUAL
from app.telephony.hub import Hub
from app.telephony.protocol import BoxState, Call
from app.telephony.sim import Simulator

if TYPE_CHECKING:
    from app.boot.front import Front
    from app.boot.program import Program


class Ears(QObject):
    """The seat's boxes, the call book and the recorder. Made once the window is painted.

    What happens before the program is there is shown on the strip, and handed over in the order in which it happened.
    """

    def __init__(self, front: "Front") -> None:
        super().__init__(front)
        start = front.start
        self._start, self._bridge, self._strip = start, front.bridge, front.strip
        self.simulator = Simulator()
        self.call_book = CallBook(start.places.outbox, front.bridge, front.shell.messages, self)
        self.recordings = Recordings(start, front.bridge, self._on_voice, self)
        self.recordings.changed.connect(self._paint_lines)
        secrets = Secrets()
        means = start.listening or replace(USUAL, secret=secrets.of)
        heard = replace(means, on_sound=self.recordings.recorder.box_sound.hear)
        hub = Hub(self._on_call, self._on_box, start.clock, self.simulator, heard)
        keep = lambda configs: start.memory.keep("boxes", kept_of(configs)).result()  # noqa: E731
        trial_hub = lambda on_call, on_box: Hub(on_call, on_box, start.clock, self.simulator, means)  # noqa: E731
        self.lines = Lines(hub, trial_hub, keep, secrets=secrets)
        self._program: Program | None = None
        self._calls: list[Call] = []
        self._boxes: dict[int, BoxState] = {}
        self._numbers = Numbers(start.settings.text(COUNTRY), start.settings.text(AREA_CODE))
        self._pops = Pops(lambda: Mode.OFF, lambda: False, self._numbers.key)

    def listen(self) -> None:
        """Listen to the lines from now on."""
        self.recordings.listen()
        self.lines.start([SIMULATED] if self._start.simulate else boxes_of(self._start.memory.recall("boxes")))

    def hand_over(self, program: "Program") -> None:
        """Let the program have what happened before it was there, and all that happens from now on."""
        self._program = program
        for state in self._boxes.values():
            program.show_box(state)
        for call in self._calls:
            program.seats.tell_call(call)
            program.show_call(call)
        self._calls.clear()
        self.recordings.changed.disconnect(self._paint_lines)
        self.recordings.hand_over(program)

    def close(self) -> None:
        """Give all ports back; calls in progress are told as lost."""
        self.lines.close()
        self.simulator.quiet()
        self.recordings.hang_up()

    def _on_call(self, call: Call) -> None:
        """On the box's thread: recorded and into the log first, whatever the window is doing; then onto the desk."""
        self.recordings.recorder.take(call)
        self._on_voice(call)

    def _on_voice(self, call: Call) -> None:
        """Into the log and onto the desk; by itself a call of which only its voice told, on the recorder's thread."""
        self.call_book.put(call)
        if self._program is not None:
            self._program.seats.tell_call(call)
        self._bridge.post(lambda: self._show_call(call))

    def _on_box(self, state: BoxState) -> None:
        self.recordings.take_box(state)
        self._bridge.post(lambda: self._show_box(state))

    def _show_call(self, call: Call) -> None:
        if self._program is not None:
            self._program.show_call(call)
        else:
            self._calls.append(call)
            self._pops.take(call, Scene(Doing.IDLE, desk_shown=False))
            self._paint_lines()

    def _show_box(self, state: BoxState) -> None:
        if self._program is not None:
            self._program.show_box(state)
        else:
            self._boxes[state.first_line] = state
            self._paint_lines()

    def _paint_lines(self) -> None:
        """Who rings, and what is recorded, can be seen before it can be looked up."""
        tapes = tapes_of(self.recordings.state)
        tiles = Tiles(self._pops, tuple(self._boxes.values()), self._numbers, {}, tapes)
        self._strip.show_tiles(tiles.tiles(self._start.clock.now()))
