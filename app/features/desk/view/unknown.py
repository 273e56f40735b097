"""What is on the screen while somebody calls who has no file, or whose number is withheld?"""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.access import Right
from app.core.errors import AppError, DatabaseUnavailable
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.calls.model import Outcome
from app.features.customers.lookup import Candidate
from app.features.desk.notes import NewCustomer
from app.features.desk.open_call import Stranger
from app.features.desk.pops import Pop
from app.features.desk.sheet import Sheet
from app.features.desk.view.candidates import candidate_line, place_pill, state_pill
from app.features.desk.view.card import record_keys
from app.features.desk.view.find_customer import FindCustomer
from app.features.desk.view.header import Header, Words
from app.features.desk.view.new_customer import NewCustomerForm
from app.features.desk.view.parts import Means, fill_with
from app.features.desk.view.solutions import Solutions
from app.features.desk.view.this_call import ThisCall
from app.features.desk.wording import nameless
from app.records.part import Remark
from app.ui.flow import flowing
from app.ui.kit import KeyButton, col, label, pane, row, rule
from app.ui.lists import EventList, Line, Section
from app.ui.reason import Reason

_LIKE_MS = 150
_AGAIN = QT_TRANSLATE_NOOP("desk", "Try again")
_SHOWN = 3


class UnknownView(QWidget):
    """Form at the left, earlier calls and this call at the right.

    Ctrl+Enter saves the customer; with nothing in the form but a note it notes the call and puts it away.
    """

    save = Signal(object)  # NewCustomer
    put_away = Signal()
    no_file = Signal()
    typed = Signal(object)  # Notes
    drafted = Signal(object)  # dict[str, str]
    like = Signal(str)
    find_wanted = Signal(str)
    linked = Signal(int)
    again = Signal()

    def __init__(self, means: Means) -> None:
        super().__init__()
        self._theme, self._numbers, self._clock = means.theme, means.numbers, means.clock
        self._means, self._number, self._shared = means, "", False
        self._blind = False  # the server is away: whether there is a file cannot be seen
        self._began: datetime | None = None
        self.header = Header(means.theme)
        self.form = NewCustomerForm(means)
        self.finder = FindCustomer(means)
        self.this_call = ThisCall(means.theme, means.clock, means.numbers)
        self.solutions = Solutions(means, self.tr("↵ save, and begin a repair with it"))
        self.similar = EventList(means.theme, means.clock, when=False)
        self.earlier = EventList(means.theme, means.clock, {kind.key: kind.look for kind in means.kinds}, line=True)
        self._about = label("", "muted", wrap=True)
        self._add = KeyButton(means.theme, "", "Alt+A", "link-variant", live=True)
        self._left = QStackedWidget()
        self.why = Reason(means.theme)
        self._like = QTimer(self, interval=_LIKE_MS, singleShot=True)
        self._lay_out(means)
        self._connect()

    def _lay_out(self, means: Means) -> None:
        theme = self._theme
        find = KeyButton(theme, self.tr("Find another customer"), "Ctrl+L", "account-search-outline", live=True)
        none = KeyButton(theme, self.tr("No file"), "Alt+X", "", "quiet", live=True)
        find.clicked.connect(self.begin_find)
        none.clicked.connect(self.no_file)
        self._ban = KeyButton(theme, self.tr("Blacklist"), "Alt+B", "cancel", "quiet", live=True)
        self._ban.clicked.connect(lambda: self.why.ask(self.tr("Put on the blacklist")))
        for one in (find, self._ban, none):
            self.header.add_right(one)
        self._lay_out_similar()
        area = QScrollArea()
        area.setWidget(self.form)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._left.addWidget(area)
        self._left.addWidget(self.finder)
        about = col(theme, self._about, margin=("l", "", "l", "m"))
        self._calls_rule = rule()
        self.earlier.setMinimumHeight(theme.size("section"))
        self._right = pane(
            theme, col(theme, (self.earlier, 1), self._calls_rule, (self.this_call, 1), gap=""), "pane_card"
        )
        left = col(theme, (self._left, 1), self.solutions, gap="")
        middle = row(theme, (left, 1), rule(vertical=True), self._right, gap="")
        fill_with(
            self,
            pane(
                theme,
                col(theme, self.header, about, rule(), (middle, 1), rule(), self.why, self._keys(means), gap=""),
            ),
        )

    def _keys(self, means: Means) -> QWidget:
        theme = self._theme
        save = KeyButton(theme, self.tr("Save customer"), "Ctrl+Return", "check", "primary", live=True)
        save.clicked.connect(self._on_save)
        others = record_keys(theme, means.kinds)
        for key, button in others:
            button.clicked.connect(lambda _=False, key=key: self.save_customer(key))
        then = label(self.tr("Save, then"), "muted")
        then.setFixedHeight(theme.size("control"))
        keys = flowing(save, then, *(button for _, button in others), gap=theme.space("s"))
        return row(theme, (keys, 1), margin=("l", "s", "l", "s"))

    def _lay_out_similar(self) -> None:
        theme = self._theme
        self.similar.setAccessibleName(self.tr("Similar customers"))
        other = KeyButton(theme, self.tr("None of them"), "Alt+N", "", "quiet", live=True)
        other.clicked.connect(self._on_none)
        layout = QVBoxLayout(self.form.below_name)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("xs"))
        head, why = Words(theme, "base", "waiting", bold=True), Words(theme, "small", "muted")
        head.say(self.tr("Perhaps there is a file already"))
        why.say(self.tr("same switchboard, or a name that begins so"))
        about = row(theme, head, why, None, margin=("l", "", "l", ""))
        layout.addWidget(about)
        layout.addWidget(self.similar)
        layout.addWidget(row(theme, self._add, other, None, margin=("l", "", "l", "")))

    def _connect(self) -> None:
        QShortcut(QKeySequence("Ctrl+Enter"), self, self._on_save)
        for place, outcome in enumerate(Outcome, 1):
            QShortcut(
                QKeySequence(f"Ctrl+{place}"), self, lambda outcome=outcome: self.this_call.choose_outcome(outcome)
            )
        self.why.given.connect(self._on_ban)
        self.this_call.changed.connect(self.typed)
        self.this_call.changed.connect(lambda notes: self.solutions.look(notes.note))
        self.solutions.wanted.connect(self.save_customer)
        self.this_call.finished.connect(self.put_away)
        self.form.changed.connect(self.drafted)
        self.form.named.connect(lambda _: self._like.start())
        self.form.entered.connect(self._on_save)
        self.header.used.connect(lambda _: self.again.emit())
        self._like.timeout.connect(lambda: self.like.emit(self.form.name.text().strip()))
        self.similar.chosen.connect(self._on_similar)
        self.similar.opened.connect(self._on_add)
        self._add.clicked.connect(self._on_add)
        self.finder.asked.connect(self.find_wanted)
        self.finder.linked.connect(self.linked)
        self.finder.left.connect(self._on_find_left)

    # ------------------------------------------------------------ what it shows

    def begin(self, sheet: Sheet, pop: Pop, places: Mapping[str, str], now: datetime) -> None:
        """Show a tab that came to the front, with what was typed in it."""
        self._number, self._shared = "", sheet.strange
        self._began = pop.call.started_at
        self._about.clear()
        self._left.setCurrentIndex(0)
        self.form.clear()
        self.form.complain("", "")
        self.why.hide()
        self.this_call.stay()
        self.show_pop(pop, places, now)
        self._blind = sheet.face is None and isinstance(sheet.trouble, DatabaseUnavailable)
        self.show_trouble(sheet.trouble)
        self.form.show_values(sheet.form)
        self.this_call.show_notes(sheet.notes)
        self.solutions.look(sheet.notes.note, anew=True)
        self.show_stranger(sheet.stranger or Stranger())

    def show_pop(self, pop: Pop, places: Mapping[str, str], now: datetime) -> None:
        """The call: its number, place and state."""
        number = pop.call.number or ""
        pills = [state_pill(pop, now)]
        if place := places.get(number):
            pills.append(place_pill(place))
        self.header.show_title(nameless(pop.call, self._numbers), pills)
        self.this_call.show_pop(pop, now)
        if number != self._number or not self._about.text():
            self._number = number
            self._ban.setVisible(bool(number) and self._means.who.may(Right.CUSTOMER_SAVE))
            self.form.show_number(number)
            self._say(0)

    def show_trouble(self, err: AppError | None) -> None:
        """Why nothing can be said about the number; None takes the warning away."""
        if err is None:
            self.header.show_remarks([])
            return
        warning = Remark(
            err.text, "danger", banner=True, icon="cloud-alert-outline", action=_AGAIN, key="Alt+R", name="again"
        )
        self.header.show_remarks([warning])

    def show_place(self, place: str, region: str) -> None:
        """Where the number comes from came to be known."""
        self.form.show_place(place, region)

    def show_stranger(self, found: Stranger) -> None:
        """Earlier calls, and whom the number might belong to."""
        calls = [one for one in found.calls if one.at != self._began]
        head = Section(self.tr("Earlier calls of this number · {count}").format(count=len(calls)))
        self.earlier.show_items([head, *calls] if calls else [])
        self.earlier.setVisible(bool(self._number))
        self._calls_rule.setVisible(bool(self._number))
        never = self.tr("This number has not called before.")
        self.earlier.show_nothing(self.tr("Earlier calls are seen when the server is back.") if self._blind else never)
        self._say(len(calls))
        self.show_similar(found.similar)

    def show_similar(self, found: tuple[Candidate, ...]) -> None:
        """Customers that may be meant."""
        now, last = self._clock.now(), self.tr("last contact {when}")
        rows: list[Line] = [candidate_line(one, self._numbers, now, last) for one in found[:_SHOWN]]
        self.similar.show_items(rows)
        self.similar.setFixedHeight(self.similar.height_of_rows())
        self.similar.choose_first()
        self.form.below_name.setVisible(bool(rows))
        self._on_similar(self.similar.current)

    def _say(self, calls: int) -> None:
        if not self._number:
            said = self.tr("No number was passed on. Note what is said, or ask for the number and make a file.")
        elif self._blind:
            said = self.tr(
                "Whether this number has a file cannot be seen at the moment. Note what is said: it is kept here."
            )
        elif calls:
            said = self.tr(
                "No file has this number. It called %n time(s) before; saved, these calls are theirs.", "", calls
            )
        else:
            said = self.tr("No file has this number yet.")
        self._about.setText(said)

    def take_focus(self) -> None:
        """The caret stands on the name; on the note without a number, or where nobody knows whose it is."""
        target = self.form.name if self._number and not self._blind else self.this_call.note
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.size("narrow")
        self._right.setFixedWidth(self._theme.size("pane_side" if narrow else "pane_card"))

    # ------------------------------------------------------------ what the operator does

    @Slot(str, object)
    def save_customer(self, then: str = "", start: Mapping[str, object] | None = None) -> None:
        """Save and go on with a record of the type `then`, "" for none, that begins with `start`."""
        if self.form.name.text().strip():
            self.form.complain("", "")
            self.save.emit(NewCustomer(self.form.values(self._number, self._shared), then, start or {}))
        elif not then and not self.form.is_touched and self.this_call.notes:
            self.put_away.emit()
        else:
            self.form.complain(
                "name", self.tr("Who is calling? A name is needed; Alt+X notes the call without a file.")
            )

    @Slot()
    def _on_save(self) -> None:
        self.save_customer()

    @Slot(str)
    def _on_ban(self, reason: str) -> None:
        """A file for a number that is not wanted; without a name it is called by the number."""
        values = self.form.values(self._number, self._shared)
        values["name"] = values["name"] or self._numbers.shown(self._number)
        self.save.emit(NewCustomer(values, blacklist=reason))

    @Slot()
    def begin_find(self) -> None:
        """Ctrl+L: look for the customer this number belongs to."""
        self._left.setCurrentWidget(self.finder)
        self.finder.begin(self._number)

    @Slot()
    def _on_find_left(self) -> None:
        self._left.setCurrentIndex(0)
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_none(self) -> None:
        self.form.below_name.hide()
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_similar(self, item: object) -> None:
        if isinstance(item, Candidate):
            self._add.set_words(self.tr("Add the number to {name}").format(name=item.name))

    @Slot()
    def _on_add(self, item: object = None) -> None:
        item = item or self.similar.current
        if isinstance(item, Candidate) and self.form.below_name.isVisible():
            self.linked.emit(item.id)
