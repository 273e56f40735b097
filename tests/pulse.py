"""A sound server of the tests' own, whose null sinks are telephone lines.

`sound` is a private PulseAudio with eight lines of 8 kHz mono. What is played on line n (`play`) is heard at the input
`tellinen`, for `sounddevice` knows the lines by an ALSA configuration of the test run's own. No sound card is needed;
the tests may run as root.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

LINES, RATE = 8, 8000
_WAIT_S, _LEAD_S = 10.0, 0.6
_RAW = ("--latency-msec=2000", "--channels=1", "--format=s16le", "--raw")  # a busy machine may let the player wait


class Sound:
    """The server, started, killed and started again at will. Its lines keep their names.

    Args:
        lines: how many.
        rate: of their sound, in Hz.
    """

    def __init__(self, lines=LINES, rate=RATE):
        if not (shutil.which("pulseaudio") and shutil.which("pacat")):
            raise RuntimeError("PulseAudio is not installed: apt-get install pulseaudio pulseaudio-utils")
        self._folder = Path(tempfile.mkdtemp(prefix="rf-sound-"))  # short: a socket's path has 108 characters
        self._folder.chmod(0o700)
        self.lines, self.rate = lines, rate
        self._server = None
        self._players, self._played = [], 0
        self._before = {}
        self._set_environment()
        self.start()

    @property
    def server(self):
        """Where clients find it."""
        return f"unix:{self._folder / 'socket'}"

    def _set_environment(self):
        folder = self._folder
        (folder / "client.conf").write_text("autospawn = no\nenable-shm = no\n")
        lines = [
            f'pcm.telline{n} {{ type pulse device "line{n}.monitor" hint {{ show on description "Line {n}" }} }}\n'
            f'pcm.speaker{n} {{ type pulse device "line{n}" hint {{ show on description "Speaker {n}" }} }}\n'
            for n in range(1, self.lines + 1)
        ]
        (folder / "asound.conf").write_text("</usr/share/alsa/alsa.conf>\n" + "".join(lines))
        values = {
            "PULSE_SERVER": self.server,
            "PULSE_RUNTIME_PATH": str(folder / "run"),
            "PULSE_STATE_PATH": str(folder / "state"),
            "PULSE_COOKIE": str(folder / "cookie"),
            "PULSE_CLIENTCONFIG": str(folder / "client.conf"),
            "ALSA_CONFIG_PATH": str(folder / "asound.conf"),
        }
        self._before = {name: os.environ.get(name) for name in values}
        os.environ.update(values)

    def start(self):
        """Start it; returns when its lines are there."""
        (self._folder / "socket").unlink(missing_ok=True)
        sinks = [
            f"--load=module-null-sink sink_name=line{n} rate={self.rate} channels=1 format=s16le"
            for n in range(1, self.lines + 1)
        ]
        protocol = f"--load=module-native-protocol-unix auth-anonymous=1 socket={self._folder / 'socket'}"
        options = ["-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes"]
        options += ["--realtime=no", "--high-priority=no"]
        environment = {name: value for name, value in os.environ.items() if name != "PULSE_SERVER"}
        environment["HOME"] = environment["XDG_RUNTIME_DIR"] = str(self._folder)
        self._server = subprocess.Popen(
            ["pulseaudio", *options, protocol, *sinks],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + _WAIT_S
        while subprocess.run(["pactl", "info"], check=False, capture_output=True).returncode:
            if time.monotonic() > until or self._server.poll() is not None:
                raise RuntimeError("PulseAudio does not start")

    def kill(self):
        """The server is gone from one moment to the next."""
        self._server.send_signal(signal.SIGKILL)
        self._server.wait()

    def revive(self):
        """Start it again if it was killed."""
        if self._server.poll() is not None:
            self.start()

    def play(self, line, samples, rate=RATE):
        """Let these samples (16 bits, mono; bytes or an array) be heard on the line; returns the player's process.

        A moment of silence comes first: what a stream begins with is laid over what the sink has already given out.
        """
        data = bytes(samples) if isinstance(samples, (bytes, bytearray)) else samples.astype("<i2").tobytes()
        self._played += 1
        path = self._folder / f"{self._played}.raw"
        path.write_bytes(bytes(2 * round(_LEAD_S * rate)) + data)
        return self.play_file(line, path, rate)

    def play_file(self, line, path, rate=RATE):
        """Let a file of raw samples be heard on the line, without this process having a hand in it."""
        command = ["pacat", "--playback", f"--device=line{line}", f"--rate={rate}", *_RAW, str(path)]
        player = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        self._players.append(player)
        return player

    def hush(self):
        """Stop whatever plays."""
        for player in self._players:
            player.kill()
            player.wait()
        self._players.clear()

    def close(self):
        """Stop it, and give the environment back."""
        self.hush()
        if self._server.poll() is None:
            self._server.terminate()
            self._server.wait()
        for name, value in self._before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        shutil.rmtree(self._folder, ignore_errors=True)
