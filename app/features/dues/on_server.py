"""What must a server that keeps the rights itself know of what falls due? It follows from other records."""

from app.core.access import Right
from app.records.part import Also, OnServer

_SAME = "sale_id IS NOT DISTINCT FROM {row}.sale_id AND repair_id IS NOT DISTINCT FROM {row}.repair_id"
# Seen to, a day of a series is followed by the next one; opened again, that one goes.
_NEXT = f"NEW.state = 'open' AND EXISTS (SELECT FROM due WHERE state = 'done' AND {_SAME.format(row='NEW')})"
_FOLLOWED = (
    "OLD.state = 'open' AND OLD.every_months > 0 AND "
    f"EXISTS (SELECT FROM due WHERE id < OLD.id AND {_SAME.format(row='OLD')})"
)
_MOVED = ("due_on", "every_months", "customer_id")
ON_SERVER = OnServer(
    also=(
        *(Also(deed="insert", rights=(one,), when="NEW.state = 'open'") for one in (Right.SALE, Right.REPAIR)),
        *(Also(deed="update", rights=(one,), columns=_MOVED) for one in (Right.SALE, Right.REPAIR)),
        *(Also(deed="delete", rights=(one,), when="OLD.state = 'open'") for one in (Right.SALE, Right.REPAIR)),
        Also(deed="delete", rights=(Right.RECORD_DELETE,), when="OLD.state = 'open'"),  # of a sale that is cancelled
        Also(deed="insert", when=_NEXT),
        Also(deed="delete", when=_FOLLOWED),
    ),
)
