"""What does the desk look like? Tabs on top, below them the view the call in front needs."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.options import CUSTOM_FIELDS
from app.features.desk.pops import Pop
from app.features.desk.sheet import Sheet, Show
from app.features.desk.view.calls_list import CallsList
from app.features.desk.view.candidates import CandidatesView
from app.features.desk.view.card import CardView
from app.features.desk.view.parts import Means
from app.features.desk.view.share_bar import ShareBar
from app.features.desk.view.tabs import CallTabs
from app.features.desk.view.unknown import UnknownView
from app.features.desk.view.waiting import WaitingView
from app.ui.kit import pane, rule

_PASSES = 3


class DeskPage(QWidget):
    """Holds one view of each kind; they are filled anew whenever another tab comes to the front.

    So a pop builds no widgets, and eight calls at once cost eight tabs, not eight pages.
    """

    left = Signal()  # Esc, where nothing in the page took it

    def __init__(self, means: Means) -> None:
        super().__init__()
        theme = means.theme
        self._number = ""
        self.tabs = CallTabs(theme)
        self.calls = CallsList(means)
        self.waiting = WaitingView(means)
        self.card = CardView(means, lambda: [means.settings.text(one) for one in CUSTOM_FIELDS])
        self.candidates = CandidatesView(means)
        self.unknown = UnknownView(means)
        self.share = ShareBar(theme)
        self.share.left.connect(self.take_focus)
        self._stack = QStackedWidget()
        for one in (self.calls, self.waiting, self.card, self.candidates, self.unknown):
            self._stack.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(pane(theme, self.tabs, name="back"))
        layout.addWidget(rule())
        layout.addWidget(self.share)
        layout.addWidget(self._stack, 1)
        for key, by in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1), ("Alt+Right", 1), ("Alt+Left", -1)):
            QShortcut(QKeySequence(key), self, lambda by=by: self.tabs.step(by))

    @property
    def view(self) -> QWidget:
        """The view in front."""
        found = self._stack.currentWidget()
        assert found is not None
        return found

    def number_to_dial(self) -> str:
        """The number of the call in front, or of the customer whose file is open."""
        return self._number

    def show_calls(self) -> None:
        """The list of calls in front."""
        self._number = ""
        self.tabs.choose(None)
        self._turn_to(self.calls)

    def show_sheet(self, sheet: Sheet, pop: Pop | None, places: Mapping[str, str], now: datetime) -> None:
        """A call in front, with everything that is known of it."""
        show = sheet.show(pop)
        self._number = sheet.number(pop)
        if show is Show.CARD:
            self._show_card(sheet, pop, places, now)
        elif show is Show.CANDIDATES and sheet.face and pop:
            self.candidates.show_face(sheet.face, pop, places, now)
            self._turn_to(self.candidates)
        elif show is Show.UNKNOWN and pop:
            self.unknown.begin(sheet, pop, places, now)
            self._turn_to(self.unknown)
        else:
            self.waiting.show_pop(pop, now)
            self._turn_to(self.waiting)
        self._lay_out()

    @staticmethod
    def _lay_out() -> None:
        """Let what is shown find its place before it is painted, or it is painted, laid out and painted again.

        Words that wrap, and lists that get a scroll bar, want another place once they know their width.
        """
        for kind in (QEvent.Type.PolishRequest, *[QEvent.Type.LayoutRequest] * _PASSES, QEvent.Type.UpdateLater):
            QCoreApplication.sendPostedEvents(None, kind.value)

    def _show_card(self, sheet: Sheet, pop: Pop | None, places: Mapping[str, str], now: datetime) -> None:
        assert sheet.face is not None
        self.card.begin(sheet, pop, places, now)
        self._turn_to(self.card)

    def _turn_to(self, view: QWidget) -> None:
        """Bring a view to the front; the keyboard goes along, to where that view wants it and not to any field."""
        before, holder = self.view, QApplication.focusWidget()
        if view is before:
            return
        follows = holder is not None and before.isAncestorOf(holder)
        self._stack.setCurrentWidget(view)
        if follows:
            self.take_focus()

    def show_pop(self, sheet: Sheet, pop: Pop, places: Mapping[str, str], now: datetime) -> None:
        """The state of the call in front changed; what was typed stays."""
        show = sheet.show(pop)
        if show is Show.CARD and self.view is self.card:
            self.card.show_pop(pop, now)
        elif show is Show.CANDIDATES and self.view is self.candidates:
            self.candidates.show_pop(pop, places, now)
        elif show is Show.UNKNOWN and self.view is self.unknown:
            self.unknown.show_pop(pop, places, now)
        else:
            self.show_sheet(sheet, pop, places, now)

    def take_focus(self) -> None:
        """The view in front decides where the keyboard goes; never out of a field with the caret in it."""
        view = self.view
        if isinstance(view, CallsList | CardView | CandidatesView | UnknownView):
            view.take_focus()
        else:
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.take_focus()  # the page itself has nothing to type into

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
