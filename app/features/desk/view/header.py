"""Who is this, and what must be known before the first word? Name, pills, the work in one line, warnings."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.i18n import Text
from app.records.part import Remark
from app.records.workflow import Look
from app.ui.banner import Banner, Headline
from app.ui.kit import Pill
from app.ui.paint import put, width_of
from app.ui.texts import words
from app.ui.theme import Theme

_MOST_PILLS = 5


class Words(QWidget):
    """One line of words, elided where it does not fit, in full as tip."""

    def __init__(self, theme: Theme, size: str = "base", colour: str = "text", bold: bool = False) -> None:
        super().__init__()
        self._theme, self._text = theme, ""
        self._size, self._colour, self._bold = size, colour, bold
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def say(self, text: Text | str) -> None:
        """Show other words."""
        said = words(text)
        if said == self._text:
            return
        self._text = said
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.updateGeometry()
        self.update()

    def dye(self, colour: str) -> None:
        """Write in the colour of another token."""
        self._colour = colour
        self.update()

    @override
    def sizeHint(self) -> QSize:
        high = self._theme.size("control" if self._size == "title" else "pill")
        return QSize(width_of(self._theme, self._text, self._size, self._bold) + 2, high)

    @override
    def minimumSizeHint(self) -> QSize:
        whole, theme = self.sizeHint(), self._theme
        least = theme.size("rail_wide") if self._size == "title" else theme.size("facts") // 2  # a number stays whole
        return QSize(min(least, whole.width()), whole.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        put(self._theme, QPainter(self), self.rect(), self._text, self._size, self._colour, bold=self._bold)


class Header(QWidget):
    """The top of a call's page. Banners stand two in a line; the loudest kind has a line of its own."""

    used = Signal(str)  # name of a remark's action

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title, self._headline = Words(theme, "title", bold=True), Headline(theme)
        self._pills = [Pill(theme) for _ in range(_MOST_PILLS)]
        self._remarks: tuple[Remark, ...] = ()
        self._lines: list[QWidget] = []
        self._right = QHBoxLayout()
        top = QHBoxLayout()
        top.setSpacing(theme.space("s"))
        top.addWidget(self._title)
        for pill in self._pills:
            top.addWidget(pill)
            pill.hide()
        top.addStretch(1)
        top.addWidget(self._headline)
        top.addLayout(self._right)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.space("l"), 10, theme.space("l"), 10)
        self._column.setSpacing(theme.space("xs") + 2)
        self._column.addLayout(top)

    @property
    def title(self) -> str:
        """The name shown."""
        return self._title.text

    @property
    def warnings(self) -> tuple[str, ...]:
        """The sentences shown as banners."""
        return tuple(words(one.words) for one in self._remarks if one.banner)

    def add_right(self, widget: QWidget) -> None:
        """Put a button at the right end."""
        self._right.addWidget(widget)

    def show_title(self, title: Text | str, pills: Sequence[tuple[Look, str]] = ()) -> None:
        """The name, and pills as (look, words instead of its own)."""
        self._title.say(title)
        for place, pill in enumerate(self._pills):
            pill.show_look(*(pills[place] if place < len(pills) else (None, "")))

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Headline and banners."""
        self._headline.show_parts([(one.words, one.colour) for one in remarks if not one.banner])
        remarks = tuple(remarks)
        if remarks == self._remarks:
            return
        self._remarks = remarks
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line_of(some) for some in _in_lines([one for one in remarks if one.banner])]
        for line in self._lines:
            self._column.addWidget(line)

    def _line_of(self, remarks: Sequence[Remark]) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._theme.space("s"))
        for remark in remarks:
            banner = Banner.of(self._theme, remark)
            banner.used.connect(lambda name=remark.name: self.used.emit(name))
            layout.addWidget(banner, 1)
        return line


def _in_lines(banners: Sequence[Remark]) -> list[list[Remark]]:
    lines: list[list[Remark]] = []
    for one in banners:
        if lines and not one.solid and len(lines[-1]) < 2 and not lines[-1][0].solid:
            lines[-1].append(one)
        else:
            lines.append([one])
    return lines
