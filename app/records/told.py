"""What does the audit trail call what is in no list and no form: columns beside the fields, tables beside the types?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.option import Option, Scope
from app.core.options import OPTIONS
from app.db.system import Attachment, Choice, PaperForm, SavedList, Setting, SheetImport, Trace
from app.db.trail import is_followed
from app.records.choices import lists_of
from app.records.field import Field, Kind
from app.records.numbers import setting_key
from app.records.record import RecordType
from app.records.settings import LOGO
from app.records.workflow import Look

PLAIN = Look(words=QT_TRANSLATE_NOOP("records", "Entry"), icon="circle-small", colour="muted")
RECORDING = "recording"

# What only the program works with, and what the entry itself says: by whom, and where.
SILENT = frozenset(
    (
        *("key", "uuid", "call_uuid", "sha256", "position", "media_type", "size", "record_id", "rank", "template"),
        *("saved_by", "seat", "who", "added_by"),
    )
)
ONLY_OTHER = frozenset({"query"})  # of these it is said only that they are others than before
OTHER = QT_TRANSLATE_NOOP("trail", "other than before")


@dataclass(frozen=True, slots=True)
class Told:
    """How entries about the rows of one table read.

    Attributes:
        plural: what the trail can be narrowed to.
        kind: the record type, None where there is none.
        silent: columns nobody is told of.
    """

    look: Look
    plural: Text
    fields: Mapping[str, Field]
    kind: RecordType | None = None
    silent: frozenset[str] = SILENT


def told_of(kinds: Iterable[RecordType]) -> dict[str, Told]:
    """How entries read, by table."""
    types = tuple(kinds)
    return {one.model.__tablename__: _of_type(one) for one in types} | _beside(types)


def _of_type(kind: RecordType) -> Told:
    """The fields in their order, then what stands beside them."""
    fields = _keyed(*kind.fields)
    fields |= {key: one for key, one in _BESIDE_FIELDS.items() if key not in fields}
    silent = SILENT if is_followed(kind.model) else SILENT | {one.key for one in kind.model.__mapper__.column_attrs}
    return Told(kind.look, kind.plural, fields, kind, silent - fields.keys())


def _field(
    key: str, label: Text, kind: Kind = Kind.TEXT, link: str = "", looks: Mapping[str, Look] | None = None
) -> Field:
    return Field(key=key, label=label, kind=kind, link=link, looks=looks or {})


def _keyed(*fields: Field) -> dict[str, Field]:
    return {one.key: one for one in fields}


_BESIDE_FIELDS = _keyed(
    _field("number", QT_TRANSLATE_NOOP("trail", "Number")),
    _field("approved_at", QT_TRANSLATE_NOOP("trail", "Approved on"), Kind.MOMENT),
    _field("approved_by", QT_TRANSLATE_NOOP("trail", "Approved by")),
    _field("done_at", QT_TRANSLATE_NOOP("trail", "Done on"), Kind.MOMENT),
    _field("done_by", QT_TRANSLATE_NOOP("trail", "Finished by")),
    _field("finished_by", QT_TRANSLATE_NOOP("trail", "Finished by")),
    _field("dispatched_by", QT_TRANSLATE_NOOP("trail", "Dispatched by")),
    _field("cancelled_at", QT_TRANSLATE_NOOP("trail", "Cancelled on"), Kind.MOMENT),
    _field("cancelled_by", QT_TRANSLATE_NOOP("trail", "Cancelled by")),
    _field("read_at", QT_TRANSLATE_NOOP("trail", "Read on"), Kind.MOMENT),
    _field("retired_at", QT_TRANSLATE_NOOP("trail", "No longer in use since"), Kind.MOMENT),
    _field("blacklisted_at", QT_TRANSLATE_NOOP("trail", "On the blacklist since"), Kind.MOMENT),
    _field("blacklisted_by", QT_TRANSLATE_NOOP("trail", "Put on the blacklist by")),
    _field("merged_into_id", QT_TRANSLATE_NOOP("trail", "Merged into"), Kind.LINK, "customer"),
    _field("call_id", QT_TRANSLATE_NOOP("trail", "Call"), Kind.LINK, "call"),
    _field("sale_id", QT_TRANSLATE_NOOP("trail", "Sale"), Kind.LINK, "sale"),
    _field("repair_id", QT_TRANSLATE_NOOP("trail", "Repair"), Kind.LINK, "repair"),
    _field("solution_id", QT_TRANSLATE_NOOP("trail", "What helped"), Kind.LINK, "solution"),
    _field("product_id", QT_TRANSLATE_NOOP("trail", "Product"), Kind.LINK, "product"),
    _field("must_change", QT_TRANSLATE_NOOP("trail", "Must choose a password of their own"), Kind.YES_NO),
    _field("secret", QT_TRANSLATE_NOOP("trail", "Password")),
    _field("rows", QT_TRANSLATE_NOOP("trail", "Rows"), Kind.NUMBER),  # of what was exported
    _field("file", QT_TRANSLATE_NOOP("trail", "File")),
    _field("title", QT_TRANSLATE_NOOP("trail", "Statistic")),
)

# ------------------------------------------------------------ tables beside the types


def _beside(kinds: tuple[RecordType, ...]) -> dict[str, Told]:
    """The tables of the program itself whose changes are followed."""
    of_type = _field(
        "kind", QT_TRANSLATE_NOOP("trail", "Of"), Kind.STATE, looks={one.model.__tablename__: one.look for one in kinds}
    )
    lists = {one.key: Look(words=one.title, icon="format-list-bulleted", colour="muted") for one in lists_of(kinds)}
    in_list = _field("list", QT_TRANSLATE_NOOP("trail", "List"), Kind.STATE, looks=lists)
    name = _field("name", QT_TRANSLATE_NOOP("trail", "Name"))
    retired = _BESIDE_FIELDS["retired_at"]
    edition = _field("edition", QT_TRANSLATE_NOOP("trail", "Edition"), Kind.NUMBER)
    return {
        PaperForm.__tablename__: Told(_PAPER, _PAPERS, _keyed(name, of_type, edition)),
        Choice.__tablename__: Told(_WORD, _WORDS, _keyed(name, in_list, retired)),
        Attachment.__tablename__: Told(_ATTACHMENT, _ATTACHMENTS, _keyed(name, of_type)),
        SavedList.__tablename__: Told(_LIST, _LISTS, _keyed(name, of_type, _OWNER, _QUERY)),
        SheetImport.__tablename__: Told(_IMPORT, _IMPORTS, _keyed(_BESIDE_FIELDS["file"], of_type, *_OF_IMPORT)),
        Setting.__tablename__: Told(_SETTING, _SETTINGS, _of_settings(kinds)),
        Trace.__tablename__: Told(_TRAIL, _TRAIL.words, _BESIDE_FIELDS),
        RECORDING: Told(_RECORDING, _RECORDINGS, _keyed(_KEPT_ON)),
    }


def _of_settings(kinds: tuple[RecordType, ...]) -> dict[str, Field]:
    """The options of the shop, how each kind's numbers are written, and the logo."""
    numbers = (_field(setting_key(one.series), _NUMBERS.fill(kinds=one.plural)) for one in kinds if one.series)
    return {one.key: _of_option(one) for one in _SHARED} | _keyed(*numbers, _field(LOGO, _LOGO))


def _of_option(option: Option) -> Field:
    if option.choices:
        looks = {str(value): Look(words=said, icon="cog-outline", colour="muted") for value, said in option.choices}
        return _field(option.key, option.label, Kind.STATE, looks=looks)
    ways = {bool: Kind.YES_NO, int: Kind.NUMBER}
    return _field(option.key, option.label, ways.get(type(option.default), Kind.TEXT))


def _look(said: Text, icon: str) -> Look:
    return Look(words=said, icon=icon, colour="muted")


_SHARED = tuple(one for one in OPTIONS if one.scope is Scope.SHARED)
_PAPER = _look(QT_TRANSLATE_NOOP("trail", "Printed form"), "printer-outline")
_PAPERS = QT_TRANSLATE_NOOP("trail", "Printed forms")
_WORD = _look(QT_TRANSLATE_NOOP("trail", "Word of a list"), "format-list-bulleted")
_WORDS = QT_TRANSLATE_NOOP("trail", "Words of lists")
_ATTACHMENT = _look(QT_TRANSLATE_NOOP("trail", "Attachment"), "paperclip")
_ATTACHMENTS = QT_TRANSLATE_NOOP("trail", "Attachments")
_LIST = _look(QT_TRANSLATE_NOOP("trail", "Saved list"), "filter-outline")
_LISTS = QT_TRANSLATE_NOOP("trail", "Saved lists")
_IMPORT = _look(QT_TRANSLATE_NOOP("trail", "Import of a sheet"), "file-import-outline")
_IMPORTS = QT_TRANSLATE_NOOP("trail", "Imports of sheets")
_SETTING = _look(QT_TRANSLATE_NOOP("trail", "Setting"), "cog-outline")
_SETTINGS = QT_TRANSLATE_NOOP("trail", "Settings")
_NUMBERS = QT_TRANSLATE_NOOP("trail", "Numbers of {kinds}, for example")
_LOGO = QT_TRANSLATE_NOOP("trail", "Logo of the company")
_TRAIL = _look(QT_TRANSLATE_NOOP("trail", "Audit trail"), "shield-search")
_RECORDING = _look(QT_TRANSLATE_NOOP("trail", "Recording"), "record-circle-outline")
_RECORDINGS = QT_TRANSLATE_NOOP("trail", "Recordings")
_KEPT_ON = _field("kept_on", QT_TRANSLATE_NOOP("trail", "Kept beyond its time"), Kind.YES_NO)
_OWNER = Field(key="owner", label=QT_TRANSLATE_NOOP("trail", "Whose"), blank=QT_TRANSLATE_NOOP("trail", "everybody's"))
_QUERY = _field("query", QT_TRANSLATE_NOOP("trail", "Filters and order"))
_STATES = {
    "running": _look(QT_TRANSLATE_NOOP("transfer", "Not finished"), "progress-clock"),
    "done": _look(QT_TRANSLATE_NOOP("transfer", "Done"), "check-circle-outline"),
    "undone": _look(QT_TRANSLATE_NOOP("transfer", "Taken back"), "undo"),
}
_DOUBLES = {
    "skip": _look(QT_TRANSLATE_NOOP("trail", "left as they are"), "debug-step-over"),
    "update": _look(QT_TRANSLATE_NOOP("trail", "replaced by what the sheet has"), "swap-horizontal"),
    "merge": _look(QT_TRANSLATE_NOOP("trail", "filled where something is missing"), "merge"),
}
_OF_IMPORT = (
    _field("total", QT_TRANSLATE_NOOP("trail", "Rows of the sheet"), Kind.NUMBER),
    _field("state", QT_TRANSLATE_NOOP("trail", "State"), Kind.STATE, looks=_STATES),
    _field("doubles", QT_TRANSLATE_NOOP("trail", "Rows that are there already"), Kind.STATE, looks=_DOUBLES),
    Field(
        key="counts",  # each a change of its own
        label=QT_TRANSLATE_NOOP("trail", "Rows"),
        kind=Kind.PARTS,
        parts=(
            _field("made", QT_TRANSLATE_NOOP("trail", "New"), Kind.NUMBER),
            _field("changed", QT_TRANSLATE_NOOP("trail", "Changed"), Kind.NUMBER),
            _field("skipped", QT_TRANSLATE_NOOP("trail", "Skipped"), Kind.NUMBER),
            _field("refused", QT_TRANSLATE_NOOP("trail", "Refused"), Kind.NUMBER),
        ),
    ),
)
