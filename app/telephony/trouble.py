"""What does the user read when a port cannot be opened or goes away?"""

import errno
import re
import socket
from collections.abc import Callable, Sequence

from app.core.errors import DeviceUnavailable
from app.core.i18n import QT_TRANSLATE_NOOP, Text

_ABSENT = (
    QT_TRANSLATE_NOOP("ports", "{port} is not there."),
    QT_TRANSLATE_NOOP("ports", "Plug the box in; it is found by itself. Ports there now: {there}."),
)
_NONE_THERE = QT_TRANSLATE_NOOP("ports", "Plug the box in; it is found by itself. This computer has no port now.")
_BUSY = (
    QT_TRANSLATE_NOOP("ports", "{port} is in use by another program."),
    QT_TRANSLATE_NOOP(
        "ports", "Close the other program. Just after plugging in, the system may hold the port for ten seconds."
    ),
)
_DENIED = (
    QT_TRANSLATE_NOOP("ports", "You may not use {port}."),
    QT_TRANSLATE_NOOP(
        "ports", "Have your user added to the group dialout (sudo usermod -aG dialout NAME), then sign out and in."
    ),
)
_NOT_SERIAL = (
    QT_TRANSLATE_NOOP("ports", "{port} is not a port for a box."),
    QT_TRANSLATE_NOOP("ports", "Choose another port. Ports there now: {there}."),
)
_LOST = (
    QT_TRANSLATE_NOOP("ports", "{port} is disconnected."),
    QT_TRANSLATE_NOOP("ports", "Check the cable and plug the box in again; it comes back by itself."),
)
_NO_ANSWER = (
    QT_TRANSLATE_NOOP("ports", "{port} does not answer."),
    QT_TRANSLATE_NOOP("ports", "Is that computer on, and its caller-ID server running? It is tried again by itself."),
)
_NO_NAME = (
    QT_TRANSLATE_NOOP("ports", "The computer {port} is not known in this network."),
    QT_TRANSLATE_NOOP("ports", "Check its name, or write its address in digits."),
)
_CLOSED = (
    QT_TRANSLATE_NOOP("ports", "{port} closed the connection."),
    QT_TRANSLATE_NOOP("ports", "Is the box plugged into that computer? It is tried again by itself."),
)
_UDP_TAKEN = (
    QT_TRANSLATE_NOOP("ports", "{port} is in use by another program on this computer."),
    QT_TRANSLATE_NOOP("ports", "Often it is the box maker's own, such as ELPopup or ELConfig: close that one."),
)
_FAULT = (
    QT_TRANSLATE_NOOP("ports", "The box on {port} was started anew after a fault of the program."),
    QT_TRANSLATE_NOOP("ports", "Calls go on. If it happens again, send us the file from the logs folder."),
)

_UNTRUSTED = (
    QT_TRANSLATE_NOOP("ports", "The certificate of {port} is not trusted by this computer."),
    QT_TRANSLATE_NOOP("ports", "If it is your own exchange, write ?pin={fingerprint} behind its address."),
)
_OTHER_CERTIFICATE = (
    QT_TRANSLATE_NOOP("ports", "{port} shows another certificate than the one that was pinned."),
    QT_TRANSLATE_NOOP("ports", "If it was renewed, write ?pin={fingerprint} behind the address instead."),
)
_NO_TLS = (
    QT_TRANSLATE_NOOP("ports", "{port} does not speak TLS."),
    QT_TRANSLATE_NOOP("ports", "Check the port number (5039 is usual), or write socket:// instead of tls://."),
)
_NO_HELPER = (
    QT_TRANSLATE_NOOP("ports", "The helper {port} cannot be started."),
    QT_TRANSLATE_NOOP("ports", "Check its path in the settings under “Lines and boxes”."),
)
_HELPER_ENDED = (
    QT_TRANSLATE_NOOP("ports", "The helper {port} has ended."),
    QT_TRANSLATE_NOOP("ports", "It is started again by itself. What it said last is in the logs folder."),
)
_WRONG_BITS = QT_TRANSLATE_NOOP(
    "ports", "The maker's library and the helper must both be 32-bit or both 64-bit; take the helper that goes with it."
)
_NO_RUNTIME = QT_TRANSLATE_NOOP(
    "ports",
    "The maker's library, or the Visual C++ runtime it needs (x86 for a 32-bit library), is missing; install it. The "
    "helper is started again by itself.",
)
_HELPER_SAYS = (  # what Windows and Linux say of a library, and what helps
    (re.compile(r"WinError 193|not a valid Win32|0xc000007b|wrong ELF class|Exec format", re.I), _WRONG_BITS),
    (re.compile(r"WinError 126|module could not be found|0xc0000135|VCRUNTIME|MSVC[PR]\d", re.I), _NO_RUNTIME),
)
_HELPER_HANGS = (
    QT_TRANSLATE_NOOP("ports", "The helper {port} takes nothing any more."),
    QT_TRANSLATE_NOOP("ports", "It is ended and started again by itself."),
)

_ABSENT_ERRORS = {errno.ENOENT, errno.ENXIO, errno.ENODEV}
_BUSY_ERRORS = {errno.EBUSY, errno.EAGAIN, errno.EWOULDBLOCK}
_DENIED_ERRORS = {errno.EACCES, errno.EPERM}
_NOT_SERIAL_ERRORS = {errno.ENOTTY, errno.EINVAL, errno.EISDIR}


class PortTrouble(DeviceUnavailable):
    """A port cannot be opened, or went away; `text` says what is wrong.

    Attributes:
        port: its name as the user knows it.
        advice: what to try.
        detail: the system's own words, for the log.
        lasting: it will not pass by itself; trying again soon is no use and may have us locked out.
    """

    def __init__(self, text: Text, advice: Text, port: str, detail: str = "", *, lasting: bool = False) -> None:
        super().__init__(text)
        self.port, self.advice, self.detail, self.lasting = port, advice, detail, lasting


def trouble(port: str, err: Exception, *, opening: bool = False, server: bool = False) -> PortTrouble:
    """Say in the user's words what the system said.

    Args:
        port: its name as the user knows it.
        err: what pyserial or the socket raised.
        opening: while opening the port; otherwise it was open.
        server: the port is a connection to a server.
    """
    if server:
        return _told(_NO_NAME if isinstance(err, socket.gaierror) else _NO_ANSWER, port, err)
    if not opening:
        return _told(_LOST, port, err)
    number = _number(err)
    if number == errno.EADDRINUSE:
        return _told(_UDP_TAKEN, port, err)
    for numbers, words in (
        (_ABSENT_ERRORS, _ABSENT),
        (_BUSY_ERRORS, _BUSY),
        (_DENIED_ERRORS, _DENIED),
        (_NOT_SERIAL_ERRORS, _NOT_SERIAL),
    ):
        if number in numbers:
            return _told(words, port, err)
    return _told(_NOT_SERIAL if isinstance(err, ValueError) else _LOST, port, err)


def absent(port: str) -> PortTrouble:
    """No port fits what the user set up."""
    return _told(_ABSENT, port)


def in_use(port: str) -> PortTrouble:
    """Another box of this program has it open."""
    return _told(_BUSY, port)


def unplugged(port: str) -> PortTrouble:
    """The simulated plug was pulled."""
    return _told(_LOST, port)


def closed_by_server(port: str) -> PortTrouble:
    """The other side ended the connection properly."""
    return _told(_CLOSED, port)


def untrusted(port: str, fingerprint: str, *, pinned: bool) -> PortTrouble:
    """The server's certificate is not one the user or the system trusts."""
    text, advice = _OTHER_CERTIFICATE if pinned else _UNTRUSTED
    return PortTrouble(text.fill(port=port), advice.fill(fingerprint=fingerprint), port, lasting=True)


def no_tls(port: str, err: Exception) -> PortTrouble:
    """The server answered, but not in TLS."""
    return _told(_NO_TLS, port, err)


def helper_absent(port: str, err: Exception) -> PortTrouble:
    """The program of a helper does not start."""
    text, advice = _NO_HELPER
    return PortTrouble(text.fill(port=port), _library_advice(str(err)) or advice, port, str(err))


def helper_ended(port: str, why: str) -> PortTrouble:
    """The program of a helper is no longer there."""
    text, advice = _HELPER_ENDED
    return PortTrouble(text.fill(port=port), _library_advice(why) or advice, port, why)


def _library_advice(said: str) -> Text | None:
    return next((advice for pattern, advice in _HELPER_SAYS if pattern.search(said)), None)


def helper_hangs(port: str) -> PortTrouble:
    """The program of a helper does not read what it is told."""
    return _told(_HELPER_HANGS, port)


def own_fault(port: str, err: Exception) -> PortTrouble:
    """Something of ours failed; the box is started anew."""
    return _told(_FAULT, port, err)


def with_ports(err: PortTrouble, listing: Callable[[], Sequence[str]]) -> PortTrouble:
    """The same trouble; advice that names the ports to choose from names those of `listing`, asked only then."""
    if "{there}" not in err.advice.source:
        return err
    there = listing()
    advice = err.advice.fill(there=", ".join(there)) if there else _NONE_THERE
    return PortTrouble(err.text, advice, err.port, err.detail, lasting=err.lasting)


def _told(words: tuple[Text, Text], port: str, err: Exception | None = None) -> PortTrouble:
    text, advice = words
    return PortTrouble(text.fill(port=port), advice, port, str(err or ""))


def _number(err: Exception) -> int | None:
    if isinstance(err, OSError) and err.errno:
        return err.errno
    words = str(err)  # pyserial keeps some numbers only in the text
    if "configure port" in words:
        return errno.ENOTTY
    if "PermissionError" in words:
        return errno.EBUSY  # Windows says "access denied" for a port that is open elsewhere
    return errno.ENOENT if "FileNotFoundError" in words else None
