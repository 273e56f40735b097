"""How are the seat, the database and the boxes? One line at the bottom."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from app.core.i18n import Text
from app.ui.kit import KeyCap, label, pane
from app.ui.paint import glyph, put, width_of
from app.ui.texts import words
from app.ui.theme import Theme

_SIDE = 14


class StatusPart(QWidget):
    """Icon and words; elided where there is little room, the tool tip has all."""

    clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon = self._colour = self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def say(self, icon: str, colour: str, text: str, tip: str = "") -> None:
        """Show other words."""
        self._icon, self._colour, self._text = icon, colour, text
        self.setToolTip(tip or text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    @override
    def sizeHint(self) -> QSize:
        return QSize(_SIDE + 6 + width_of(self._theme, self._text, "small") + 2, self._theme.size("status"))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_SIDE + 6, self._theme.size("status"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p, mid = QPainter(self), self.height() // 2
        glyph(self._theme, p, self._icon, self._colour, 0, mid, _SIDE)
        room = QRect(_SIDE + 6, 0, self.width() - _SIDE - 6, self.height())
        put(self._theme, p, room, self._text, "small", "waiting" if self._colour == "waiting" else "muted")

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


class _Help(QWidget):
    clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.space("xs"))
        box.addWidget(label(self.tr("All keys"), "small"))
        box.addWidget(KeyCap(theme, "F1"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()


class StatusBar(QWidget):
    """Parts by key, in the order in which they came; those at the right end after the gap."""

    pressed = Signal(str)  # key of the part
    keys_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._parts: dict[str, StatusPart] = {}
        pane(theme, self, name="back")
        self.setFixedHeight(theme.size("status"))
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.space("l"), 0, theme.space("m"), 0)
        for one in (layout, self._left, self._right):
            one.setSpacing(theme.space("l"))
        layout.addLayout(self._left)
        layout.addStretch(1)
        layout.addLayout(self._right)
        keys = _Help(theme)
        keys.clicked.connect(self.keys_wanted)
        layout.addWidget(keys)

    def set_part(
        self, key: str, icon: str, colour: str, text: str | Text, tip: str | Text = "", right: bool = False
    ) -> None:
        """Say something at the part called `key`; "" takes the part away."""
        part = self._parts.get(key)
        if part is None:
            part = self._parts[key] = StatusPart(self._theme)
            part.clicked.connect(lambda: self.pressed.emit(key))
            (self._right if right else self._left).addWidget(part)
        part.setVisible(bool(text))
        if text:
            part.say(icon, colour, words(text), words(tip))

    def part(self, key: str) -> StatusPart | None:
        """The part called `key`, for a menu to stand above."""
        return self._parts.get(key)

    def text_of(self, key: str) -> str:
        """What the part called `key` says, "" where there is none."""
        part = self._parts.get(key)
        return part.text if part is not None and not part.isHidden() else ""
