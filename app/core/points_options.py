"""Which settings are there for points?"""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.option import Option, Page, Scope

POINTS_PER_100 = Option(
    key="points_per_100",
    page=Page.POINTS,
    scope=Scope.SHARED,
    default=100,
    most=100_000,
    label=QT_TRANSLATE_NOOP("settings", "Points for 100 yuan"),
    hint=QT_TRANSLATE_NOOP("settings", "100: one point for each yuan. 0: no points are earned."),
)
POINTS_OF_SALES = Option(
    key="points_of_sales",
    page=Page.POINTS,
    scope=Scope.SHARED,
    default=True,
    label=QT_TRANSLATE_NOOP("settings", "Points for money received of sales"),
)
POINTS_OF_SERVICE = Option(
    key="points_of_service",
    page=Page.POINTS,
    scope=Scope.SHARED,
    default=False,
    label=QT_TRANSLATE_NOOP("settings", "Points for the fees of finished repairs"),
)
POINTS_ROUND = Option(
    key="points_round",
    page=Page.POINTS,
    scope=Scope.SHARED,
    default="down",
    label=QT_TRANSLATE_NOOP("settings", "Parts of a point"),
    choices=(
        ("down", QT_TRANSLATE_NOOP("settings", "are dropped")),
        ("nearest", QT_TRANSLATE_NOOP("settings", "are rounded to the nearest")),
        ("up", QT_TRANSLATE_NOOP("settings", "count as a whole one")),
    ),
)
POINTS_SINCE = Option(
    key="points_since",
    page=Page.POINTS,
    scope=Scope.SHARED,
    default="",
    label=QT_TRANSLATE_NOOP("settings", "Points are earned from this day on (2026-01-01)"),
    hint=QT_TRANSLATE_NOOP("settings", "Empty: from the first sale on."),
    max_length=10,
)
POINTS_LEAST = Option(
    key="points_least",
    page=Page.POINTS,
    scope=Scope.SHARED,
    default=0,
    most=1_000_000,
    label=QT_TRANSLATE_NOOP("settings", "Points a customer must have before any are spent"),
    hint=QT_TRANSLATE_NOOP("settings", "0: any number may be spent."),
)
POINTS_MONTHS = Option(
    key="points_months",
    page=Page.POINTS,
    scope=Scope.SHARED,
    default=0,
    most=120,
    label=QT_TRANSLATE_NOOP("settings", "Points expire after (months)"),
    hint=QT_TRANSLATE_NOOP(
        "settings", "0: never. The oldest are spent first; the customer's card says what expires soon."
    ),
)
POINTS_OPTIONS: tuple[Option, ...] = (
    POINTS_PER_100,
    POINTS_OF_SALES,
    POINTS_OF_SERVICE,
    POINTS_ROUND,
    POINTS_SINCE,
    POINTS_LEAST,
    POINTS_MONTHS,
)
