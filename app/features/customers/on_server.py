"""What must a server that keeps the rights itself know of customers?"""

from app.core.access import Right
from app.features.customers.merging import BLACKLIST
from app.features.customers.sight import THEIRS
from app.records.part import Also, OnServer

ON_SERVER = OnServer(
    # Who has calls stays, also where a call is theirs by its number only.
    deletes="NOT EXISTS (SELECT FROM customer_phone AS p JOIN call ON call.key = p.key "
    "WHERE p.customer_id = OLD.id AND p.key <> '')",
    # Merged, the one who stays is on the blacklist as the other one was.
    others="EXISTS (SELECT FROM customer AS c WHERE c.id <> NEW.id AND c.blacklisted_by = NEW.blacklisted_by "
    "AND c.blacklisted_at = NEW.blacklisted_at)",
    also=(
        Also(deed="update", columns=("last_call_at", "intention")),  # by every call
        Also(deed="insert", table="customer_phone"),  # a number that rang belongs to them
        Also(deed="update", rights=(Right.CUSTOMER_SAVE,), columns=BLACKLIST),  # everybody is warned of a caller
    ),
    theirs=THEIRS,
)
