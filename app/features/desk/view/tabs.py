"""How do the calls stand as tabs? One per call, oldest first, behind a first tab that lists all calls."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.phone import Numbers
from app.features.desk.pops import Pop, Stage
from app.features.desk.sheet import Sheet
from app.features.desk.wording import look_of, running, since, state_of, title_of
from app.ui import formats
from app.ui.kit import KeyCap, label
from app.ui.texts import words
from app.ui.theme import Theme

_FLASHES, _FLASH_MS = 6, 350
MOST = 40  # tabs
_MISSED = QT_TRANSLATE_NOOP("desk", "missed {age}")


@dataclass(frozen=True, slots=True)
class Tab:
    """What a tab says: who, and the state the call is in."""

    uuid: UUID
    title: Text | str
    state: Text | str
    icon: str
    colour: str
    live: bool = True  # or opened by hand: it does not make room for others


def tab_of(sheet: Sheet, pop: Pop | None, numbers: Numbers, now: datetime) -> Tab:
    """The tab of a call, or of a customer opened by hand (without `pop`)."""
    if pop is None:
        name = sheet.face.card.name if sheet.face and sheet.face.card else "…"
        return Tab(sheet.uuid, name, "", "account-outline", "muted")
    look = look_of(pop)
    return Tab(sheet.uuid, title_of(pop, numbers), _short_state(pop, now), look.icon, look.colour, pop.live)


def _short_state(pop: Pop, now: datetime) -> Text | str:
    passed = (now - since(pop)).total_seconds()
    if pop.stage is Stage.TALKING:
        return running(passed)
    if pop.stage is Stage.MISSED and not pop.blacklisted:
        return _MISSED.fill(age=formats.age(passed))
    if pop.stage is Stage.ELSEWHERE:
        return state_of(pop, now)
    return look_of(pop).words


class CallTabs(QWidget):
    """The tab bar. The first tab (the list of calls) has no uuid: `chosen` gives None for it.

    Clicking a tab does not move the caret by itself; whoever shows the page decides about that. Where more than `MOST`
    calls wait, the oldest that are over stand in the list of calls only, until they are chosen there.
    """

    chosen = Signal(object)  # UUID | None

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._flashes: dict[UUID, int] = {}
        self._shown: dict[UUID, Tab] = {}
        self._order: list[UUID] = []  # of those with a tab
        self._places: dict[UUID, int] = {}
        self._bar = QTabBar()
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.setExpanding(False)
        self._bar.setDrawBase(False)
        self._bar.setUsesScrollButtons(True)
        self._bar.setElideMode(Qt.TextElideMode.ElideNone)
        self._bar.addTab(theme.icon("phone-log", "muted"), self.tr("Calls"))
        self._note = label("", "faint")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, theme.space("l"), 0)
        layout.setSpacing(theme.space("s"))
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._note)
        layout.addWidget(KeyCap(theme, "Alt+1…8"))
        self._timer = QTimer(self, interval=_FLASH_MS)
        self._timer.timeout.connect(self._on_flash)
        self._bar.currentChanged.connect(self._on_current)

    @property
    def uuids(self) -> tuple[UUID, ...]:
        """The calls that have a tab, from left to right."""
        return tuple(self._order)

    @property
    def current(self) -> UUID | None:
        """The call in front, None for the list of calls."""
        found: UUID | None = self._bar.tabData(self._bar.currentIndex())
        return found

    def text_of(self, uuid: UUID) -> str:
        """What stands on a call's tab."""
        return self._bar.tabText(self._place(uuid)).replace("&&", "&")

    def show_tab(self, tab: Tab) -> None:
        """Add the tab of a call, or say something new on it."""
        if self._shown.get(tab.uuid) == tab:
            return
        if tab.uuid in self._shown and tab.uuid not in self._places:  # folded away
            self._shown[tab.uuid] = tab
            return
        self._put(tab)

    def _put(self, tab: Tab) -> None:
        place = self._place(tab.uuid)
        text = "  ".join(part for part in (words(tab.title), words(tab.state)) if part).replace("&", "&&")
        old = self._shown.get(tab.uuid)
        if place < 0:  # with everything at once: the bar lays itself out at every single thing
            place = self._bar.addTab(self._theme.icon(tab.icon, tab.colour), text)
            self._bar.setTabData(place, tab.uuid)
            self._order.append(tab.uuid)
            self._places[tab.uuid] = place
        elif old is None or (old.icon, old.colour) != (tab.icon, tab.colour):
            self._bar.setTabIcon(place, self._theme.icon(tab.icon, tab.colour))
        if self._bar.tabText(place) != text:
            self._bar.setTabText(place, text)
        self._bar.setTabToolTip(place, text)
        self._shown[tab.uuid] = tab
        self._fold()

    def _fold(self) -> None:
        """Take the tab of the oldest call that is over out of the bar, where there are too many to be read."""
        if len(self._order) <= MOST:
            return
        over = (one for one in self._order if one != self.current and not self._shown[one].live)
        if (oldest := next(over, None)) is not None:
            self._take_out(oldest)

    def remove(self, uuid: UUID) -> None:
        """Take the tab of a call away; the list of calls comes to the front if it was current."""
        if self._place(uuid) > 0:
            if self._place(uuid) == self._bar.currentIndex():
                self.choose(None)
            self._take_out(uuid)
        self._shown.pop(uuid, None)

    def _take_out(self, uuid: UUID) -> None:
        self._bar.blockSignals(True)  # the tab in front moves up by one place; nobody chose it
        self._bar.removeTab(self._place(uuid))
        self._bar.blockSignals(False)
        self._order.remove(uuid)
        self._places = {one: place for place, one in enumerate(self._order, 1)}
        self._flashes.pop(uuid, None)

    def choose(self, uuid: UUID | None) -> None:
        """Bring a tab to the front without saying so by `chosen`."""
        if uuid in self._shown and uuid not in self._places:
            self._put(self._shown[uuid])
        self._bar.blockSignals(True)
        self._bar.setCurrentIndex(self._place(uuid) if uuid else 0)
        self._bar.blockSignals(False)
        if uuid:
            self._calm(uuid)
        self._bar.update()

    def step(self, by: int) -> None:
        """To the next tab, or the one before, as if clicked."""
        self._bar.setCurrentIndex((self._bar.currentIndex() + by) % self._bar.count())

    def flash(self, uuid: UUID) -> None:
        """Let a tab draw the eye for a moment; it stays in the accent's colour until it is chosen."""
        self._flashes[uuid] = _FLASHES
        self._timer.start()

    def say_waiting(self, ringing: int, missed: int) -> None:
        """What stands at the right end: how many wait."""
        parts = [
            self.tr("%n waiting", "", ringing) if ringing else "",
            self.tr("%n missed, not returned", "", missed) if missed else "",
        ]
        self._note.setText(" · ".join(part for part in parts if part))

    def _place(self, uuid: UUID | None) -> int:
        return self._places.get(uuid, -1) if uuid else -1

    def _calm(self, uuid: UUID) -> None:
        if self._flashes.pop(uuid, None) is not None:
            self._bar.setTabTextColor(self._place(uuid), self._theme.colour("text"))

    @Slot()
    def _on_flash(self) -> None:
        for uuid, left in list(self._flashes.items()):
            colour = "accent" if left % 2 == 0 else "text"
            self._bar.setTabTextColor(self._place(uuid), self._theme.colour(colour))
            self._flashes[uuid] = max(0, left - 1)
        if not any(self._flashes.values()):
            self._timer.stop()

    @Slot(int)
    def _on_current(self, place: int) -> None:
        uuid = self._bar.tabData(place)
        if uuid:
            self._calm(uuid)
        self.chosen.emit(uuid)
