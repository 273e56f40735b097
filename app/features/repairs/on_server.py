"""What must a server that keeps the rights itself know of repairs?"""

from app.core.access import Right
from app.records.part import Also, OnServer

ON_SERVER = OnServer(
    deletes="OLD.state = 'pending'",
    stepped=("by_phone",),
    also=(
        Also(  # nobody was ever sent: it begins anew
            deed="update",
            rights=(Right.REPAIR,),
            columns=("state", "finished_at", "finished_by", "by_phone"),
            when="OLD.state = 'finished' AND OLD.by_phone AND NEW.state = 'pending'",
        ),
    ),
)
