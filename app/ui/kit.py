"""What small parts are the pages made of? `theme` comes first everywhere."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.core.i18n import Text
from app.records.workflow import Look
from app.ui.banner import Banner as Banner  # noqa: PLC0414  part of the kit
from app.ui.banner import Headline as Headline  # noqa: PLC0414
from app.ui.paint import glyph, key_width, key_words, paint_key, paint_pill, pill_width, put, stamp, width_of
from app.ui.texts import words as said
from app.ui.theme import Theme


class KeyButton(QPushButton):
    """Icon, word and the key that does the same.

    Args:
        key: in Qt's form ("Ctrl+Return", "F5"); shown on a cap.
        look: "" plain, "primary" (one per pane), "quiet", "danger", "chip".
        checked: None for a button that cannot be on.
        live: the button itself answers to `key` while it is visible; otherwise somebody else does.
    """

    _INK: ClassVar = {"primary": "on_accent", "danger": "danger", "quiet": "muted"}

    def __init__(
        self,
        theme: Theme,
        text: str | Text = "",
        key: str = "",
        icon: str = "",
        look: str = "",
        checked: bool | None = None,
        live: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._key, self._glyph, self._look = theme, key, icon, look
        self._words = ""
        self._tight = False
        self.setProperty("look", look)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if checked is not None:
            self.setCheckable(True)
            self.setChecked(checked)
        self.set_words(text)
        if live and key:  # not setShortcut: it clicks a tenth of a second later, when the next keys went elsewhere
            QShortcut(QKeySequence(key), self, self.click)

    def set_words(self, text: str | Text) -> None:
        """Other words on the button."""
        self._words = said(text)
        self.setText(self._words.replace("&", "&&"))
        self.updateGeometry()

    def set_icon(self, name: str) -> None:
        """Another icon, "" for none."""
        self._glyph = name
        self.updateGeometry()
        self.update()

    @property
    def words(self) -> str:
        """What stands on it."""
        return self._words

    def _cap(self) -> int:
        return key_width(self._theme, self._key) + 8 if self._key else 0

    def _inside(self) -> int:
        """Width of icon and words, without the cap."""
        if not self._words:
            return self._theme.size("icon")
        return width_of(self._theme, self._words) + (22 if self._glyph else 0)

    def _outside(self) -> int:
        return 24 if self._words and not (self._look == "chip" and self._key) else 16

    @override
    def sizeHint(self) -> QSize:
        high = self._theme.size("chip") + 2 if self._look == "chip" else self._theme.size("control")
        return QSize(self._inside() + self._cap() + self._outside(), high)

    @override
    def minimumSizeHint(self) -> QSize:
        """Where there is little room the cap goes first; the tool tip has the key then."""
        return QSize(self._inside() + self._outside(), self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tight = bool(self._key) and self.width() < self.sizeHint().width() - 2
        if self._key and (self._tight or self.toolTip() == key_words(self._key)):
            self.setToolTip(key_words(self._key) if self._tight else "")

    def _ink(self) -> str:
        if not self.isEnabled():
            return "disabled"
        return self._INK.get(self._look, "accent" if self.isChecked() else "text")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        state = (self.isEnabled(), self.isDown(), self.isChecked(), self.isDefault(), self.hasFocus())
        what = ("button", self._words, self._key, self._glyph, self._look, self._tight, self.underMouse(), *state)
        stamp(self._theme, QPainter(self), self.rect(), what, self._draw)

    def _draw(self, p: QPainter) -> None:
        theme, option = self._theme, QStyleOptionButton()
        self.initStyleOption(option)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, p, self)
        ink, mid, key = self._ink(), self.height() // 2, "" if self._tight else self._key
        x = max(8, (self.width() - self._inside() - (self._cap() if key else 0)) // 2)
        if self._glyph:
            glyph(theme, p, self._glyph, ink, x, mid)
            x += 22 if self._words else theme.size("icon")
        room = self.width() - x - (self._cap() if key else 0) - 4
        if self._words:
            x += put(theme, p, QRect(x, 0, room, self.height()), self._words, "base", ink)
        if key:
            primary = self._look == "primary" and self.isEnabled()
            paint_key(theme, p, x + 8, mid, key, *(("accent_hover", "on_accent") if primary else ("sunken", ink)))


class Pill(QWidget):
    """A state or kind: icon and words on its tint. It shows or hides itself with its look."""

    def __init__(self, theme: Theme, look: Look | None = None, words: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._look: Look | None = None
        self._words = ""
        if look is None:
            self.hide()
        self.show_look(look, words)

    def show_look(self, look: Look | None, words: str = "") -> None:
        """Show another look; None hides the pill."""
        if (look, words) == (self._look, self._words) and self.isHidden() is (look is None):
            return
        self._look, self._words = look, words
        if look is None:
            self.hide()
            return
        text = words or said(look.words)
        self.setFixedSize(pill_width(self._theme, look, text), self._theme.size("pill"))
        self.setAccessibleName(text)
        if self.parent() is not None:
            self.show()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is not None:
            paint_pill(self._theme, QPainter(self), 0, self.height() // 2, self._look, self._words, room=self.width())


class KeyCap(QWidget):
    """A key, drawn as its cap, right of what it triggers."""

    def __init__(self, theme: Theme, key: str) -> None:
        super().__init__()
        self._theme = theme
        self.set_key(key)

    def set_key(self, key: str) -> None:
        """Show another key."""
        self._key = key
        self.setFixedSize(key_width(self._theme, key), self._theme.size("pill"))
        self.setAccessibleName(key_words(key))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_key(self._theme, QPainter(self), 0, self.height() // 2, self._key)


class Sign(QWidget):
    """One icon in the colour of a token."""

    def __init__(self, theme: Theme, name: str, colour: str = "muted", side: int = 0) -> None:
        super().__init__()
        self._theme, self._name, self._colour, self._side = theme, name, colour, side or theme.size("icon")
        self.setFixedSize(self._side, self._side)

    def show_icon(self, name: str, colour: str) -> None:
        """Show another icon."""
        self._name, self._colour = name, colour
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._theme.icons.paint(QPainter(self), self.rect(), self._name, self._theme.colour(self._colour))


Item = QWidget | tuple[QWidget, int] | None


def yielding(*buttons: KeyButton) -> None:
    """Let buttons give up their caps where there is little room, before anything else is cut off."""
    for one in buttons:
        one.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


def label(text: str | Text = "", role: str = "", wrap: bool = False, ink: str = "") -> QLabel:
    """Words as they are, never read as mark-up.

    `role` is title, section, figure, strong, muted, small, faint or wrong; `ink` is danger, waiting, progress,
    finished, accent, muted, faint, or "" for the role's own.
    """
    widget = QLabel(said(text))
    widget.setTextFormat(Qt.TextFormat.PlainText)
    widget.setProperty("role", role)
    widget.setProperty("ink", ink)
    widget.setWordWrap(wrap)
    return widget


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Change a property that the style sheet looks at (role, ink, look) of a widget already shown."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def field(
    theme: Theme, value: str = "", look: str = "", icon: str = "", hint: str | Text = "", lead: str = ""
) -> QLineEdit:
    """A one-line field; `look`: "", "search", "fixed", "wrong"; `icon` at its end, `lead` at its start."""
    widget = QLineEdit(value)
    widget.setProperty("look", look)
    widget.setPlaceholderText(said(hint))
    widget.setCursorPosition(0)
    if icon:
        widget.addAction(theme.icon(icon), QLineEdit.ActionPosition.TrailingPosition)
    if lead:
        widget.addAction(theme.icon(lead), QLineEdit.ActionPosition.LeadingPosition)
    return widget


def inset(theme: Theme, box: QAbstractSpinBox) -> None:
    """Let the figures of a box stand as far from its edge as the words of a field."""
    if (line := box.findChild(QLineEdit)) is not None:
        line.setTextMargins(theme.space("s"), 0, 0, 0)


def margins(theme: Theme, margin: str | tuple[str, str, str, str]) -> tuple[int, int, int, int]:
    """Left, top, right, bottom in pixels; one name stands for all four, "" for none."""
    left, top, right, bottom = (margin,) * 4 if isinstance(margin, str) else margin
    return theme.space(left), theme.space(top), theme.space(right), theme.space(bottom)


def _stack(theme: Theme, layout: QBoxLayout, box: QWidget, items: Sequence[Item], gap: str) -> QWidget:
    layout.setSpacing(theme.space(gap))
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, tuple):
            layout.addWidget(item[0], item[1])
        else:
            layout.addWidget(item)
    return box


def row(theme: Theme, *items: Item, gap: str = "s", margin: str | tuple[str, str, str, str] = "") -> QWidget:
    """Widgets side by side; None stretches, (widget, n) takes n shares of the room."""
    box = QWidget()
    layout = QHBoxLayout(box)
    layout.setContentsMargins(*margins(theme, margin))
    return _stack(theme, layout, box, items, gap)


def col(theme: Theme, *items: Item, gap: str = "s", margin: str | tuple[str, str, str, str] = "") -> QWidget:
    """Widgets one below the other; None stretches, (widget, n) takes n shares of the room."""
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(*margins(theme, margin))
    return _stack(theme, layout, box, items, gap)


_GROUNDS = {"pane": QPalette.ColorRole.Base, "back": QPalette.ColorRole.Window}


def pane(theme: Theme, widget: QWidget, width: str = "", name: str = "pane") -> QWidget:
    """Give `widget` a ground ("pane" surface, "back" window, "batch" selected) and a width by its size token."""
    widget.setObjectName(name)
    ground = _GROUNDS.get(name)
    if ground is not None:  # known to hide all that is below, which then is not painted first
        widget.setBackgroundRole(ground)
        widget.setAutoFillBackground(True)
    else:
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    if width:
        widget.setFixedWidth(theme.size(width))
    return widget


def rule(vertical: bool = False) -> QFrame:
    """The one line that parts panes."""
    line = QFrame()
    line.setObjectName("rule")
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


def facts(theme: Theme, items: Sequence[tuple[str | Text, "str | QWidget"]]) -> QWidget:
    """Names and values in two columns; long values wrap."""
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(theme.space("xs"))
    grid.setHorizontalSpacing(theme.space("m"))
    grid.setColumnMinimumWidth(0, theme.size("facts"))
    grid.setColumnStretch(1, 1)
    for i, (name, value) in enumerate(items):
        grid.addWidget(label(name, "muted"), i, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value if isinstance(value, QWidget) else selectable(label(value, wrap=True)), i, 1)
    return box


def selectable(widget: QLabel) -> QLabel:
    """Let the words of a label be marked and copied with the mouse."""
    widget.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return widget


def titled(theme: Theme, text: str | Text, *widgets: QWidget, hint: str | Text = "") -> QWidget:
    """A field with its name above; the name is the buddy of the first widget."""
    name = label(text, "small")
    if widgets:
        name.setBuddy(widgets[0])
        widgets[0].setAccessibleName(said(text))
    tall = any(one.sizePolicy().expandingDirections() & Qt.Orientation.Vertical for one in widgets)
    rest: tuple[Item, ...] = () if tall else (None,)  # neighbours with a remark below do not pull the field down
    return col(theme, row(theme, name, label(hint, "faint"), None), *widgets, *rest, gap="xs")


def figure(theme: Theme, value: str, name: str | Text, note: str | Text = "", ink: str = "faint") -> QWidget:
    """A counter: the figure, what it counts, and a remark in a colour."""
    below = row(theme, label(name, "muted"), label(note, "small", ink=ink), None)
    return col(theme, label(value, "figure"), below, gap="")
