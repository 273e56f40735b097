"""Which settings are there? Each is one `Option`."""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.import_options import IMPORT_MAKES_CUSTOMERS
from app.core.option import Option, Page, Scope, Value, fits
from app.core.points_options import POINTS_OPTIONS
from app.core.recording_options import RECORDING_OPTIONS

LANGUAGE = Option(
    key="language",
    page=Page.GENERAL,
    scope=Scope.SEAT,
    default="",
    label=QT_TRANSLATE_NOOP("settings", "Language"),
    choices=(
        ("", QT_TRANSLATE_NOOP("settings", "As the system")),
        ("zh_CN", QT_TRANSLATE_NOOP("settings", "简体中文")),
        ("en", QT_TRANSLATE_NOOP("settings", "English")),
    ),
    hint=QT_TRANSLATE_NOOP("settings", "Takes effect at the next start."),
)
THEME = Option(
    key="theme",
    page=Page.GENERAL,
    scope=Scope.SEAT,
    default="",
    label=QT_TRANSLATE_NOOP("settings", "Appearance"),
    choices=(
        ("", QT_TRANSLATE_NOOP("settings", "As the system")),
        ("light", QT_TRANSLATE_NOOP("settings", "Light")),
        ("dark", QT_TRANSLATE_NOOP("settings", "Dark")),
    ),
)
OPERATOR = Option(
    key="operator",
    page=Page.GENERAL,
    scope=Scope.SEAT,
    default="",
    label=QT_TRANSLATE_NOOP("settings", "Who sits here"),
    hint=QT_TRANSLATE_NOOP("settings", "Shown to colleagues: “handled by …”."),
)
SEAT = Option(
    key="seat",
    page=Page.GENERAL,
    scope=Scope.SEAT,
    default="",
    label=QT_TRANSLATE_NOOP("settings", "Name of this seat"),
)
LOCK_MINUTES = Option(
    key="lock_minutes",
    page=Page.GENERAL,
    scope=Scope.SEAT,
    default=15,
    most=480,
    label=QT_TRANSLATE_NOOP("settings", "Lock after so many minutes without a key (0: never)"),
    hint=QT_TRANSLATE_NOOP("settings", "Where one signs in. Calls go on ringing; only their number is shown."),
)
ENTER_NEXT = Option(
    key="enter_next",
    page=Page.GENERAL,
    scope=Scope.SEAT,
    default=True,
    label=QT_TRANSLATE_NOOP("settings", "Enter goes to the next field; in the last one it saves"),
)
ATTACHMENTS_FOLDER = Option(
    key="attachments_folder",
    page=Page.GENERAL,
    scope=Scope.SEAT,
    default="",
    label=QT_TRANSLATE_NOOP("settings", "Folder of photos and papers"),
    hint=QT_TRANSLATE_NOOP(
        "settings",
        "Empty: in the data folder. Seats that share a database name a folder they all reach.",
    ),
    max_length=400,
)
POP_MODE = Option(
    key="pop_mode",
    page=Page.DESK,
    scope=Scope.SEAT,
    default="full",
    label=QT_TRANSLATE_NOOP("settings", "When a line rings"),
    choices=(
        ("full", QT_TRANSLATE_NOOP("settings", "Open the customer's file; only a notice while typing")),
        ("toast", QT_TRANSLATE_NOOP("settings", "Always only a notice in the corner")),
        ("off", QT_TRANSLATE_NOOP("settings", "Nothing; the line strip and the call log show it")),
    ),
)
TOAST_S = Option(
    key="toast_s",
    page=Page.DESK,
    scope=Scope.SEAT,
    default=0,
    most=600,
    label=QT_TRANSLATE_NOOP("settings", "Notice stays for (seconds; 0: until handled)"),
)
MUTE_BLACKLIST = Option(
    key="mute_blacklist",
    page=Page.DESK,
    scope=Scope.SEAT,
    default=True,
    label=QT_TRANSLATE_NOOP("settings", "Blacklisted callers do not come to the front"),
)
LINES_HERE = Option(
    key="lines_here",
    page=Page.DESK,
    scope=Scope.SEAT,
    default="",
    label=QT_TRANSLATE_NOOP("settings", "Lines that ring at this seat"),
    hint=QT_TRANSLATE_NOOP("settings", "For example 1-3, 5. Empty: all lines, also those of other seats. 0: none."),
    max_length=40,
    pattern=r"[\d\s,，、;；–~-]*",  # a word that names no line would let none ring here
)
LINES_LATER_S = Option(
    key="lines_later_s",
    page=Page.DESK,
    scope=Scope.SEAT,
    default=0,
    most=300,
    label=QT_TRANSLATE_NOOP("settings", "The other lines ring here too after so many seconds (0: never)"),
    hint=QT_TRANSLATE_NOOP("settings", "So a call rings first where its line was chosen, then at all seats."),
)
CARDS_KEPT = Option(
    key="cards_kept",
    page=Page.GENERAL,
    scope=Scope.SEAT,
    default=2000,
    most=50_000,
    label=QT_TRANSLATE_NOOP("settings", "Customers known here without the server (0: none)"),
    hint=QT_TRANSLATE_NOOP(
        "settings",
        "The last ones who called, encrypted; the key lies in the system's keyring.",
    ),
)
COUNTRY = Option(
    key="country",
    page=Page.NUMBERS,
    scope=Scope.SEAT,
    default="CN",
    label=QT_TRANSLATE_NOOP("settings", "Country of these lines (two letters)"),
    max_length=2,
)
AREA_CODE = Option(
    key="area_code",
    page=Page.NUMBERS,
    scope=Scope.SEAT,
    default="010",
    label=QT_TRANSLATE_NOOP("settings", "Area code of these lines"),
    max_length=6,
)
DIAL_PREFIX = Option(
    key="dial_prefix",
    page=Page.NUMBERS,
    scope=Scope.SEAT,
    default="",
    label=QT_TRANSLATE_NOOP("settings", "Dialled before each number (0 or 9 for an outside line)"),
    hint=QT_TRANSLATE_NOOP("settings", "Only where the program dials. Empty: nothing."),
    max_length=6,
)
COMPANY_NAME = Option(
    key="company_name",
    page=Page.COMPANY,
    scope=Scope.SHARED,
    default="",
    label=QT_TRANSLATE_NOOP("settings", "Company"),
)
COMPANY_PHONE = Option(
    key="company_phone",
    page=Page.COMPANY,
    scope=Scope.SHARED,
    default="",
    label=QT_TRANSLATE_NOOP("settings", "Phone"),
)
COMPANY_ADDRESS = Option(
    key="company_address",
    page=Page.COMPANY,
    scope=Scope.SHARED,
    default="",
    label=QT_TRANSLATE_NOOP("settings", "Address"),
    max_length=200,
)


def _custom_fields(prefix: str, page: Page) -> tuple[Option, ...]:
    return tuple(
        Option(
            key=f"{prefix}_{place}",
            page=page,
            scope=Scope.SHARED,
            default="",
            label=QT_TRANSLATE_NOOP("settings", "Name of custom field {place}").fill(place=place),
            hint=QT_TRANSLATE_NOOP("settings", "Empty: not used. For example engine number."),
            max_length=20,
        )
        for place in range(1, 6)
    )


CUSTOM_FIELDS: tuple[Option, ...] = _custom_fields("custom", Page.CUSTOMERS)
SALE_CUSTOM_FIELDS: tuple[Option, ...] = _custom_fields("sale_custom", Page.SALES)
DUE_DAYS = Option(
    key="due_days",
    page=Page.SALES,
    scope=Scope.SHARED,
    default=7,
    most=365,
    label=QT_TRANSLATE_NOOP("settings", "Maintenance and callbacks are told so many days before they are due"),
    hint=QT_TRANSLATE_NOOP("settings", "They stand on the Today page from then on."),
)
REPAIR_CALLBACK_DAYS = Option(
    key="repair_callback_days",
    page=Page.REPAIRS,
    scope=Scope.SHARED,
    default=7,
    most=365,
    label=QT_TRANSLATE_NOOP("settings", "Call the customer back after a repair (days)"),
    hint=QT_TRANSLATE_NOOP("settings", "0: not by itself."),
)
REPAIR_LATE_HOURS = Option(
    key="repair_late_hours",
    page=Page.REPAIRS,
    scope=Scope.SHARED,
    default=24,
    least=1,
    most=1000,
    label=QT_TRANSLATE_NOOP("settings", "Without an appointment a repair is overdue after (hours)"),
)
SERVICE_IN_WARRANTY = Option(
    key="service_in_warranty",
    page=Page.REPAIRS,
    scope=Scope.SHARED,
    default="保内维修",
    label=QT_TRANSLATE_NOOP("settings", "Type of service in warranty"),
    hint=QT_TRANSLATE_NOOP("settings", "Chosen by itself; empty: it is not."),
    max_length=80,
)
SERVICE_OUT_OF_WARRANTY = Option(
    key="service_out_of_warranty",
    page=Page.REPAIRS,
    scope=Scope.SHARED,
    default="保外维修",
    label=QT_TRANSLATE_NOOP("settings", "Type of service out of warranty"),
    hint=QT_TRANSLATE_NOOP("settings", "Chosen by itself; empty: it is not."),
    max_length=80,
)
SERVICE_MAINTENANCE = Option(
    key="service_maintenance",
    page=Page.REPAIRS,
    scope=Scope.SHARED,
    default="定期维护",
    label=QT_TRANSLATE_NOOP("settings", "Type of service of periodic maintenance"),
    max_length=80,
)
SERVICES_NO_FAULT = Option(
    key="services_no_fault",
    page=Page.REPAIRS,
    scope=Scope.SHARED,
    default="安装调试 定期维护",
    label=QT_TRANSLATE_NOOP("settings", "Types of service after which a machine has not failed"),
    hint=QT_TRANSLATE_NOOP("settings", "Parted by blanks. They do not count for an exchange."),
)
PRINTING_DISPATCHES = Option(
    key="printing_dispatches",
    page=Page.REPAIRS,
    scope=Scope.SHARED,
    default=True,
    label=QT_TRANSLATE_NOOP("settings", "Printing its slip dispatches a repair"),
    hint=QT_TRANSLATE_NOOP("settings", "One that is pending and has a technician."),
)
REPLY_HOURS = Option(
    key="reply_hours",
    page=Page.CARE,
    scope=Scope.SHARED,
    default=2,
    least=1,
    most=720,
    label=QT_TRANSLATE_NOOP("settings", "A complaint is replied to within (hours)"),
)
NEVER_CALLED_DAYS = Option(
    key="never_called_days",
    page=Page.CARE,
    scope=Scope.SHARED,
    default=7,
    most=365,
    label=QT_TRANSLATE_NOOP("settings", "Customers count as never called back after (days)"),
    hint=QT_TRANSLATE_NOOP("settings", "Days since the sale, or since the repair was finished."),
)
OPTIONS: tuple[Option, ...] = (
    LANGUAGE,
    THEME,
    OPERATOR,
    SEAT,
    LOCK_MINUTES,
    ENTER_NEXT,
    ATTACHMENTS_FOLDER,
    CARDS_KEPT,
    POP_MODE,
    TOAST_S,
    MUTE_BLACKLIST,
    LINES_HERE,
    LINES_LATER_S,
    COUNTRY,
    AREA_CODE,
    DIAL_PREFIX,
    COMPANY_NAME,
    COMPANY_PHONE,
    COMPANY_ADDRESS,
    *CUSTOM_FIELDS,
    *SALE_CUSTOM_FIELDS,
    IMPORT_MAKES_CUSTOMERS,
    DUE_DAYS,
    *POINTS_OPTIONS,
    REPAIR_CALLBACK_DAYS,
    REPAIR_LATE_HOURS,
    SERVICE_IN_WARRANTY,
    SERVICE_OUT_OF_WARRANTY,
    SERVICE_MAINTENANCE,
    SERVICES_NO_FAULT,
    PRINTING_DISPATCHES,
    REPLY_HOURS,
    NEVER_CALLED_DAYS,
    *RECORDING_OPTIONS,
)


class Settings:
    """The values in force at this seat; unknown or wrong values give the default.

    Args:
        values: by option key, as read from the seat's file and the shared table.
    """

    def __init__(self, values: dict[str, Value] | None = None) -> None:
        self._values: dict[str, Value] = dict(values or {})

    def text(self, option: Option) -> str:
        """The value of a text option."""
        return str(self._get(option))

    def number(self, option: Option) -> int:
        """The value of a number option."""
        return int(self._get(option))

    def on(self, option: Option) -> bool:
        """The value of a yes/no option."""
        return bool(self._get(option))

    def put(self, option: Option, value: Value) -> None:
        """Use `value` from now on; storing it is the caller's matter."""
        self._values[option.key] = value

    def _get(self, option: Option) -> Value:
        value = self._values.get(option.key, option.default)
        return value if fits(option, value) else option.default
