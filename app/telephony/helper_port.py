"""How is a helper, a process of its own that speaks for a vendor's library, started, heard and ended?

The library may crash, hang or be 32-bit: it does so in its own process. Its standard output is the port's bytes, its
standard input takes ours, its standard error goes to the log.
"""

import logging
import subprocess
import sys
import threading
from collections import deque
from contextlib import suppress
from pathlib import Path
from queue import Empty, Full, Queue

from typing_extensions import override

from app.telephony.ports import Port
from app.telephony.trouble import helper_absent, helper_ended, helper_hangs

log = logging.getLogger(__name__)

_CHUNK = 4096
_MOST_WAITING = 64  # pieces read and not yet taken; the helper waits then
_LAST_WORDS = 5
_PATIENCE_S = 1.0  # for it to end by itself
_ENDED = b""


class HelperPort(Port):
    """One running helper.

    Args:
        program: an executable; a Python script where the program itself runs from its sources.

    Raises:
        PortTrouble: it cannot be started.
    """

    def __init__(self, program: str) -> None:
        self.name = Path(program).name
        command = [sys.executable, program] if program.endswith(".py") and not _frozen() else [program]
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                cwd=Path(program).parent if Path(program).is_absolute() else None,
                bufsize=0,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except (OSError, ValueError) as err:
            raise helper_absent(self.name, err) from err
        self._heard: Queue[bytes] = Queue(_MOST_WAITING)
        self._to_say: Queue[bytes] = Queue(_MOST_WAITING)
        self._said_last: deque[str] = deque(maxlen=_LAST_WORDS)
        self._closed = False
        for job in (self._listen, self._speak, self._log):
            threading.Thread(target=job, name=f"helper {self.name}", daemon=True).start()

    @override
    def read(self, timeout_s: float) -> bytes:
        try:
            data = self._heard.get(timeout=max(timeout_s, 0.001))
        except Empty:
            return b""
        if data == _ENDED:
            code = self._process.wait()
            raise helper_ended(self.name, f"exit code {code}; {' / '.join(self._said_last)}".rstrip("; "))
        return data

    @override
    def write(self, data: bytes) -> None:
        try:
            self._to_say.put_nowait(data)
        except Full:
            raise helper_hangs(self.name) from None

    @override
    def close(self) -> None:
        self._closed = True
        with suppress(Full):
            self._to_say.put_nowait(_ENDED)  # its input ends: it may end by itself
        try:
            self._process.wait(_PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for pipe in (self._process.stdout, self._process.stderr):
            if pipe:
                with suppress(OSError, ValueError):
                    pipe.close()

    def _listen(self) -> None:
        pipe = self._process.stdout
        data = b"-"
        while pipe and data:
            try:
                data = pipe.read(_CHUNK)
            except (OSError, ValueError):  # closed from our side
                data = _ENDED
            self._put(data)

    def _put(self, data: bytes) -> None:
        """Hand on what was heard; a helper that talks faster than it is listened to has to wait."""
        while not self._closed:
            with suppress(Full):
                self._heard.put(data, timeout=0.1)
                return

    def _speak(self) -> None:
        pipe = self._process.stdin
        if pipe is None:
            return
        with suppress(OSError, ValueError):  # the end of the process is told by what it no longer says
            while data := self._to_say.get():
                pipe.write(data)
        with suppress(OSError, ValueError):
            pipe.close()

    def _log(self) -> None:
        pipe = self._process.stderr
        with suppress(OSError, ValueError):
            while pipe and (line := pipe.readline(_CHUNK)):
                words = line.decode("utf-8", "replace").strip()[:200]
                self._said_last.append(words)
                log.debug("helper %s: %s", self.name, words)


def _frozen() -> bool:
    """The program was built into one file; there is no Python to run a script with."""
    return bool(getattr(sys, "frozen", False))
