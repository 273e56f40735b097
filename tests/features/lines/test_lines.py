"""Can boxes be changed and tried out while the others go on?"""

import pytest

from app.core.clock import SystemClock
from app.features.lines.lines import Lines
from app.telephony.box import Means
from app.telephony.hub import Hub
from app.telephony.protocol import BoxConfig
from app.telephony.sim import Simulator
from tests.telephony.boxes import Plug, Seat, adapter

RING = b"\r\nRING\r\n\r\nNMBR = 5551234\r\n"


@pytest.fixture
def plugs():
    made = [Plug() for _ in range(2)]
    yield made
    for plug in made:
        plug.pull()


class Desk:
    """Lines over a seat's hub and trial hubs, with whatever they tell."""

    def __init__(self, listing=list):
        self.seat, self.trial = Seat(listing=listing), Seat()
        self.kept = []
        self.simulator = Simulator(number_after_s=0)
        self.lines = Lines(self.seat.hub, self._trial_hub, self.kept.append, listing)

    def _trial_hub(self, on_call, on_box):
        return Hub(on_call, on_box, SystemClock(), self.simulator, Means(listing=list, pauses_s=(0.01,)))

    def try_out(self, *configs):
        return self.lines.try_out(configs, self.trial._on_call, self.trial._on_box)


@pytest.fixture
def desk(plugs):  # whose names are free again only after it
    made = []

    def make(*args):
        made.append(Desk(*args))
        return made[-1]

    yield make
    for one in made:
        one.lines.close()


def test_boxes_are_used_and_kept(desk, plugs):
    one = desk()
    configs = (BoxConfig("at-modem", plugs[0].name),)
    one.lines.use(configs).result(20)
    assert one.kept == [configs]
    assert one.lines.configs == configs
    assert one.seat.up().port_name == plugs[0].name


def test_boxes_from_the_settings_are_not_written_again(desk, plugs):
    one = desk()
    one.lines.start([BoxConfig("at-modem", plugs[0].name)]).result(20)
    one.seat.up()
    assert one.kept == []


def test_the_box_on_the_tried_port_rests_and_the_other_goes_on(desk, plugs):
    one = desk()
    first, second = (BoxConfig("at-modem", plug.name) for plug in plugs)
    one.lines.start([first, second]).result(20)
    one.seat.up(times=2)
    one.try_out(BoxConfig("whozz", first.port, 4)).result(20)
    assert one.trial.up().port_name == first.port
    plugs[1].say(RING)
    assert one.seat.call(lambda call: call.number).line == 2
    one.lines.end_trial().result(20)
    assert one.seat.up(times=3).config == first


def test_two_ways_to_write_a_port_are_one(desk, plugs):
    one = desk(lambda: [adapter(plugs[0])])
    one.lines.start([BoxConfig("at-modem", "usb:1A86:7523:A1")]).result(20)
    one.seat.up()
    one.try_out(BoxConfig("whozz", plugs[0].name)).result(20)
    assert one.trial.up().port_name == plugs[0].name


def test_several_can_be_tried_at_once_and_a_new_trial_ends_the_old(desk, plugs):
    one = desk()
    one.try_out(BoxConfig("at-modem", plugs[0].name), BoxConfig("simulator", "sim://1", 8)).result(20)
    one.trial.up(times=2)
    one.simulator.ring(3, "123")
    assert one.trial.call(lambda call: call.number == "123").box == "sim://1"
    one.try_out(BoxConfig("at-modem", plugs[0].name)).result(20)
    assert one.trial.up(times=3).config.driver == "at-modem"


def test_a_port_that_cannot_be_is_left_to_the_box_to_complain(desk):
    one = desk()
    one.try_out(BoxConfig("whozz", "nonsense"), BoxConfig("fax", "")).result(20)
    last = one.trial.down(times=2)
    assert (last.up, last.config.port) in {(False, "nonsense"), (False, "")}


def test_ports_are_listed_beside_the_window(desk, plugs):
    listed = [adapter(plugs[0])]
    assert desk(lambda: listed).lines.ports().result(20) == listed


def test_after_the_end_nothing_is_done_any_more(desk):
    one = desk()
    one.lines.close()
    assert not one.lines.end_trial().done()


class Resting:
    """A hub that remembers who was to rest."""

    def __init__(self):
        self.asked = []

    def replace(self, configs, resting=()):
        self.asked.append((tuple(configs), tuple(resting)))

    def stop(self):
        pass


def test_boxes_rest_while_ports_are_asked():
    hub, configs = Resting(), (BoxConfig("at-modem", "COM4"),)
    lines = Lines(hub, lambda *_: hub, lambda _: None, list)
    lines.use(configs).result(20)
    assert all(finding.kind == "network" for finding in lines.probe().result(30))
    lines.close()
    assert hub.asked == [(configs, ()), (configs, configs), (configs, ())]
