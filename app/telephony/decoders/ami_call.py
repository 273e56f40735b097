"""Which call do the legs of one Linkedid make, and what of it concerns this seat?

Measured with Asterisk 20 and PJSIP; the same holds for FreePBX, whose dial plan adds ways (`Local/…`) and more legs.
"""

from dataclasses import dataclass, field

from app.telephony.decoders.ami_legs import DOWN, RINGING, Leg, is_long, outer_number, outside
from app.telephony.protocol import Direction, Exchange, LineEvent


@dataclass(slots=True)
class HouseCall:
    """The legs that belong together, and what is known of them.

    Attributes:
        root: the leg it began with; the caller's, where somebody called.
        made: the exchange itself began it (click-to-dial); its first telephone is the operator's.
        holder: the telephone that talks or talked last to the outside.
        passed_on: it was put through, and whoever it rings now has not answered.
        told: what was last said of it; None for nothing yet.
        stage: "", "ring", "talk" or "over", as it was said.
    """

    id: str
    exchange: Exchange
    legs: dict[str, Leg] = field(default_factory=dict)
    root: Leg | None = None
    made: bool = False
    queued: bool = False
    answered: bool = False
    holder: Leg | None = None
    passed_on: bool = False
    billed_s: int = 0
    ago_s: int = 0
    line: int = 0
    told: LineEvent | None = None
    stage: str = ""
    _way: Direction | None = None

    def add(self, leg: Leg) -> None:
        """One more leg; the first that is not a mere way is what it began with."""
        self.legs[leg.uid] = leg
        if self.root is None or (self.root.is_way and not leg.is_way and not self.made):
            self.root = leg
            self.made = leg.state == DOWN and (leg.is_way or leg.exten in {"", "s"})

    def is_phone(self, leg: Leg) -> bool:
        """Whether the leg is a telephone of the house."""
        return leg.is_phone(self.exchange)

    def is_mine(self, leg: Leg) -> bool:
        """Whether it is this seat's; where no extension was named, all are."""
        known = self.exchange.extensions
        return not known or leg.ext in known or leg.peer in known

    @property
    def phones(self) -> list[Leg]:
        """Telephones of the house other than the one that called."""
        return [leg for leg in self.legs.values() if (leg is not self.root or self.made) and self.is_phone(leg)]

    @property
    def trunks(self) -> list[Leg]:
        """Legs to the outside that the exchange dialled."""
        return [leg for leg in self.legs.values() if leg is not self.root and not leg.is_way and not self.is_phone(leg)]

    @property
    def way(self) -> Direction | None:
        """Who calls whom; None while it cannot be known. Once known it stays, whatever legs come and go."""
        if self._way is None or self._way is Direction.INTERNAL:
            self._way = self._find_way() or self._way
        return self._way

    def _find_way(self) -> Direction | None:
        root = self.root
        if root is None:
            return None
        if not self.made and not root.is_way and not self.is_phone(root):
            return Direction.IN
        if self.trunks or is_long(root.exten, self.exchange.digits) or (self.made and self._is_outer(root)):
            return Direction.OUT
        others = self.phones
        return Direction.INTERNAL if len(others) > (1 if self.made else 0) else None

    def _is_outer(self, root: Leg) -> bool:
        return not root.is_way and not self.is_phone(root)

    @property
    def own(self) -> Leg | None:
        """The telephone of the one who dials; nobody's where the call came from outside."""
        if self.way is Direction.IN:
            return None
        if self.root is not None and self.is_phone(self.root):
            return self.root
        return next(iter(self.phones), None)

    @property
    def far(self) -> Leg | None:
        """The leg of the one outside (of an internal call: of the caller)."""
        if self.way is not Direction.OUT:
            return self.root
        trunks = self.trunks or [leg for leg in [self.root] if leg and self._is_outer(leg)]
        return next((leg for leg in trunks if leg.bridge), trunks[-1] if trunks else None)

    @property
    def number(self) -> str:
        """The other side's number, as reported."""
        if self.way is Direction.OUT:
            return self._called
        root = self.root
        if self.way is Direction.INTERNAL and root is not None:
            partner = self.holder or next(iter(self.ringing), None)
            mine = bool(self.exchange.extensions) and self.is_mine(root)
            return partner.ext if mine and partner else root.ext
        connected = next((leg.connected for leg in self.phones if leg.connected), "")
        return (root.number if root else "") or connected

    @property
    def _called(self) -> str:
        dialled = next((leg.exten for leg in (self.root, self.own) if leg and leg.exten not in {"", "s"}), "")
        far, own = self.far, self.own
        shown = own.dials if own else ""  # by the list of channels
        if far is None:
            return outside(dialled, "")
        number = far.outer_number or outer_number(shown, far.peer)
        return outside(dialled, number) or outside(far.number, "") or outside(far.exten, "")

    @property
    def name(self) -> bytes:
        """The caller's name; of an outgoing call none is known, whatever the exchange shows the other side."""
        return self.root.name if self.root and self.way is not Direction.OUT else b""

    @property
    def ringing(self) -> list[Leg]:
        """Telephones it rings now; a mobile outside to which it is passed on counts as one."""
        own = self.own if self.way is Direction.OUT and not self.passed_on else None
        followed = self.trunks if self.way is Direction.IN else []
        return [leg for leg in (*self.phones, *followed) if leg.state == RINGING and leg is not own]

    @property
    def ringing_here(self) -> Leg | None:
        """The first telephone of this seat that rings with it."""
        return next((leg for leg in self.ringing if self.is_mine(leg)), None)

    @property
    def is_over(self) -> bool:
        """Nothing can come of it any more."""
        if not self.legs:
            return True
        if self.way is Direction.IN or self.way is Direction.INTERNAL:
            return self.root is not None and self.root.uid not in self.legs
        return self.answered and self.far is None

    @property
    def concerns_us(self) -> bool:
        """Whether a telephone of this seat takes part in it."""
        legs = [leg for leg in (self.own, self.holder, self.ringing_here) if leg]
        return not self.exchange.extensions or any(self.is_mine(leg) for leg in legs)

    @property
    def elsewhere(self) -> bool:
        """It is answered, or put through, and at no telephone of this seat."""
        if not self.exchange.extensions or not self.answered:
            return False
        if self.passed_on:
            return self.ringing_here is None
        sides = [self.holder, self.own]
        return not any(leg and self.is_mine(leg) for leg in sides)

    def answer(self, leg: Leg | None) -> None:
        """Somebody talks: `leg`, a telephone of the house, or None for the outside that was called."""
        self.answered = True
        if leg is not None:
            self.holder, self.passed_on = leg, False
