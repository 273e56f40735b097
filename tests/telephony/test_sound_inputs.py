"""Is the sound of eight lines heard through real sound inputs, at any rate and channel, and what when one goes away?"""

import numpy as np
import pytest

from app.telephony.address import parse
from app.telephony.capture.child import Hearing, present
from app.telephony.capture.words import Absent
from app.telephony.decoders.sound import SoundDecoder
from app.telephony.protocol import BoxConfig
from app.telephony.sound_inputs import SoundInputs
from app.telephony.trouble import PortTrouble
from tests.telephony.boxes import Seat
from tests.telephony.modem_sound import BELL, V23, dtmf, fsk, mdmf, pcm


class Stream:
    def __init__(self, device, options):
        self.device, self.options = device, options
        if options["samplerate"] not in device["rates"]:
            raise System.PortAudioError("Invalid sample rate")
        if options["channels"] > device["max_input_channels"]:
            raise System.PortAudioError("Invalid number of channels")

    def start(self):
        self.device["stream"] = self

    def abort(self, ignore_errors=True):
        self.device.pop("stream", None)

    def close(self, ignore_errors=True):
        self.device.pop("stream", None)

    def hear(self, sound):
        """`sound` has as many columns as the device has channels."""
        sound = sound[:, : self.options["channels"]]
        for at in range(0, len(sound), 777):
            part = sound[at : at + 777]
            self.options["callback"](part.tobytes(), len(part), None, None)


class System:
    """Stands for the module `sounddevice`."""

    class PortAudioError(Exception):
        pass

    def __init__(self, devices):
        self.devices = devices

    def query_devices(self):
        return self.devices

    def RawInputStream(self, **options):
        place = options["device"] or 0
        return Stream(self.devices[place], options)


class Inputs:
    """Hears such inputs without a process of its own."""

    def __init__(self, *devices):
        self.devices = [
            {"name": name, "max_input_channels": channels, "default_samplerate": float(rates[-1]), "rates": rates}
            for name, channels, *rates in devices
        ]
        self.hearing = Hearing(System(self.devices), self.say)
        self.listener, self.said = None, []

    def say(self, message):
        self.said.append(message)
        match message:
            case ("opened", _, how):
                self.listener.opened(how)
            case ("sound", _, lost, data):
                self.listener.heard(data, lost)
            case ("ended", _):
                self.listener.ended()

    def present(self):
        return present(self.devices)

    def open(self, wish, listener):
        self.listener, self.said = listener, []
        self.hearing.do(("open", 1, wish))
        match self.said[-1]:
            case ("refused", _, why, is_absent):
                raise (Absent if is_absent else OSError)(why)
        return self

    def close(self):
        self.hearing._open.pop(1).close()

    def tidy(self):
        pass


def read_all(port):
    decoder, events = SoundDecoder(), []
    while data := port.read(0.01):
        events += decoder.feed(data)
    return {(event.line, event.number) for event in events + decoder.quiet()}


@pytest.mark.parametrize("rate", [8000, 16000, 44100, 48000])
def test_channels_of_one_input_are_lines(rate):
    inputs = Inputs(("Speaker", 0, 8000), ("Line In", 4, rate))
    lines = [fsk(mdmf(b"1380013800%d" % k), (BELL, V23)[k % 2], rate=rate) for k in range(4)]
    sound = np.stack([pcm(line) for line in lines], axis=1)
    whole = SoundInputs(inputs).open(parse("sound:line in"), 4)
    inputs.devices[1]["stream"].hear(sound)

    assert read_all(whole) == {(k + 1, f"1380013800{k}") for k in range(4)}
    whole.close()
    last = SoundInputs(inputs).open(parse("sound:Line In#3"), 8)  # more lines are set than it has channels
    inputs.devices[1]["stream"].hear(sound)

    assert read_all(last) == {(1, "13800138002"), (2, "13800138003")}


def test_the_usual_input_needs_no_name():
    inputs = Inputs(("Microphone", 2, 48000))
    port = SoundInputs(inputs).open(parse("sound:"), 1)
    inputs.devices[0]["stream"].hear(np.zeros((4800, 2), dtype="<i2"))

    assert port.name == "Microphone"
    assert port.read(0.1)


def test_an_input_that_is_not_there_says_which_are():
    with pytest.raises(PortTrouble) as said:
        SoundInputs(Inputs(("Line In", 2, 8000))).open(parse("sound:Other"), 1)

    assert str(said.value.text) == "There is no sound input “Other”."
    assert "Line In" in str(said.value.advice)
    with pytest.raises(PortTrouble, match="no sound input"):
        SoundInputs(Inputs()).open(parse("sound:"), 1)


def test_an_input_that_cannot_be_opened_and_one_that_ends():
    inputs = Inputs(("Line In", 1, 8000))
    sound = SoundInputs(inputs)
    with pytest.raises(PortTrouble, match="cannot be opened"):
        sound.open(parse("sound:Line In#2"), 1)
    port = sound.open(parse("sound:Line In"), 1)
    inputs.devices[0]["stream"].options["finished_callback"]()
    with pytest.raises(PortTrouble, match="no sound any more"):
        port.read(0.01)
    port.close()
    assert "stream" not in inputs.devices[0]


def test_nobody_reading_costs_no_memory():
    inputs = Inputs(("Line In", 1, 8000))
    port = SoundInputs(inputs).open(parse("sound:"), 1)
    inputs.devices[0]["stream"].hear(np.zeros((8000 * 60, 1), dtype="<i2"))

    assert len(port.read(0.01)) < 2 * 8000 * 11


def test_eight_lines_at_once_through_a_sound_server(sound):
    seat = Seat()
    callers = {k: f"1380013800{k}" for k in range(1, 9)}
    try:
        seat.hub.start([BoxConfig("sound", f"sound:telline{k}") for k in callers])
        seat.up(times=8)
        for k, number in callers.items():
            tones = dtmf(f"A{number}C") if k % 3 == 0 else fsk(mdmf(number.encode()), (BELL, V23)[k % 2])
            sound.play(k, pcm(tones))

        assert seat.wait(lambda: {call.line: call.number for call in seat.calls if call.number} == callers)
        assert not [call for call in seat.calls if call.reason]
    finally:
        seat.hub.stop()
