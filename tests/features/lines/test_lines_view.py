"""Does the user see whether his boxes work, and can he set them up, try them and ring the simulated ones?"""

from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.core.clock import SystemClock
from app.features.lines.view.page import BoxDialog, LinesPage
from app.features.lines.view.setup import BoxSetup
from app.features.lines.view.simulator import KNOWN, Preset, SimulatorWindow
from app.features.lines.view.trial import BoxTrial
from app.telephony.probe import hid_findings
from app.telephony.protocol import BoxConfig, BoxState, Call, CallState, Direction, Notice, Reason
from app.telephony.sim import Caller, Simulator
from app.telephony.trouble import unplugged
from app.telephony.usb import PortInfo
from app.ui.bridge import Bridge
from app.ui.kit import Banner, KeyButton

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
WHOZZ = BoxConfig("whozz", "COM4", 4)
MODEM = BoxConfig("at-modem", "usb:0572:1329:24680", 1, "26")


def done(value=None):
    future = Future()
    future.set_result(value)
    return future


class Lines:
    """Boxes in force, without ports."""

    def __init__(self, *configs):
        self.configs, self.trials, self.ended, self.found = configs, [], 0, []

    def use(self, configs):
        self.configs = tuple(configs)
        return done()

    def ports(self, kinds=("serial",)):
        there = [
            PortInfo("COM4", 0x1A86, 0x7523, "", "1-1"),
            PortInfo("COM6", 0x0572, 0x1329, "24680", "1-2"),
            PortInfo("hid:C5CB:0002:7", 0xC5CB, 2, "7", words="Caller ID box", kind="hid"),
            PortInfo("sound:Line In", words="Line In", channels=2, kind="sound"),
        ]
        return done([port for port in there if port.kind in kinds])

    def try_out(self, configs, on_call, on_box):
        self.trials.append((tuple(configs), on_call, on_box))
        return done()

    def probe(self):
        return done(self.found)

    def end_trial(self):
        self.ended += 1
        return done()


def call(**changes):
    values = {
        "uuid": uuid4(),
        "line": 1,
        "state": CallState.RINGING,
        "direction": Direction.IN,
        "started_at": NOW,
        "box": "COM4",
        "rings": 1,
    }
    return Call(**(values | changes))


def shown(widget):
    """All words on a widget."""
    QApplication.processEvents()  # a new part of a visible widget is shown when events are next handled
    labels = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    return "\n".join(labels + [one.text for one in widget.findChildren(Banner) if one.isVisibleTo(widget)])


def press(widget, words):
    """Press the button with these words."""
    next(one for one in widget.findChildren(KeyButton) if one.words == words and one.isVisibleTo(widget)).click()


@pytest.fixture
def bridge(qapp):
    one = Bridge()
    yield one
    one.deleteLater()


# ---------------------------------------------------------------- the page


@pytest.fixture
def page(qtbot, theme, bridge):
    def make(*configs):
        one = LinesPage(theme, bridge, SystemClock(), Lines(*configs), "CN")
        qtbot.addWidget(one)
        one.show()
        return one

    return make


def test_without_a_box_the_page_says_so_and_offers_to_add_one(page):
    one = page()
    assert "No box is set up yet" in shown(one)
    press(one._stated, "Add a box")
    assert one.findChild(BoxDialog)
    one.findChild(BoxDialog).close()


def test_a_lost_box_says_which_port_and_what_to_do(page):
    one, err = page(WHOZZ, MODEM), unplugged("COM4")
    one.take_state(BoxState(WHOZZ, 1, False, "COM4", NOW, trouble=err.text, advice=err.advice))
    assert "COM4 is disconnected." in shown(one)
    assert "plug the box in again" in shown(one)
    one.take_state(BoxState(WHOZZ, 1, True, "COM7", NOW))
    assert "disconnected" not in shown(one)
    assert "Lines 1 to 4 · COM7" in shown(one)


def test_a_box_that_never_tells_a_number_is_pointed_out(page):
    one = page(WHOZZ)
    one.take_state(BoxState(WHOZZ, 1, True, "COM4", NOW))
    for _ in range(3):
        one.take_call(call(state=CallState.ENDED, reason=Reason.NO_CID))
    assert "no number ever comes" in shown(one)
    one.take_call(call(number="13800138000"))
    assert "no number ever comes" not in shown(one)


def test_what_the_box_says_about_itself_is_shown(page):
    one = page(MODEM)
    one.take_state(BoxState(MODEM, 1, True, "COM6", NOW, notices=(Notice("Modem: CX93001"),)))
    assert "Modem: CX93001" in shown(one)
    assert "Mainland China" in shown(one)


def test_a_box_is_removed_and_the_others_move_up(page):
    one = page(WHOZZ, MODEM)
    press(one, "Remove")
    assert one._lines.configs == (MODEM,)
    assert "Line 1 · usb:0572:1329:24680" in shown(one)


def test_opening_the_simulator_listens_to_it(page, qtbot):
    one = page(WHOZZ)
    with qtbot.waitSignal(one.simulator_wanted):
        press(one, "Simulator")
    press(one, "Simulator")
    assert one._lines.configs == (WHOZZ, BoxConfig("simulator", "sim://1", 8))


def test_a_box_is_changed_in_place(page):
    one = page(WHOZZ, MODEM)
    press(one, "Change and try")
    dialog = one.findChild(BoxDialog)
    dialog._setup._lines.setValue(8)
    press(dialog, "Save")
    assert one._lines.configs == (BoxConfig("whozz", "COM4", 8), MODEM)


# ---------------------------------------------------------------- setting up and trying


@pytest.fixture
def setup(qtbot, theme, bridge):
    lines = Lines()
    one = BoxSetup(theme, bridge, BoxTrial(theme, bridge, SystemClock(), lines), country="CN")
    one.lines = lines
    qtbot.addWidget(one)
    one.show()
    qtbot.waitUntil(lambda: bool(one._ports))
    return one


@pytest.mark.parametrize(
    ("driver", "choice", "config"),
    [
        ("ad800", "Caller ID box · hid:C5CB:0002:7", BoxConfig("ad800", "hid:C5CB:0002:7", 8)),
        ("sound", "Line In · 2 channel(s)", BoxConfig("sound", "sound:Line In", 1)),
        ("serial-fsk", "COM4 · CH340 USB adapter", BoxConfig("serial-fsk", "usb:1A86:7523", 1)),
        ("serial-ascii", "COM4 · CH340 USB adapter", BoxConfig("serial-ascii", "usb:1A86:7523", 1)),
    ],
)
def test_each_kind_of_box_offers_what_it_may_hang_on(setup, qtbot, driver, choice, config):
    setup._kind.setCurrentIndex(setup._kind.findData(driver))
    qtbot.waitUntil(lambda: setup._port.currentText() == choice)
    assert setup.config() == config


def choose(setup, driver):
    setup._kind.setCurrentIndex(setup._kind.findData(driver))


def test_a_modem_is_offered_its_port_and_the_seats_country(setup):
    choose(setup, "at-modem")
    assert setup.config() == BoxConfig("at-modem", "usb:0572:1329:24680", 1, "26")


def test_a_port_can_be_typed(setup):
    choose(setup, "whozz")
    setup._port.setEditText(" /dev/ttyUSB5 ")
    setup._lines.setValue(4)
    assert setup.config() == BoxConfig("whozz", "/dev/ttyUSB5", 4)


def test_a_server_is_named_without_ceremony(setup):
    choose(setup, "ncid")
    setup._port.setEditText("192.168.1.5")
    assert setup.config() == BoxConfig("ncid", "socket://192.168.1.5", 1)


def test_the_simulated_box_needs_no_port(setup):
    choose(setup, "simulator")
    assert not setup._port.isVisible()
    assert not setup._trial.isVisible()
    assert setup.config() == BoxConfig("simulator", "sim://1", 8)


def test_a_wrong_port_is_told_at_its_field_and_nothing_is_tried(setup):
    choose(setup, "whozz")
    setup._port.setEditText("printer")
    press(setup, "Try it")
    assert "“printer” is no port" in shown(setup)
    assert setup.lines.trials == []


def test_what_arrives_is_said_in_words(setup, qtbot):
    choose(setup, "at-modem")
    press(setup, "Try it")
    ((configs, on_call, on_box),) = setup.lines.trials
    trial, box = setup._trial, configs[0].port
    on_box(BoxState(configs[0], 1, True, "COM6", NOW))
    assert "Call the line now" in trial.sentence
    rings = call(box=box)
    on_call(rings)
    qtbot.waitUntil(lambda: "It rings" in trial.sentence)
    on_call(call(uuid=rings.uuid, box=box, state=CallState.ENDED, reason=Reason.NO_CID))
    qtbot.waitUntil(lambda: "no number came" in trial.sentence)
    with qtbot.waitSignal(trial.proven) as proven:
        on_call(call(box=box, number="13800138000"))
    assert proven.args == [configs[0]]
    assert "13800138000 arrived: this box works" in trial.sentence


def test_a_port_that_cannot_be_opened_says_why(setup, qtbot):
    choose(setup, "whozz")
    press(setup, "Try it")
    configs, _, on_box = setup.lines.trials[0]
    err = unplugged("COM4")
    on_box(BoxState(configs[0], 1, False, "COM4", NOW, trouble=err.text, advice=err.advice))
    qtbot.waitUntil(lambda: "COM4 is disconnected" in setup._trial.sentence)


def test_a_box_is_found_by_listening_everywhere(setup, qtbot):
    assert setup.config() is None
    press(setup, "Find it")
    qtbot.waitUntil(lambda: bool(setup.lines.trials))
    configs, on_call, _ = setup.lines.trials[0]
    assert {config.driver for config in configs} == {"at-modem", "whozz", "ad800", "ncid"}
    with qtbot.waitSignal(setup._trial.proven):
        on_call(call(box="udp://:3520", number="13800138000", line=2))
    assert setup.config().driver == "whozz"
    assert setup.config().port == "udp://:3520"


def test_a_box_that_answers_is_filled_in_and_listened_to(setup, qtbot):
    box = {"vendor_id": 0xC5CB, "product_id": 2, "product_string": "AD800"}
    mute = next(hid_findings([box], []))
    setup.lines.found = [mute, replace(mute, driver="whozz", port="COM4")]
    press(setup, "Find it")
    qtbot.waitUntil(lambda: bool(setup.lines.trials))
    assert setup.config() == BoxConfig("whozz", "COM4", 2)
    assert [configs for configs, *_ in setup.lines.trials] == [(BoxConfig("whozz", "COM4", 2),)]
    assert setup._trial.running


def test_a_trial_ends_when_another_box_is_chosen_or_the_window_is_left(setup):
    press(setup, "Find it")
    choose(setup, "whozz")
    assert setup.lines.ended == 1
    press(setup, "Try it")
    setup.hide()
    assert setup.lines.ended == 2


def test_what_an_ended_trial_still_says_is_not_shown(setup, qtbot, bridge):
    choose(setup, "whozz")
    press(setup, "Try it")
    _, on_call, _ = setup.lines.trials[0]
    press(setup, "Stop listening")
    on_call(call(number="13800138000"))
    seen = []
    bridge.post(lambda: seen.append(True))
    qtbot.waitUntil(lambda: bool(seen))
    assert "13800138000" not in setup._trial.sentence


# ---------------------------------------------------------------- the simulator


@pytest.fixture
def simulator(qtbot, theme, bridge):
    one = SimulatorWindow(theme, bridge, SystemClock(), Simulator(number_after_s=0))
    one.show_presets([Preset(KNOWN.fill(name="王小明", number="138-0013-8000"), Caller("13800138000", "王小明"))])
    one.show()
    yield one
    one.leave()


def test_the_lines_have_the_keyboard_at_once_and_esc_puts_the_window_away(simulator, qtbot):
    simulator.activateWindow()
    qtbot.waitUntil(lambda: simulator.focusWidget() is simulator._lines)
    qtbot.keyClick(simulator._lines, Qt.Key.Key_Escape)
    assert simulator.isHidden()


def test_a_digit_does_the_next_thing_with_a_line(simulator, qtbot):
    box = simulator._simulator
    for state in (CallState.RINGING, CallState.TALKING, None):
        qtbot.keyClick(simulator._lines, Qt.Key.Key_3)
        assert box.states()[2] is state
    assert box.callers()[2].name == "王小明"


def test_a_typed_number_rings(simulator, qtbot):
    simulator._who.setEditText("010-6552 1234")
    press(simulator, "Ring")
    assert simulator._simulator.callers()[0].number == "01065521234"
    qtbot.waitUntil(simulator._answer.isEnabled)
    press(simulator, "Answer")
    qtbot.waitUntil(simulator._hang_up.isEnabled)
    press(simulator, "Hang up")
    assert not any(simulator._simulator.states())


def test_a_hidden_number_rings(simulator):
    simulator._who.setCurrentIndex(simulator._who.findText("Number hidden"))
    press(simulator, "Ring")
    assert simulator._simulator.callers()[0].reason is Reason.PRIVATE


def test_scripts_and_plug(simulator, qtbot):
    press(simulator, "All at once")
    assert set(simulator._simulator.states()) == {CallState.RINGING}
    press(simulator, "End everything")
    assert not any(simulator._simulator.states())
    press(simulator, "Pull the plug")
    qtbot.waitUntil(lambda: not simulator._ring.isEnabled())
    press(simulator, "Plug it in")
    qtbot.waitUntil(simulator._ring.isEnabled)


def test_closing_only_hides_it(simulator):
    simulator.close()
    assert not simulator.isVisible()
    assert simulator in QApplication.topLevelWidgets()


def test_calling_out(simulator):
    press(simulator, "Call out")
    assert simulator._simulator.states()[0] is CallState.DIALLING
