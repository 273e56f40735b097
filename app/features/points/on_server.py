"""What must a server that keeps the rights itself know of the ledger? Points are earned by what others write."""

from app.core.access import Right
from app.records.part import Also, OnServer


def _earned(column: str, money: str) -> str:
    """Of one source never more than the shop's rule gives for its money, rounded up, and never less than nothing."""
    table = column.removesuffix("_id")
    so_far = f"coalesce((SELECT sum(points) FROM point_entry WHERE {column} = NEW.{column}), 0)"
    rule = "guard.number('points_per_100', 100)"
    most = f"((SELECT {money} FROM {table} WHERE id = NEW.{column}) * {rule} + 9999) / 10000"
    return (
        f"NEW.{column} IS NOT NULL AND NEW.why IN ('earned', 'reversed') AND NEW.points + {so_far} >= 0 AND "
        f"(NEW.points < 0 OR NEW.points + {so_far} <= {most})"
    )


_SALE, _REPAIR = _earned("sale_id", "received"), _earned("repair_id", "total")
ON_SERVER = OnServer(
    also=(
        Also(deed="insert", rights=(Right.SALE,), when=_SALE),
        Also(deed="insert", rights=(Right.RECORD_DELETE,), when=f"NEW.points < 0 AND {_SALE}"),  # cancelled
        Also(deed="insert", rights=(Right.REPAIR,), when=_REPAIR),
    ),
)
