"""How is a warning said: a sentence with its remedy; and the work in one line?"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.core.i18n import Text
from app.records.part import Remark
from app.ui.paint import CENTER, LEFT, fill, glyph, key_width, paint_key, put, width_of
from app.ui.texts import words as said
from app.ui.theme import Theme

_MOST_LINES = 6
_GAP = 20  # between the parts of a headline


class Banner(QWidget):
    """A warning is a sentence, with what to do about it as the last words.

    A long sentence takes a second line; what does not fit in two is shown by the tool tip. Several sentences stand in
    lines of their own. With an action it can be reached by Tab and used by Enter, Space, a click or its key.

    Args:
        colour: theme token: danger, waiting, progress, finished.
        solid: the loudest kind, on full colour.
    """

    used = Signal()

    def __init__(
        self,
        theme: Theme,
        text: str | Text,
        action: str | Text = "",
        key: str = "",
        colour: str = "waiting",
        icon: str = "alert-outline",
        solid: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._key, self._colour, self._icon, self._solid = theme, key, colour, icon, solid
        self._text, self._action = said(text), said(action)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if self._action:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if self._action and key:
            QShortcut(QKeySequence(key), self, self.used.emit)

    @classmethod
    def of(cls, theme: Theme, remark: Remark) -> "Banner":
        """The banner of a remark about a customer."""
        action = remark.action or ""
        return cls(theme, remark.words, action, remark.key, remark.colour, remark.icon, remark.solid)

    @property
    def text(self) -> str:
        """The sentence."""
        return self._text

    def _right(self) -> int:
        used = 10
        if self._action and self._key:
            used += key_width(self._theme, self._key) + 8
        if self._action:
            used += width_of(self._theme, self._action, bold=True) + 12
        return used

    def _lines(self, width: int) -> int:
        """How many lines there are: each sentence has one, or two where it is long."""
        room = max(60, width - 34 - self._right())
        sentences = self._text.split("\n")[:_MOST_LINES]
        return sum(1 if width_of(self._theme, one, bold=self._solid) <= room else 2 for one in sentences)

    def _high(self, width: int) -> int:
        line = self._theme.size("banner")
        return line + (self._lines(width) - 1) * max(self._theme.space("l"), self._line_height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._high(event.size().width()) != self._high(event.oldSize().width()):
            self.updateGeometry()  # as in `Flow`: no layout around it need ask what height goes with which width

    def _line_height(self) -> int:
        return QFontMetrics(self._theme.typeface("base", self._solid)).lineSpacing()

    @override
    def sizeHint(self) -> QSize:
        longest = max(width_of(self._theme, one, bold=self._solid) for one in self._text.split("\n"))
        width = 34 + longest + self._right()
        return QSize(width, self._high(self.width()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._high(max(160, self.width())))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p, theme, r = QPainter(self), self._theme, self.rect()
        colour, solid = self._colour, self._solid
        ground = theme.colour("danger_solid") if solid else theme.tint(colour)
        ink = "on_danger" if solid else colour
        fill(theme, p, r, ground, theme.size("radius"), ("text" if solid else colour) if self.hasFocus() else "")
        mid, right = r.center().y() + 1, r.right() - 10
        glyph(theme, p, self._icon, ink, 10, mid)
        if self._action and self._key:
            right -= key_width(theme, self._key)
            paint_key(theme, p, right, mid, self._key, "surface", "text" if solid else colour)
            right -= 8
        if self._action:
            right -= width_of(theme, self._action, bold=True) + 2
            self._put_action(p, QRect(right, 0, r.width(), r.height()), ink)
            right -= 10
        self._put_words(p, QRect(34, 0, right - 34, r.height()), ink)

    def _put_action(self, p: QPainter, rect: QRect, ink: str) -> None:
        put(self._theme, p, rect, self._action, "base", ink, LEFT, bold=True)
        if self.underMouse() and self._action:
            width = width_of(self._theme, self._action, bold=True)
            p.fillRect(rect.x(), rect.center().y() + 9, width, 1, self._theme.colour(ink))

    def _put_words(self, p: QPainter, rect: QRect, ink: str) -> None:
        theme = self._theme
        p.setFont(theme.typeface("base", self._solid))
        p.setPen(theme.colour(ink))
        wrap = int(LEFT) | int(Qt.TextFlag.TextWrapAnywhere if " " not in self._text else Qt.TextFlag.TextWordWrap)
        text = self._text
        if self._lines(self.width()) == 1:
            wrap = int(LEFT)
        elif "\n" not in text:
            text = p.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width() * 2 - 40)
        p.drawText(rect, wrap, text)
        self.setToolTip(self._text if text != self._text else "")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._action and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.used.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._action and self.rect().contains(event.position().toPoint()):
            self.used.emit()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()


class Headline(QWidget):
    """The work on one line at the right: parts in their colours, set apart by dots; it elides its last part."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._parts: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: Sequence[tuple[str | Text, str]]) -> None:
        """Show (words, colour token) parts."""
        self._parts = tuple((said(words), colour) for words, colour in parts)
        self.setAccessibleName(" · ".join(words for words, _ in self._parts))
        self.setToolTip(self.accessibleName())
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        wide = sum(width_of(self._theme, words, "section", bold=True) for words, _ in self._parts)
        return QSize(wide + _GAP * max(0, len(self._parts) - 1) + 2, self._theme.size("control"))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40 if self._parts else 0, self._theme.size("control"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p, x = QPainter(self), 0
        for i, (words, colour) in enumerate(self._parts):
            if i:
                put(self._theme, p, QRect(x, 0, _GAP, self.height()), "·", "section", "faint", CENTER)
                x += _GAP
            room = QRect(x, 0, max(0, self.width() - x), self.height())
            x += put(self._theme, p, room, words, "section", colour, LEFT, bold=True)
