"""What is one value of a record? Its description, and what is said, offered and filled in while it is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from app.core.i18n import Text
from app.records.workflow import Look

if TYPE_CHECKING:  # what is painted before the database layer is there needs events and looks only
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


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

    __hash__ = object.__hash__  # each is there once; the one of `Enum` is written in Python, and asked for each cell


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
        blank: what is said where it is not filled in, if that means something (nobody's own is everybody's).
        section: heading in the form under which it and those after it stand.
        named_by: option key of a name the administrator gives it; unnamed it is not shown.
        fixed: shown in the form, changed only by the program.
        own: belongs to its record alone (a serial number, what came of it): one that is made like it begins without.
        private: masked for whoever is none of those the record is open to (`RecordType.masking`).
        span: width in the form, in twelfths of a line; 0 for the usual one of its kind.
        shown: False keeps its column away until the user chooses it.
        brief: only stands for PARTS on the list (the first phone), so that the preview leaves it out; a cell of PARTS
            that the preview has no room for.
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
        list_rename, list_delete: rights needed to rename or delete its words, where not that to change parameters.
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
    blank: Text | None = None
    named_by: str = ""
    fixed: bool = False
    own: bool = False
    private: bool = False
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
    list_rename: str = ""
    list_delete: str = ""


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
