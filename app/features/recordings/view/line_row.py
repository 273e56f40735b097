"""How is one line heard and recorded? One row of the page."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from app.features.recordings.setup import BEGIN, LEAST_DB, MOST_CHANNEL, MOST_DB, WHEN
from app.features.recordings.view.meter import Meter
from app.telephony.capture.words import Input
from app.telephony.recorder.wire import BOX, LineSound
from app.ui.kit import inset, label
from app.ui.texts import words
from app.ui.theme import Theme


class LineRow(QObject):
    """The editors of one line; they stand in a grid with those of the others."""

    changed = Signal(object)  # LineSound

    def __init__(self, theme: Theme, config: LineSound, parent: QWidget) -> None:
        super().__init__(parent)
        self._config = config
        self.number = label(self.tr("Line {line}").format(line=config.line), "section")
        self.device, self.when, self.begin = QComboBox(), QComboBox(), QComboBox()
        self.channel, self.gain = QSpinBox(), QSpinBox()
        for figure in (self.channel, self.gain):
            inset(theme, figure)
        self.meter = Meter(theme)
        for box in (self.device, self.when, self.begin):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(10)
        for when, said in WHEN:
            self.when.addItem(words(said), when)
        for begin, said in BEGIN:
            self.begin.addItem(words(said), begin)
        self.channel.setRange(1, MOST_CHANNEL)
        self.gain.setRange(LEAST_DB, MOST_DB)
        self.gain.setSuffix(" dB")
        self._name_all(config.line)
        self.show_inputs(())
        for box in (self.device, self.when, self.begin):
            box.activated.connect(self._on_changed)
        self.channel.valueChanged.connect(self._on_changed)
        self.gain.valueChanged.connect(self._on_changed)

    def _name_all(self, line: int) -> None:
        named = (
            (self.device, self.tr("Sound input")),
            (self.channel, self.tr("Channel")),
            (self.when, self.tr("Which calls")),
            (self.begin, self.tr("Begins and ends")),
            (self.gain, self.tr("Gain")),
        )
        for widget, name in named:
            widget.setAccessibleName(f"{self.number.text()} · {name}")

    @property
    def editors(self) -> tuple[QWidget, ...]:
        """In the order of the columns."""
        return self.number, self.device, self.channel, self.when, self.begin, self.gain, self.meter

    @property
    def config(self) -> LineSound:
        """As it is set now."""
        return self._config

    def show_inputs(self, found: Sequence[Input]) -> None:
        """The inputs there are; one that is chosen and away stays to be chosen."""
        with QSignalBlocker(self.device):
            self.device.clear()
            self.device.addItem(self.tr("None"), "")
            self.device.addItem(self.tr("The box itself"), BOX)
            for one in found:
                self.device.addItem(one.name, one.name)
            if self._config.device and self.device.findData(self._config.device) < 0:
                gone = self.tr("{name} (not there now)").format(name=self._config.device)
                self.device.addItem(gone, self._config.device)
        self._channels = {one.name: one.channels for one in found}
        self.show_config(self._config)

    def show_config(self, config: LineSound) -> None:
        """Show this without saying `changed`."""
        self._config = config
        widgets = (self.device, self.when, self.begin, self.channel, self.gain)
        blocked = [QSignalBlocker(one) for one in widgets]
        self.device.setCurrentIndex(max(0, self.device.findData(config.device)))
        self.device.setToolTip(self.device.currentText())
        self.when.setCurrentIndex(self.when.findData(config.when))
        self.begin.setCurrentIndex(self.begin.findData(config.begin))
        self.channel.setValue(config.channel)
        self.gain.setValue(config.gain_db)
        del blocked
        chosen = bool(config.device)
        for one in (self.when, self.begin, self.gain):
            one.setEnabled(chosen)
        self.channel.setEnabled(chosen and self._channels.get(config.device, 1) > 1)

    def _on_changed(self) -> None:
        config = replace(
            self._config,
            device=self.device.currentData(),
            channel=self.channel.value(),
            when=self.when.currentData(),
            begin=self.begin.currentData(),
            gain_db=self.gain.value(),
        )
        if config != self._config:
            self.show_config(config)
            self.changed.emit(config)
