"""What does an Asterisk exchange say about calls, over its manager interface (AMI, TCP 5038, TLS 5039)?

Packets as `ami_packets` cuts them; a user with `read = call,agent,cdr` is enough (Asterisk 13 and later, FreePBX)::

    Event: Newchannel   Channel: PJSIP/carrier-00000000   ChannelState: 4   CallerIDNum: 13800138000   Exten: 100
                        Context: from-carrier   Uniqueid: 1795299379.0   Linkedid: 1795299379.0
    Event: NewCallerid  the number comes late (analog lines), or is shown differently to the outside
    Event: Newstate     ChannelState: 5 it rings, 6 it is lifted
    Event: DialBegin    DestChannel, DestUniqueid, DialString: how a telephone or trunk is dialled
    Event: DialEnd      DialStatus: ANSWER, CANCEL, BUSY, NOANSWER …; a queue says it twice
    Event: BridgeEnter  BridgeUniqueid: whoever is in the same one talks to each other
    Event: Hangup       the leg is gone; its Cause does not tell whether a call was missed
    Event: Cdr          BillableSeconds, one for each leg

All legs of one call share their Linkedid. A call is answered when it is bridged to a telephone, not when the caller's
channel is up: a queue or a greeting lifts that before anybody answers.
"""

from collections.abc import Callable, Sequence
from typing import ClassVar

from typing_extensions import override

from app.telephony.decoders.ami_call import HouseCall
from app.telephony.decoders.ami_legs import CALLING, UP, Leg
from app.telephony.decoders.ami_packets import Packet, Packets, text
from app.telephony.decoders.ami_talk import STATE_ID, AmiTalk
from app.telephony.decoders.ami_words import Teller
from app.telephony.protocol import BoxConfig, Decoder, Dialogue, Direction, Exchange, LineEvent, Notice

_MOST_CALLS = 300
_MOST_LEGS = 64  # of one call
_MOST_OVER = 512


class AmiDecoder(Decoder):
    """Reads one connection to an exchange."""

    name: ClassVar[str] = "ami"
    title: ClassVar[str] = "Asterisk or FreePBX exchange (AMI)"
    port_kinds: ClassVar[Sequence[str]] = ("tcp",)
    baud: ClassVar[int] = 0
    default_port: ClassVar[int | None] = 5038
    cadence_s: ClassVar[float] = 30.0
    knows_hook: ClassVar[bool] = True

    def __init__(self) -> None:
        self._lines = Packets()
        self._config = BoxConfig(self.name, "", exchange=Exchange(internal=True))
        self._secret = ""
        self._calls: dict[str, HouseCall] = {}
        self._legs: dict[str, HouseCall] = {}
        self._left: list[HouseCall] = []  # their legs went over to another call
        self._over: dict[str, None] = {}  # Linkedids of calls whose last legs may still speak
        self._teller = Teller(self._config)
        self._hear: dict[str, Callable[[Packet], HouseCall | None]] = {
            "Newchannel": self._on_leg,
            "NewCallerid": self._on_caller,
            "NewConnectedLine": self._on_connected,
            "Newstate": self._on_state,
            "DialBegin": self._on_dial,
            "DialEnd": self._on_dial_end,
            "BridgeEnter": self._on_enter,
            "BridgeLeave": self._on_leave,
            "BlindTransfer": self._on_transfer,
            "QueueCallerJoin": self._on_queue,
            "QueueCallerAbandon": self._on_queue,
            "OriginateResponse": self._on_made,
            "CoreShowChannel": self._on_shown,
            "Cdr": self._on_bill,
            "Hangup": self._on_hangup,
        }

    @override
    def set_up(self, config: BoxConfig, secret: str) -> None:
        self._config, self._secret = config, secret
        self._teller = Teller(config)

    @override
    def feed(self, data: bytes) -> list[LineEvent | Notice]:
        return [event for packet in self._lines.feed(data) for event in self._packet(packet)]

    @override
    def quiet(self) -> list[LineEvent | Notice]:
        return []  # TCP loses nothing: the rest of a packet is still to come

    @override
    def dialogue(self, country: str) -> Dialogue | None:
        return AmiTalk(self._config, self._secret)

    def _packet(self, packet: Packet) -> list[LineEvent | Notice]:
        event = text(packet, "Event")
        if event == "CoreShowChannelsComplete":
            return [said for call in tuple(self._calls.values()) for said in self._conclude(call)]
        hear = self._hear.get(event)
        call = hear(packet) if hear else None
        if call is None or event == "CoreShowChannel":
            return []
        left, self._left = self._left, []
        return [said for one in (call, *left) for said in self._conclude(one)]

    def _conclude(self, call: HouseCall) -> list[LineEvent | Notice]:
        said: list[LineEvent | Notice] = list(self._teller.tell(call, self._calls.values()))
        if call.is_over:
            self._forget(call)
        return said

    # ------------------------------------------------------------ what the exchange says

    def _on_leg(self, packet: Packet) -> HouseCall | None:
        uid, linked = text(packet, "Uniqueid"), text(packet, "Linkedid")
        if not uid or not linked or linked in self._over or uid in self._legs:
            return self._legs.get(uid)
        if linked != uid and linked not in self._calls:
            return None  # of a call that began before we listened; the list of channels tells of it
        call = self._calls.get(linked) or self._new_call(linked)
        if len(call.legs) >= _MOST_LEGS:
            return None
        leg = Leg(
            uid,
            text(packet, "Channel"),
            own=text(packet, "CallerIDNum"),
            number=text(packet, "CallerIDNum"),
            name=_name(packet),
            context=text(packet, "Context"),
            exten=text(packet, "Exten"),
            connected=text(packet, "ConnectedLineNum"),
            state=_number(packet, "ChannelState"),
        )
        call.add(leg)
        self._legs[uid] = call
        return call

    def _on_caller(self, packet: Packet) -> HouseCall | None:
        call, leg = self._found(packet)
        if leg:
            leg.number, leg.name = text(packet, "CallerIDNum") or leg.number, _name(packet) or leg.name
            leg.own = leg.own or leg.number
        return call

    def _on_connected(self, packet: Packet) -> HouseCall | None:
        call, leg = self._found(packet)
        if leg:
            leg.connected = text(packet, "ConnectedLineNum") or leg.connected
        return call

    def _on_state(self, packet: Packet) -> HouseCall | None:
        call, leg = self._found(packet)
        if call and leg:
            leg.state = _number(packet, "ChannelState")
            if leg is call.root and leg.state == CALLING:
                call.made = False  # chan_sip makes a channel first and says then that it calls
            leg.connected = text(packet, "ConnectedLineNum") or leg.connected
        return call

    def _on_dial(self, packet: Packet) -> HouseCall | None:
        call, leg = self._found(packet, "Dest")
        if leg:
            leg.dialled = text(packet, "DialString")
        return call

    def _on_dial_end(self, packet: Packet) -> HouseCall | None:
        call, leg = self._found(packet, "Dest")
        if call and leg and not leg.is_way and text(packet, "DialStatus") == "ANSWER":
            leg.state = UP
            self._answered(call, leg)
        return call

    def _on_enter(self, packet: Packet) -> HouseCall | None:
        call, leg = self._found(packet)
        if not call or not leg:
            return None
        leg.bridge, leg.state = text(packet, "BridgeUniqueid"), UP
        for other in self._in_bridge(leg):
            call = self._joined(call, self._legs[other.uid])
        here = [leg, *self._in_bridge(leg)]
        far = call.far
        if len(here) > 1 and (far in here or any(one.is_way for one in here)):
            for one in here:
                if one is not far and call.is_phone(one):
                    self._answered(call, one)
        return call

    def _on_leave(self, packet: Packet) -> HouseCall | None:
        call, leg = self._found(packet)
        if leg:
            leg.bridge = ""
        return call

    def _on_transfer(self, packet: Packet) -> HouseCall | None:
        call = self._calls.get(text(packet, "TransfereeLinkedid")) or self._calls.get(
            text(packet, "TransfererLinkedid")
        )
        if call and text(packet, "Result") in {"", "Success"}:
            call.passed_on = call.answered
        return call

    def _on_queue(self, packet: Packet) -> HouseCall | None:
        call, _leg = self._found(packet)
        if call:
            call.queued = True
        return call

    def _on_made(self, packet: Packet) -> HouseCall | None:
        call, leg = self._found(packet)
        if leg:
            leg.exten = text(packet, "Exten") or leg.exten
        return call

    def _on_bill(self, packet: Packet) -> HouseCall | None:
        call = self._legs.get(text(packet, "UniqueID"))
        if call and text(packet, "Disposition") == "ANSWERED":
            call.billed_s = max(call.billed_s, _number(packet, "BillableSeconds"))
        return None

    def _on_hangup(self, packet: Packet) -> HouseCall | None:
        call, leg = self._found(packet)
        if call and leg:
            del call.legs[leg.uid]
            del self._legs[leg.uid]
        return call

    def _on_shown(self, packet: Packet) -> HouseCall | None:
        """One line of the list of channels; only of the one we asked for, after connecting."""
        linked = text(packet, "Linkedid")
        if text(packet, "ActionID") != STATE_ID or not linked:
            return None
        if linked not in self._calls:
            self._new_call(linked)
        self._on_leg(packet)
        call, leg = self._found(packet)
        if call and leg:
            self._shown(call, leg, packet)
        return call

    def _shown(self, call: HouseCall, leg: Leg, packet: Packet) -> None:
        if text(packet, "Application") == "Dial":
            leg.dials = text(packet, "ApplicationData").partition("/")[2].partition(",")[0].partition("&")[0]
        call.ago_s = max(call.ago_s, _seconds(text(packet, "Duration")))
        if leg.uid == call.id:
            call.root, call.made = leg, False
        leg.bridge = text(packet, "BridgeId")
        for other in self._in_bridge(leg):
            call.answered = True
            for one in (leg, other):
                if call.is_phone(one) and one is not call.root:
                    call.holder = one

    # ------------------------------------------------------------ calls and their legs

    def _found(self, packet: Packet, prefix: str = "") -> tuple[HouseCall | None, Leg | None]:
        uid, linked = text(packet, f"{prefix}Uniqueid"), text(packet, f"{prefix}Linkedid")
        call = self._legs.get(uid)
        if call is None:
            return None, None
        other = self._calls.get(linked)
        if other is not None and other is not call:
            call = self._joined(other, call, only=uid)
        return call, call.legs.get(uid)

    def _in_bridge(self, leg: Leg) -> list[Leg]:
        return [
            other
            for call in self._calls.values()
            for other in call.legs.values()
            if other is not leg and leg.bridge and other.bridge == leg.bridge
        ]

    def _joined(self, call: HouseCall, other: HouseCall, only: str = "") -> HouseCall:
        """Legs of `other` become legs of `call`, or the other way round where that one is with the outside."""
        if call is other:
            return call
        if not only and _rank(other) < _rank(call):
            call, other = other, call
        for uid in [only] if only else list(other.legs):
            leg = other.legs.pop(uid, None)
            if leg is not None:
                call.legs[uid] = leg
                self._legs[uid] = call
        if not other.legs:
            self._left.append(other)
        return call

    def _answered(self, call: HouseCall, leg: Leg) -> None:
        """`leg` talks. The telephone of the one who dials holds the call, but it is the other side that answers."""
        if call.is_phone(leg) and (leg is not call.own or call.passed_on):
            call.answer(leg)
        elif call.is_phone(leg):
            call.holder = leg if call.answered else call.holder
        elif leg is not call.root:
            call.answer(leg if call.way is Direction.IN else None)

    def _new_call(self, linked: str) -> HouseCall:
        while len(self._calls) >= _MOST_CALLS:
            self._forget(next(iter(self._calls.values())))
        self._calls[linked] = call = HouseCall(linked, self._config.exchange)
        return call

    def _forget(self, call: HouseCall) -> None:
        self._calls.pop(call.id, None)
        for uid in call.legs:
            self._legs.pop(uid, None)
        if call.legs:
            self._over[call.id] = None
            while len(self._over) > _MOST_OVER:
                del self._over[next(iter(self._over))]


def _rank(call: HouseCall) -> tuple[bool, str]:
    """Calls with the outside come before internal ones, older before younger."""
    return call.way in {None, Direction.INTERNAL}, call.id


def _name(packet: Packet) -> bytes:
    name = packet.get("CallerIDName", b"")
    return b"" if name == b"<unknown>" else name


def _number(packet: Packet, key: str) -> int:
    value = text(packet, key)
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0


def _seconds(duration: str) -> int:
    """From `hh:mm:ss`, or seconds alone."""
    parts = duration.split(":")
    if not all(part.isascii() and part.isdigit() and len(part) < 7 for part in parts):
        return 0
    total = 0
    for part in parts[:3]:
        total = total * 60 + int(part)
    return total
