"""USB boxes to plug in and pull out: what stands for hidapi, with the same calls."""

import threading
from collections import deque


class Device:
    """One interface of a unit."""

    def __init__(self, system):
        self._system, self.unit = system, None

    def open_path(self, path):
        unit = self._system.units.get(path)
        if unit is None or unit.is_refused:
            raise OSError("open failed")
        self.unit = unit

    def read(self, max_length, timeout_ms=0):
        assert max_length == 64
        with self.unit.told:
            self.unit.told.wait_for(lambda: self.unit.reports or self.unit.is_gone, timeout_ms / 1000)
            if self.unit.reports:
                return list(self.unit.reports.popleft())
            if self.unit.is_gone:
                raise OSError("read error")
            return []

    def write(self, buff):
        with self.unit.told:
            if self.unit.is_gone:
                raise OSError("write error")
            if self.unit.is_unnumbered and buff[0] != 0:
                return -1
            self.unit.heard.append(bytes(buff))
            self.unit.told.notify_all()
            return len(buff)

    def close(self):
        self.unit.is_open = False


class Unit:
    """One box."""

    def __init__(self, path, serial="", interface=0, *, is_refused=False, is_unnumbered=False):
        self.path, self.serial, self.interface = path, serial, interface
        self.is_refused, self.is_unnumbered, self.is_gone = is_refused, is_unnumbered, False
        self.reports, self.heard = deque(), []
        self.told = threading.Condition()

    def say(self, *reports):
        with self.told:
            self.reports.extend(reports)
            self.told.notify_all()

    def wait_heard(self, right):
        with self.told:
            assert self.told.wait_for(lambda: any(right(one) for one in self.heard), 20), self.heard

    def pull(self):
        with self.told:
            self.is_gone = True
            self.told.notify_all()


class Hid:
    """Stands for the module `hid`."""

    def __init__(self, *units):
        self.units = {unit.path: unit for unit in units}

    def plug(self, unit):
        self.units[unit.path] = unit

    def enumerate(self, vendor_id=0, product_id=0):
        return [
            {
                "path": unit.path,
                "vendor_id": 0xC5CB,
                "product_id": 2,
                "serial_number": unit.serial,
                "interface_number": unit.interface,
                "product_string": "Caller ID box",
            }
            for unit in self.units.values()
            if not unit.is_gone and vendor_id in {0, 0xC5CB} and product_id in {0, 2}
        ]

    def device(self):
        return Device(self)


def report(channel, volts, *parts):
    """One report, not padded: the line's voltage and (command, data) parts."""
    adc = min(65535, max(0, round((volts / 60 + 1.65) * 65535 / 3.3)))
    body = b"".join(bytes([command, len(data)]) + data for command, data in parts)
    return bytes([3, 4 + len(body), 0, channel]) + adc.to_bytes(2, "big") + body
