"""Seeing colleagues' customers in full is a right now; whoever has a role keeps it, until somebody takes it away."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

_RIGHT = "customer.others"


def upgrade() -> None:
    roles = sa.table("operator_role", sa.column("id"), sa.column("rights", sa.JSON))
    for id_, rights in op.get_bind().execute(sa.select(roles.c.id, roles.c.rights)).all():
        known = json.loads(rights) if isinstance(rights, str) else list(rights)
        if _RIGHT not in known:
            op.get_bind().execute(sa.update(roles).where(roles.c.id == id_).values(rights=[*known, _RIGHT]))
