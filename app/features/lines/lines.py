"""How are the seat's boxes changed and tried out while the program runs, without the window waiting?"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from app.core.errors import Refused
from app.features.lines.known import ADAPTERS
from app.features.lines.secrets import Secrets
from app.telephony.address import parse
from app.telephony.decoders import DECODERS
from app.telephony.gear import GEAR
from app.telephony.hub import Hub
from app.telephony.probe import Finding, box_findings, serial_findings, server_findings
from app.telephony.protocol import BoxConfig, BoxState, Call
from app.telephony.usb import Finder, Listing, PortInfo, present

T = TypeVar("T")
_NCID = 3333
MakeHub = Callable[[Callable[[Call], None], Callable[[BoxState], None]], Hub]
Keep = Callable[[Sequence[BoxConfig]], object]


class Lines:
    """The boxes in force at this seat. Everything slow runs on a thread of its own, in order.

    Args:
        hub: listens to the boxes all day.
        trial_hub: makes another for trying a box, with who is told about calls and about the box.
        keep: writes the boxes into the seat's settings; on the thread of this object.
        listing: the serial ports of this computer.
        gear: what else lines may hang on, by kind of port.
        secrets: passwords of exchanges.
    """

    def __init__(  # noqa: PLR0913  everything a seat listens with
        self,
        hub: Hub,
        trial_hub: MakeHub,
        keep: Keep,
        listing: Listing = present,
        *,
        gear: Mapping[str, Listing] = GEAR,
        secrets: Secrets | None = None,
    ) -> None:
        self._hub, self._trial_hub, self._keep, self._listing, self._gear = hub, trial_hub, keep, listing, gear
        self._secrets = secrets or Secrets()
        self._configs: tuple[BoxConfig, ...] = ()
        self._trial: Hub | None = None
        self._closed = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lines")

    @property
    def configs(self) -> tuple[BoxConfig, ...]:
        """The boxes in the order of their lines."""
        return self._configs

    def start(self, configs: Sequence[BoxConfig]) -> Future[None]:
        """Listen to the boxes found in the settings."""
        self._configs = tuple(configs)
        return self._soon(partial(self._hub.replace, self._configs))

    def use(self, configs: Sequence[BoxConfig]) -> Future[None]:
        """Listen to these boxes from now on and keep them in the settings."""
        self._configs = tuple(configs)
        return self._soon(partial(self._use, self._configs))

    def ports(self, kinds: Sequence[str] = ("serial",)) -> "Future[list[PortInfo]]":
        """The ports of these kinds there are now."""
        listings = [self._listing] if "serial" in kinds else []
        listings += [listing for kind, listing in self._gear.items() if kind in kinds]
        return self._soon(lambda: [port for listing in listings for port in listing()])

    def probe(self) -> "Future[list[Finding]]":
        """What answers on the ports and in the network, what was recognised first. The seat's boxes rest."""
        return self._soon(self._probe)

    @property
    def dials(self) -> bool:
        """Whether some box can dial, now."""
        return self._hub.dials

    def dial(self, number: str) -> bool:
        """Have a box dial, soon; False where none can."""
        return self._hub.dial(number)

    def keep_secret(self, config: BoxConfig, secret: str) -> Future[bool]:
        """Keep the password of an exchange before it is tried or used; False where only until the program ends."""
        return self._soon(partial(self._secrets.keep, config, secret))

    def try_out(
        self,
        configs: Sequence[BoxConfig],
        on_call: Callable[[Call], None],
        on_box: Callable[[BoxState], None],
    ) -> Future[None]:
        """Listen to boxes that are not set up yet; whoever of the seat's own is on the same port rests meanwhile.

        `on_call` and `on_box` are called on the boxes' threads. A trial before this one ends.
        """
        return self._soon(partial(self._try_out, tuple(configs), on_call, on_box))

    def end_trial(self) -> Future[None]:
        """Give the ports back to the seat's own boxes."""
        return self._soon(self._end_trial)

    def close(self) -> None:
        """Stop listening and end the thread; returns when all is given back."""
        self._soon(self._stop_trial)
        self._soon(self._hub.stop)
        self._closed = True
        self._thread.shutdown(wait=True)

    def _soon(self, job: Callable[[], T]) -> Future[T]:
        """Run `job` on the thread; after `close`, when windows are still being put away, never."""
        return Future() if self._closed else self._thread.submit(job)

    def _use(self, configs: tuple[BoxConfig, ...]) -> None:
        self._stop_trial()
        self._hub.replace(configs)
        self._keep(configs)

    def _try_out(
        self,
        configs: tuple[BoxConfig, ...],
        on_call: Callable[[Call], None],
        on_box: Callable[[BoxState], None],
    ) -> None:
        self._stop_trial()
        ports = list(self._listing())
        wanted = {_place(config, ports) for config in configs}
        self._hub.replace(self._configs, resting=[own for own in self._configs if _place(own, ports) in wanted])
        self._trial = self._trial_hub(on_call, on_box)
        self._trial.start(configs)

    def _probe(self) -> list[Finding]:
        self._stop_trial()
        self._hub.replace(self._configs, resting=self._configs)
        try:
            found = [
                *serial_findings(self._listing(), ADAPTERS),
                *box_findings(),
                *server_findings(["localhost"], (_NCID,)),
            ]
        finally:
            self._hub.replace(self._configs)
        return sorted(found, key=lambda one: not one.driver)

    def _end_trial(self) -> None:
        self._stop_trial()
        self._hub.replace(self._configs)

    def _stop_trial(self) -> None:
        if self._trial:
            self._trial.stop()
            self._trial = None


def _place(config: BoxConfig, ports: Sequence[PortInfo]) -> tuple[str, ...]:
    """Where a box really is, so that two ways to write a port are seen to be one."""
    decoder = DECODERS.get(config.driver)
    try:
        address = parse(config.port, decoder.default_port if decoder else None)
    except Refused:
        return (config.port,)
    if address.kind == "serial":
        return "serial", Finder(lambda: ports).claim(config, address) or config.port
    return (
        address.kind,
        address.host or address.path,
        str(address.number),
        f"{address.vid}:{address.pid}:{address.serial}",
    )
