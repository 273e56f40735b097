"""How is a USB box reached that shows itself as a human interface device (HID), and which of several is which?

Through hidapi, loaded when the first one is looked for. Units without a serial number are told apart by the system's
name of them, which may change when they are plugged in anew: then they may change places.
"""

import logging
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from typing_extensions import override

from app.core.i18n import QT_TRANSLATE_NOOP
from app.telephony.address import Address
from app.telephony.ports import Port
from app.telephony.trouble import PortTrouble, absent, trouble

log = logging.getLogger(__name__)

REPORT = 64  # bytes
_LONGEST_READ_MS = 200
_MOST_AT_ONCE = 64  # reports handed on together
_DENIED = (
    QT_TRANSLATE_NOOP("ports", "The box {port} cannot be opened."),
    QT_TRANSLATE_NOOP(
        "ports",
        "Close the box maker's own program. On Linux you need a udev rule for the box; its page has it.",
    ),
)


class HidDevice(Protocol):
    """One opened device, as hidapi has it."""

    def open_path(self, path: bytes) -> None:
        """Raises OSError."""
        ...

    def read(self, max_length: int, timeout_ms: int = 0) -> Sequence[int]:
        """One report, empty when none came; raises OSError when the device is gone."""
        ...

    def write(self, buff: bytes) -> int:
        """Bytes written, -1 where it was not taken; raises OSError or ValueError when the device is gone."""
        ...

    def close(self) -> None:
        """Give it back."""
        ...


class HidSystem(Protocol):
    """What the tests' own devices and the `hid` module have in common."""

    def enumerate(self, vendor_id: int = 0, product_id: int = 0) -> Sequence[Mapping[str, Any]]:
        """The interfaces of all devices."""
        ...

    def device(self) -> HidDevice:
        """A device not yet opened."""
        ...


def hidapi() -> HidSystem:
    """The computer's own devices.

    Raises:
        ImportError, OSError: the system lacks what it needs.
    """
    import hid  # type: ignore[import-not-found]  # a compiled module without types

    system: HidSystem = hid
    return system


@dataclass(frozen=True, slots=True)
class Unit:
    """One box that is plugged in.

    Attributes:
        path: the system's name of its interface.
        title: what it says it is, or "".
        usage_page: what sort of device it is (USB HID usage tables), 0 where unknown.
    """

    path: bytes
    vid: int
    pid: int
    serial: str = ""
    interface: int = -1
    title: str = ""
    usage_page: int = 0

    @property
    def url(self) -> str:
        """The port URL that finds it again."""
        return f"hid:{self.vid:04X}:{self.pid:04X}" + (f":{self.serial}" if self.serial else "")


class Units:
    """The boxes that are plugged in; two of ours never take the same one. Safe from any thread.

    Args:
        system: gives hidapi, or what stands for it.
    """

    def __init__(self, system: "HidSystem | None" = None) -> None:
        self._given = system
        self._taken: dict[bytes, object] = {}
        self._lock = threading.Lock()

    def present(self, vid: int = 0, pid: int = 0) -> list[Unit]:
        """What is plugged in, by path; of each device its last interface (all of a kind have as many)."""
        units = [_unit(one) for one in self._system().enumerate(vid, pid)]
        last: dict[tuple[int, int], int] = {}
        for unit in units:
            kind = (unit.vid, unit.pid)
            last[kind] = max(unit.interface, last.get(kind, -1))
        return sorted((one for one in units if one.interface == last[one.vid, one.pid]), key=lambda unit: unit.path)

    def open(self, address: Address, box: object = None) -> Port:
        """The first unit that fits and that no other box of ours has; a unit keeps to its box when opened again.

        Raises:
            PortTrouble: there is none, or it cannot be opened.
        """
        try:
            units = self.present(address.vid, address.pid)
        except (ImportError, OSError) as err:
            raise trouble(address.url, OSError(str(err)), opening=True) from err
        with self._lock:
            fits = [unit for unit in units if address.serial.upper() in {"", unit.serial.upper()}]
            free = [unit for unit in fits if self._taken.get(unit.path, box) == box]
            if not free:
                raise absent(address.url)
            unit = next((one for one in free if one.path in self._taken), free[0])
            self._taken = {path: owner for path, owner in self._taken.items() if owner != box} | {unit.path: box}
        device = self._system().device()
        try:
            device.open_path(unit.path)
        except OSError as err:
            text, advice = _DENIED
            raise PortTrouble(text.fill(port=unit.url), advice, unit.url, str(err)) from err
        return HidPort(device, unit)

    def release(self, box: object) -> None:
        """Forget `box`; others may take its unit."""
        with self._lock:
            self._taken = {path: owner for path, owner in self._taken.items() if owner != box}

    def _system(self) -> HidSystem:
        if self._given is None:
            self._given = hidapi()
        return self._given


class HidPort(Port):
    """One opened unit; reads whole reports, padded to 64 bytes."""

    def __init__(self, device: HidDevice, unit: Unit) -> None:
        self.name = unit.title or unit.url
        self._device, self._failed = device, False

    @override
    def read(self, timeout_s: float) -> bytes:
        if self._failed:
            raise trouble(self.name, OSError("the device is gone"))
        reports: list[bytes] = []
        wait_ms = min(_LONGEST_READ_MS, max(1, round(timeout_s * 1000)))
        try:
            while len(reports) < _MOST_AT_ONCE and (report := self._device.read(REPORT, wait_ms)):
                reports.append(bytes(report).ljust(REPORT, b"\0")[:REPORT])
                wait_ms = 1
        except (OSError, ValueError) as err:
            if not reports:
                raise trouble(self.name, err) from err
            self._failed = True  # told by the next read: these came before
        return b"".join(reports)

    @override
    def write(self, data: bytes) -> None:
        """Send one report; a device without numbered reports wants a 0 before it."""
        try:
            if self._device.write(data) < 0 and self._device.write(b"\0" + data) < 0:
                log.info("%s takes no report", self.name)
        except (OSError, ValueError) as err:
            raise trouble(self.name, err) from err

    @override
    def close(self) -> None:
        try:
            self._device.close()
        except (OSError, ValueError) as err:
            log.debug("closing %s: %s", self.name, err)


def _unit(one: Mapping[str, Any]) -> Unit:
    path = one["path"]
    return Unit(
        path=path if isinstance(path, bytes) else str(path).encode(),
        vid=int(one.get("vendor_id") or 0),
        pid=int(one.get("product_id") or 0),
        serial=str(one.get("serial_number") or "").strip(),
        interface=int(one.get("interface_number", -1)),
        title=str(one.get("product_string") or "").strip(),
        usage_page=int(one.get("usage_page") or 0),
    )
