"""What do the tests of the hub share? Seats, plugs, what a modem says."""

import pytest

from app.telephony.protocol import BoxConfig
from tests.telephony.boxes import Plug, Seat

RING = b"\r\nRING\r\n"


def number(digits):
    return b"\r\nNMBR = " + digits + b"\r\n"


@pytest.fixture
def seat(plugs):  # whose names are free again only after it
    """Makes seats; their hubs are stopped at the end."""
    seats = []

    def make(*args, **means):
        seats.append(Seat(*args, **means))
        return seats[-1]

    yield make
    for one in seats:
        one.hub.stop()


@pytest.fixture
def plugs():
    made = []

    def make():
        made.append(Plug())
        return made[-1]

    yield make
    for plug in made:
        plug.pull()


def modem(port, lines=1):
    return BoxConfig("at-modem", port, lines)
