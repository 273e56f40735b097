"""How is a call judged while its recording plays? A line for each criterion, digits give the points."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from app.core.errors import AppError, Invalid
from app.features.quality.judging import Item, judged, review_values, sheet
from app.features.quality.spec import REVIEW
from app.records.desk import Desk
from app.ui.bridge import Bridge
from app.ui.kit import KeyButton, col, inset, label, row
from app.ui.scrolled import scrolled
from app.ui.texts import words
from app.ui.theme import Theme


class Jobs(Protocol):
    """Runs reading work on the database."""

    def look(self, job: Callable[[Session], Any]) -> "Future[Any]":
        """Read."""
        ...


class SheetPanel(QWidget):
    """The sheet of one call. Alt+J goes to it, Ctrl+Enter saves it; Tab leads from line to line."""

    saved = Signal(int)  # percent

    def __init__(self, theme: Theme, bridge: Bridge, jobs: Jobs, desk: Desk) -> None:
        super().__init__()
        self._theme, self._bridge, self._jobs, self._desk = theme, bridge, jobs, desk
        self._call: tuple[UUID, datetime, str, int] | None = None
        self._boxes: list[tuple[Item, QSpinBox]] = []
        self._before, self._sum, self._wrong = label("", "small"), label("", "strong"), label("", "wrong", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.space("s"))
        self.note = QPlainTextEdit()
        self.note.setPlaceholderText(self.tr("What was good, what could be better"))
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setTabChangesFocus(True)
        self.note.setMaximumHeight(theme.size("row_two") * 3 // 2)
        self.save = KeyButton(theme, self.tr("Save the review"), "Ctrl+Return", "check", "primary")
        self.save.clicked.connect(self._on_save)
        inside = QWidget()
        inside.setLayout(self._lines)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(row(theme, label(self.tr("Review"), "section"), self._before, None, self._sum))
        layout.addWidget(scrolled(theme, inside), 1)
        layout.addWidget(self.note)
        layout.addWidget(self._wrong)
        layout.addWidget(row(theme, None, self.save))
        self._wrong.hide()
        for key, slot in (("Ctrl+Return", self._on_save), ("Ctrl+Enter", self._on_save), ("Alt+J", self.begin)):
            QShortcut(QKeySequence(key), self, slot).setContext(Qt.ShortcutContext.WindowShortcut)
        bridge.then(jobs.look(sheet), self._show_items, self)

    def show_call(self, call: UUID, called_at: datetime, operator: str, line: int) -> None:
        """Judge another call; what was given and not saved is gone."""
        self._call = (call, called_at, operator, line)
        self.note.clear()
        for item, box in self._boxes:
            box.setValue(item.most)
        self._say("")
        self._bridge.then(self._jobs.look(lambda s: judged(s, [call])), self._show_judged, self)

    @Slot()
    def begin(self) -> None:
        """To the first line."""
        if self._boxes:
            self._boxes[0][1].setFocus()
            self._boxes[0][1].selectAll()

    def _show_judged(self, found: dict[UUID, int]) -> None:
        percent = found.get(self._call[0]) if self._call else None
        self._before.setText("" if percent is None else self.tr("Judged before: {percent} %").format(percent=percent))

    def _show_items(self, items: tuple[Item, ...]) -> None:
        for item in items:
            box = QSpinBox()
            inset(self._theme, box)
            box.setRange(0, item.most)
            box.setValue(item.most)
            box.setSuffix(f" / {item.most}")
            box.setAccessibleName(item.name)
            box.valueChanged.connect(self._show_sum)
            self._boxes.append((item, box))
            said = col(self._theme, label(item.name, wrap=True), label(item.hint, "small", wrap=True), gap="")
            self._lines.addWidget(row(self._theme, (said, 1), box))
        if not items:
            nothing = self.tr("There is nothing yet to judge calls by: the settings have the list of criteria.")
            self._lines.addWidget(label(nothing, "faint", wrap=True))
        self._lines.addStretch(1)
        for one in (self.note, self.save):
            one.setVisible(bool(items))
        self._show_sum()

    @Slot()
    def _show_sum(self) -> None:
        points, most = sum(box.value() for _, box in self._boxes), sum(item.most for item, _ in self._boxes)
        said = self.tr("{points} of {most} · {percent} %")
        self._sum.setText(said.format(points=points, most=most, percent=round(points * 100 / most)) if most else "")

    @Slot()
    def _on_save(self) -> None:
        if self._call is None or not self._boxes:
            return
        call, called_at, operator, line = self._call
        given = [(item, box.value()) for item, box in self._boxes]
        note = self.note.toPlainText().strip()
        values = review_values(call=call, called_at=called_at, operator=operator, line=line, given=given, note=note)
        most = sum(item.most for item, _ in given)
        percent = round(sum(points for _, points in given) * 100 / most)
        work = self._desk.save(REVIEW, None, 0, values)
        self._bridge.then(work, lambda _: self._on_saved(percent), self, self._failed)

    def _on_saved(self, percent: int) -> None:
        self._before.setText(self.tr("Judged before: {percent} %").format(percent=percent))
        self.saved.emit(percent)

    def _failed(self, err: AppError) -> None:
        first = next(iter(err.fields.values()), err.text) if isinstance(err, Invalid) else err.text
        self._say(words(first))

    def _say(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
