"""Which kinds of words after a command are checked in the same way by several of them?"""

from argparse import ArgumentTypeError

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

_WANTED = "a server is named postgresql://user:password@computer/database, not {}"


def server(text: str) -> URL:
    """The URL of a PostgreSQL database, with the driver this program uses.

    Raises:
        ArgumentTypeError: it is none.
    """
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as err:
        raise ArgumentTypeError(_WANTED.format(text)) from err
    if url.get_backend_name() != "postgresql" or not url.database:
        raise ArgumentTypeError(_WANTED.format(url.render_as_string()))  # without the password
    return url.set(drivername="postgresql+psycopg")
