"""Which statistics are there, in the order of the page?"""

from app.features.statistics.describing import Statistic
from app.features.statistics.of_calls import CALLS
from app.features.statistics.of_care import CALLBACKS, COMPLAINTS
from app.features.statistics.of_customers import NEW_CUSTOMERS
from app.features.statistics.of_everything import OPERATORS, SUMMARY, TECHNICIANS
from app.features.statistics.of_points import GIFTS, POINTS
from app.features.statistics.of_repairs import FEES, PARTS_USED, REPAIRS
from app.features.statistics.of_sales import PRODUCTS_SOLD, REPAYMENTS, SALES

STATISTICS: tuple[Statistic, ...] = (
    SUMMARY,
    CALLS,
    NEW_CUSTOMERS,
    SALES,
    PRODUCTS_SOLD,
    REPAYMENTS,
    REPAIRS,
    FEES,
    PARTS_USED,
    COMPLAINTS,
    CALLBACKS,
    POINTS,
    GIFTS,
    OPERATORS,
    TECHNICIANS,
)


def statistic(key: str) -> Statistic:
    """The statistic called `key`; KeyError where there is none."""
    return {one.key: one for one in STATISTICS}[key]
