"""Which kinds of words after a command are checked in the same way by several of them?"""

import re
from argparse import ArgumentTypeError

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from app.db.server import Tls, least_tls

_WANTED = "a server is named postgresql://user@computer/database, not {}"
_WANTED_ANY = "a database is named sqlite:///FILE or postgresql://user@computer/database, not {}"
_SEVERAL = re.compile(r"(?P<start>postgresql[^:]*://(?:[^@/]*@)?)(?P<hosts>[^/@?]+,[^/@?]+)(?P<rest>/.*)")


def server(text: str) -> URL:
    """The URL of a PostgreSQL database, with the driver this program uses.

    Raises:
        ArgumentTypeError: it is none.
    """
    url = _url(text, _WANTED)
    if url.get_backend_name() != "postgresql" or not url.database:
        raise ArgumentTypeError(_WANTED.format(url.render_as_string()))  # without the password
    return _safe(url)


def any_database(text: str) -> URL:
    """The URL of a database on a server or in a file.

    Raises:
        ArgumentTypeError: it is none.
    """
    url = _url(text, _WANTED_ANY)
    if url.get_backend_name() not in {"postgresql", "sqlite"} or not url.database or url.database == ":memory:":
        raise ArgumentTypeError(_WANTED_ANY.format(url.render_as_string()))
    return _safe(url) if url.get_backend_name() == "postgresql" else url


def _url(text: str, wanted: str) -> URL:
    several = _SEVERAL.fullmatch(text)  # computers parted by commas, as libpq has them
    try:
        url = make_url(several["start"] + several["rest"] if several else text)
    except (ArgumentError, ValueError) as err:
        raise ArgumentTypeError(wanted.format(re.sub(r"://[^@/]*@", "://", text))) from err
    if several is None:
        return url
    parts = [one.rpartition(":") if ":" in one else (one, "", "5432") for one in several["hosts"].split(",")]
    query = {"host": ",".join(one[0] for one in parts), "port": ",".join(one[2] for one in parts)}
    return url.update_query_dict({"target_session_attrs": "read-write"} | query)


def _safe(url: URL) -> URL:
    """With the driver this program uses; what leaves this computer is encrypted unless something else is asked for."""
    hosts = url.host or url.query.get("host", "")
    least = least_tls(hosts if isinstance(hosts, str) else ",".join(hosts))
    if least is not Tls.OFFERED and "sslmode" not in url.query:
        url = url.update_query_dict({"sslmode": least.value})
    return url.set(drivername="postgresql+psycopg")
