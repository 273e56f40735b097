"""Can a database on a server hold a shop at all? Asked before anything is made in it."""

from sqlalchemy import Connection, inspect, text

from app.core.errors import DatabaseUnavailable
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db.base import Base
from app.db.server import LEAST_VERSION
from app.db.trouble import place_of

_OLD = QT_TRANSLATE_NOOP("database", "PostgreSQL {have} is too old; {need} or newer is needed.")
_LETTERS = QT_TRANSLATE_NOOP(
    "database",
    "The database {place} cannot hold Chinese: it was made for {encoding}. Have another one made: CREATE DATABASE … "
    "ENCODING 'UTF8' TEMPLATE template0",
)
_FOREIGN = QT_TRANSLATE_NOOP(
    "database",
    "In {place} are tables of something else (“{table}”). Choose a database of Ringfile's own; nothing was changed.",
)
_NOT_OWNER = QT_TRANSLATE_NOOP(
    "database",
    "{user} may make no tables in {place}. Whoever runs the server hands it over: ALTER DATABASE {name} "
    "OWNER TO {user}",
)


def check_fits(connection: Connection) -> None:
    """See that tables can be made here, before the first of them is.

    Raises:
        DatabaseUnavailable: the server is too old, the database holds other letters or other tables, or belongs to
            somebody else.
    """
    if connection.dialect.name != "postgresql":
        return
    have = connection.dialect.server_version_info or (0,)
    if int(have[0]) < LEAST_VERSION:
        raise DatabaseUnavailable(_OLD.fill(have=".".join(map(str, have)), need=LEAST_VERSION))
    place = place_of(connection.engine.url)
    encoding = connection.scalar(text("SHOW server_encoding"))
    if encoding != "UTF8":
        raise DatabaseUnavailable(_LETTERS.fill(place=place, encoding=encoding))
    there = inspect(connection).get_table_names()
    if foreign := next((one for one in sorted(there) if one in Base.metadata.tables), ""):
        raise DatabaseUnavailable(_FOREIGN.fill(place=place, table=foreign))
    if not connection.scalar(text("SELECT coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)")):
        user, name = connection.execute(text("SELECT current_user, current_database()")).one()
        raise DatabaseUnavailable(_NOT_OWNER.fill(user=user, place=place, name=name))
