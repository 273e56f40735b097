"""Is the server at the other end of a TLS connection the one that is meant?

Either the system trusts its certificate, or the user named its SHA-256 sum, as an exchange mostly made its own.
"""

import hashlib
import hmac
import socket
import ssl

from app.telephony.address import Address
from app.telephony.trouble import no_tls, trouble, untrusted


def encrypted(plain: socket.socket, address: Address) -> ssl.SSLSocket:
    """The connection over TLS; `plain` is closed where that fails.

    Raises:
        PortTrouble: the certificate is not trusted (its sum is named), or the server speaks no TLS.
    """
    name = f"{address.host}:{address.number}"
    context = ssl.create_default_context()
    if address.pin:
        context = _trusting_all()
    try:
        connection = context.wrap_socket(plain, server_hostname=address.host)
    except ssl.SSLCertVerificationError as err:
        plain.close()
        raise untrusted(name, _shown(address) or str(err), pinned=False) from err
    except ssl.SSLError as err:
        plain.close()
        raise no_tls(name, err) from err
    except OSError as err:
        plain.close()
        raise trouble(name, err, opening=True, server=True) from err
    if address.pin and not hmac.compare_digest(_sum(connection), address.pin):
        shown = _sum(connection)
        connection.close()
        raise untrusted(name, shown, pinned=True)
    return connection


def _trusting_all() -> ssl.SSLContext:
    """For a certificate that is compared with its pin, or only looked at."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _sum(connection: ssl.SSLSocket) -> str:
    return hashlib.sha256(connection.getpeercert(binary_form=True) or b"").hexdigest()


def _shown(address: Address) -> str:
    """The sum of the certificate the server shows; nothing is said to it."""
    try:
        with (
            socket.create_connection((address.host, address.number), timeout=5) as plain,
            _trusting_all().wrap_socket(plain, server_hostname=address.host) as connection,
        ):
            return _sum(connection)
    except OSError:
        return ""
