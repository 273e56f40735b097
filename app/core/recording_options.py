"""Which settings are there for keeping recordings? How each line is heard is set with the lines."""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.option import Option, Page, Scope

SEAT, FOLDER, BUCKET = "seat", "folder", "bucket"

RECORD_STORE = Option(
    key="record_store",
    page=Page.RECORDING,
    scope=Scope.SHARED,
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
RECORD_FOLDER = Option(
    key="record_folder",
    page=Page.RECORDING,
    scope=Scope.SEAT,
    default="",
    label=QT_TRANSLATE_NOOP("settings", "Folder of recordings, as this seat reaches it"),
    hint=QT_TRANSLATE_NOOP("settings", "For example a share of the server, the same for all seats."),
    max_length=400,
)
RECORD_BUCKET_URL = Option(
    key="record_bucket_url",
    page=Page.RECORDING,
    scope=Scope.SHARED,
    default="",
    label=QT_TRANSLATE_NOOP("settings", "Address of the bucket's server"),
    hint=QT_TRANSLATE_NOOP("settings", "https://server:9000"),
    max_length=200,
)
RECORD_BUCKET = Option(
    key="record_bucket",
    page=Page.RECORDING,
    scope=Scope.SHARED,
    default="ringfile",
    label=QT_TRANSLATE_NOOP("settings", "Name of the bucket"),
    max_length=63,
)
RECORD_BUCKET_USER = Option(
    key="record_bucket_user",
    page=Page.RECORDING,
    scope=Scope.SHARED,
    default="",
    label=QT_TRANSLATE_NOOP("settings", "Access key of the bucket"),
    hint=QT_TRANSLATE_NOOP("settings", "Its secret key is set with the lines' recording, once at each seat."),
)
RECORD_SEALED = Option(
    key="record_sealed",
    page=Page.RECORDING,
    scope=Scope.SHARED,
    default=False,
    label=QT_TRANSLATE_NOOP("settings", "Recordings are kept encrypted"),
    hint=QT_TRANSLATE_NOOP(
        "settings",
        "The key lies in this computer's keyring. Without it nobody can listen: write it down (lines' recording page).",
    ),
)
RECORD_DAYS = Option(
    key="record_days",
    page=Page.RECORDING,
    scope=Scope.SHARED,
    default=180,
    most=3650,
    label=QT_TRANSLATE_NOOP("settings", "Recordings are deleted after (days)"),
    hint=QT_TRANSLATE_NOOP("settings", "0: never. Those marked “keep” stay."),
)
RECORD_GB = Option(
    key="record_gb",
    page=Page.RECORDING,
    scope=Scope.SHARED,
    default=0,
    most=100_000,
    label=QT_TRANSLATE_NOOP("settings", "All recordings together take at most (GB)"),
    hint=QT_TRANSLATE_NOOP("settings", "0: no limit. The oldest are deleted first; 1 GB is about 40 hours."),
)
RECORD_LEAST_MB = Option(
    key="record_least_mb",
    page=Page.RECORDING,
    scope=Scope.SEAT,
    default=500,
    least=50,
    most=1_000_000,
    label=QT_TRANSLATE_NOOP("settings", "Nothing more is recorded when less is free on this seat's disk (MB)"),
    hint=QT_TRANSLATE_NOOP("settings", "Four times as much before that a warning is shown. At the next start."),
)
RECORD_SILENCE_S = Option(
    key="record_silence_s",
    page=Page.RECORDING,
    scope=Scope.SEAT,
    default=20,
    least=3,
    most=600,
    label=QT_TRANSLATE_NOOP("settings", "A recording by voice ends after so many seconds of silence"),
    hint=QT_TRANSLATE_NOOP("settings", "For boxes that do not tell lifting the receiver. At the next start."),
)
RECORD_REMINDER = Option(
    key="record_reminder",
    page=Page.RECORDING,
    scope=Scope.SHARED,
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
