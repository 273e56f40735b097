"""Does the command list every driver, for people and for scripts?"""

import json

from app.telephony.decoders import DECODERS
from main import main


def test_every_driver_is_listed(capsys):
    assert main(["drivers"]) == 0
    heading, *rows = capsys.readouterr().out.splitlines()
    assert heading.split()[0] == "driver"
    assert [row.split()[0] for row in rows] == list(DECODERS)


def test_every_driver_is_described_for_scripts(capsys):
    assert main(["drivers", "--json"]) == 0
    drivers = {driver["driver"]: driver for driver in map(json.loads, capsys.readouterr().out.splitlines())}

    assert drivers["whozz"]["ports"] == ["serial", "udp"]
    assert (drivers["whozz"]["baud"], drivers["whozz"]["port"]) == (9600, 3520)
    assert drivers["ncid"]["port"] == 3333
    assert drivers["at-modem"]["baud"] == 115200
