"""Through which tables do features ask about sales, which they do not know? Light ones: their columns, nothing else."""

from sqlalchemy import Date, Integer, String, column, table

from app.db.base import BigId

SALE = table(
    "sale",
    *(column("id", BigId), column("number", String), column("customer_id", BigId), column("state", String)),
    column("sold_on", Date),
)
SALE_LINE = table(
    "sale_line",
    *(column("id", BigId), column("sale_id", BigId), column("rank", Integer), column("product_id", BigId)),
    *(column("name", String), column("serial", String), column("quantity", Integer), column("warranty_until", Date)),
)
SALE_RETURN = table(
    "sale_return",
    *(column("sale_id", BigId), column("name", String), column("serial", String), column("quantity", Integer)),
    *(column("returned_on", Date), column("reason", String)),
)
