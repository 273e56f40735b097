"""How does the program sign in at an Asterisk exchange, learn what is going on there, and notice that it died?

The password never crosses the network: the exchange gives a challenge, and the MD5 sum of both is the answer.
"""

import hashlib
import re

from typing_extensions import override

from app.core.i18n import QT_TRANSLATE_NOOP
from app.telephony.decoders.ami_packets import Packet, Packets, text
from app.telephony.decoders.talk import Talk, notice
from app.telephony.protocol import BoxConfig, Refusal, Send

_SIGNED_IN = QT_TRANSLATE_NOOP("boxes", "Signed in at the exchange (Asterisk manager {version})")
_GOING_DOWN = QT_TRANSLATE_NOOP("boxes", "The exchange is being shut down or started anew.")
_NOT_DIALLED = QT_TRANSLATE_NOOP("boxes", "The exchange does not dial {number}: {why}")
_UNANSWERED = QT_TRANSLATE_NOOP("boxes", "{number} was not dialled: your telephone ({extension}) was not lifted.")
_MAY_NOT_DIAL = QT_TRANSLATE_NOOP(
    "boxes", "The exchange does not let {user} dial: add “originate” to “write” in manager.conf."
)
_WRONG = Refusal(
    QT_TRANSLATE_NOOP("boxes", "The exchange refuses the user name or password."),
    QT_TRANSLATE_NOOP("boxes", "Put them right in the settings under “Lines and boxes”; they stand in manager.conf."),
)
_SILENT = Refusal(
    QT_TRANSLATE_NOOP("boxes", "The exchange no longer answers; calls may be missing."),
    QT_TRANSLATE_NOOP("boxes", "It is connected again by itself."),
    lasting=False,
)
_NO_PASSWORD = Refusal(
    QT_TRANSLATE_NOOP("boxes", "No user name or password is kept for the exchange."),
    QT_TRANSLATE_NOOP("boxes", "Enter them in the settings under “Lines and boxes”."),
)

STATE_ID = "ringfile-state"
_CHALLENGE_ID, _LOGIN_ID, _PING_ID, _DIAL_ID = "ringfile-challenge", "ringfile-login", "ringfile-ping", "ringfile-dial-"
_CONNECT_S, _EVERY_S, _ANSWER_S = 20.0, 30.0, 10.0
_SILENCES = 2
_RING_MS = 30_000
_DIALLED = re.compile(r"\+?[\d*#]{1,40}")


class AmiTalk(Talk):
    """The talk with one exchange.

    Args:
        config: who signs in, and whose telephone rings when a number is dialled.
        secret: the password.
    """

    def __init__(self, config: BoxConfig, secret: str) -> None:
        super().__init__()
        self._who, self._secret = config.exchange, secret
        self._packets = Packets()
        self._version = ""
        self._refusal: Refusal | None = None
        self._signed_in = False
        self._unanswered = 0
        self._dialled: dict[str, str] = {}
        self._hear = {
            _CHALLENGE_ID: self._on_challenge,
            _LOGIN_ID: self._on_login,
        }

    @override
    def start(self) -> list[Send]:
        if not self._who.user or not self._secret:
            self._refusal = _NO_PASSWORD
            return []
        return [Send(_action("Challenge", _CHALLENGE_ID, AuthType="MD5"), _CONNECT_S)]

    @override
    def heard(self, data: bytes) -> list[Send]:
        sends = [send for packet in self._packets.feed(data) for send in self._packet(packet)]
        if self._signed_in and not sends:
            self._unanswered = 0
            return [Send(b"", _EVERY_S)]
        return sends

    @override
    def waited(self) -> list[Send]:
        self._unanswered += 1
        if self._unanswered > _SILENCES or not self._signed_in:
            self._refusal = _SILENT
            return []
        return [Send(_action("Ping", _PING_ID), _ANSWER_S)]

    @override
    def refused(self) -> Refusal | None:
        return self._refusal

    @property
    @override
    def dials(self) -> bool:
        return self._signed_in and bool(self._who.extensions)

    @override
    def dial(self, number: str) -> list[Send]:
        if not self.dials or not _DIALLED.fullmatch(number):
            return []
        extension = self._who.extensions[0]
        name = f"{_DIAL_ID}{len(self._dialled) % 100}"
        self._dialled[name] = number
        return [
            Send(
                _action(
                    "Originate",
                    name,
                    Channel=extension if "/" in extension else f"PJSIP/{extension}",
                    Context=self._who.context or "from-internal",
                    Exten=number,
                    Priority="1",
                    CallerID=f"<{extension.rpartition('/')[2]}>",
                    Timeout=str(_RING_MS),
                    Async="true",
                ),
                _EVERY_S,
            )
        ]

    def _packet(self, packet: Packet) -> list[Send]:
        if "Banner" in packet:
            self._version = text(packet, "Banner")[:20]
        if text(packet, "Event") == "Shutdown":
            self._learned.append(notice(_GOING_DOWN, trouble=True))
        name = text(packet, "ActionID")
        if name in self._dialled and text(packet, "Response") != "Success":
            self._on_not_dialled(name, packet)
        hear = self._hear.get(name)
        return hear(packet) if hear else []

    def _on_challenge(self, packet: Packet) -> list[Send]:
        challenge = packet.get("Challenge", b"")
        if not challenge:
            self._refusal = _WRONG
            return []
        key = hashlib.md5(challenge + self._secret.encode(), usedforsecurity=False).hexdigest()
        login = _action("Login", _LOGIN_ID, AuthType="MD5", Username=self._who.user, Key=key, Events="call,agent,cdr")
        return [Send(login, _CONNECT_S)]

    def _on_login(self, packet: Packet) -> list[Send]:
        if text(packet, "Response") != "Success":
            self._refusal = _WRONG
            return []
        self._signed_in = True
        self._learned.append(notice(_SIGNED_IN.fill(version=self._version)))
        return [Send(_action("CoreShowChannels", STATE_ID), _EVERY_S)]

    def _on_not_dialled(self, name: str, packet: Packet) -> None:
        number, why = self._dialled.pop(name), text(packet, "Message")
        if "ermission" in why:
            told = _MAY_NOT_DIAL.fill(user=self._who.user)
        elif text(packet, "Event") == "OriginateResponse":
            told = _UNANSWERED.fill(number=number, extension=self._who.extensions[0])
        else:
            told = _NOT_DIALLED.fill(number=number, why=why[:80])
        self._learned.append(notice(told, trouble=True))


def _action(action: str, name: str, **fields: str) -> bytes:
    lines = [f"Action: {action}", f"ActionID: {name}", *(f"{key}: {value}" for key, value in fields.items())]
    safe = ("".join(c for c in line if c.isprintable()) for line in lines)
    return "".join(f"{line}\r\n" for line in safe).encode() + b"\r\n"
