"""What is one leg of a call in an exchange: a telephone of the house, a trunk to the outside, or neither?

Told by the channel's name and how it was dialled, as no event says it::

    PJSIP/801-00000009      801 is short and all digits: an extension
    PJSIP/carrier-00000008  dialled as 13200132000@carrier: a trunk, and the number behind it
    SIP/carrier-00000a1b    dialled as carrier/13200132000
    PJSIP/front-0000001a    dialled as front or front/sip:front@10.0.0.5: a telephone with a name
    DAHDI/1-1               an analog port; its context says what hangs on it
    Local/801@queue-0001;1  a way within the exchange, neither
"""

import re
from dataclasses import dataclass, field

from app.telephony.protocol import Exchange

_LONGEST_EXTENSION = 6
_WAYS = {"Local", "Message", "Surrogate", "CBAnn", "CBRec", "Announcer", "Recorder", "Parked", "Snoop"}
_PORTS = {"DAHDI", "Zap", "mISDN", "Dongle", "Quectel", "Khomp", "Console"}  # a peer's digits are a port's number
_OUTER = re.compile(r"trunk|pstn|carrier|provider|extern|outside|incoming|inbound|did|zaptel|analog|sip-in", re.I)
_INNER = re.compile(r"intern|phone|users|office|ext|local", re.I)
_NUMBER = re.compile(r"\+?[\d*#]{1,40}")
DOWN, CALLING, RINGING, UP = 0, 4, 5, 6


@dataclass(slots=True)
class Leg:
    """One channel.

    Attributes:
        number: its own caller ID: the caller's for the leg a call came in by, the extension's for a telephone rung.
        own: `number` when the channel was new; later ones may be what is shown to the outside.
        context, exten: where in the dial plan it began, and what was dialled there.
        dialled: how it was called by the exchange, "" for one that called the exchange.
        dials: how the one at the other end is dialled, where a list of channels says so.
        connected: the number at its other end.
        state: of the channel; 0 when it was new means that the exchange made it.
        bridge: in which it talks, "" for none.
    """

    uid: str
    channel: str
    own: str = ""
    number: str = ""
    name: bytes = b""
    context: str = ""
    exten: str = ""
    dialled: str = ""
    dials: str = ""
    connected: str = ""
    state: int = 0
    bridge: str = ""
    tech: str = field(init=False)
    peer: str = field(init=False)

    def __post_init__(self) -> None:
        self.tech, _, rest = self.channel.removeprefix("AsyncGoto/").partition("/")
        self.peer = rest.rpartition("-")[0] or rest

    @property
    def is_way(self) -> bool:
        """A way within the exchange, not somebody's telephone or line."""
        return self.tech in _WAYS

    def is_phone(self, exchange: Exchange) -> bool:
        """A telephone of the house, as far as the user said or it can be seen; what else is no way is a trunk."""
        if self.is_way:
            return False
        if self.peer in exchange.extensions or (self.own in exchange.extensions and not self.outer_number):
            return True
        if self.dialled:
            return not self.outer_number
        if exchange.context and self.context == exchange.context:
            return True
        return self._is_inner(exchange.digits or _LONGEST_EXTENSION)

    def _is_inner(self, most: int) -> bool:
        if _OUTER.search(self.context):
            return False
        if self.tech not in _PORTS and self.peer.isdigit():
            return len(self.peer) <= most
        return bool(_INNER.search(self.context))

    @property
    def ext(self) -> str:
        """The extension of a telephone: its name where that is digits, else what it says of itself.

        Of a leg to the outside, as to a mobile a call is passed on to: the number there.
        """
        if outer := self.outer_number:
            return outer
        short = self.own.isdigit() and len(self.own) <= _LONGEST_EXTENSION
        if short and (not self.peer.isdigit() or self.peer.endswith(self.own) or self.tech in _PORTS):
            return self.own
        return self.peer

    @property
    def outer_number(self) -> str:
        """The number in the outside world that was dialled over this leg, "" where it is a telephone's own name."""
        return outer_number(self.dialled, self.peer)


def outer_number(dialled: str, peer: str) -> str:
    """The number in a dial string, "" where it only names the telephone `peer`."""
    head, slash, rest = dialled.partition("/")
    user, at, _host = head.partition("@")
    if at:
        return _digits(user)
    if not slash:
        return "" if head == peer else _digits(head)
    user = re.split(r"[@;:]", re.sub(r"^sips?:", "", rest))[0]
    is_contact = rest.startswith("sip") and len(user) <= _LONGEST_EXTENSION
    return "" if is_contact or user == peer else _digits(user)


def _digits(text: str) -> str:
    text = text.strip("wW,")
    return text if _NUMBER.fullmatch(text) else ""


def is_long(number: str, digits: int) -> bool:
    """Whether what was dialled can be no extension."""
    return bool(_NUMBER.fullmatch(number)) and len(number.strip("*#")) > (digits or _LONGEST_EXTENSION)


def outside(dialled: str, number: str) -> str:
    """The number that was called: without the digit for an outside line where the trunk was given one without it."""
    if number and (not _NUMBER.fullmatch(dialled) or dialled.endswith(number)):
        return number
    return dialled if _NUMBER.fullmatch(dialled) else ""
