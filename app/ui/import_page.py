"""How do rows of a sheet become records? A page over the list: choose, match columns, look, import, take back."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout
from typing_extensions import override

from app.core.errors import AppError
from app.records.record import RecordType
from app.records.transfer.heads import Heads
from app.records.transfer.importing import Imports
from app.records.transfer.intake import Opened
from app.records.transfer.plan import Checked, Done, Past, Plan
from app.records.transfer.running import Running, Told
from app.ui.import_columns import ColumnsStep
from app.ui.import_found import FoundStep
from app.ui.import_past import PastStep
from app.ui.import_words import Words
from app.ui.kit import KeyButton, label, pane, row, rule
from app.ui.progress_line import ProgressLine
from app.ui.record_form import Around
from app.ui.record_place import OverList
from app.ui.texts import words

if TYPE_CHECKING:
    from app.ui.record_page import Memory

FOLDER = "import.folder"
_KEPT = "import."  # and the type's key: what columns went to


class ImportPage(OverList):
    """Imports of one record type.

    Args:
        around: what pages of records need; has its imports.
        memory: remembers folder and columns at this seat.
    """

    told = Signal(str)
    exported = Signal(str, object)  # a sentence, the Path of a file

    def __init__(self, around: Around, kind: RecordType, memory: "Memory") -> None:
        super().__init__()
        assert around.imports is not None
        self._around, self._kind, self._memory = around, kind, memory
        self._imports: Imports = around.imports
        self._running: Running | None = None
        self._checked: Checked | None = None
        self._opened: Opened | None = None
        folding = kind.sheet.folding if kind.sheet is not None else None
        rows = folding.row if folding is not None else kind
        theme, said = around.theme, Words(rows, around.settings)
        self._vocabulary, self._totals = said.vocabulary(), said.totals()
        remembered = memory.recall(_KEPT + kind.key, {})
        self.past = PastStep(theme, around.desk.clock)
        self.columns = ColumnsStep(
            theme,
            rows,
            around.settings,
            Heads(rows, self._vocabulary),
            remembered if isinstance(remembered, dict) else {},
            may_change=folding is None and kind.may_change(around.desk.who),
        )
        self.found = FoundStep(theme)
        self.line = ProgressLine(theme)
        self.wrong = label("", "wrong", wrap=True)
        self._build()
        self._connect()
        self._show_past()

    def _build(self) -> None:
        theme = self._around.theme
        pane(theme, self)
        self._title = label("", "title")
        self.back = KeyButton(theme, words(self._kind.plural), "Esc", "arrow-left", "quiet")
        self.look = KeyButton(theme, self.tr("Check all rows"), "Ctrl+Return", "magnify", "primary", live=True)
        self.go = KeyButton(theme, self.tr("Import"), "Ctrl+Return", "import", "primary", live=True)
        self.again = KeyButton(theme, self.tr("Back to the columns"), "Alt+Left", "arrow-left", "quiet", live=True)
        self.steps = QStackedWidget()
        for one in (self.past, self.columns, self.found):
            self.steps.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(row(theme, self.back, self._title, None, margin=("s", "s", "l", "s")))
        layout.addWidget(rule())
        layout.addWidget(self.steps, 1)
        layout.addWidget(self.line)
        layout.addWidget(rule())
        self._foot = row(theme, self.again, (self.wrong, 1), self.look, self.go, margin=("l", "s", "l", "s"))
        layout.addWidget(self._foot)

    def _connect(self) -> None:
        self.back.clicked.connect(self.leave)
        self.past.open_wanted.connect(self._on_open)
        self.past.undo_wanted.connect(self._on_undo)
        self.past.resume_wanted.connect(self._on_resume)
        self.columns.changed.connect(self._show_buttons)
        self.look.clicked.connect(self._on_look)
        self.go.clicked.connect(self._on_go)
        self.again.clicked.connect(lambda: self._turn_to(1))
        self.found.save_wanted.connect(self._on_save)
        self.line.stop_wanted.connect(self._on_stop)

    # ------------------------------------------------------------ where one is

    def _turn_to(self, step: int) -> None:
        name = self._opened.name if self._opened is not None else ""
        plural = words(self._kind.plural)
        titles = (
            self.tr("Import: {what}").format(what=plural),
            self.tr("{file}: what becomes of the columns").format(file=name),
            self.tr("{file}: what would come of it").format(file=name),
        )
        self._title.setText(titles[step])
        self.steps.setCurrentIndex(step)
        self._say("")
        (self.past, self.columns, self.found)[step].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show_buttons(self) -> None:
        step, busy = self.steps.currentIndex(), self._running is not None
        self.look.setVisible(step == 1)
        self.look.setEnabled(not busy and bool(self.columns.columns) and not self.columns.missing())
        self.again.setVisible(step == 2)
        self.again.setEnabled(not busy)
        total = self._checked.total if self._checked is not None else 0
        folds = self._kind.sheet is not None and self._kind.sheet.folding is not None
        said = self.tr("Import %n record(s)", "", total) if folds else self.tr("Import %n row(s)", "", total)
        self.go.set_words(said)
        self.go.setVisible(step == 2)
        self.go.setEnabled(not busy and total > 0)
        self.steps.setEnabled(not busy)
        self._foot.setVisible(step > 0 or bool(self.wrong.text()))

    def _show_past(self) -> None:
        self._turn_to(0)
        self._around.bridge.then(self._imports.past(self._kind), self.past.show_past, self)

    def _say(self, wrong: str) -> None:
        self.wrong.setText(wrong)
        self._show_buttons()

    @Slot()
    def leave(self) -> None:
        """Back to the list, or a step back; what is being written goes on."""
        if self._running is not None:
            return
        if self.steps.currentIndex() and self._opened is not None:
            self._imports.forget(self._opened)
            self._opened = self._checked = None
            self._show_past()
        else:
            self.left.emit()

    # ------------------------------------------------------------ the work

    def _run(self, said: str, start: Callable[[Told], Running], done: Callable[..., None]) -> None:
        """Do long work; everything but stopping waits meanwhile."""
        bridge, show = self._around.bridge, self.line.show_progress
        self._say("")
        self.line.begin(said)

        def told(count: int, total: int) -> None:
            bridge.post(lambda: show(count, total))

        def ended(result: object) -> None:
            self._end()
            done(result)

        self._running = start(told)
        self._show_buttons()
        bridge.then(self._running.future, ended, self, self._on_failed)

    def _end(self) -> None:
        self._running = None
        self.line.hide()
        self._show_buttons()

    def _on_failed(self, err: AppError) -> None:
        self._end()
        self._say(words(err.text))
        if self.steps.currentIndex() == 0:
            self._around.bridge.then(self._imports.past(self._kind), self.past.show_past, self)

    @Slot()
    def _on_stop(self) -> None:
        if self._running is not None:
            self._running.stop()

    @Slot()
    def _on_open(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a sheet"), str(self._folder()), self._names())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.open(Path(name)))
        dialog.open()

    def _names(self) -> str:
        return self.tr("Sheets") + " (*.xlsx *.xls *.ods *.csv *.txt)"

    def _folder(self) -> Path:
        kept = Path(str(self._memory.recall(FOLDER, "")))
        if kept.is_absolute() and kept.is_dir():
            return kept
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))

    def open(self, path: Path) -> None:
        """Read a file and show its columns."""
        self._memory.keep(FOLDER, str(path.parent))

        def done(opened: Opened) -> None:
            self._opened = opened
            self.columns.show_file(opened)
            self._turn_to(1)

        said = self.tr("Reading {file}").format(file=path.name)
        self._run(said, lambda told: self._imports.open(path, told), done)

    @Slot()
    def _on_look(self) -> None:
        if self._opened is None:
            return
        kept = self._memory.recall(_KEPT + self._kind.key, {})
        self._memory.keep(_KEPT + self._kind.key, (kept if isinstance(kept, dict) else {}) | self.columns.choices())
        plan = Plan(
            kind=self._kind,
            opened=self._opened,
            head=self.columns.head,
            columns=self.columns.columns,
            vocabulary=self._vocabulary,
            doubles=self.columns.doubles,
            total=self._totals,
        )

        def done(checked: Checked) -> None:
            self._checked = checked
            self.found.show_found(checked)
            self._turn_to(2)

        self._run(self.tr("Checking"), lambda told: self._imports.check(plan, words, told), done)

    @Slot()
    def _on_go(self) -> None:
        checked = self._checked
        if checked is not None:
            said = self.tr("Importing {file}").format(file=checked.plan.opened.name)
            self._run(said, lambda told: self._imports.write(checked, words, told), self._on_done)

    def _on_done(self, done: Done) -> None:
        if self._opened is not None:
            self._imports.forget(self._opened)
        self._opened = self._checked = None
        self._show_past()
        counts = done.counts
        said = self.tr("Imported: {made} new, {changed} changed, {skipped} skipped.")
        self.told.emit(said.format(made=counts.made, changed=counts.changed, skipped=counts.skipped))
        self._say("\n".join(done.refused[:5]))

    @Slot(object)
    def _on_resume(self, past: Past) -> None:
        said = self.tr("Importing {file}").format(file=past.file)
        self._run(said, lambda told: self._imports.resume(past.id, words, told), self._on_done)

    @Slot(object)
    def _on_undo(self, past: Past) -> None:
        def done(back: Done) -> None:
            self._show_past()
            self.told.emit(self.tr("%n record(s) of this import are as they were before.", "", back.counts.changed))
            self._say("\n".join(back.refused[:5]))

        said = self.tr("Taking back {file}").format(file=past.file)
        self._run(said, lambda told: self._imports.undo(past.id, words, told), done)

    # ------------------------------------------------------------ rows to correct

    @Slot()
    def _on_save(self) -> None:
        checked = self._checked
        if checked is None:
            return
        said = self.tr("{file} – to correct").format(file=Path(checked.plan.opened.name).stem)
        dialog = QFileDialog(self, self.tr("Rows to correct"), str(self._folder()), self.tr("Sheets") + " (*.xlsx)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(f"{said}.xlsx")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.save_wrong(Path(chosen)))
        dialog.open()

    def save_wrong(self, path: Path) -> None:
        """Keep the rows with problems as a sheet."""
        checked = self._checked
        if checked is None:
            return

        def done(count: int) -> None:
            self.exported.emit(self.tr("%n row(s) to correct are in {file}.", "", count).format(file=path.name), path)

        said, head = self.tr("Writing {file}").format(file=path.name), self.tr("Problem")
        self._run(said, lambda _told: self._imports.save_wrong(checked, path, head), done)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
