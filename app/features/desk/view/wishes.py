"""What happens when the operator wants something of the call in front? Save, link, put away, start a record."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from app.core.errors import AppError, Invalid
from app.features.calls.lines import CallLine
from app.features.customers.lookup import Candidate
from app.features.desk.notes import NewCustomer, NewRecord, Notes, outcome_of
from app.features.desk.open_call import Face
from app.features.desk.sheet import Sheet
from app.records.part import Event
from app.ui.texts import words

if TYPE_CHECKING:
    from app.features.desk.view.controller import CallDesk

_WHOLE = 10  # digits of a number with its area code


class Wishes(QObject):
    """Listens to the views of the page; acts on the call that is in front."""

    def __init__(self, desk: "CallDesk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._saving: set[UUID] = set()
        card, unknown, several, calls = desk.page.card, desk.page.unknown, desk.page.candidates, desk.page.calls
        for view in (card, unknown):
            view.typed.connect(self._on_typed)
            view.put_away.connect(self._on_put_away)
        card.new_record.connect(self._on_new_record)
        card.solutions.wanted.connect(self._on_new_record)
        card.open_record.connect(self._on_open_record)
        card.edit.connect(self._on_edit)
        card.filtered.connect(self._on_filtered)
        card.remark_used.connect(self._on_remark)
        unknown.drafted.connect(self._on_form)
        unknown.form.phone.textEdited.connect(self._on_phone)
        unknown.save.connect(self._on_save)
        unknown.no_file.connect(self._on_no_file)
        unknown.like.connect(self._on_like)
        unknown.find_wanted.connect(self._on_find)
        unknown.linked.connect(self._on_linked)
        unknown.again.connect(self._on_again)
        several.chosen.connect(self._on_chosen)
        several.strange.connect(self._on_strange)
        several.put_away.connect(self._on_put_away)
        calls.opened.connect(self._on_call_opened)
        calls.ticked.connect(self._on_ticked)
        calls.all_handled.connect(desk.actions.handle_all)

    @property
    def _sheet(self) -> Sheet | None:
        return self._desk.sheets.get(self._desk.front) if self._desk.front else None

    def _number(self, sheet: Sheet) -> str:
        pops = self._desk.pops
        return (pops[sheet.uuid].call.number or "") if sheet.uuid in pops else ""

    def holds_back(self, sheet: Sheet, found: Face) -> bool:
        """Whether the form of a new customer is being filled in, which nothing may take away.

        Somebody else may have made a file for the number meanwhile; then the form says so.
        """
        typing = sheet.uuid == self._desk.front and any(sheet.form.values()) and sheet.uuid not in self._saving
        if not typing or found.card is None or sheet.face is None or sheet.face.card is not None:
            return False
        said = self.tr("Meanwhile {name} got this number. Its file opens when you come back to this tab.")
        self._desk.page.unknown.form.complain("", said.format(name=found.card.name))
        sheet.meanwhile = found
        return True

    # ------------------------------------------------------------ noting

    @Slot(object)
    def _on_typed(self, notes: Notes) -> None:
        if sheet := self._sheet:
            sheet.notes = notes
            self._touch(sheet)

    @Slot(object)
    def _on_form(self, form: dict[str, str]) -> None:
        if sheet := self._sheet:
            sheet.form = form
            self._touch(sheet)

    def _touch(self, sheet: Sheet) -> None:
        self._desk.pops.touched(sheet.uuid)
        self._desk.shared.i_take(sheet.uuid)
        self._desk.actions.keep_draft(sheet)

    @Slot()
    def _on_put_away(self) -> None:
        desk, sheet = self._desk, self._sheet
        if sheet is None or self._is_wrong():
            return
        if sheet.uuid not in desk.pops:
            desk.page.tabs.remove(sheet.uuid)
            desk.show_calls()
            desk.do([])
            desk.page.take_focus()
        elif sheet.notes:
            call = desk.pops[sheet.uuid].call
            desk.actions.note(call, sheet, lambda: self._put_away(sheet.uuid), lambda err: self._not_noted(sheet, err))
        else:
            self._put_away(sheet.uuid)

    def _is_wrong(self) -> bool:
        page = self._desk.page
        pane = page.card.this_call if page.view is page.card else page.unknown.this_call
        if page.view is page.candidates or not pane.complain():
            return False
        pane.next.setFocus()
        return True

    def _put_away(self, uuid: UUID) -> None:
        desk = self._desk
        if uuid in desk.pops:
            desk.actions.drop_draft(uuid)
            desk.do(desk.pops.put_away(uuid, desk.means.scene()))

    def _not_noted(self, sheet: Sheet, err: AppError) -> None:
        """Nothing is lost: the tab stays, the draft too."""
        self._desk.means.bridge.failed.emit(err)
        if sheet.uuid == self._desk.front:
            for pane in (self._desk.page.card.this_call, self._desk.page.unknown.this_call):
                pane.stay()

    @Slot()
    def _on_no_file(self) -> None:
        if sheet := self._sheet:
            sheet.form = {}
            self._on_put_away()

    # ------------------------------------------------------------ whose call it is

    @Slot(int)
    def _on_chosen(self, customer_id: int) -> None:
        """One of several with this number."""
        if sheet := self._sheet:
            sheet.customer_id = customer_id
            self._link(sheet, customer_id, add=False)

    @Slot(int)
    def _on_linked(self, customer_id: int) -> None:
        """The number becomes one of this customer's; a withheld call only stands in their history."""
        if sheet := self._sheet:
            if not self._number(sheet):
                sheet.customer_id = customer_id
            self._link(sheet, customer_id, add=True)

    def _link(self, sheet: Sheet, customer_id: int, *, add: bool) -> None:
        uuid = sheet.uuid
        self._saving.add(uuid)
        self._desk.actions.link(uuid, customer_id, self._number(sheet), lambda: self._linked(uuid), add=add)

    def _linked(self, uuid: UUID) -> None:
        if sheet := self._desk.sheets.get(uuid):
            sheet.form = {}
            self._desk.actions.keep_draft(sheet)
            self._desk.ask_again(uuid)

    @Slot()
    def _on_strange(self) -> None:
        if sheet := self._sheet:
            sheet.strange = True
            self._desk.lookups.ask_stranger(sheet.uuid, self._number(sheet))
            self._desk.show_front()
            self._desk.page.take_focus()

    @Slot()
    def _on_again(self) -> None:
        if sheet := self._sheet:
            sheet.trouble = None
            self._desk.ask_again(sheet.uuid)

    @Slot(str)
    def _on_like(self, name: str) -> None:
        if sheet := self._sheet:
            uuid = sheet.uuid

            def told(found: tuple[Candidate, ...]) -> None:
                if self._desk.front == uuid and self._desk.page.view is self._desk.page.unknown:
                    self._desk.page.unknown.show_similar(found)

            self._desk.lookups.ask_like(self._number(sheet), name, told)

    @Slot(str)
    def _on_find(self, text: str) -> None:
        self._desk.lookups.ask_find(text, self._desk.page.unknown.finder.show_found)

    @Slot(str)
    def _on_phone(self, text: str) -> None:
        """Where a number that is typed comes from, once it may be whole."""
        lookups, number = self._desk.lookups, text.strip()
        if sum(one.isdigit() for one in number) >= _WHOLE:
            lookups.ask_place(number)
        self._desk.page.unknown.show_place(lookups.places.get(number, ""), lookups.regions.get(number, ""))

    # ------------------------------------------------------------ a new customer

    @Slot(object)
    def _on_save(self, new: NewCustomer) -> None:
        sheet = self._sheet
        if sheet is None or sheet.uuid in self._saving:
            return
        self._saving.add(sheet.uuid)
        actions = self._desk.actions

        def saved(id_: int) -> None:
            if new.blacklist:
                actions.blacklist(id_, new.blacklist, lambda: self._saved(sheet, id_))
            else:
                self._saved(sheet, id_, new.then, new.start)

        actions.save_customer(new.values, saved, lambda err: self._not_saved(sheet, err))

    def _saved(self, sheet: Sheet, id_: int, then: str = "", start: Mapping[str, object] | None = None) -> None:
        desk = self._desk
        sheet.form = {}
        if sheet.strange or not self._number(sheet):
            sheet.customer_id = id_
            desk.actions.link(sheet.uuid, id_, "", lambda: desk.ask_again(sheet.uuid), add=False)
        desk.actions.keep_draft(sheet)
        desk.ask_again(sheet.uuid)
        desk.told.emit(self.tr("The customer is saved; earlier calls of the number stand in the history."))
        if then:
            self._start(sheet, then, id_, start)

    def _not_saved(self, sheet: Sheet, err: AppError) -> None:
        """What was typed stays; the field that is wrong is marked."""
        self._saving.discard(sheet.uuid)
        form = self._desk.page.unknown.form
        if sheet.uuid != self._desk.front:
            self._desk.means.bridge.failed.emit(err)
        elif isinstance(err, Invalid):
            key, sentence = next(iter(err.fields.items()))
            form.complain(key, words(sentence))
        else:
            form.complain("", words(err.text))

    # ------------------------------------------------------------ the card

    @Slot(str)
    @Slot(str, object)
    def _on_new_record(self, kind: str, more: Mapping[str, object] | None = None) -> None:
        sheet = self._sheet
        if sheet and sheet.face and sheet.face.card:
            self._start(sheet, kind, sheet.face.card.id, more)

    def _start(self, sheet: Sheet, kind: str, customer_id: int, more: Mapping[str, object] | None = None) -> None:
        """Customer, number and call are filled in; `more` besides."""
        number = self._number(sheet)
        start: dict[str, object] = {"customer_id": customer_id, **(more or {})}
        if number:
            start["phone"] = self._desk.means.numbers.shown(number)

        def told(call_id: int | None) -> None:
            known = start | ({"call_id": call_id} if call_id else {})
            self._desk.new_record.emit(NewRecord(kind, known, str(sheet.uuid)))

        self._desk.lookups.ask_call_id(sheet.uuid, told)

    def came_of(self, wanted: NewRecord) -> None:
        """A record begun from a call was saved: its outcome is known, unless the operator said another one."""
        sheet = self._desk.sheets.get(UUID(wanted.call)) if wanted.call else None
        if sheet is None or sheet.notes.outcome or sheet.uuid not in self._desk.pops:
            return
        sheet.notes = replace(sheet.notes, outcome=outcome_of(wanted.kind))
        self._desk.actions.keep_draft(sheet)
        if sheet.uuid == self._desk.front:
            self._desk.show_front()

    @Slot(object)
    def _on_open_record(self, event: Event) -> None:
        self._desk.open_record.emit(event.kind, event.id)

    @Slot()
    def _on_edit(self) -> None:
        sheet = self._sheet
        if sheet and sheet.face and sheet.face.card:
            self._desk.open_record.emit("customer", sheet.face.card.id)

    @Slot(str)
    def _on_filtered(self, only: str) -> None:
        sheet = self._sheet
        if sheet and sheet.face and sheet.face.card:
            sheet.only = only
            self._desk.lookups.ask_past(sheet.uuid, sheet.face.card.id, only)

    @Slot(str)
    def _on_remark(self, name: str) -> None:
        sheet = self._sheet
        if sheet and sheet.face and sheet.face.card:
            self._desk.remark_used.emit(name, sheet.face.card.id)

    # ------------------------------------------------------------ the list of calls

    @Slot(object)
    def _on_call_opened(self, line: CallLine) -> None:
        self._desk.open_line(line)

    @Slot(object)
    def _on_ticked(self, line: CallLine) -> None:
        if line.handled_by:
            self._desk.actions.unhandle([line.uuid])
        else:
            self._desk.actions.handle([line.uuid])
