"""What is a record type? One frozen description that list, form, filters, card, timeline and keys read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from app.core.access import Who
from app.core.i18n import Text
from app.records.workflow import Look, Step, Workflow

if TYPE_CHECKING:  # what is painted before the database layer is there needs events and looks only
    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    from app.db.base import Record


class Kind(Enum):
    """How a value is shown, edited, sorted and exported; beside it what the value is."""

    TEXT = auto()  # str, one line
    WORDS = auto()  # str, several lines
    PHONE = auto()  # str as written
    NUMBER = auto()  # int
    MONEY = auto()  # int, minor units
    YES_NO = auto()  # bool
    MOMENT = auto()  # aware UTC datetime
    DAY = auto()  # date
    SECONDS = auto()  # int, shown as 3:12
    STATE = auto()  # StrEnum value, words in `looks`
    CHOICE = auto()  # id of an entry of the list named by `list`
    LINK = auto()  # id of a record of the type named by `link`
    PARTS = auto()  # tuple of rows (dicts by the keys of `parts`) that live with the record
    TAGS = auto()  # str, words parted by one blank
    SET = auto()  # tuple of keys of `looks`, in their order; stored as a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One value of a record.

    Attributes:
        key: attribute of the model (or of `read`).
        width: of its list column in average characters; 0 keeps it off the list.
        in_form: False for what the program fills in.
        list: the choice list of a CHOICE; new words may be added from the form.
        link: key of the record type of a LINK.
        looks: words, icon and colour per value of a STATE or SET.
        parts: fields of one row of PARTS.
        read: the SQL expression for lists where it is not the column `key` itself.
        sorts: the list may be sorted by it (an index serves it).
        section: heading in the form under which it and those after it stand.
        named_by: option key of a name the administrator gives it; unnamed it is not shown.
        fixed: shown in the form, changed only by the program.
        span: width in the form, in twelfths of a line; 0 for the usual one of its kind.
        shown: False keeps its column away until the user chooses it.
        brief: only stands for PARTS on the list (the first phone), so that the preview leaves it out.
        watch: what to say about a value while it is being typed ("belongs to 王小明"); gets the session, the id of the
            record or None, and the value. Runs on a worker thread.
        offers: what there is to choose from, given what the form holds (a customer's machines): the list under the
            field. What is chosen fills in `Offer.fills`; of a LINK or CHOICE these are the only ones offered.
        fills: what choosing or typing a value fills in beside it (a product's price), by the keys of the same form, or
            of the same row where it is a cell of PARTS. Both run on a worker thread.
        least, most: bounds of a NUMBER or an amount, None for none.
        batch: it can be given to many records at once from the list.
        sums: the foot of the list shows the sum of it; for amounts and numbers.
        list_title: what the choice list is called among the parameters, where the label does not do.
    """

    key: str
    label: Text
    kind: Kind = Kind.TEXT
    required: bool = False
    width: int = 0
    in_form: bool = True
    max_length: int = 80
    list: str = ""
    link: str = ""
    looks: Mapping[str, Look] = field(default_factory=dict)
    parts: tuple[Field, ...] = ()
    read: Callable[[], ColumnElement[Any]] | None = None
    sorts: bool = False
    section: Text | None = None
    hint: Text | None = None
    named_by: str = ""
    fixed: bool = False
    span: int = 0
    shown: bool = True
    brief: bool = False
    watch: Watch | None = None
    offers: Offers | None = None
    fills: Fills | None = None
    least: int | None = None
    most: int | None = None
    batch: bool = False
    sums: bool = False
    list_title: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """A sentence under a field while it is being filled in, with a record to open.

    Attributes:
        colour: theme token of the sentence.
        kind, id: record type and record that "open" leads to; "" and 0 for none.
    """

    words: Text
    colour: str = "waiting"
    kind: str = ""
    id: int = 0


Watch = Callable[["Session", int | None, Any], Hint | None]
Values = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One thing to choose for a field.

    Attributes:
        value: goes into the field itself.
        words, note: how it stands in the list ("变频冰箱 BCD-452", "in warranty until 2027-05-03").
        fills: goes into other fields of the form, by their keys; `names` are the words of ids among them.
    """

    value: Any
    words: str
    note: str | Text = ""
    fills: Mapping[str, Any] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Filled:
    """Values for other fields, with the words of ids among them."""

    values: Mapping[str, Any]
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mark:
    """How a cell of a list stands out.

    Attributes:
        colour: theme token.
        icon: before the value, "" for none.
        after: what is said behind it ("4 days late").
    """

    colour: str = "text"
    icon: str = ""
    after: Text | str = ""


Offers = Callable[["Session", Mapping[str, Any], str], Sequence[Offer]]  # what the form holds, what was typed so far
Fills = Callable[["Session", Any, Mapping[str, Any]], Filled | None]  # the value, what the form (or the row) holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A chip above the list: which records it leaves, with a count where counting is cheap.

    Attributes:
        aside: stands on the right and goes together with the others ("mine").
        hidden: shows also what no other list shows (retired ones).
        slow: no index serves it; it is read where it delays nobody.
    """

    key: str
    label: Text
    icon: str = ""
    where: Callable[[Who, datetime], ColumnElement[bool]]
    counted: bool = True
    aside: bool = False
    hidden: bool = False
    slow: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a customer's timeline, ready to paint; `open` ones come first.

    Attributes:
        kind: key of the record type.
        title, text: what happened, in words; a Text where the program says it.
        number: of the document, "" for none.
        look: of its state, or None.
        note: at the right edge (money, talk time); `note_colour` a theme token.
    """

    kind: str
    id: int
    at: datetime
    title: str | Text
    text: str | Text = ""
    number: str = ""
    look: Look | None = None
    note: str | Text = ""
    note_colour: str = "muted"
    icon: Look | None = None  # instead of the type's own (a missed call)
    open: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """What a record type has to say about a customer on the card.

    Attributes:
        words: a sentence for a banner, a few words for the headline.
        colour: theme token: danger, waiting, progress, finished, muted.
        banner: a warning under the name; otherwise part of the headline.
        solid: the loudest kind of banner (blacklist).
        action, key: what to do about it and the key for it; the card emits `name` when used.
    """

    words: Text
    colour: str
    banner: bool = False
    solid: bool = False
    icon: str = "alert-outline"
    action: Text | None = None
    key: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something the list can do to the rows that are ticked (or to the current one), besides steps of a workflow.

    Attributes:
        key: does it while the list has the focus ("H").
        do: runs in a transaction; gets the session, the ids and who asks. None: the page only says that it is wanted
            (`RecordPage.asked`), for what needs a dialog.
        least: how many records it needs (two for merging).
    """

    name: str
    label: Text
    icon: str = ""
    key: str = ""
    right: str = ""
    least: int = 1
    do: Callable[[Session, Sequence[int], Who], None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCard:
    """How a type takes part in the card of a customer: what is asked of the database, and what is made of the rows.

    All types are asked in one trip. So these are statements of columns, made once at import, with the parameters
    `CUSTOMER`, `MOST`, `NOW` and `TODAY`; and what is made of their rows asks nothing more.

    Attributes:
        f_key: starts a new record from the card ("F9"), "" for none.
        events: at most `MOST` rows of `CUSTOMER`, open ones before all others, then the newest.
        event_of: the timeline entry of one of these rows.
        count: one number, how many there are of `CUSTOMER`.
        said: rows that warnings and headline are made of.
        remarks: made of the rows of `said`; the second argument is now.
    """

    f_key: str = ""
    new: Text | None = None
    events: Select[Any] | None = None
    event_of: Callable[[Any], Event] | None = None
    count: Select[Any] | None = None
    said: Select[Any] | None = None
    remarks: Callable[[Sequence[Any], datetime], Sequence[Remark]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnAudit:
    """How the finished records of a type stand in the queue of those to be approved, as SQL over its model.

    Attributes:
        about: what it was and what came of it, in a line.
        by: whose work it was.
        at: when it was finished (a moment).
        amount: money in it, or None.
    """

    about: Callable[[], ColumnElement[Any]]
    by: Callable[[], ColumnElement[Any]]
    at: Callable[[], ColumnElement[Any]]
    amount: Callable[[], ColumnElement[Any]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnToday:
    """A list that a type puts on the Today page.

    Attributes:
        title: of the list; `empty` is said where it has nothing.
        rank: its place among the lists, low ones first.
        events: what is to be done, the most pressing first, at most `limit`; `Event.note` says how late it is.
        count: how many there are.
    """

    title: Text
    empty: Text
    rank: int = 50
    events: Callable[[Session, Who, datetime, int], Sequence[Event]]
    count: Callable[[Session, Who, datetime], int]


class At(Enum):
    """Where the list of a type stands."""

    MENU = auto()  # a place of the window
    PARAMETERS = auto()  # a page of the settings: lists the administrator keeps
    NOWHERE = auto()  # shown only within others


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordType:
    """Everything the program knows about one type of record.

    Attributes:
        key: in rights, changes and files; never shown.
        look: name of one, icon and colour of the kind.
        series: prefix of its document numbers (LY), "" for none; the column is `number`.
        title_field: what a person calls one of them by.
        line: columns of the list that say besides which one it is (phone and address of a customer), above a form that
            was begun with it.
        first_field: the field a form begins with, "" for its first one.
        order: default order of the list, a sortable field's key, "-" in front for descending.
        find: WHERE for the list's search box, or None where it has none.
        defaults: values of a new record, given who makes it.
        begin: what a new form is filled in with besides (the customer's address), read on a worker when it opens; gets
            what it starts with. What somebody typed meanwhile stays.
        marks: which cells of a line of the list stand out, by their keys; gets all its cells, and now.
        prepare: rule before saving: may change `values`, raises Invalid; gets the session, the id or None, values, who.
        saved: after the row is written, in the same transaction (indexes that follow it); also after a step that
            `follows` and after one was taken back.
        removable: raises Refused with the reason where a record may not be deleted; without it none can be.
        removed: before the row is deleted, in the same transaction (indexes that follow it).
        warm_up: loads what saving needs (large tables); on a worker, when a form is opened.
        derive: computes what follows from the rest (amounts, totals); gets the values of the whole form and returns
            those that change. Pure: runs while somebody types, and again before saving.
        right: needed to make one and for its steps (those that name none of their own), "" for none.
        right_save, right_delete: needed besides to change and to delete one.
        at: where its list stands.
        audit: how it stands in the queue of what is to be approved; needs a workflow that ends so.
        doubts: which of these finished records somebody should look at before approving, and why.
        attachments: whether photos and papers can be kept with it.
        stepped: what a step changes besides the state (who read it, and when); gets the record, the step's name, who
            and the moment; may raise Refused.
        actions: what else can be done to rows of the list.
        hidden: WHERE of records that no list shows somebody (retired customers, private memos of others).
        creatable: False for what only the program makes (calls).
        new: what the button for a new one and its form say ("New message").
    """

    key: str
    model: type[Record]
    look: Look
    plural: Text
    fields: tuple[Field, ...]
    title_field: str
    order: str
    line: tuple[str, ...] = ()
    first_field: str = ""
    workflow: Workflow | None = None
    series: str = ""
    filters: tuple[Filter, ...] = ()
    find: Callable[[Session, str], ColumnElement[bool]] | None = None
    badge: str = ""  # key of the filter whose count stands in the rail
    badge_loud: bool = False
    card: OnCard | None = None
    today: OnToday | None = None
    defaults: Callable[[Who], Values] | None = None
    begin: Callable[[Session, Mapping[str, Any]], Filled | None] | None = None
    marks: Callable[[Mapping[str, Any], datetime], Mapping[str, Mark]] | None = None
    prepare: Callable[[Session, int | None, Values, Who], None] | None = None
    saved: Callable[[Session, int], None] | None = None
    removable: Callable[[Session, int], None] | None = None
    removed: Callable[[Session, int], None] | None = None
    warm_up: Callable[[], None] | None = None
    derive: Callable[[Values], Values] | None = None
    right: str = ""
    right_save: str = ""
    right_delete: str = ""
    hidden: Callable[[Who], ColumnElement[bool]] | None = None
    creatable: bool = True
    new: Text | None = None
    empty: Text | None = None  # sentence of the empty list
    find_hint: Text | None = None  # what the list's search box takes
    stepped: Callable[[Any, str, Who, datetime], None] | None = None
    actions: tuple[Action, ...] = ()
    at: At = At.MENU
    audit: OnAudit | None = None
    doubts: Callable[[Session, Sequence[int]], Mapping[int, Text]] | None = None
    attachments: bool = False

    @property
    def columns(self) -> tuple[Field, ...]:
        """Fields shown on the list, in order."""
        return tuple(one for one in self.fields if one.width)

    @property
    def stored(self) -> tuple[Field, ...]:
        """Fields that are attributes of the model, in order."""
        return tuple(one for one in self.fields if one.kind is not Kind.PARTS and hasattr(self.model, one.key))

    def may_make(self, who: Who) -> bool:
        """Whether `who` may make one."""
        return self.creatable and who.may(self.right)

    def may_change(self, who: Who) -> bool:
        """Whether `who` may change one."""
        return who.may(self.right) and who.may(self.right_save)

    def may_delete(self, who: Who) -> bool:
        """Whether `who` may delete one that nothing else keeps."""
        return self.removable is not None and who.may(self.right) and who.may(self.right_delete)

    def may_step(self, step: Step, who: Who) -> bool:
        """Whether `who` may take a step."""
        return who.may(step.right or self.right)

    def field(self, key: str) -> Field:
        """The field called `key`; KeyError where there is none."""
        return next((one for one in self.fields if one.key == key), None) or _missing(self.key, key)


def _missing(kind: str, key: str) -> Field:
    raise KeyError(f"{kind} has no field {key}")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list; `cells` in the order of `RecordType.columns`."""

    id: int
    version: int
    cells: tuple[Any, ...]
