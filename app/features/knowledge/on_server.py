"""What must a server that keeps the rights itself know of knowledge? Finished records fill it."""

from app.core.access import Right
from app.records.part import Also, OnServer

FILLING = (Right.REPAIR, Right.COMPLAINT)  # whoever finishes records or opens them again
_FOLLOWS = ("tried", "helped", "by_phone", "helped_at", "also")
_WIDENED = ("product", "category_id", "cause")  # by what another record says
ON_SERVER = OnServer(
    deletes="NOT EXISTS (SELECT FROM lesson WHERE solution_id = OLD.id)",
    also=(
        *(Also(deed="insert", rights=(one,), when="NEW.gathered AND NEW.author = ''") for one in FILLING),
        *(Also(deed="update", rights=(one,), columns=_FOLLOWS) for one in FILLING),
        *(Also(deed="update", rights=(one,), columns=_WIDENED, when="OLD.gathered") for one in FILLING),
    ),
)
