"""Which PostgreSQL do seats share: its computers, how the way there is kept secret, and where is the password?"""

import ipaddress
import logging
import platform
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Protocol

from sqlalchemy import URL

from app.core.errors import Invalid
from app.core.i18n import QT_TRANSLATE_NOOP

log = logging.getLogger(__name__)

_SERVICE = "Ringfile"
PORT = 5432
DATABASE = "ringfile"
LEAST_VERSION = 13
OPERATORS = "operators"  # in the seat's settings: everybody signs in to the server with their own name

_NO_HOST = QT_TRANSLATE_NOOP("welcome", "Write the name or address of the server.")
_NO_USER = QT_TRANSLATE_NOOP("welcome", "Write the name you have on the server.")
_NO_DATABASE = QT_TRANSLATE_NOOP("welcome", "Write the name of the database on the server.")
_BAD_PORT = QT_TRANSLATE_NOOP("welcome", "The port is a number from 1 to 65535, usually 5432.")
_BAD_HOST = QT_TRANSLATE_NOOP(
    "welcome",
    "“{host}” is no name or address of a computer. Several are parted by commas, each may have a port: a:5433",
)


class Tls(StrEnum):
    """How the way to the server is kept secret; the values are libpq's."""

    VERIFIED = "verify-full"  # and the server proves who it is
    ENCRYPTED = "require"
    OFFERED = "prefer"  # what seats of before had; enough on one computer


@dataclass(frozen=True, slots=True)
class Server:
    """A PostgreSQL database that seats share.

    Attributes:
        host: one computer, or several parted by commas, each with its port if it has another one ("a,b:5433"). Of
            several the first that takes changes is used.
        user: the name there; "" where each operator signs in with their own.
        port: of those that name none.
        authority: file with the certificate by which the server is known; "" for those the system trusts.
        replica: computers that get all data from the server, written as `host`; reports are read there. "" for none.
    """

    host: str
    user: str = ""
    database: str = DATABASE
    port: int = PORT
    tls: Tls = Tls.OFFERED
    authority: str = ""
    replica: str = ""

    @property
    def hosts(self) -> tuple[tuple[str, int], ...]:
        """Each computer with its port."""
        return _hosts_of(self.host, self.port)

    def url(self, password: str, user: str = "") -> URL:
        """For `open_engine`; `user` where the settings name none."""
        return self._url(self.hosts, password, user, {"target_session_attrs": "read-write"})  # no standby

    def replica_url(self, password: str, user: str = "") -> URL | None:
        """The same for the replica; None where there is none."""
        return self._url(_hosts_of(self.replica, self.port), password, user, {}) if self.replica else None

    def _url(self, hosts: tuple[tuple[str, int], ...], password: str, user: str, several: dict[str, str]) -> URL:
        query: dict[str, str] = {}
        if self.tls is not Tls.OFFERED:
            query["sslmode"] = self.tls.value
        if self.tls is Tls.VERIFIED:
            query["sslrootcert"] = self.authority or "system"
        host, port = hosts[0] if len(hosts) == 1 else (None, None)
        if host is None:
            query["host"] = ",".join(one for one, _ in hosts)
            query["port"] = ",".join(str(one) for _, one in hosts)
            query |= several
        whom = user or self.user
        return URL.create("postgresql+psycopg", whom, password or None, host, port, self.database, query)

    def kept(self) -> dict[str, Any]:
        """As it stands in the seat's settings under "server"; without the password."""
        values = {"host": self.host, "port": self.port, "database": self.database, "tls": self.tls.value}
        values |= {"authority": self.authority} if self.authority else {}
        values |= {"replica": self.replica} if self.replica else {}
        return values | ({"user": self.user} if self.user else {"signing": OPERATORS})


def checked(  # noqa: PLR0913  one field of the page each
    host: str,
    port: str,
    database: str,
    user: str,
    *,
    tls: Tls = Tls.OFFERED,
    authority: str = "",
    replica: str = "",
) -> Server:
    """The server that was written into the fields.

    Raises:
        Invalid: with a sentence for each wrong field: host, port, database, user, replica.
    """
    needed = (("host", host, _NO_HOST), ("database", database, _NO_DATABASE), ("user", user, _NO_USER))
    wrong = {key: sentence for key, value, sentence in needed if not value.strip()}
    number = _port(port)
    if not number:
        wrong["port"] = _BAD_PORT
    named = {key: _parted(words) for key, words in (("host", host), ("replica", replica))}
    for key, hosts in named.items():
        if bad := next((one for one in hosts if not _is_host(one)), ""):
            wrong[key] = _BAD_HOST.fill(host=bad)
    if wrong:
        raise Invalid(wrong)
    there, copies = (",".join(named[key]) for key in ("host", "replica"))
    return Server(there, user.strip(), database.strip(), number, tls, authority.strip(), copies)


def _parted(hosts: str) -> list[str]:
    return [one for one in re.split(r"[,，;；\s]+", hosts) if one]


def server_of(kept: object) -> Server | None:
    """The server out of the seat's settings; None where the data live on this computer."""
    if not isinstance(kept, dict):
        return None
    own = kept.get("signing") == OPERATORS
    try:
        host, port, database = str(kept["host"]), str(kept.get("port", PORT)), str(kept.get("database", DATABASE))
        tls = Tls(kept.get("tls", Tls.OFFERED))
        user, authority = "-" if own else str(kept["user"]), str(kept.get("authority", ""))
        replica = str(kept.get("replica", ""))
        server = checked(host, port, database, user, tls=tls, authority=authority, replica=replica)
    except (KeyError, ValueError, Invalid):
        return None
    return replace(server, user="") if own else server


def is_here(host: str) -> bool:
    """Whether a computer's name is this computer's: nothing of what is sent there leaves it."""
    if not host or host.startswith("/"):  # a socket in the file system
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.casefold() in {"localhost", platform.node().casefold()}


def least_tls(hosts: str) -> Tls:
    """What these computers are asked for at least."""
    return Tls.OFFERED if all(is_here(_host_of(one, 0)[0]) for one in hosts.split(",")) else Tls.ENCRYPTED


def _hosts_of(written: str, port: int) -> tuple[tuple[str, int], ...]:
    return tuple(_host_of(one, port) for one in written.split(","))


def _host_of(written: str, port: int) -> tuple[str, int]:
    if written.startswith("["):  # [::1]:5433
        host, _, own = written[1:].partition("]")
        return host, _port(own.removeprefix(":")) or port
    host, _, own = written.rpartition(":") if written.count(":") == 1 else (written, "", "")
    return host, _port(own) or port


def _port(written: str) -> int:
    plain = written.strip()
    number = int(plain) if plain.isdecimal() and len(plain) <= 5 else 0
    return number if 1 <= number <= 65535 else 0


def _is_host(written: str) -> bool:
    host, _ = _host_of(written, 1)
    own = written.rpartition(":")[2] if written.count(":") == 1 else "1"
    return bool(_port(own)) and bool(re.fullmatch(r"[^\s/?#@\\]+|/[^\s?#@]+", host))


# ------------------------------------------------------------ the password


class Keyring(Protocol):
    """The system's place for passwords; the module `keyring` is one."""

    def get_password(self, service_name: str, username: str) -> str | None:
        """The password kept for a user of a service."""
        ...

    def set_password(self, service_name: str, username: str, password: str) -> None:
        """Keep it."""
        ...


def keep_password(server: Server, password: str, keyring: Keyring | None = None) -> bool:
    """Put the password into the system's keyring; False where there is none that works. For a worker."""
    from keyring.errors import KeyringError

    try:
        (keyring or _system_keyring()).set_password(_SERVICE, _account(server), password)
    except (KeyringError, OSError, RuntimeError) as err:
        log.info("the keyring does not keep the password: %s", err)
        return False
    return True


def password_of(server: Server, keyring: Keyring | None = None) -> str | None:
    """The password kept for a server, None where there is none. May ask the user; for a worker."""
    from keyring.errors import KeyringError

    try:
        return (keyring or _system_keyring()).get_password(_SERVICE, _account(server))
    except (KeyringError, OSError, RuntimeError) as err:
        log.info("the keyring does not give the password: %s", err)
        return None


def forget_password(server: Server) -> None:
    """Take the password out of the system's keyring, where it is of no use any more. For a worker."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.delete_password(_SERVICE, _account(server))
    except (KeyringError, OSError, RuntimeError) as err:
        log.info("the keyring does not forget the password: %s", err)


def _system_keyring() -> Keyring:
    import keyring

    return keyring


def _account(server: Server) -> str:
    return f"{server.user}@{server.host}:{server.port}/{server.database}"
