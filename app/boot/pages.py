"""Which places does the window have, and what leads from one to another?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.boot.badges import Badges
from app.boot.finding import Finding
from app.boot.settings_place import SettingsPlace
from app.boot.simulated import SimulatedBox
from app.boot.statusline import StatusLine
from app.boot.unfinished import offer_unfinished
from app.core.access import Right
from app.core.changes import Changes
from app.core.errors import NotAllowed
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.option import Option
from app.features.calls.lines import CallLine, line_of
from app.features.desk.far_box import FarBox
from app.features.desk.notes import NewRecord
from app.features.desk.view.today_page import TodayPage
from app.records.keeping import Saved
from app.records.record import At, RecordType
from app.telephony.protocol import BoxState, Call
from app.ui.texts import words

if TYPE_CHECKING:  # pages are imported when they are first wanted: the window is there sooner
    from app.boot.program import Program
    from app.boot.record_pages import RecordPages
    from app.features.audit.view.queue_page import QueuePage
    from app.features.audit.view.trail_page import TrailPage
    from app.records.listing import Query
    from app.ui.record_form import RecordForm
    from app.ui.record_place import RecordPlace

_DONE = QT_TRANSLATE_NOOP("places", "Done")
_QUEUE = QT_TRANSLATE_NOOP("places", "Printing queue")
_SIMULATOR = QT_TRANSLATE_NOOP("places", "Simulated box: ring a line")


class Pages(QObject):
    """The places of the window, made when they are first wanted, and the ways between them."""

    turned = Signal()  # another form or list is in front

    def __init__(self, program: "Program") -> None:
        super().__init__(program)
        self._program, self._shell = program, program.shell
        self._made: RecordPages | None = None
        self._records: dict[str, RecordPlace] = {}
        self._back_to = "today"
        self.simulated = SimulatedBox(program)
        self._queue: QueuePage | None = None
        self._trail: TrailPage | None = None
        self._settings = SettingsPlace(
            program, lambda: self._pages, self._make_records, self._make_trail, self.simulated.show
        )
        self._badges = Badges(program, self)
        self._fill_places()
        self._join_desk()
        self._finding = Finding(program, self.open_record)
        program.shell.palette_box.chosen.connect(self.open_customer)
        self._status = StatusLine(program)

    def start(self) -> None:
        """The window is shown: say what waits where."""
        self._status.start()
        if not self._shell.curtain.is_down:
            self._begin()

    def _begin(self) -> None:
        self._badges.count_all()
        offer_unfinished(self._program, self)

    def show_imports(self, kind: str) -> None:
        """The imports of a type of record."""
        self._shell.go(self._where(kind))
        self._place(kind).show_imports()

    # ------------------------------------------------------------ places

    def _fill_places(self) -> None:
        shell, program = self._shell, self._program
        shell.fill_place("today", self._make_today)
        shell.fill_place("desk", program.desk.page)
        for kind in program.kinds:
            if kind.at is not At.PARAMETERS:
                shell.fill_place(kind.key, partial(self._make_records, kind))
        shell.fill_place("statistics", self._make_statistics)
        shell.fill_place("audit", self._make_queue)
        shell.fill_place("settings", self._settings.make)
        shell.add_action("phone-ring-outline", _SIMULATOR, self.simulated.show)
        shell.add_action("printer-outline", _QUEUE, program.paper.show_queue)
        shell.went.connect(self._on_went)

    def _make_today(self) -> QWidget:
        page = TodayPage(self._program.desk)
        page.open_record.connect(self.open_record)
        return page

    def _make_queue(self) -> QWidget:
        from app.features.audit.view.queue_page import QueuePage

        self._queue = QueuePage(self._pages.around, self._program.kinds, self._program.start.memory)
        self._queue.opened.connect(self.open_record)
        self._queue.refused.connect(self._shell.messages.refused)
        self._queue.undoable.connect(self._pages.undoing.give_way)
        return self._queue

    def _make_statistics(self) -> QWidget:
        from app.boot.statistics_place import make_statistics

        return make_statistics(self._program, self._pages, self._show_list)

    def _show_list(self, kind: str, query: "Query") -> None:
        self._place(kind).show_query(query)
        self._shell.go(self._where(kind))

    def _make_trail(self) -> QWidget:
        from app.features.audit.view.trail_page import TrailPage

        self._trail = TrailPage(self._pages.around, self._program.kinds, self._program.start.memory)
        self._trail.opened.connect(self.open_record)
        self._trail.told.connect(self._shell.messages.tell)
        self._trail.exported.connect(self._pages.tell_exported)
        return self._trail

    @property
    def _pages(self) -> "RecordPages":
        if self._made is None:
            from app.boot.record_pages import RecordPages

            self._made = RecordPages(self._program)
            self._made.record_wanted.connect(self.open_record)
            self._made.begun.connect(self._begin_record)
            self._made.step_wanted.connect(self._take_step)
            self._made.callbacks.customer_wanted.connect(self.open_customer)
        return self._made

    def _make_records(self, kind: RecordType) -> "RecordPlace":
        openers = {"customer": self.open_customer, "call": self._open_call}
        place = self._pages.place_of(kind, openers.get(kind.key))
        place.told.connect(self._shell.messages.tell)
        place.refused.connect(self._shell.messages.refused)
        place.link_wanted.connect(self.open_record)
        place.form_closed.connect(lambda: self._shell.go(self._back_to))
        place.currentChanged.connect(self.turned)
        self._records[kind.key] = place
        return place

    def _place(self, key: str) -> "RecordPlace":
        """The list and forms of a record type, made now if they were not yet."""
        kind = self._program.records.kind(key)
        self._shell.page(self._where(key))
        if kind.at is At.PARAMETERS:
            self._settings.show(kind)
        return self._records[key]

    def _where(self, key: str) -> str:
        """The place of the window in which the records of a type stand."""
        return "settings" if self._program.records.kind(key).at is At.PARAMETERS else key

    # ------------------------------------------------------------ whoever works here

    def suit(self) -> None:
        """Let only those places be gone to, and that be done, that whoever works here may."""
        self._program.tapes.suit()
        self._shell.open_place("audit", self._program.who.may(Right.APPROVE))
        self._shell.open_place("statistics", self._program.who.may(Right.STATISTICS))
        self.show_person()

    def show_person(self) -> None:
        """Say who works here."""
        self._status.show_person()

    def refresh_status(self) -> None:
        """Ask how the database is."""
        self._status.refresh()

    def keep(self) -> None:
        """Keep what stands in open forms, also in those of the designer, as drafts."""
        for place in self._records.values():
            place.keep()
        self._program.paper.keep()

    def put_away(self) -> None:
        """The same, and close the designer: somebody else goes on, or nobody."""
        self.keep()
        self._program.paper.put_away()

    def renew(self) -> None:
        """Make every page anew, for somebody else or with other rights."""
        self._records.clear()
        self._queue = self._trail = None
        self._settings.forget()
        self._shell.drop_pages()
        self._shell.messages.forget()
        self.suit()
        self._back_to = "today"
        self._shell.go("today")
        self._begin()

    def show_parameters(self, key: str) -> None:
        """The page of the settings with a list the administrator keeps."""
        self._shell.go("settings")
        self._settings.show(self._program.records.kind(key))

    # ------------------------------------------------------------ ways

    def _join_desk(self) -> None:
        desk, shell = self._program.desk, self._shell
        shell.line_wanted.connect(desk.choose_line)
        desk.toast_wanted.connect(shell.toasts.show_notice)
        desk.toast_gone.connect(shell.toasts.drop)
        desk.desk_wanted.connect(lambda: shell.go("desk"))
        desk.left.connect(lambda: shell.go(self._back_to))
        desk.attention_wanted.connect(shell.ask_attention)
        desk.open_record.connect(self.open_record)
        desk.new_record.connect(self.begin_record)
        desk.counted.connect(lambda ringing, waiting: shell.set_badge("desk", ringing + waiting, loud=ringing > 0))
        desk.told.connect(shell.messages.tell)
        desk.remark_used.connect(self._on_remark)
        self._program.paper.serve(desk.page)

    @property
    def forms(self) -> "Iterator[tuple[str, RecordForm]]":
        """The open forms of records that are there already, with the key of their type."""
        for place in self._records.values():
            if place.form is not None and place.form.id is not None:
                yield place.kind.key, place.form

    def form_of(self, kind: str) -> "RecordForm | None":
        """The open form of a type of record."""
        return self._place(kind).form

    @Slot(str)
    def _on_went(self, key: str) -> None:
        if key != "desk":
            self._back_to = key
        self._shell.messages.on_page_turned()

    def open_customer(self, id_: int) -> None:
        """The customer's card on the desk."""
        self._program.desk.open_customer(id_)
        self._shell.go("desk")

    def _open_call(self, id_: int) -> None:
        program = self._program
        program.bridge.then(program.store.look(lambda s: line_of(s, id_)), self._show_line, self)

    def _show_line(self, line: CallLine | None) -> None:
        if line is not None:
            self._program.desk.open_line(line)
            self._shell.go("desk")

    @Slot(str, int)
    def open_record(self, kind: str, id_: int) -> None:
        """A record's form, from anywhere."""
        here = self._shell.place
        self._place(kind).open(id_, from_elsewhere=here != self._where(kind))
        self._go_for_form(kind, here)

    @Slot(object)
    def begin_record(self, wanted: NewRecord) -> None:
        """The form of a new record, from anywhere."""
        self._begin_record(wanted.kind, wanted.values, lambda: self._program.desk.wishes.came_of(wanted))

    @Slot(str, object, object)
    def _begin_record(self, kind: str, values: Mapping[str, object], then: Callable[[], object] | None) -> None:
        """The same; `then` is called when it was saved."""
        here, who = self._shell.place, self._program.who
        try:
            who.need(self._program.records.kind(kind).right)
        except NotAllowed as err:
            self._shell.messages.failed(err)
            return
        self._place(kind).start(values, {}, from_elsewhere=here != self._where(kind), then=then)
        self._go_for_form(kind, here)

    @Slot(str, int, str)
    def _take_step(self, kind: str, id_: int, step: str) -> None:
        records = self._program.records
        self._program.bridge.then(records.step(records.kind(kind), id_, step), self._on_stepped, self)

    @Slot(str, int)
    def _on_remark(self, name: str, customer_id: int) -> None:
        """The action of a banner: open a record ("repair:open:17"), a step or dialog of it, or about the customer."""
        kind, _, rest = name.partition(":")
        step, _, id_ = rest.partition(":")
        records = self._program.records
        if not id_.isdecimal():
            self._pages.dialogs.ask(name, (customer_id,))
        elif step == "open":
            self.open_record(kind, int(id_))
        elif not self._pages.ask(records.kind(kind), step, int(id_)):
            self._take_step(kind, int(id_), step)

    def _on_stepped(self, saved: Saved) -> None:
        if saved.undo is not None:
            self._pages.undoing.offer(words(_DONE), saved.undo)

    def _go_for_form(self, kind: str, here: str) -> None:
        self._shell.go(self._where(kind))
        if self._where(kind) != kind:
            self._records[kind].setFocus()
        self._back_to = here

    # ------------------------------------------------------------ what happens

    def take_call(self, call: Call) -> None:
        """A call changed."""
        self._settings.take_call(call)

    def take_box(self, state: BoxState) -> None:
        """A box changed: the status line says how it is."""
        self._status.take_box(state)
        self._settings.take_box(state)

    def show_far_boxes(self, boxes: Sequence[FarBox]) -> None:
        """These are the boxes at other seats."""
        self._status.show_far(boxes)

    def take_options(self, options: Sequence[Option]) -> None:
        """Settings of the shop were changed."""
        self._settings.take_options(options)

    def take_changes(self, changes: Changes) -> None:
        """Somebody saved something."""
        for place in (*self._records.values(), self._queue, self._trail):
            if place is not None:
                place.take(changes)
        self._badges.take_changes(changes)

    def close(self) -> None:
        """Keep what is unfinished, and put the windows beside the main one away."""
        self.put_away()
        self.simulated.close()
