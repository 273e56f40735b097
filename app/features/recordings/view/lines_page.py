"""Which sound does each line have, which of its calls are recorded, and is it loud enough? A page of the settings."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import AppError
from app.features.recordings.view.line_row import LineRow
from app.features.recordings.wording import warnings_of
from app.telephony.capture.words import Input
from app.telephony.recorder.recorder import RecorderState
from app.telephony.recorder.wire import LineSound
from app.ui.bridge import Bridge
from app.ui.kit import Banner, KeyButton, col, label, pane, row, rule
from app.ui.scrolled import scrolled
from app.ui.texts import words
from app.ui.theme import Theme

_LOOK_MS = 5000


class LineSounds(Protocol):
    """What the page shows and changes."""

    @property
    def lines(self) -> Sequence[LineSound]:
        """All lines of the seat as they are set up, in order."""
        ...

    def inputs(self) -> "Future[Sequence[Input]]":
        """The sound inputs there are now."""
        ...

    def use(self, lines: Sequence[LineSound]) -> None:
        """Hear and record the lines so from now on."""
        ...

    def watch(self, *, on: bool) -> None:
        """Tell the levels often, or no longer."""
        ...


class RecordingLinesPage(QWidget):
    """A row for each line, with its level; while it is shown the levels move."""

    secret_wanted = Signal()  # the secret key of the bucket is to be entered
    key_wanted = Signal()  # the key of encrypted recordings is to be shown or entered

    def __init__(self, theme: Theme, bridge: Bridge, sounds: LineSounds) -> None:
        super().__init__()
        self._theme, self._bridge, self._sounds = theme, bridge, sounds
        self._found: tuple[Input, ...] = ()
        self.rows = [LineRow(theme, one, self) for one in sounds.lines]
        self._wrong = QVBoxLayout()
        self._said: tuple[str, ...] = ()
        self._looks = QTimer(self, interval=_LOOK_MS)
        self._looks.timeout.connect(self.refresh)
        self._build()
        for one in self.rows:
            one.changed.connect(self._on_changed)
        self.setFocusProxy(self.rows[0].device)

    def _build(self) -> None:
        theme = self._theme
        spread = KeyButton(theme, self.tr("One input after the other"), "Ctrl+Shift+N", "numeric", live=True)
        spread.setToolTip(self.tr("Line 1 gets the first input, line 2 the second, and so on"))
        spread.clicked.connect(self.spread)
        key = KeyButton(theme, self.tr("Key of encrypted recordings"), "", "key-outline")
        key.clicked.connect(self.key_wanted)
        secret = KeyButton(theme, self.tr("Secret key of the bucket"), "", "cloud-lock-outline")
        secret.clicked.connect(self.secret_wanted)
        head = row(theme, label(self.tr("Recording of the lines"), "title"), None, spread, margin="l")
        hint = self.tr(
            "Talk on each line and look whether its level moves; the green part is right. A recording begins and ends "
            "by itself with the receiver where the box tells it, else with the voice."
        )
        body = col(
            theme,
            label(hint, "muted", wrap=True),
            self._warnings(),
            self._grid(),
            rule(),
            row(theme, key, secret, None),
            None,
            gap="m",
            margin="l",
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(rule())
        layout.addWidget(scrolled(theme, body), 1)
        pane(theme, self)

    def _warnings(self) -> QWidget:
        host = QWidget()
        self._wrong.setContentsMargins(0, 0, 0, 0)
        self._wrong.setSpacing(self._theme.space("xs"))
        host.setLayout(self._wrong)
        return host

    def _grid(self) -> QWidget:
        host, grid = QWidget(), QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._theme.space("s"))
        grid.setVerticalSpacing(self._theme.space("s"))
        heads = (
            "",
            self.tr("Sound input"),
            self.tr("Channel"),
            self.tr("Which calls"),
            self.tr("Begins and ends"),
            self.tr("Gain"),
            self.tr("Level"),
        )
        for column, head in enumerate(heads):
            grid.addWidget(label(head, "faint"), 0, column)
        for place, one in enumerate(self.rows, 1):
            for column, editor in enumerate(one.editors):
                grid.addWidget(editor, place, column)
        for column, share in ((1, 4), (3, 3), (4, 3), (6, 3)):
            grid.setColumnStretch(column, share)
        host.setLayout(grid)
        return host

    # ------------------------------------------------------------ what it is told

    @Slot(object)
    def take_state(self, state: RecorderState) -> None:
        """How the lines are now."""
        states = {one.line: one for one in state.lines}
        for one in self.rows:
            if (found := states.get(one.config.line)) is not None:
                one.meter.show_state(found)
        said = tuple(words(one) for one in warnings_of(state))
        if said != self._said:
            self._said = said
            while (old := self._wrong.takeAt(0)) is not None:
                if (widget := old.widget()) is not None:
                    widget.deleteLater()
            for sentence in said:
                self._wrong.addWidget(Banner(self._theme, sentence))

    @Slot()
    def refresh(self) -> None:
        """Look which inputs there are."""
        self._bridge.then(self._sounds.inputs(), self._show_inputs, self, self._on_none)

    def _show_inputs(self, found: Sequence[Input]) -> None:
        if tuple(found) == self._found:
            return
        self._found = tuple(found)
        for one in self.rows:
            one.show_inputs(found)

    def _on_none(self, err: AppError) -> None:
        self._looks.stop()
        self._wrong.addWidget(Banner(self._theme, words(err.text), colour="danger"))

    # ------------------------------------------------------------ what the user does

    @Slot()
    def spread(self) -> None:
        """Line 1 the first input, line 2 the second."""
        for one, found in zip(self.rows, self._found, strict=False):
            one.show_config(replace(one.config, device=found.name, channel=1))
        self._use()

    @Slot(object)
    def _on_changed(self, _config: LineSound) -> None:
        self._use()

    def _use(self) -> None:
        self._sounds.use([one.config for one in self.rows])

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._sounds.watch(on=True)
        self.refresh()
        self._looks.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._sounds.watch(on=False)
        self._looks.stop()
