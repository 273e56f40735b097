"""How are a record's photos and papers shown, added and taken away? A strip in its form and its preview."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QIcon,
    QImage,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
    QPixmap,
)
from PySide6.QtWidgets import QFileDialog, QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import AppError, Refused
from app.core.i18n import Text
from app.records.attachments import Added, Attached, Attachments
from app.records.papers import ENDINGS, Given
from app.records.record import RecordType
from app.ui import formats
from app.ui.bridge import Bridge
from app.ui.form_bars import DELETE_KEY, Asking
from app.ui.kit import KeyButton, label, margins, row, rule
from app.ui.texts import words
from app.ui.theme import Theme
from app.ui.thumbnails import thumbnail

_ITEM = Qt.ItemDataRole.UserRole


def open_with_system(file: Path) -> bool:
    """Show a file with the program the system has for it; False where it has none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


class _Files(QListWidget):
    """The files side by side. Enter opens, Delete takes away, Ctrl+V pastes."""

    opened = Signal(object)
    removal_wanted = Signal(object)
    pasted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        side = theme.size("rail") // 2
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setIconSize(QSize(side, side))
        self.setGridSize(QSize(side * 3 // 2, side + 2 * theme.size("key")))
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)  # the strip takes them
        self.setFixedHeight(self.gridSize().height() + theme.space("m"))
        self.setAccessibleName(self.tr("Photos and papers"))
        self.itemDoubleClicked.connect(lambda item: self.opened.emit(item.data(_ITEM)))

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        current = self.currentItem()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif current is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(current.data(_ITEM))
        elif current is not None and event.matches(QKeySequence.StandardKey.Delete):
            self.removal_wanted.emit(current.data(_ITEM))
        else:
            super().keyPressEvent(event)


class AttachmentStrip(QWidget):
    """The photos and papers of one record; those of a new one wait until it is saved.

    Files are dropped on it, chosen with Ctrl+Shift+A, or pasted: with Ctrl+Shift+V from wherever the caret is, with
    Ctrl+V while it has the focus.

    Args:
        brief: there is little room: no hint beside the title.
        show: opens a file for looking at.
    """

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        bridge: Bridge,
        attachments: Attachments,
        kind: RecordType,
        *,
        brief: bool = False,
        show: Callable[[Path], bool] = open_with_system,
    ) -> None:
        super().__init__()
        self._theme, self._bridge, self._attachments, self._kind = theme, bridge, attachments, kind
        self._show, self._id, self._locked, self._asked = show, 0, False, 0
        self._waiting: list[Given] = []
        self._there: tuple[Attached, ...] = ()
        self._pictures: dict[str, QIcon] = {}
        self.files = _Files(theme)
        self._title = label("", "section")
        self._hint = label("" if brief else self.tr("Drop files here, or paste a picture"), "faint")
        self._add = KeyButton(theme, self.tr("Add"), "Ctrl+Shift+A", "paperclip", "quiet", live=True)
        self._paste = KeyButton(theme, self.tr("Paste"), "Ctrl+Shift+V", "content-paste", "quiet", live=not brief)
        self._said = label("", "wrong", wrap=True)
        self._asking = Asking(theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*margins(theme, ("", "", "", "") if brief else ("l", "xs", "l", "xs")))
        layout.setSpacing(theme.space("xs"))
        if brief:
            self._paste.hide()
        self._pastes = not brief
        head = row(theme, self._title, self._hint, None, self._paste, self._add, gap="xs" if brief else "s")
        for one in (head, self.files, self._said, self._asking):
            layout.addWidget(one)
        self.setAcceptDrops(True)
        self._add.clicked.connect(self.choose)
        self._paste.clicked.connect(self.paste)
        self.files.opened.connect(self._on_opened)
        self.files.removal_wanted.connect(self._on_removal)
        self.files.pasted.connect(self.paste)
        self._fill()

    # ------------------------------------------------------------ what it shows

    @property
    def waiting(self) -> tuple[Given, ...]:
        """Files of a new record that are kept once it is saved."""
        return tuple(self._waiting)

    def show_record(self, id_: int, *, locked: bool) -> None:
        """Show the files of a record; `locked` where nobody changes it."""
        self._id, self._locked = id_, locked
        self._add.setVisible(not locked)
        self._paste.setVisible(self._pastes and not locked)
        self._hint.setVisible(self._pastes and not locked)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read again which files there are."""
        if self._id:
            self._bridge.then(self._attachments.of(self._kind, self._id), self._put, self, self._on_failed)

    def _put(self, found: tuple[Attached, ...]) -> None:
        self._there = found
        self._fill()

    def _fill(self) -> None:
        at = self.files.currentRow()
        self.files.clear()
        for one in self._there:
            said = f"{one.name}\n{formats.size(one.size)}\n{one.added_by} {formats.full(one.added_at)}"
            self._item(one.name, said, one, self._icon(one))
        for given in self._waiting:
            icon = self._theme.icon("clock-outline", "waiting")
            self._item(given.name, self.tr("Is kept when the record is saved."), given, icon)
        count = self.files.count()
        self.files.setCurrentRow(min(at, count - 1))
        self.files.setVisible(count > 0)
        self._title.setText(self.tr("Photos and papers") + (f" {count}" if count else ""))

    def _item(self, name: str, said: str, item: Attached | Given, icon: QIcon) -> None:
        shown = QListWidgetItem(icon, name, self.files)
        shown.setData(_ITEM, item)
        shown.setToolTip(said)

    def _icon(self, one: Attached) -> QIcon:
        if one.sha256 in self._pictures:
            return self._pictures[one.sha256]
        paper = one.media_type == "application/pdf"
        icon = self._pictures[one.sha256] = self._theme.icon("file-pdf-box" if paper else "image-outline", "muted")
        if not paper:
            side = round(self.files.iconSize().width() * self.devicePixelRatioF())
            work = self._attachments.read(one, lambda data: thumbnail(data, side))
            self._bridge.then(work, lambda image: self._put_picture(one, image), self, lambda _: None)
        return icon

    def _put_picture(self, one: Attached, image: QImage | None) -> None:
        if image is None:
            return
        self._pictures[one.sha256] = icon = QIcon(QPixmap.fromImage(image))
        for at in range(self.files.count()):
            if self.files.item(at).data(_ITEM) == one:
                self.files.item(at).setIcon(icon)

    # ------------------------------------------------------------ adding

    @Slot()
    def choose(self) -> None:
        """Let files be chosen."""
        kinds = " ".join(f"*{one}" for one in (*ENDINGS.values(), ".jpeg"))
        dialog = QFileDialog(self, self.tr("Photos and papers"), "", self.tr("Photos and PDFs") + f" ({kinds})")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.take([Given(Path(one).name, Path(one)) for one in names]))
        dialog.open()

    @Slot()
    def paste(self) -> None:
        """Take the picture or the files from the clipboard."""
        found = _given_of(QGuiApplication.clipboard().mimeData(), self.tr("Picture"))
        self.take(found) if found else self._say(self.tr("There is no picture to paste."))

    def take(self, given: Sequence[Given]) -> None:
        """Keep these files with the record, or remember them until it is saved."""
        if self._locked or not given:
            return
        self._say("")
        if self._id:
            work = self._attachments.add(self._kind, self._id, given)
            self._bridge.then(work, self._on_added, self, self._on_failed)
        else:
            self._bridge.then(self._attachments.sort_out(given), lambda found: self._on_sorted(*found), self)

    def _on_added(self, added: Added) -> None:
        self._say("\n".join(words(one) for one in added.refused))
        self.refresh()

    def _on_sorted(self, fit: Sequence[Given], refused: Sequence[Text]) -> None:
        self._waiting += fit
        self._say("\n".join(words(one) for one in refused))
        self._fill()
        self.changed.emit()

    def keep_with(self, id_: int) -> None:
        """The new record is saved: keep what waits for it. The form may be gone before it is done."""
        if self._waiting:
            bridge, waiting = self._bridge, self.waiting
            self._waiting.clear()

            def done(added: Added) -> None:
                for one in added.refused:
                    bridge.failed.emit(Refused(one))

            bridge.then(self._attachments.add(self._kind, id_, waiting), done, bridge)

    # ------------------------------------------------------------ what the user does

    @Slot(object)
    def _on_opened(self, one: Attached | Given) -> None:
        if isinstance(one, Attached):
            self._say("")
            self._bridge.then(self._attachments.copy_to_show(one), self._on_copied, self, self._on_failed)

    def _on_copied(self, file: Path) -> None:
        if not self._show(file):
            self._say(self.tr("This computer has no program that shows “{name}”.").format(name=file.name))

    @Slot(object)
    def _on_removal(self, one: Attached | Given) -> None:
        if self._locked:
            return
        if isinstance(one, Given):
            self._waiting.remove(one)
            self._fill()
            self.changed.emit()
            return
        answers = (
            (self.tr("Take away"), DELETE_KEY, "danger", lambda: self._remove(one)),
            (self.tr("Keep it"), "Esc", "", self._asking.hide),
        )
        self._asking.ask(self.tr("Take “{name}” away?").format(name=one.name), answers)

    def _remove(self, one: Attached) -> None:
        work = self._attachments.remove(self._kind, self._id, one.id)
        self._bridge.then(work, lambda _: self.refresh(), self, self._on_failed)

    def _on_failed(self, err: AppError) -> None:
        self._say(words(err.text))

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))

    # ------------------------------------------------------------ events

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape and self._asking.isVisible():
            self._asking.hide()
        else:
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        if not self._locked and (event.mimeData().hasUrls() or event.mimeData().hasImage()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent, /) -> None:
        self.take(_given_of(event.mimeData(), self.tr("Picture")))
        event.acceptProposedAction()


class FormFiles(QWidget):
    """The strip at the foot of a form, with the line below it; nothing where the type keeps no files."""

    def __init__(self, theme: Theme, bridge: Bridge, attachments: Attachments | None, kind: RecordType) -> None:
        super().__init__()
        self.strip: AttachmentStrip | None = None
        if kind.attachments and attachments is not None:
            self.strip = AttachmentStrip(theme, bridge, attachments, kind)
            layout = QVBoxLayout(self)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
            layout.addWidget(self.strip)
            layout.addWidget(rule())
        else:
            self.hide()

    @property
    def waits(self) -> bool:
        """Whether files wait for a new record to be saved."""
        return self.strip is not None and bool(self.strip.waiting)

    def show_record(self, id_: int, *, locked: bool) -> None:
        """Show the files of a record."""
        if self.strip is not None:
            self.strip.show_record(id_, locked=locked)

    def keep_with(self, id_: int) -> None:
        """The record is saved."""
        if self.strip is not None:
            self.strip.keep_with(id_)

    def refresh(self) -> None:
        """Somebody added a file or took one away."""
        if self.strip is not None:
            self.strip.refresh()


def _given_of(data: QMimeData, name: str) -> list[Given]:
    """The files, or the picture, that are dropped or pasted."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if files:
        return [Given(one.name, one) for one in files if one.is_file()]
    found = data.imageData() if data.hasImage() else None
    image = found.toImage() if isinstance(found, QPixmap) else found if isinstance(found, QImage) else QImage()
    if image.isNull():
        return []
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return [Given(f"{name}.png", data=bytes(kept.data()))]
