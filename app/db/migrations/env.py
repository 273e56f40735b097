"""How does Alembic run the steps? On the connection and inside the transaction that `app.db.migrate` opened."""

from typing import TYPE_CHECKING

from alembic import context

if TYPE_CHECKING:
    from sqlalchemy import Connection

_given = context.config.attributes
_connection: "Connection" = _given["connection"]
context.configure(
    connection=_connection,
    target_metadata=_given.get("metadata"),
    render_as_batch=_connection.dialect.name == "sqlite",
    render_item=_given.get("render_item"),
    include_object=_given.get("include_object"),
    compare_type=True,
    compare_server_default=True,
    transactional_ddl=True,
    transaction_per_migration=False,
)
context.run_migrations()
