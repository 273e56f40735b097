"""What does the user say about a box, and does it work as he says?"""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QSpinBox, QVBoxLayout, QWidget

from app.core.errors import Invalid
from app.core.i18n import Text
from app.features.lines.known import SIMULATED, choices, guesses
from app.features.lines.setup import COUNTRIES, FORGOTTEN, LETTERS, MOST_LINES, SPEEDS, checked, country_of, url_of
from app.features.lines.view.exchange import ExchangeFields
from app.features.lines.view.trial import BoxTrial
from app.features.lines.wording import port_example, port_name, title_of
from app.telephony.decoders import DECODERS
from app.telephony.protocol import BoxConfig, Exchange
from app.telephony.usb import PortInfo
from app.ui.bridge import Bridge
from app.ui.kit import KeyButton, col, inset, label, restyle, row, titled
from app.ui.texts import words
from app.ui.theme import Theme

FIND = ""  # the user does not know what he has
# until he says otherwise
_LINES = {"whozz": 2, "ad800": 8, "ami": 8, "helper": 2, "simulator": SIMULATED.lines}


class BoxSetup(QWidget):
    """Kind, port, lines, country and speed of one box, and a trial of them.

    Args:
        trial: shown below the fields.
        may_find: offer to listen on all ports for a box the user cannot name.
        country: two letters, of the seat's lines; a modem is set to it unless the user says otherwise.
    """

    changed = Signal()

    def __init__(self, theme: Theme, bridge: Bridge, trial: BoxTrial, may_find: bool = True, country: str = "") -> None:
        super().__init__()
        self._theme, self._bridge, self._trial = theme, bridge, trial
        self._ports: list[PortInfo] = []
        self._exchange = ExchangeFields(theme)
        self._make_fields(may_find)
        self._show_choice(self._country, LETTERS.get(country, ""))
        self._try = KeyButton(theme, "", "F9", "play-outline", live=True)
        self._again = KeyButton(theme, "", "", "refresh", "quiet")
        self._again.setToolTip(self.tr("Look for ports again"))
        self._again.setAccessibleName(self.tr("Look for ports again"))
        hint = self.tr("Every port and the network are listened to; the box is where a number comes from.")
        self._hint = label(hint, "faint", wrap=True)
        ring = self.tr("Its lines are rung in the simulator's window, to try and to show everything.")
        self._ring_hint = label(ring, "faint", wrap=True)
        self._lay_out()
        self._kind.currentIndexChanged.connect(self._on_kind)
        self._port.editTextChanged.connect(self._on_edited)
        self._exchange.changed.connect(self._on_edited)
        self._try.clicked.connect(self._on_try)
        self._again.clicked.connect(self.look_up)
        trial.listening.connect(self._on_listening)
        trial.proven.connect(self._on_proven)
        trial.recognised.connect(self._on_recognised)
        self._on_kind()
        self._on_listening(False)

    # ---- what others ask

    def show_config(self, config: BoxConfig) -> None:
        """Show a box that is set up already."""
        self._kind.setCurrentIndex(max(0, self._kind.findData(config.driver)))
        self._show_port(config.port)
        self._lines.setValue(config.lines)
        self._show_choice(self._country, config.country)
        self._show_choice(self._speed, config.baud)
        self._exchange.show_exchange(config.exchange)

    def config(self, others: Collection[BoxConfig] = ()) -> BoxConfig | None:
        """The box as it stands in the fields; None where it is not found yet.

        Raises:
            Invalid: a field is wrong; it is marked.
        """
        self._mark({})
        if self._driver == FIND:
            return None
        try:
            config = checked(self._written(), others)
        except Invalid as err:
            self._mark(err.fields)
            raise
        if self._driver == "ami" and (secret := self._exchange.secret):
            self._bridge.then(self._trial.keep_secret(config, secret), self._on_kept, self)
        return config

    def _on_kept(self, kept: bool) -> None:
        if not kept:
            self._exchange.mark({"secret": FORGOTTEN})

    @property
    def is_known(self) -> bool:
        """Whether it is said or found what kind of box it is."""
        return self._driver != FIND

    @Slot()
    def look_up(self) -> None:
        """Read the list of ports of this kind of box again."""
        kinds = DECODERS[self._driver].port_kinds if self._driver in DECODERS else ("serial", "hid")
        self._bridge.then(self._trial.ports(kinds), self._on_ports, self)

    # ---- building

    def _make_fields(self, may_find: bool) -> None:
        self._kind, self._port = QComboBox(), QComboBox()
        if may_find:
            self._kind.addItem(self.tr("I do not know: listen everywhere"), FIND)
        for driver in DECODERS:
            self._kind.addItem(words(title_of(driver)), driver)
        self._port.setEditable(True)
        self._port.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._lines = QSpinBox()
        inset(self._theme, self._lines)
        self._lines.setRange(1, MOST_LINES)
        self._country, self._speed = QComboBox(), QComboBox()
        self._country.setEditable(True)
        self._country.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for code, name in COUNTRIES:
            self._country.addItem(f"{words(name)} ({code})" if code else words(name), code)
        for speed in SPEEDS:
            self._speed.addItem(str(speed) if speed else self.tr("As usual for this kind"), speed)

    def _lay_out(self) -> None:
        theme = self._theme
        self._wrong: dict[str, QLabel] = {}
        self._slots: dict[str, QWidget] = {}
        for key, name, widget in (
            ("driver", self.tr("What kind of box"), self._kind),
            ("port", "", self._port),
            ("lines", self.tr("Lines"), self._lines),
            ("country", self.tr("Country of the line"), self._country),
            ("baud", self.tr("Speed"), self._speed),
        ):
            fault = label("", "wrong", wrap=True)
            fault.hide()
            self._wrong[key] = fault
            self._slots[key] = titled(theme, name, widget, fault)
        self._port_name = self._slots["port"].findChildren(QLabel)[0]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("m"))
        slots = self._slots
        self._port_row = row(theme, (slots["port"], 1), self._beside(self._again), gap="xs")
        self._more_row = row(theme, (slots["country"], 1), (slots["baud"], 1), gap="m")
        layout.addWidget(row(theme, (slots["driver"], 3), (slots["lines"], 1), gap="m"))
        layout.addWidget(self._hint)
        layout.addWidget(self._ring_hint)
        layout.addWidget(self._port_row)
        layout.addWidget(self._exchange)
        layout.addWidget(self._exchange.hint)
        layout.addWidget(self._more_row)
        layout.addWidget(row(theme, self._try, None))
        layout.addWidget(self._trial, 1)
        layout.addStretch()
        self._column = layout

    def _beside(self, button: QWidget) -> QWidget:
        """A button at the height of the field beside it."""
        return col(self._theme, label(" ", "small"), button, None, gap="xs")

    # ---- what is written

    @property
    def _driver(self) -> str:
        return str(self._kind.currentData() or FIND)

    def _written(self) -> BoxConfig:
        exchange = self._exchange.exchange() if self._driver == "ami" else Exchange()
        return BoxConfig(
            self._driver,
            SIMULATED.port if self._driver == SIMULATED.driver else url_of(self._chosen(self._port), self._driver),
            max(self._lines.value(), min(len(exchange.extensions), MOST_LINES)),
            "" if self._slots["country"].isHidden() else country_of(self._chosen(self._country)),
            0 if self._slots["baud"].isHidden() else int(self._speed.currentData() or 0),
            exchange,
        )

    @staticmethod
    def _chosen(box: QComboBox) -> str:
        """The value of the chosen item, or what was typed instead."""
        at = box.findText(box.currentText())
        return str(box.itemData(at) if at >= 0 else box.currentText()).strip()

    def _show_port(self, url: str) -> None:
        at = self._port.findData(url)
        if at >= 0:
            self._port.setCurrentIndex(at)
        else:
            self._port.setEditText(url)

    @staticmethod
    def _show_choice(box: QComboBox, value: str | int) -> None:
        at = box.findData(value)
        if at < 0:
            box.addItem(str(value), value)
            at = box.count() - 1
        box.setCurrentIndex(at)

    def _mark(self, fields: dict[str, Text]) -> None:
        widgets = {"driver": self._kind, "port": self._port, "lines": self._lines, "country": self._country}
        for key, fault in self._wrong.items():
            fault.setText(words(fields[key]) if key in fields else "")
            fault.setVisible(key in fields)
            restyle(widgets.get(key, self._speed), "look", "wrong" if key in fields else "")
        self._exchange.mark(fields)
        if fields:
            widgets.get(next(iter(fields)), self._speed).setFocus()

    # ---- what happens

    @Slot()
    def _on_kind(self) -> None:
        self._arrange()
        self._trial.end()
        self._name_try()
        self._mark({})
        self.look_up()
        self.changed.emit()

    def _arrange(self) -> None:
        """Show the fields that this kind of box has."""
        driver = self._driver
        kinds: Sequence[str] = DECODERS[driver].port_kinds if driver in DECODERS else ()
        self._hint.setVisible(driver == FIND)
        self._port_row.setVisible(bool(kinds) and "sim" not in kinds)
        self._again.setVisible(bool({"serial", "hid", "sound"} & set(kinds)))
        self._exchange.setVisible(driver == "ami")
        self._exchange.hint.setVisible(driver == "ami")
        self._port_name.setText(words(port_name(kinds)))
        self._slots["lines"].setVisible(driver != FIND)
        self._slots["country"].setVisible(driver == "at-modem")
        self._slots["baud"].setVisible("serial" in kinds)
        self._more_row.setVisible("serial" in kinds)
        self._ring_hint.setVisible("sim" in kinds)
        self._try.setVisible("sim" not in kinds)
        self._trial.setVisible("sim" not in kinds)
        self._column.setStretch(self._column.count() - 1, int("sim" in kinds))  # without a trial the rest stays on top
        self._lines.setValue(_LINES.get(driver, 1))
        self._fill_ports()

    @Slot()
    def _on_edited(self) -> None:
        self._trial.end()
        self.changed.emit()

    def _on_ports(self, ports: Sequence[PortInfo]) -> None:
        self._ports = list(ports)
        self._fill_ports()

    def _fill_ports(self) -> None:
        decoder = DECODERS.get(self._driver)
        kept = self._chosen(self._port)
        found = choices(self._ports, decoder) if decoder else []
        blocker = QSignalBlocker(self._port)
        self._port.clear()
        for choice in found:
            self._port.addItem(words(choice.words), choice.url)
        field = self._port.lineEdit()
        if field is not None:
            field.setPlaceholderText(words(port_example(self._driver)))
        if kept and (not found or any(kept == choice.url for choice in found)):
            self._show_port(kept)
        blocker.unblock()

    @Slot()
    def _on_try(self) -> None:
        if self._trial.running:
            self._trial.end()
        elif self._driver == FIND:
            self._trial.seek(guesses(self._ports))
        else:
            self._try_one(self.config)

    def _try_one(self, written: Callable[[], BoxConfig | None]) -> None:
        try:
            config = written()
        except Invalid:
            return
        if config:
            self._trial.listen([config])

    @Slot(bool)
    def _on_listening(self, _on: bool) -> None:
        self._name_try()

    def _name_try(self) -> None:
        on = self._trial.running
        self._try.set_icon("stop" if on else "play-outline")
        if on:
            self._try.set_words(self.tr("Stop listening"))
        else:
            self._try.set_words(self.tr("Find it") if self._driver == FIND else self.tr("Try it"))

    @Slot(str, str)
    def _on_recognised(self, driver: str, port: str) -> None:
        """A box answered: fill in what it is and where, and listen to it."""
        if self._driver == FIND:
            self._fill_in(BoxConfig(driver, port))
            self._try_one(self.config)

    @Slot(object)
    def _on_proven(self, config: BoxConfig) -> None:
        """A number came: fill in where from, while the trial goes on."""
        if self._driver == FIND:
            self._fill_in(config)

    def _fill_in(self, config: BoxConfig) -> None:
        with QSignalBlocker(self._kind), QSignalBlocker(self._port):
            self._kind.setCurrentIndex(self._kind.findData(config.driver))
            self._arrange()
            self._show_port(config.port)
        self._lines.setValue(max(self._lines.value(), self._trial.most_line))
        self.changed.emit()
