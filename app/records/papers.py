"""Which files may be kept with a record? Photos and PDFs, told by what is in them and not by their names."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP, Text

MOST_BYTES = 25 * 1024 * 1024
MOST_FILES = 40  # per record
ENDINGS = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "image/heic": ".heic",
    "application/pdf": ".pdf",
}
_PDF_HEAD = 1024  # bytes before "%PDF-" that readers of PDF put up with
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_NAME = 200

_TOO_LARGE = QT_TRANSLATE_NOOP("attachments", "“{name}” is larger than {most} MB.")
_EMPTY = QT_TRANSLATE_NOOP("attachments", "“{name}” is empty.")
_NOT_THIS = QT_TRANSLATE_NOOP(
    "attachments", "“{name}” is neither a photo (JPEG, PNG, WebP, HEIC) nor a PDF. Only these can be kept here."
)
_NOT_READ = QT_TRANSLATE_NOOP("attachments", "“{name}” cannot be read: {why}")


@dataclass(frozen=True, slots=True)
class Given:
    """A file somebody wants to keep: where it lies, or its bytes (a picture from the clipboard)."""

    name: str
    path: Path | None = None
    data: bytes = b""


def bytes_of(given: Given) -> bytes:
    """What is in a file.

    Raises:
        Refused: it is too large, empty, or cannot be read.
    """
    data = given.data
    if given.path is not None:
        try:
            with given.path.open("rb") as file:
                data = file.read(MOST_BYTES + 1)
        except OSError as err:
            raise Refused(_NOT_READ.fill(name=given.name, why=err.strerror or str(err))) from err
    if len(data) > MOST_BYTES:
        raise Refused(_TOO_LARGE.fill(name=given.name, most=MOST_BYTES // 1024 // 1024))
    if not data:
        raise Refused(_EMPTY.fill(name=given.name))
    return data


def sort_out(given: Sequence[Given]) -> tuple[tuple[Given, ...], tuple[Text, ...]]:
    """Those that can be kept, and a sentence for each that cannot."""
    fit, refused = list[Given](), list[Text]()
    for one in given:
        try:
            media_type(bytes_of(one), one.name)
            fit.append(one)
        except Refused as err:
            refused.append(err.text)
    return tuple(fit), tuple(refused)


def media_type(data: bytes, name: str) -> str:
    """What kind of file these bytes are; a key of ENDINGS.

    Raises:
        Refused: it is none that is kept.
    """
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        return "image/heic"
    if b"%PDF-" in data[:_PDF_HEAD]:
        return "application/pdf"
    raise Refused(_NOT_THIS.fill(name=name))


def tidy_name(name: str, type_: str) -> str:
    """The name a file goes by: without a path or what no file system takes, with the ending of what it is."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(one for one in last if one.isprintable() and one not in '<>:"|?*').strip(" .")
    stem, dot, ending = kept.rpartition(".")
    same = {".jpg": {"jpg", "jpeg"}, ".heic": {"heic", "heif"}}.get(ENDINGS[type_], {ENDINGS[type_][1:]})
    if not dot or ending.lower() not in same:
        stem = kept
    return (stem[:_NAME].strip(" .") or "1") + ENDINGS[type_]


def count_sentence() -> Text:
    """Said where a record has as many files as it may."""
    return QT_TRANSLATE_NOOP("attachments", "At most %n file(s) can be kept with one record.").counted(MOST_FILES)
