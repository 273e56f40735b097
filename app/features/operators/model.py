"""Tables of operators and roles."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import SECRET, UNTOLD, BigId, Long, Record, Short


class OperatorRole(Record):
    """A set of rights under a name (接线员, 主管 …); `rights` are values of `core.access.Right`.

    `template` names the shipped role it began as, "" for one of the shop's own.
    """

    __tablename__ = "operator_role"
    __table_args__ = (Index(None, "name", "id"),)

    name: Mapped[Short] = mapped_column(unique=True)
    rights: Mapped[Any] = mapped_column(JSON, default=list)
    template: Mapped[str] = mapped_column(String(20), default="")
    note: Mapped[Long] = mapped_column(default="")


class Operator(Record):
    """Somebody who may sign in. `secret` is an argon2id hash, "" where no password was ever set.

    `failures` counts wrong passwords since the last right one; `locked_until` is when the next try is allowed.
    """

    __tablename__ = "operator"
    __table_args__ = (Index(None, "retired_at", "name", "id"),)

    name: Mapped[Short] = mapped_column(unique=True)
    initials: Mapped[Short] = mapped_column(default="", info=UNTOLD)
    role_id: Mapped[int] = mapped_column(BigId, ForeignKey("operator_role.id"), index=True)
    phone: Mapped[str] = mapped_column(String(40), default="")
    note: Mapped[Long] = mapped_column(default="")
    secret: Mapped[str] = mapped_column(String(200), default="", info=SECRET)
    must_change: Mapped[bool] = mapped_column(default=True)
    secret_at: Mapped[datetime | None] = mapped_column(info=UNTOLD)
    failures: Mapped[int] = mapped_column(default=0, info=UNTOLD)
    locked_until: Mapped[datetime | None] = mapped_column(info=UNTOLD)
    last_in_at: Mapped[datetime | None] = mapped_column(info=UNTOLD)
    retired_at: Mapped[datetime | None]
