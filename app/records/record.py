"""What is a record type? One frozen description that list, form, filters, card, timeline and keys read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from app.core.access import Who
from app.core.i18n import Text
from app.records.advice import OnAdvice
from app.records.compare import Compare
from app.records.field import Field, Filled, Kind, Mark, Values
from app.records.part import Masking, OnAudit, OnCard, OnImport, OnServer, OnToday
from app.records.workflow import Look, Step, Workflow

if TYPE_CHECKING:  # what is painted before the database layer is there needs events and looks only
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from app.db.base import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A chip above the list: which records it leaves, with a count where counting is cheap.

    Attributes:
        aside: stands on the right and goes together with the others ("mine").
        hidden: shows also what no other list shows (retired ones).
        slow: no index serves it; it is read where it delays nobody.
        state: it leaves the records in this state and no others.
    """

    key: str
    label: Text
    icon: str = ""
    where: Callable[[Who, datetime], ColumnElement[bool]]
    counted: bool = True
    aside: bool = False
    hidden: bool = False
    slow: bool = False
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """A figure over other records that a list can be narrowed by: what a customer bought altogether.

    Attributes:
        field: its key, name and kind; no column and no part of the form.
        where: WHERE of the records for which the figure stands so to a number, given the comparison.
    """

    field: Field
    where: Callable[[Compare, int], ColumnElement[bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Into:
    """Another record that is begun out of one: a repair out of a message. Its form opens filled in, and is saved there.

    Attributes:
        kind: key of its type.
        begin: what it begins with; read on a worker, gets the session and the id of the one it comes from. None where
            that is gone.
        then: the step of the first one that is taken when the other is saved, "" for none.
    """

    kind: str
    begin: Callable[[Session, int], Values | None]
    then: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something the list can do to the rows that are ticked (or to the current one), besides steps of a workflow.

    Attributes:
        key: does it while the list has the focus ("H", "F5").
        do: runs in a transaction; gets the session, the ids and who asks. None: the page only says that it is wanted
            (`RecordPage.asked`), for what needs a dialog.
        least: how many records it needs (two for merging).
        into: the form it opens, of another record; then it has no `do`.
        unfit: why it cannot be done with one record, given its row, None where it can; it is offered only there.
    """

    name: str
    label: Text
    icon: str = ""
    key: str = ""
    right: str = ""
    least: int = 1
    do: Callable[[Session, Sequence[int], Who], None] | None = None
    into: Into | None = None
    unfit: Callable[[Any], Text | None] | None = None


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
        first_field: the field a form begins with, once those before it that are required are filled in; "" for its
            first one.
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
        slips: whether it is printed on forms (Ctrl+P).
        sheet: how rows of a sheet become records; None where they cannot.
        server: what a server that keeps the rights itself must know besides.
        once: why one that is there is never changed, where it is written once; its steps may be taken all the same.
        advice: what helped before, said beside its form.
        reckoned: figures over other records that its list can be narrowed by.
        masking: whose numbers and addresses are masked, and for whom.
        may_wait: a new one that the database does not take now is kept at the seat and written later.
        stepped: what a step changes besides the state (who read it, and when); gets the record, the step's name, who
            and the moment; may raise Refused.
        undone: what follows where a step is taken back, in the same transaction; gets the record as it is, and what
            values it will have again.
        actions: what else can be done to rows of the list.
        right_export: needed to take its list out of the house as a sheet or a document, "" for none besides `right`.
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
    right_export: str = ""
    hidden: Callable[[Who], ColumnElement[bool]] | None = None
    creatable: bool = True
    new: Text | None = None
    empty: Text | None = None  # sentence of the empty list
    find_hint: Text | None = None  # what the list's search box takes
    stepped: Callable[[Any, str, Who, datetime], None] | None = None
    undone: Callable[[Any, Mapping[str, Any]], None] | None = None
    actions: tuple[Action, ...] = ()
    at: At = At.MENU
    audit: OnAudit | None = None
    doubts: Callable[[Session, Sequence[int]], Mapping[int, Text]] | None = None
    attachments: bool = False
    slips: bool = False
    sheet: OnImport | None = None
    server: OnServer | None = None
    may_wait: bool = False
    once: Text | None = None
    advice: OnAdvice | None = None
    reckoned: tuple[Reckoned, ...] = ()
    masking: Masking | None = None

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

    def may_export(self, who: Who) -> bool:
        """Whether `who` may take its list out of the house."""
        return who.may(self.right_export)

    def may_step(self, step: Step, who: Who) -> bool:
        """Whether `who` may take a step."""
        return who.may(step.right or self.right)

    def asked(self, key: str) -> Field:
        """The field or reckoned figure called `key`; KeyError where there is none."""
        return next((one.field for one in self.reckoned if one.field.key == key), None) or self.field(key)

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
