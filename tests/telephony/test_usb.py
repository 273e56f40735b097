"""Does each box get its own adapter back, whatever it is called after a replug?"""

from app.telephony.address import parse
from app.telephony.usb import Finder, PortInfo, present

CH340 = (0x1A86, 0x7523)


class Computer:
    """The ports that are plugged in now."""

    def __init__(self, *ports):
        self.ports = list(ports)

    def __call__(self):
        return self.ports


def adapter(device, location, serial="", kind=CH340):
    return PortInfo(device, *kind, serial=serial, location=location)


def test_a_port_that_is_no_usb_adapter_keeps_its_name():
    finder = Finder(Computer(PortInfo("/dev/ttyS0")))
    assert finder.claim("box", parse("/dev/ttyS0")) == "/dev/ttyS0"
    assert finder.claim("box", parse("/dev/ttyS0")) == "/dev/ttyS0"


def test_a_name_the_system_does_not_list_is_opened_as_it_is():
    assert Finder(Computer()).claim("box", parse("/dev/serial/by-id/x")) == "/dev/serial/by-id/x"


def test_found_by_vendor_and_product():
    finder = Finder(Computer(PortInfo("COM1"), adapter("COM7", "1-1")))
    assert finder.claim("box", parse("usb:1a86:7523")) == "COM7"


def test_found_by_serial_number_among_equals():
    finder = Finder(Computer(adapter("COM4", "1-1", "A"), adapter("COM5", "1-2", "B")))
    assert finder.claim("box", parse("usb:1A86:7523:b")) == "COM5"


def test_not_there():
    assert Finder(Computer(PortInfo("COM1"))).claim("box", parse("usb:1A86:7523")) == ""


def test_comes_back_under_another_name():
    computer = Computer(adapter("/dev/ttyUSB0", "1-1", "A"))
    finder = Finder(computer)
    assert finder.claim("box", parse("/dev/ttyUSB0")) == "/dev/ttyUSB0"
    computer.ports = [adapter("/dev/ttyUSB3", "1-4", "A")]
    assert finder.claim("box", parse("/dev/ttyUSB0")) == "/dev/ttyUSB3"


def test_without_a_serial_number_it_is_the_one_in_its_socket():
    computer = Computer(adapter("/dev/ttyUSB0", "1-1"), adapter("/dev/ttyUSB1", "1-2"))
    finder = Finder(computer)
    assert finder.claim("box", parse("/dev/ttyUSB0")) == "/dev/ttyUSB0"
    computer.ports = [adapter("/dev/ttyUSB0", "1-2"), adapter("/dev/ttyUSB1", "1-1")]
    assert finder.claim("box", parse("/dev/ttyUSB0")) == "/dev/ttyUSB1"


def test_two_boxes_never_take_each_others_adapter():
    computer = Computer(adapter("/dev/ttyUSB0", "1-1"), adapter("/dev/ttyUSB1", "1-2"))
    finder = Finder(computer)
    assert finder.claim("one", parse("/dev/ttyUSB0")) == "/dev/ttyUSB0"
    assert finder.claim("two", parse("/dev/ttyUSB1")) == "/dev/ttyUSB1"
    computer.ports = [adapter("/dev/ttyUSB0", "1-2")]  # both were pulled, the second came back first
    assert finder.claim("one", parse("/dev/ttyUSB0")) == ""
    assert finder.claim("two", parse("/dev/ttyUSB1")) == "/dev/ttyUSB0"


def test_two_boxes_by_kind_only_share_out_the_adapters():
    finder = Finder(Computer(adapter("COM4", "1-1"), adapter("COM5", "1-2")))
    assert finder.claim("one", parse("usb:1A86:7523")) == "COM4"
    assert finder.claim("two", parse("usb:1A86:7523")) == "COM5"
    assert finder.claim("three", parse("usb:1A86:7523")) == ""
    finder.release("one")
    assert finder.claim("three", parse("usb:1A86:7523")) == "COM4"


def test_two_ports_in_one_adapter_are_two():
    finder = Finder(Computer(adapter("COM4", "1-1:x.0", "FT"), adapter("COM5", "1-1:x.1", "FT")))
    assert finder.claim("one", parse("COM4")) == "COM4"
    assert finder.claim("two", parse("COM5")) == "COM5"


def test_a_new_adapter_under_the_old_name_is_taken():
    computer = Computer(adapter("COM4", "1-1", "old"))
    finder = Finder(computer)
    finder.claim("box", parse("COM4"))
    computer.ports = [adapter("COM4", "1-1", "bought today")]
    assert finder.claim("box", parse("COM4")) == "COM4"


def test_the_url_to_keep_names_the_adapter_only_if_that_is_unambiguous():
    assert adapter("COM4", "1-1", "A1").url == "usb:1A86:7523:A1"
    assert adapter("COM4", "1-1").url == "COM4"
    assert adapter("COM4", "1-1:x.0", "A1").url == "COM4"


def test_this_computers_ports_can_be_listed():
    assert all(port.device for port in present())
