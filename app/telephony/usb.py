"""Which serial ports are there, and which of them is a box that was seen before under another name?"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.telephony.address import Address


@dataclass(frozen=True, slots=True)
class PortInfo:
    """One port of this computer, most of them serial.

    Attributes:
        device: what is opened: COM3, /dev/ttyUSB0.
        vid, pid: of the USB adapter, 0 where it is none.
        serial: of the USB adapter, "" where it has none (most cheap ones).
        location: the USB socket ("1-1.2", with several ports in one adapter "1-1.2:1.0"), "" where unknown.
        words: the system's description, or "".
        channels: of a sound input.
        kind: as in `Decoder.port_kinds`; `device` of one that is not serial is its port URL.
    """

    device: str
    vid: int = 0
    pid: int = 0
    serial: str = ""
    location: str = ""
    words: str = ""
    channels: int = 0
    kind: str = "serial"

    @property
    def url(self) -> str:
        """The port URL that finds it again: by USB identity where that says which one it is, else by name."""
        by_identity = self.kind == "serial" and self.vid and self.serial and not self.interface
        return f"usb:{self.vid:04X}:{self.pid:04X}:{self.serial}" if by_identity else self.device

    @property
    def interface(self) -> str:
        """Which port of an adapter with several, "" for one with a single port."""
        return self.location.partition(":")[2]


Listing = Callable[[], Sequence[PortInfo]]


def present() -> list[PortInfo]:
    """The serial ports of this computer, by name. Takes some ms on Linux, up to 100 ms on Windows."""
    from serial.tools.list_ports import comports

    found = [
        PortInfo(
            device=port.device,
            vid=port.vid or 0,
            pid=port.pid or 0,
            serial=port.serial_number or "",
            location=port.location or "",
            words="" if port.description in {None, "n/a"} else str(port.description),
        )
        for port in comports()
    ]
    return sorted(found, key=lambda port: (len(port.device), port.device))


class Finder:
    """Tells each box the name its port has now. One for all boxes, so that two never take the same adapter.

    An adapter is known by vendor, product and serial number; one without a serial number by the socket it is in, or by
    being the only one of its kind left. Safe from any thread.

    Args:
        listing: the ports that are there.
    """

    def __init__(self, listing: Listing = present) -> None:
        self._listing = listing
        self._known: dict[object, PortInfo] = {}
        self._lock = threading.Lock()

    def claim(self, box: object, address: Address) -> str:
        """The device to open for `box` now, "" where no port fits. What was claimed stays the box's own."""
        with self._lock:
            ports = self._listing()
            mine = self._mine(box, address, [port for port in ports if not self._taken(box, port)])
            if mine:
                self._known[box] = mine
                return mine.device
            if address.vid or any(port.device == address.path for port in ports):
                return ""  # what bears the name now is another box
            return address.path

    def release(self, box: object) -> None:
        """Forget `box`; others may take its adapter."""
        with self._lock:
            self._known.pop(box, None)

    def names(self) -> list[str]:
        """The ports that are there now."""
        return [port.device for port in self._listing()]

    def _mine(self, box: object, address: Address, free: list[PortInfo]) -> PortInfo | None:
        known = self._known.get(box)
        if known:
            same = [port for port in free if _same(known, port)]
            in_place = [port for port in same if port.location == known.location]
            if in_place or len(same) == 1:
                return (in_place or same)[0]
        if address.vid:
            return next((port for port in free if _wanted(address, port)), None)
        return next((port for port in free if port.device == address.path), None)

    def _taken(self, box: object, port: PortInfo) -> bool:
        return any(
            _same(known, port) and (bool(known.serial) or known.location == port.location)
            for other, known in self._known.items()
            if other != box and known.vid
        )


def _same(known: PortInfo, port: PortInfo) -> bool:
    one, other = ((it.vid, it.pid, it.serial, it.interface) for it in (known, port))
    return bool(known.vid) and one == other


def _wanted(address: Address, port: PortInfo) -> bool:
    return (address.vid, address.pid) == (port.vid, port.pid) and address.serial.upper() in {"", port.serial.upper()}
