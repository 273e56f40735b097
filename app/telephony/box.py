"""How is a box kept open for ever: opened, lost, told about once, and opened again?"""

import logging
import threading
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue

from app.core.clock import Clock
from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.telephony.address import Address, parse
from app.telephony.capture.capture import SoundInputSource
from app.telephony.decoders import DECODERS
from app.telephony.hid import HidSystem, Units
from app.telephony.listening import Listening
from app.telephony.ports import Port, PortSource, open_port
from app.telephony.protocol import BoxConfig, BoxState, Call, Decoder, Notice, SoundBlock
from app.telephony.sound_inputs import SoundInputs
from app.telephony.trouble import PortTrouble, own_fault, with_ports
from app.telephony.usb import Finder, Listing, present

log = logging.getLogger(__name__)

_NOTICES = 8

_NO_DRIVER = QT_TRANSLATE_NOOP("ports", "There is no kind of box called “{driver}”. There are: {drivers}.")
_SETTINGS = QT_TRANSLATE_NOOP("ports", "Put it right in the settings under “Lines and boxes”.")


def decoder_of(driver: str) -> Decoder:
    """A fresh decoder.

    Raises:
        Refused: no family of boxes has that name.
    """
    if driver not in DECODERS:
        raise Refused(_NO_DRIVER.fill(driver=driver, drivers=", ".join(DECODERS)))
    return DECODERS[driver]()


@dataclass(frozen=True, slots=True)
class Means:
    """With what a box is opened and read; tests and the `listen` command have their own.

    Attributes:
        listing: the serial ports of this computer.
        make: a fresh decoder by its driver's name, Refused where there is none.
        tap: may wrap each opened port, to record what passes.
        on_sound: told the sound that a box itself recorded: the seat's line, 16-bit samples at 8 kHz; on its thread.
        hid: gives the USB devices, None for the computer's own.
        sound: gives the sound inputs, None for the computer's own.
        secret: the password kept for a box, "" where there is none; asked on the box's thread.
        pauses_s: before each further try to open a port; the last one again and again.
    """

    listing: Listing = present
    make: Callable[[str], Decoder] = decoder_of
    tap: Callable[[Port], Port] | None = None
    on_sound: Callable[[int, bytes], None] | None = None
    hid: HidSystem | None = None
    sound: SoundInputSource | None = None
    secret: Callable[[BoxConfig], str] = lambda _: ""
    pauses_s: Sequence[float] = (1, 2, 4, 8, 16, 30)


USUAL = Means()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the boxes of a seat share.

    Attributes:
        on_call: told each snapshot of a call, on the box's thread.
        on_box: told each change of a box, on its thread.
        units: the USB boxes without a serial port.
        inputs: the sound inputs.
        simulator: opened for sim:// ports.
    """

    on_call: Callable[[Call], None]
    on_box: Callable[[BoxState], None]
    clock: Clock
    finder: Finder
    units: Units
    inputs: SoundInputs
    means: Means
    simulator: PortSource | None


class Box:
    """One box and its thread, which never dies before `stop`, whatever port, decoder or listener do.

    Args:
        config: as the user set it up.
        first_line: its line 1 in the seat's numbering.
    """

    def __init__(self, config: BoxConfig, first_line: int, around: Surroundings) -> None:
        self.config, self.first_line, self.clock = config, first_line, around.clock
        self.on_call = around.on_call
        self._around = around
        self._stopped = threading.Event()
        self._failures = 0  # in a row, since the box was last heard
        self._state: BoxState | None = None
        self._port_name = config.port
        self._notices: tuple[Notice, ...] = ()
        self._dials = False
        self._orders: SimpleQueue[str] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=f"box {config.port}", daemon=True)

    def start(self) -> None:
        """Open the port and listen, for ever."""
        self._thread.start()

    def stop(self) -> None:
        """Ask the thread to end, a pause at once; calls in progress are told as lost."""
        self._stopped.set()

    @property
    def dials(self) -> bool:
        """Whether it can be told to dial, now. From any thread."""
        return self._dials

    def dial(self, number: str) -> None:
        """Have it dial soon. From any thread."""
        self._orders.put(number)

    def join(self, timeout_s: float) -> bool:
        """Wait for the end after `stop`; False when a system call still holds the thread."""
        self._thread.join(timeout_s)
        self._around.finder.release(self)
        self._around.units.release(self)
        return not self._thread.is_alive()

    def _run(self) -> None:
        trouble: PortTrouble | None = None
        while not self._stopped.is_set():
            try:
                if trouble:
                    self._pause(trouble)
                trouble = None
                self._live()
            except PortTrouble as err:
                trouble = err
            except Exception as err:
                log.exception("box on %s is started anew", self.config.port)
                trouble = own_fault(self._port_name, err)

    def _pause(self, err: PortTrouble) -> None:
        """Tell about a loss, then wait a while before the next try."""
        pauses = self._around.means.pauses_s
        if err.lasting:
            self._failures = len(pauses)
        try:
            self._tell(up=False, err=with_ports(err, self._around.finder.names))
        finally:  # whatever the listener does
            self._stopped.wait(pauses[min(self._failures, len(pauses) - 1)])
            self._failures += 1

    def _live(self) -> None:
        """Open, listen until the port is lost or `stop`, close."""
        if self._stopped.is_set():
            return
        decoder, address = self._understood()
        around = self._around
        decoder.set_up(self.config, around.means.secret(self.config))
        baud = self.config.baud or decoder.baud
        with closing(open_port(address, baud, around.finder, self, self._openers(address))) as opened:
            port = around.means.tap(opened) if around.means.tap else opened
            self._port_name, self._notices = port.name, ()
            listening = Listening(port, decoder, self, talks=address.kind != "udp")
            self._tell(up=True)
            try:
                listening.start()
                while not self._stopped.is_set():
                    if listening.step():
                        self._failures = 0
                    self._take_orders(listening)
            finally:
                self._dials = False
                listening.end()

    def _openers(self, address: Address) -> dict[str, Callable[[], Port]]:
        around = self._around
        openers = {
            "hid": lambda: around.units.open(address, self),
            "sound": lambda: around.inputs.open(address, self.config.lines),
        }
        return openers | ({"sim": around.simulator.open} if around.simulator else {})

    def _take_orders(self, listening: Listening) -> None:
        """Dial what was asked for; tell where it has become possible, or is no longer."""
        with suppress(Empty):
            while True:
                listening.dial(self._orders.get_nowait())
        if listening.dials != self._dials:
            self._dials = listening.dials
            self._tell(up=True)

    def _understood(self) -> tuple[Decoder, Address]:
        try:
            decoder = self._around.means.make(self.config.driver)
            return decoder, parse(self.config.port, decoder.default_port)
        except Refused as err:
            raise PortTrouble(err.text, _SETTINGS, self.config.port) from err

    def on_sounds(self, sounds: Sequence[SoundBlock]) -> None:
        """The box recorded this; on its thread."""
        if on_sound := self._around.means.on_sound:
            for one in sounds:
                on_sound(self.first_line + one.line - 1, one.pcm)

    def on_notices(self, notices: Sequence[Notice]) -> None:
        """The box said something about itself; on its thread."""
        fresh = [notice for notice in notices if notice not in self._notices]
        if fresh:
            self._notices = (*self._notices, *fresh)[-_NOTICES:]
            self._tell(up=True)

    def _tell(self, *, up: bool, err: PortTrouble | None = None) -> None:
        """Tell how the box is, unless it was told so before or nobody wants to know any more."""
        if self._stopped.is_set():
            return
        before, now = self._state, self.clock.now()
        told_up = before is not None and before.up == up
        state = BoxState(
            config=self.config,
            first_line=self.first_line,
            up=up,
            port_name=self._port_name,
            since=before.since if before and told_up else now,
            problem=err.detail if err else "",
            trouble=err.text if err else None,
            advice=err.advice if err else None,
            notices=self._notices,
            dials=up and self._dials,
        )
        if before == state:
            return
        self._state = state
        if not told_up:
            log.info("box on %s %s %s", state.port_name, "is there" if up else "is lost:", err.detail if err else "")
        self._around.on_box(state)
