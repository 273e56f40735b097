"""What happens while a box's port is open: bytes become calls, and the computer holds up its side of the talk."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from app.core.clock import Clock
from app.core.i18n import QT_TRANSLATE_NOOP
from app.telephony.calls import Tracker
from app.telephony.ports import Port
from app.telephony.protocol import (
    QUIET_S,
    BoxConfig,
    Call,
    CallState,
    Decoder,
    Dialogue,
    LineEvent,
    Notice,
    Send,
    SoundBlock,
)
from app.telephony.trouble import PortTrouble

_LONGEST_READ_S = 0.2  # so long may a stop have to wait for a silent port
_MANY = 16  # calls out of one read: a flood, of which only the last state of each call is told
_MORE_LINES = QT_TRANSLATE_NOOP(
    "ports", "The box reports line {line}, but is set up with {lines}: correct its number of lines in the settings."
)


class Owner(Protocol):
    """Whose port it is, and who is told what comes out of it, on the same thread."""

    config: BoxConfig
    first_line: int
    clock: Clock

    def on_call(self, call: Call) -> None:
        """A call is new or has changed."""
        ...

    def on_sounds(self, sounds: Sequence[SoundBlock]) -> None:
        """The box recorded sound of its lines."""
        ...

    def on_notices(self, notices: Sequence[Notice]) -> None:
        """The box said something about itself."""
        ...


class Listening:
    """One opened port with a decoder, tracker and dialogue of its own. Used on the box's thread only.

    Args:
        port: open; closed by whoever opened it.
        talks: bytes can be written back.
    """

    def __init__(self, port: Port, decoder: Decoder, owner: Owner, *, talks: bool) -> None:
        config = owner.config
        self._port, self._decoder, self._owner, self._clock = port, decoder, owner, owner.clock
        self._tracker = Tracker(config.port, owner.first_line, decoder.cadence_s, decoder.knows_hook, owner.clock)
        self._dialogue: Dialogue | None = decoder.dialogue(config.country) if talks else None
        self._answer_due: float | None = None  # monotonic, of the dialogue's timer
        self._quiet_due: float | None = None
        self._line_missed = False  # by the user, when he said how many there are

    def start(self) -> None:
        """Say what this kind of box wants to hear first.

        Raises:
            PortTrouble: the port was lost.
        """
        if self._dialogue:
            self._say(self._dialogue, self._dialogue.start())

    def step(self) -> bool:
        """Wait a moment for bytes and do what has become due; whether the box said something.

        Raises:
            PortTrouble: the port was lost; everything received before has been told.
        """
        data = self._port.read(self._patience_s())
        if data:
            self._decoder.at(self._clock.monotonic())
            self._take(self._decoder.feed(data))
            if sounds := self._decoder.sounds():
                self._owner.on_sounds(sounds)
            self._quiet_due = self._clock.monotonic() + QUIET_S
            if self._dialogue:
                self._say(self._dialogue, self._dialogue.heard(data))
        self._keep_appointments()
        return bool(data)

    @property
    def dials(self) -> bool:
        """Whether the box can be told to dial, now."""
        return self._dialogue is not None and self._dialogue.dials

    def dial(self, number: str) -> None:
        """Have the box dial, if it can.

        Raises:
            PortTrouble: the port was lost.
        """
        if self._dialogue and self._dialogue.dials:
            self._say(self._dialogue, self._dialogue.dial(number))

    def end(self) -> None:
        """The port is lost or given back: what was half said counts, and calls in progress end as lost."""
        self._take(self._decoder.quiet())
        self._hand(self._tracker.lost())

    def _keep_appointments(self) -> None:
        now = self._clock.monotonic()
        if self._quiet_due is not None and self._quiet_due <= now:
            self._quiet_due = None
            self._take(self._decoder.quiet())
        if self._dialogue and self._answer_due is not None and self._answer_due <= now:
            self._answer_due = None
            self._say(self._dialogue, self._dialogue.waited())
        self._hand(self._tracker.pass_time())

    def _patience_s(self) -> float:
        now = self._clock.monotonic()
        dues = (self._tracker.due(), self._answer_due, self._quiet_due)
        return max(0.0, min((_LONGEST_READ_S, *(due - now for due in dues if due is not None))))

    def _take(self, signs: Iterable[LineEvent | Notice]) -> None:
        calls: list[Call] = []
        notices: list[Notice] = []
        for sign in signs:
            if isinstance(sign, Notice):
                notices.append(sign)
                continue
            calls += self._tracker.take(sign)
            notices += self._line_unknown(sign.line)
        self._hand(calls)
        if notices:
            self._owner.on_notices(notices)

    def _line_unknown(self, line: int) -> list[Notice]:
        lines = self._owner.config.lines
        if line <= lines or self._line_missed:
            return []
        self._line_missed = True
        text = _MORE_LINES.fill(line=line, lines=lines)
        return [Notice(str(text), trouble=True, text=text)]

    def _hand(self, calls: Sequence[Call]) -> None:
        if len(calls) > _MANY:
            calls = list({call.uuid: call for call in calls}.values())
        for call in calls:
            self._owner.on_call(call)
            if self._dialogue and call.state is CallState.ENDED:
                self._dialogue.saw(call)
        if calls and self._dialogue:
            self._ask_notices(self._dialogue)

    def _say(self, dialogue: Dialogue, sends: Sequence[Send]) -> None:
        for send in sends:
            if send.data:
                self._port.write(send.data)
            self._answer_due = self._clock.monotonic() + send.wait_s if send.wait_s else None
        self._ask_notices(dialogue)
        if refusal := dialogue.refused():
            raise PortTrouble(refusal.text, refusal.advice, self._port.name, lasting=refusal.lasting)

    def _ask_notices(self, dialogue: Dialogue) -> None:
        if notices := dialogue.notices():
            self._owner.on_notices(notices)
