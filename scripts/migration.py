"""How is a migration made? `python scripts/migration.py "what changes"` writes the step from the models.

A new table of a record type gets the triggers that count its rows. `--rewrite 0001` writes that step anew in its place;
only for steps that nobody has received yet.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.autogenerate.api import AutogenContext
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Enum

sys.path.insert(0, str(Path(__file__).parents[1]))
import app.features.record_types
from app.db.base import Base, Moment
from app.db.engine import open_engine
from app.db.migrate import FOLDER, head

_NEW_TABLE = re.compile(r"""op\.create_table\(\s*["'](\w+)["']""")
_TALLIES = """
    for table in ({tables},):
        op.execute(f"INSERT INTO tally (name, rows) VALUES ('{{table}}', 0)")
        for what, sign, changed in (("insert", "+", "NEW"), ("delete", "-", "OLD")):
            if op.get_context().dialect.name == "sqlite":
                count = f"BEGIN UPDATE tally SET rows = rows {{sign}} 1 WHERE name = '{{table}}'; END"
            else:
                count = f"REFERENCING {{changed}} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tally_changed()"
            op.execute(f"CREATE TRIGGER tally_{{table}}_{{what}} AFTER {{what}} ON {{table}} {{count}}")
"""
_CALL_LINK = re.compile(r"""(sa\.ForeignKeyConstraint\(\[["']call_id["']\], \[["']call\.id["']\], [^\n]*\)),\n""")
_CALL_TRIGGERS = """
    if op.get_context().dialect.name == "postgresql":  # where no key of the calls can be pointed at (0013)
        for table in ({tables},):
            op.execute(
                f"CREATE TRIGGER fk_{{table}}_call_id AFTER INSERT OR UPDATE OF call_id ON {{table}} FOR EACH ROW "
                "WHEN (NEW.call_id IS NOT NULL) EXECUTE FUNCTION call_is_there('call_id')"
            )
"""

# Kept by migrations in SQL of their own: search indexes, what seats on a server tell each other.
_BY_HAND = ("call_months", "customer_search", "notice", "seat_here")


def render_item(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """Write our own types as what they are in the database, so that no step imports the program."""
    if kind == "type" and isinstance(item, Moment):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, Enum):
        return f"sa.String(length={item.length})"
    return False


def include_object(_object: object, name: str | None, kind: str, reflected: bool, _other: object) -> bool:
    """Leave out tables that no model describes, and models that are not the program's (a test's toy type)."""
    if kind == "table" and not reflected:
        return name in {mapper.local_table.description for mapper in Base.registry.mappers if _is_ours(mapper.class_)}
    return not (kind in {"table", "index"} and (name or "").removeprefix("ix_").startswith(_BY_HAND))


# On PostgreSQL calls and the trail are kept by the month: what their keys cannot say there stands in triggers (0013).
_MONTH = re.compile(r"(call|trace)_(other|\d{4}_\d{2})")
_BY_TRIGGERS = re.compile(r"uq_call_uuid(_started_at)?|fk_\w+_call_id")


def _include_on_server(object_: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:
    if kind == "table" and reflected and _MONTH.fullmatch(name or ""):
        return False
    if kind in {"unique_constraint", "foreign_key_constraint"} and _BY_TRIGGERS.fullmatch(name or ""):
        return False
    return include_object(object_, name, kind, reflected, other)


def _is_ours(model: type) -> bool:
    return model.__module__.startswith("app.")


def differences(connection: Connection) -> list[Any]:
    """What the models have and the migrated database has not, or the other way round; empty when they agree."""
    chosen = _include_on_server if connection.dialect.name == "postgresql" else include_object
    options = {"compare_type": True, "include_object": chosen}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata))


def write(message: str, rewrite: str = "") -> None:
    """Write the step that leads from the newest one (or the one before `rewrite`) to the models."""
    versions = FOLDER / "versions"
    for path in versions.glob(f"{rewrite}_*.py") if rewrite else ():
        path.unlink()
    before = f"{int(rewrite) - 1:04}" if rewrite else head()
    later = [path for path in versions.glob("[0-9]*.py") if rewrite and path.name[:4] > rewrite]
    with tempfile.TemporaryDirectory() as folder, _hidden(later):
        engine = open_engine(f"sqlite:///{folder}/empty.db")
        with engine.connect() as connection, connection.begin():
            config = Config()
            config.set_main_option("script_location", str(FOLDER))
            config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
            config.attributes |= {
                "connection": connection,
                "metadata": Base.metadata,
                "render_item": render_item,
                "include_object": include_object,
            }
            command.upgrade(config, "head")
            command.revision(config, message, autogenerate=True, rev_id=rewrite or f"{int(before) + 1:04}")
        engine.dispose()
    if not rewrite:
        step = max(versions.glob("[0-9]*.py"))
        _count_rows(step)
        _link_calls(step)
    subprocess.run(["ruff", "format", "-q", str(versions)], check=True)
    subprocess.run(["ruff", "check", "-q", "--fix", str(versions)], check=True)


def _count_rows(step: Path) -> None:
    """Add the triggers of the tally for the new tables of record types; a step made anew has those it had by hand."""
    text = step.read_text("utf-8")
    listed = {kind.model.__tablename__ for kind in app.features.record_types.RECORD_TYPES}
    if tables := [name for name in _NEW_TABLE.findall(text) if name in listed]:
        named = ", ".join(f'"{name}"' for name in tables)
        step.write_text(text.rstrip() + "\n" + _TALLIES.format(tables=named), "utf-8")


def _link_calls(step: Path) -> None:
    """On a server what points at a call does so by a trigger."""
    parts = _NEW_TABLE.split(step.read_text("utf-8"))  # text, name of a table, text, name …
    linked = [name for name, body in zip(parts[1::2], parts[2::2], strict=True) if _CALL_LINK.search(body)]
    if linked:
        only = """*([\\1] if op.get_context().dialect.name == "sqlite" else []),\n"""
        named = ", ".join(f'"{name}"' for name in linked)
        text = _CALL_LINK.sub(only, step.read_text("utf-8"))
        step.write_text(text.rstrip() + "\n" + _CALL_TRIGGERS.format(tables=named), "utf-8")


@contextmanager
def _hidden(paths: list[Path]) -> Iterator[None]:
    away = [(path, path.with_suffix(".away")) for path in paths]
    for path, aside in away:
        path.rename(aside)
    try:
        yield
    finally:
        for path, aside in away:
            aside.rename(path)


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("message")
    parser.add_argument("--rewrite", default="", metavar="STEP")
    given = parser.parse_args()
    write(given.message, given.rewrite)


if __name__ == "__main__":
    _main()
