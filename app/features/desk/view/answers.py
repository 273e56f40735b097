"""What does the desk do when an answer arrives: who it is, what happened, what was typed, what others saved?"""

from time import monotonic
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Slot

from app.core.changes import Changes
from app.core.errors import AppError
from app.features.calls import log
from app.features.calls.lines import CallLine
from app.features.desk.concern import Concern, concern_of
from app.features.desk.notes import Notes
from app.features.desk.open_call import Face, Past, Stranger
from app.features.desk.pops import Caller, Doing, Stage
from app.features.desk.sheet import Sheet, unpack
from app.features.desk.view.lookups import Answer
from app.records.drafts import Draft

if TYPE_CHECKING:
    from app.features.desk.view.controller import CallDesk

_SETTLE_MS, _SETTLE_MOST_S = 150, 1.0


class Answers(QObject):
    """Puts answers into the sheets and, where the call is in front, onto the screen."""

    def __init__(self, desk: "CallDesk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._changed: set[tuple[str, int]] = set()
        self._since = 0.0
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._on_settled)
        desk.page.calls.wanted.connect(desk.refresh_calls)
        desk.lookups.face_found.connect(self._on_face)
        desk.lookups.past_found.connect(self._on_past)
        desk.lookups.stranger_found.connect(self._on_stranger)
        desk.lookups.failed.connect(self._on_failed)
        desk.lookups.placed.connect(self._on_placed)

    def take_changes(self, changes: Changes) -> None:
        """Somebody saved something; what is shown follows a moment after the last of several, at least each second."""
        if not self._changed:
            self._since = monotonic()
        self._changed |= changes.touched
        if not self._settle.isActive() or monotonic() - self._since < _SETTLE_MOST_S:
            self._settle.start()

    def freshen(self, sheet: Sheet) -> None:
        """A tab comes to the front: what was read while others were there is read again."""
        if sheet.meanwhile is not None:
            sheet.face, sheet.meanwhile, sheet.form = sheet.meanwhile, None, {}
            sheet.past, sheet.stale = sheet.face.past, True
        if sheet.stale and sheet.face and sheet.face.card:
            sheet.stale = False
            self._desk.lookups.ask_past(sheet.uuid, sheet.face.card.id, sheet.only)

    def ask_draft(self, uuid: UUID) -> None:
        """Bring back what was being typed about a call when the program ended."""
        self._desk.actions.ask_draft(uuid, self._on_draft)

    @Slot(object)
    def _on_face(self, answer: Answer) -> None:
        self._desk.signs.card_came(answer.uuid)
        sheet, found = self._desk.sheets.get(answer.uuid), answer.value
        if sheet is None or not isinstance(found, Face) or self._is_unwanted(sheet, found):
            return
        same = sheet.face is not None and sheet.face.card is not None and found.card is not None
        sheet.face, sheet.trouble = found, None
        if answer.uuid == self._desk.front:
            self._desk.shared.show()
        if found.card:
            sheet.past, sheet.stale = found.past, False
            for phone in found.card.phones:
                self._desk.lookups.ask_place(phone.number)
        elif len(found.candidates) < 2 and not found.seen_at:
            self._desk.lookups.ask_stranger(answer.uuid, found.key)
        if answer.uuid == self._desk.front:
            self._refresh_front(sheet, same)
        if answer.uuid in self._desk.pops:
            self._desk.do(self._desk.pops.identified(answer.uuid, found.caller, self._desk.means.scene()))
        else:
            self._desk.paint_tab(answer.uuid)

    def _is_unwanted(self, sheet: Sheet, found: Face) -> bool:
        """What this seat knew is too late where the server has answered, or did before it went away."""
        late = bool(found.seen_at and sheet.face and not sheet.face.seen_at)
        return late or self._desk.wishes.holds_back(sheet, found)

    def _refresh_front(self, sheet: Sheet, same: bool) -> None:
        if same and sheet.face:
            self._desk.page.card.show_face(sheet.face, self._desk.lookups.places, self._desk.means.clock.now())
            self._desk.page.card.timeline.show_past(sheet.face.past, sheet.only)
            return
        typing = self._desk.means.scene().doing is Doing.TYPING  # asked first: turning the view may move the caret
        self._desk.show_front()
        if not typing:
            self._desk.page.take_focus()

    @Slot(object)
    def _on_past(self, answer: Answer) -> None:
        sheet = self._desk.sheets.get(answer.uuid)
        if sheet is None or not isinstance(answer.value, Past):
            return
        sheet.past = answer.value
        if answer.uuid == self._desk.front and self._desk.page.view is self._desk.page.card:
            self._desk.page.card.timeline.show_past(sheet.past, sheet.only)

    @Slot(object)
    def _on_stranger(self, answer: Answer) -> None:
        sheet = self._desk.sheets.get(answer.uuid)
        if sheet is None or not isinstance(answer.value, Stranger):
            return
        sheet.stranger = answer.value
        if answer.uuid == self._desk.front and self._desk.page.view is self._desk.page.unknown:
            self._desk.page.unknown.show_stranger(sheet.stranger)

    @Slot(object)
    def _on_failed(self, answer: Answer) -> None:
        sheet, err = self._desk.sheets.get(answer.uuid), answer.value
        if sheet is None or not isinstance(err, AppError):
            return
        sheet.trouble = err
        if answer.uuid in self._desk.pops:
            self._desk.do(self._desk.pops.identified(answer.uuid, Caller(unseen=True), self._desk.means.scene()))
        if answer.uuid == self._desk.front:
            self._desk.show_front()

    @Slot(object)
    def _on_placed(self, numbers: frozenset[str]) -> None:
        self._desk.paint_lines()
        if self._desk.front is None:
            return
        pop = self._desk.pops.get(self._desk.front)
        self._desk.page.card.facts.show_places(self._desk.lookups.places)
        unknown = self._desk.page.unknown
        number = pop.call.number if pop else None
        if number in numbers:
            self._desk.change(self._desk.front)
        if self._desk.page.view is unknown:
            number = number if number in numbers else unknown.form.phone.text().strip()
        if number in numbers:
            unknown.show_place(self._desk.lookups.places[number], self._desk.lookups.regions[number])

    def recall(self, uuid: UUID) -> None:
        """What was noted about a call before stands in its tab again."""

        def told(notes: Notes) -> None:
            sheet = self._desk.sheets.get(uuid)
            if sheet is not None and not sheet.notes and notes:
                sheet.notes, sheet.known = notes, notes.note
                self._desk.show_front() if uuid == self._desk.front else None

        self._desk.actions.ask_notes(uuid, told)

    def _on_draft(self, draft: Draft | None) -> None:
        sheet = self._desk.sheets.get(UUID(draft.form.removeprefix("call-"))) if draft else None
        if draft is None or sheet is None:
            return
        unpack(draft.values, sheet)
        if sheet.uuid == self._desk.front:
            self._desk.show_front()

    @Slot()
    def _on_settled(self) -> None:
        changes, self._changed = Changes(frozenset(self._changed)), set()
        self._desk.settled.emit(changes)
        if changes.of("call"):
            if self._desk.front is None:  # else the list is read anew when it comes to the front
                self._desk.refresh_calls()
            self._ask_handled()
        concern = concern_of(changes)
        for sheet in self._desk.sheets.values():
            self._follow(sheet, concern)

    def _follow(self, sheet: Sheet, concern: Concern) -> None:
        """Read again what this tab shows, if that may be another one now."""
        desk, card = self._desk, sheet.face.card if sheet.face else None
        if card is None:
            if concern.people:
                desk.ask_again(sheet.uuid)
            return
        pop = desk.pops.get(sheet.uuid)
        number = pop.call.number if pop else None
        keys = [phone.key for phone in card.phones] + ([desk.means.numbers.key(number)] if number else [])
        if concern.about(card.id):
            desk.ask_again(sheet.uuid)
        elif concern.called(keys):
            if sheet.uuid == desk.front and not desk.means.store.away:
                desk.lookups.ask_past(sheet.uuid, card.id, sheet.only)
            else:
                sheet.stale = True

    def _ask_handled(self) -> None:
        missed = [pop.call.uuid for pop in self._desk.pops.all if pop.stage is Stage.MISSED]
        if not missed:
            return

        def told(lines: list[CallLine]) -> None:
            for line in lines:
                if line.handled_by:
                    by = "" if line.handled_by == self._desk.means.who.name else line.handled_by
                    self._desk.do(self._desk.pops.handled(line.uuid, self._desk.means.scene(), by))

        self._desk.means.bridge.then(self._desk.means.store.look(lambda s: log.lines_of(s, missed)), told, self)
