"""Which boxes does this seat listen to, how are they, and how are they changed? A page of the settings."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.core.clock import Clock
from app.core.errors import Invalid
from app.features.lines.diagnosis import Counters
from app.features.lines.known import SIMULATED
from app.features.lines.lines import Lines
from app.features.lines.setup import COUNTRIES
from app.features.lines.view.setup import BoxSetup
from app.features.lines.view.trial import BoxTrial
from app.features.lines.wording import BOX, DOUBTFUL, figures_of, look_of, place_of, title_of
from app.telephony.hub import first_lines
from app.telephony.protocol import BoxConfig, BoxState, Call
from app.ui.bridge import Bridge
from app.ui.kit import Banner, KeyButton, Pill, col, facts, label, pane, row, rule
from app.ui.lists import EventList, Line
from app.ui.states import Stated
from app.ui.texts import words
from app.ui.theme import Theme

MakeSetup = Callable[[], BoxSetup]


class LinesPage(QWidget):
    """The boxes with their state and whether numbers arrive; add, change, remove, try.

    Args:
        lines: the boxes in force.
        country: two letters, of the seat's lines.
    """

    simulator_wanted = Signal()

    def __init__(self, theme: Theme, bridge: Bridge, clock: Clock, lines: Lines, country: str = "") -> None:
        super().__init__()
        self._theme, self._bridge, self._clock, self._lines, self._country = theme, bridge, clock, lines, country
        self._states: dict[BoxConfig, BoxState] = {}
        self._counters = Counters()
        self._list = EventList(theme, clock, when=False)
        self._stated = Stated(theme, self._list, "phone-classic")
        self._detail = QVBoxLayout()
        self._build()
        self._list.chosen.connect(self._on_chosen)
        self._list.opened.connect(self._on_opened)
        self._stated.wanted.connect(self.add)
        self.setFocusProxy(self._list)
        self.refresh()

    # ---- what it is told

    @Slot(object)
    def take_state(self, state: BoxState) -> None:
        """A box changed."""
        self._states[state.config] = state
        self.refresh()

    @Slot(object)
    def take_call(self, call: Call) -> None:
        """A call changed; only its being counted is shown."""
        before = self._counters.of(call.box)
        self._counters.take(call)
        if self._counters.of(call.box) != before:
            self.refresh()

    def refresh(self) -> None:
        """Show what is in force now."""
        configs = self._lines.configs
        if not configs:
            sentence = self.tr("No box is set up yet: calls are not noticed. The simulator shows how it will be.")
            self._stated.show_empty(sentence, self.tr("Add a box"))
            self._on_chosen(None)
            return
        places = zip(configs, first_lines(configs), strict=True)
        self._list.show_items([self._row(config, first) for config, first in places])
        self._stated.show_content()
        if self._list.current is None:
            self._list.choose_first()
        self._on_chosen(self._list.current)

    # ---- what the user does

    @Slot()
    def add(self) -> None:
        """Ask for a new box."""
        self._open_dialog(None)

    @Slot()
    def change(self) -> None:
        """Change the chosen box."""
        if isinstance(self._list.current, BoxConfig):
            self._open_dialog(self._list.current)

    @Slot()
    def remove(self) -> None:
        """Listen to the chosen box no longer."""
        gone = self._list.current
        if isinstance(gone, BoxConfig):
            self._use([config for config in self._lines.configs if config != gone])

    @Slot()
    def _on_simulator(self) -> None:
        """Open the simulator's window; its lines must be listened to, or nothing would come of it."""
        if all(config.driver != SIMULATED.driver for config in self._lines.configs):
            self._use([*self._lines.configs, SIMULATED])
        self.simulator_wanted.emit()

    def _open_dialog(self, config: BoxConfig | None) -> None:
        others = [one for one in self._lines.configs if one != config]
        trial = BoxTrial(self._theme, self._bridge, self._clock, self._lines)
        setup = BoxSetup(self._theme, self._bridge, trial, may_find=config is None, country=self._country)
        dialog = BoxDialog(self._theme, setup, config, others, self)
        dialog.saved.connect(self._on_saved)
        dialog.open()

    @Slot(object, object)
    def _on_saved(self, before: BoxConfig | None, after: BoxConfig) -> None:
        configs = list(self._lines.configs)
        if before in configs:
            configs[configs.index(before)] = after
        else:
            configs.append(after)
        self._use(configs)
        self._list.choose(after)

    def _use(self, configs: Sequence[BoxConfig]) -> None:
        self._states = {config: state for config, state in self._states.items() if config in configs}
        self._bridge.then(self._lines.use(configs), lambda _: None, self)
        self.refresh()

    # ---- building

    def _build(self) -> None:
        theme = self._theme
        add = KeyButton(theme, self.tr("Add a box"), "Ctrl+N", "plus", "primary", live=True)
        simulator = KeyButton(theme, self.tr("Simulator"), "Ctrl+Shift+S", "phone-settings-outline", live=True)
        add.clicked.connect(self.add)
        simulator.clicked.connect(self._on_simulator)
        head = row(theme, label(self.tr("Lines and boxes"), "title"), None, simulator, add, margin="l")
        side = QWidget()
        self._detail = QVBoxLayout(side)
        self._detail.setContentsMargins(*(theme.space("l"),) * 4)
        self._detail.setSpacing(theme.space("m"))
        pane(theme, side, "pane_card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(rule())
        self._side = row(theme, rule(vertical=True), side, gap="")
        layout.addWidget(row(theme, (self._stated, 1), self._side, gap=""), 1)
        pane(theme, self)

    def _row(self, config: BoxConfig, first: int) -> Line:
        state, seen = self._states.get(config), self._counters.of(config.port)
        look = look_of(state, seen)
        return Line(
            look=BOX,
            title=words(title_of(config.driver)),
            text=words(place_of(config, first, state.port_name if state else "")),
            state=look,
            note=words(figures_of(seen)),
            item=config,
        )

    @Slot(object)
    def _on_opened(self, _item: object) -> None:
        self.change()

    @Slot(object)
    def _on_chosen(self, item: object) -> None:
        while (old := self._detail.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._side.setVisible(isinstance(item, BoxConfig))
        if not isinstance(item, BoxConfig):
            return
        for widget in self._details(item):
            self._detail.addWidget(widget)
        self._detail.addStretch(1)

    def _details(self, config: BoxConfig) -> list[QWidget]:
        theme, state = self._theme, self._states.get(config)
        seen = self._counters.of(config.port)
        pill = Pill(theme, look_of(state, seen))
        parts = [row(theme, label(words(title_of(config.driver)), "section"), None, pill)]
        if state and state.trouble:
            parts.append(Banner(theme, words(state.trouble), colour="danger", icon="power-plug-off-outline"))
            parts.append(label(state.advice or "", wrap=True))
        elif seen.doubtful:
            parts.append(Banner(theme, self.tr("It rings, but no number ever comes.")))
            hint = self.tr("Ask the telephone company whether caller ID is switched on for this line.")
            if config.driver == "at-modem":
                hint = self.tr("Check the country below, and ask the telephone company whether caller ID is on.")
            parts.append(label(hint, wrap=True))
        parts.append(facts(theme, self._facts(config, state)))
        if state and state.notices:
            parts.append(self._notices(state))
        change = KeyButton(theme, self.tr("Change and try"), "F2", "pencil-outline", live=True)
        remove = KeyButton(theme, self.tr("Remove"), "Ctrl+Del", "trash-can-outline", "danger", live=True)
        change.clicked.connect(self.change)
        remove.clicked.connect(self.remove)
        parts.append(row(theme, change, remove, None))
        return parts

    def _facts(self, config: BoxConfig, state: BoxState | None) -> list[tuple[str, str | QWidget]]:
        firsts = dict(zip(self._lines.configs, first_lines(self._lines.configs), strict=True))
        shown: list[tuple[str, str | QWidget]] = [
            (self.tr("Lines"), words(place_of(config, firsts.get(config, 1), state.port_name if state else ""))),
            (self.tr("Set up as"), config.port),
            (self.tr("Caller ID"), words(figures_of(self._counters.of(config.port)))),
        ]
        if config.country:
            names = dict(COUNTRIES)
            shown.append((self.tr("Country"), words(names.get(config.country, config.country))))
        if config.baud:
            shown.append((self.tr("Speed"), str(config.baud)))
        return shown

    def _notices(self, state: BoxState) -> QWidget:
        lines = [
            label(notice.text or notice.words, "small", wrap=True, ink=DOUBTFUL.colour if notice.trouble else "muted")
            for notice in state.notices
        ]
        return col(self._theme, label(self.tr("What the box says about itself"), "small"), *lines, gap="xs")


class BoxDialog(QDialog):
    """Sets up one box and tries it.

    Args:
        config: the box to change, None for a new one.
        others: boxes whose ports are taken.
    """

    saved = Signal(object, object)  # before (or None), after

    def __init__(
        self,
        theme: Theme,
        setup: BoxSetup,
        config: BoxConfig | None,
        others: Sequence[BoxConfig],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._setup, self._config, self._others = setup, config, others
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Change a box") if config else self.tr("Add a box"))
        if config:
            setup.show_config(config)
        save = KeyButton(theme, self.tr("Save"), "Ctrl+Return", "check", "primary", live=True)
        leave = KeyButton(theme, self.tr("Cancel"), "Esc", look="quiet")
        self._save = save
        setup.changed.connect(self._on_changed)
        self._on_changed()
        save.clicked.connect(self._on_save)
        leave.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.space("l"),) * 4)
        layout.setSpacing(theme.space("l"))
        layout.addWidget(setup, 1)
        layout.addWidget(row(theme, save, leave, None))
        self.resize(theme.size("palette"), theme.size("palette"))

    @Slot()
    def _on_changed(self) -> None:
        self._save.setEnabled(self._setup.is_known)

    @Slot()
    def _on_save(self) -> None:
        try:
            config = self._setup.config(self._others)
        except Invalid:
            return
        if config:
            self.saved.emit(self._config, config)
            self.accept()
