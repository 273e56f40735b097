"""Which settings are there for keeping recordings? How each line is heard is set with the lines."""

from functools import partial

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.option import Option, Page, Scope

_shop = partial(Option, page=Page.RECORDING, scope=Scope.SHARED)
_seat = partial(Option, page=Page.RECORDING, scope=Scope.SEAT)
SEAT, FOLDER, BUCKET = "seat", "folder", "bucket"

RECORD_STORE = _shop(
    key="record_store",
    default=SEAT,
    label=QT_TRANSLATE_NOOP("settings", "Recordings are kept"),
    choices=(
        (SEAT, QT_TRANSLATE_NOOP("settings", "at the seat that made them")),
        (FOLDER, QT_TRANSLATE_NOOP("settings", "in a folder that all seats reach")),
        (BUCKET, QT_TRANSLATE_NOOP("settings", "in a bucket (S3-compatible store)")),
    ),
    hint=QT_TRANSLATE_NOOP(
        "settings",
        "A seat that cannot reach the store keeps its recordings and moves them when it can. Takes effect at once.",
    ),
)
RECORD_FOLDER = _seat(
    key="record_folder",
    default="",
    label=QT_TRANSLATE_NOOP("settings", "Folder of recordings, as this seat reaches it"),
    hint=QT_TRANSLATE_NOOP("settings", "For example a share of the server, the same for all seats."),
    max_length=400,
)
RECORD_BUCKET_URL = _shop(
    key="record_bucket_url",
    default="",
    label=QT_TRANSLATE_NOOP("settings", "Address of the bucket's server"),
    hint=QT_TRANSLATE_NOOP("settings", "https://server:9000"),
    max_length=200,
)
RECORD_BUCKET = _shop(
    key="record_bucket",
    default="ringfile",
    label=QT_TRANSLATE_NOOP("settings", "Name of the bucket"),
    max_length=63,
)
RECORD_BUCKET_USER = _shop(
    key="record_bucket_user",
    default="",
    label=QT_TRANSLATE_NOOP("settings", "Access key of the bucket"),
    hint=QT_TRANSLATE_NOOP("settings", "Its secret key is set with the lines' recording, once at each seat."),
)
RECORD_SEALED = _shop(
    key="record_sealed",
    default=False,
    label=QT_TRANSLATE_NOOP("settings", "Recordings are kept encrypted"),
    hint=QT_TRANSLATE_NOOP(
        "settings",
        "The key lies in this computer's keyring. Without it nobody can listen: write it down (lines' recording page).",
    ),
)
RECORD_DAYS = _shop(
    key="record_days",
    default=180,
    most=3650,
    label=QT_TRANSLATE_NOOP("settings", "Recordings are deleted after (days)"),
    hint=QT_TRANSLATE_NOOP("settings", "0: never. Those marked “keep” stay."),
)
RECORD_GB = _shop(
    key="record_gb",
    default=0,
    most=100_000,
    label=QT_TRANSLATE_NOOP("settings", "All recordings together take at most (GB)"),
    hint=QT_TRANSLATE_NOOP("settings", "0: no limit. The oldest are deleted first; 1 GB is about 40 hours."),
)
RECORD_LEAST_MB = _seat(
    key="record_least_mb",
    default=500,
    least=50,
    most=1_000_000,
    label=QT_TRANSLATE_NOOP("settings", "Nothing more is recorded when less is free on this seat's disk (MB)"),
    hint=QT_TRANSLATE_NOOP("settings", "Four times as much before that a warning is shown. At the next start."),
)
RECORD_SILENCE_S = _seat(
    key="record_silence_s",
    default=20,
    least=3,
    most=600,
    label=QT_TRANSLATE_NOOP("settings", "A recording by voice ends after so many seconds of silence"),
    hint=QT_TRANSLATE_NOOP("settings", "For boxes that do not tell lifting the receiver. At the next start."),
)
RECORD_REMINDER = _shop(
    key="record_reminder",
    default="",
    label=QT_TRANSLATE_NOOP("settings", "Say to the caller when a call is recorded"),
    hint=QT_TRANSLATE_NOOP(
        "settings", "Shown at the call while it is recorded, for example: This call is recorded. Empty: nothing."
    ),
    max_length=200,
)
RECORDING_OPTIONS: tuple[Option, ...] = (
    RECORD_REMINDER,
    RECORD_STORE,
    RECORD_FOLDER,
    RECORD_BUCKET_URL,
    RECORD_BUCKET,
    RECORD_BUCKET_USER,
    RECORD_SEALED,
    RECORD_DAYS,
    RECORD_GB,
    RECORD_LEAST_MB,
    RECORD_SILENCE_S,
)
