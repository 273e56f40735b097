"""How is what helped before shown beside a form while somebody types, and how is it taken over?"""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.core.clock import Clock
from app.core.errors import AppError
from app.core.i18n import QT_TRANSLATE_NOOP
from app.records.advice import Advice, OnAdvice
from app.records.desk import Desk
from app.records.workflow import Look
from app.ui.bridge import Bridge
from app.ui.kit import KeyButton, KeyCap, col, label, pane, row, rule, selectable
from app.ui.lists import EventList, Line
from app.ui.scrolled import scrolled
from app.ui.texts import words
from app.ui.theme import Theme

CHOOSE_KEY, USE_KEY = "Alt+K", "Alt+W"
_SETTLE_MS = 250  # typing settles before anything is looked up
_LEAST = 2  # characters worth looking up
_ADVICE = Look(words=QT_TRANSLATE_NOOP("forms", "What helped before"), icon="lightbulb-on-outline", colour="waiting")
_USED = Look(words=QT_TRANSLATE_NOOP("forms", "Used"), icon="check", colour="finished")


def advice_line(one: Advice, *, used: bool = False, whole: bool = False) -> Line:
    """Advice as a row; `whole` where nothing else says what it usually is."""
    said = (one.why, words(one.note)) if whole else (words(one.note),)
    return Line(
        look=_ADVICE,
        title=" ".join(one.title.split()),
        text=" · ".join(" ".join(part.split()) for part in said if part),
        state=_USED if used else None,
        item=one,
    )


class Fields(Protocol):
    """The fields of the form."""

    @property
    def changed(self) -> SignalInstance:
        """Something was typed or filled in."""
        ...

    def now(self) -> Mapping[str, Any]:
        """What the form holds."""
        ...

    def take(self, values: Mapping[str, Any]) -> None:
        """Put values in as if they were typed."""
        ...


class AdviceAsking(QObject):
    """Asks when typing has settled; of several questions only the newest is answered, by `answered`."""

    answered = Signal(tuple)  # Advice
    failed = Signal(object)  # AppError

    def __init__(self, desk: Desk, bridge: Bridge, on: OnAdvice, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bridge, self._on = desk, bridge, on
        self._asked: tuple[Any, ...] = ()
        self._values: Mapping[str, Any] = {}
        self._newest = 0
        self._timer = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._timer.timeout.connect(self.ask)

    def soon(self, values: Mapping[str, Any]) -> None:
        """The form holds these values now."""
        asked = tuple(values.get(key) for key in (self._on.asks, *self._on.by))
        if asked != self._asked:
            self._asked, self._values = asked, dict(values)
            self._newest += 1
            self._timer.start()

    @Slot()
    def ask(self) -> None:
        """Ask now."""
        if len(str(self._values.get(self._on.asks) or "").strip()) < _LEAST:
            self.answered.emit(())
            return
        number = self._newest
        work = self._desk.advise(self._on, self._values)
        self._bridge.then(work, lambda found: self._on_found(number, found), self, self.failed.emit)

    def _on_found(self, number: int, found: Sequence[Advice]) -> None:
        if number == self._newest:
            self.answered.emit(tuple(found))


class AdvicePane(QWidget):
    """What helped before: the list, all of the one that is chosen, and the key that takes it over."""

    opened = Signal(str, int)  # record type and id
    used = Signal(object)  # Advice

    def __init__(self, theme: Theme, clock: Clock, kind: str) -> None:
        super().__init__()
        self._kind, self._used_id = kind, 0
        self._found: tuple[Advice, ...] = ()
        self._count = label("", "faint")
        self.list = EventList(theme, clock, when=False)
        self.list.setAccessibleName(self.tr("What helped before"))
        self._told, self._why = label("", "muted", wrap=True), label("", "muted", wrap=True)
        self._what = selectable(label("", "strong", wrap=True))
        self._note = label("", "small", wrap=True, ink="muted")
        self._use = KeyButton(theme, self.tr("Use it"), USE_KEY, "check", live=True)
        self._open = KeyButton(theme, self.tr("Open"), "", "open-in-new", "quiet")
        self._all = self._lay_out(theme)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._on_wanted)
        self._use.clicked.connect(lambda: self._on_wanted(self.list.current))
        self._open.clicked.connect(self._on_open)
        QShortcut(QKeySequence(CHOOSE_KEY), self, self.take_focus)
        self.show_advice(())

    def _lay_out(self, theme: Theme) -> QWidget:
        pane(theme, self)
        head = row(theme, label(self.tr("What helped before"), "section"), self._count, None, KeyCap(theme, CHOOSE_KEY))
        texts: tuple[QLabel, ...] = (self._told, self._why, self._what, self._note)
        said = scrolled(theme, col(theme, *texts, None, gap="xs", margin=("l", "s", "l", "s")))
        whole = col(
            theme, rule(), (said, 1), row(theme, self._use, None, self._open, margin=("l", "s", "l", "s")), gap=""
        )
        body = col(theme, row(theme, head, margin=("l", "m", "l", "xs")), (self.list, 3), (whole, 2), gap="")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(rule(vertical=True))
        layout.addWidget(body, 1)
        return whole

    def show_advice(self, found: Sequence[Advice]) -> None:
        """Show what was found; the first one is chosen."""
        self._found = tuple(found)
        self._count.setText(self.tr("%n found", "", len(found)) if found else "")
        self.list.show_items([self._line(one) for one in found])
        self.list.show_nothing(self.tr("Solutions that worked before appear here while you type."))
        self.list.choose_first()
        self._all.setVisible(bool(found))

    def show_nothing(self) -> None:
        """Nothing like it was solved before."""
        self.show_advice(())
        self.list.show_nothing(self.tr("Nothing like this was solved before."))

    def show_failed(self, err: AppError) -> None:
        """It could not be looked up."""
        self.show_advice(())
        self.list.show_nothing(err.text)

    def _line(self, one: Advice) -> Line:
        return advice_line(one, used=one.id == self._used_id)

    @Slot()
    def take_focus(self) -> None:
        """The list gets the keyboard."""
        if self._found:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(object)
    def _on_chosen(self, item: object) -> None:
        if isinstance(item, Advice):
            self._told.setText(self.tr("Told: {words}").format(words=item.told))
            self._why.setText(self.tr("Cause: {words}").format(words=item.why))
            self._why.setVisible(bool(item.why))
            self._what.setText(item.title)
            self._note.setText(words(item.note))

    @Slot(object)
    def _on_wanted(self, item: object) -> None:
        if isinstance(item, Advice):
            self._used_id = item.id
            self.list.show_items([self._line(one) for one in self._found])
            self.list.choose(item)
            self.used.emit(item)

    @Slot()
    def _on_open(self) -> None:
        if isinstance(item := self.list.current, Advice):
            self.opened.emit(self._kind, item.id)


class FormAdvice(QObject):
    """Keeps the pane beside a form in step with what is typed, and takes over what is used."""

    def __init__(self, theme: Theme, clock: Clock, desk: Desk, bridge: Bridge, on: OnAdvice, fields: Fields) -> None:
        self.pane = AdvicePane(theme, clock, on.kind)
        super().__init__(self.pane)
        self._on, self._fields = on, fields
        self._asking = AdviceAsking(desk, bridge, on, self)
        self._asking.answered.connect(self._on_answered)
        self._asking.failed.connect(self.pane.show_failed)
        self.pane.used.connect(self._on_used)
        fields.changed.connect(self.look)

    @Slot()
    def look(self) -> None:
        """What the form holds may be another question."""
        if not self.pane.isHidden():
            self._asking.soon(self._fields.now())

    @Slot(tuple)
    def _on_answered(self, found: tuple[Advice, ...]) -> None:
        if found or len(str(self._fields.now().get(self._on.asks) or "").strip()) < _LEAST:
            self.pane.show_advice(found)
        else:
            self.pane.show_nothing()

    @Slot(object)
    def _on_used(self, advice: Advice) -> None:
        """What helped goes into the form, behind what stands there already."""
        now, filled = self._fields.now(), dict[str, Any]()
        for key, value in advice.fills.items():
            stands = now.get(key)
            if not isinstance(stands, str) or not stands.strip():
                filled[key] = value
            elif value not in stands:
                filled[key] = f"{stands.rstrip()}\n{value}"
        self._fields.take({**filled, self._on.used: advice.id})
