"""How is the user told something? The one road for refusals, trouble outside the program, and good news."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import AppError, DatabaseUnavailable, Invalid, Unavailable
from app.core.i18n import Text
from app.ui.crash import CrashDialog
from app.ui.kit import Banner, KeyButton
from app.ui.texts import words
from app.ui.theme import Theme

_NEWS_MS, _OFFER_MS = 6000, 12_000  # good news leaves by itself; later where something can be done about it
_MOST = 4


class TakesFaults(Protocol):
    """A form that marks its own wrong fields."""

    def show_faults(self, fields: dict[str, Text]) -> None:
        """Mark the fields and say why."""
        ...


class NoticeArea(QWidget):
    """Sentences above the page, newest last; the same sentence stands there once."""

    emptied = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: dict[str, QWidget] = {}
        self._layout = QVBoxLayout(self)
        gap, edge = theme.space("xs"), theme.space("l")
        self._layout.setContentsMargins(edge, theme.space("s"), edge, theme.space("s"))
        self._layout.setSpacing(gap)
        self.hide()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is shown."""
        return tuple(self._rows)

    def add(
        self,
        sentence: str,
        colour: str,
        icon: str,
        action: str = "",
        key: str = "",
        run: Callable[[], None] | None = None,
        stays_ms: int = 0,
    ) -> None:
        """Show a sentence, for `stays_ms` or until it is closed; `run` by its action closes it."""
        self.remove(sentence)
        while len(self._rows) >= _MOST:
            self.remove(next(iter(self._rows)))
        banner = Banner(self._theme, sentence, action, key, colour, icon)
        close = KeyButton(self._theme, "", "", "close", "quiet")
        close.setToolTip(self.tr("Close"))
        close.setAccessibleName(self.tr("Close"))
        close.clicked.connect(lambda: self.remove(sentence))
        banner.used.connect(lambda: self._on_used(sentence, run))
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._theme.space("xs"))
        layout.addWidget(banner, 1)
        layout.addWidget(close)
        self._rows[sentence] = line
        self._layout.addWidget(line)
        if stays_ms:
            QTimer.singleShot(stays_ms, line, lambda: self.remove(sentence))
        self.show()

    def remove(self, sentence: str) -> None:
        """Take a sentence away; nothing happens where it is not shown."""
        line = self._rows.pop(sentence, None)
        if line is None:
            return
        self._layout.removeWidget(line)
        line.hide()
        line.deleteLater()
        if not self._rows:
            self.hide()
            self.emptied.emit()

    def _on_used(self, sentence: str, run: Callable[[], None] | None) -> None:
        self.remove(sentence)
        if run is not None:
            run()


class Messages(QObject):
    """Where everything goes that the user is to be told.

    Args:
        area: stands above the pages.
        window: dialogs belong to it.
    """

    def __init__(self, theme: Theme, area: NoticeArea, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._area, self._window = theme, area, window
        self._dialog_open = False
        self._of_page: list[str] = []
        self._of_database: list[str] = []
        self._away = ""

    def failed(self, err: AppError, again: Callable[[], None] | None = None, form: TakesFaults | None = None) -> None:
        """Tell about an expected error.

        Wrong fields go to `form` where there is one; what is unavailable offers to try `again`.
        """
        if isinstance(err, Invalid) and form is not None:
            form.show_faults(err.fields)
            return
        if isinstance(err, Unavailable):
            if self._away and isinstance(err, DatabaseUnavailable):
                return  # that is said already
            action = self.tr("Try again") if again is not None else ""
            if isinstance(err, DatabaseUnavailable):
                self._of_database.append(words(err.text))
            self._area.add(words(err.text), "danger", "cloud-alert-outline", action, "", again)
            return
        self.refused(words(err.text))

    @Slot(str)
    def refused(self, sentence: str) -> None:
        """Something asked for was not done, or not with every record."""
        self._of_page.append(sentence)
        self._area.add(sentence, "waiting", "alert-outline")

    def forget(self) -> None:
        """Somebody else goes on: only what is true of the database is still said."""
        for sentence in self._area.sentences:
            if sentence != self._away and sentence not in self._of_database:
                self._area.remove(sentence)
        self._of_page.clear()

    @Slot()
    def on_page_turned(self) -> None:
        """A refusal belongs to the page on which it happened."""
        for sentence in self._of_page:
            self._area.remove(sentence)
        self._of_page.clear()

    @Slot(object)
    def on_failed(self, err: AppError) -> None:
        """For `Bridge.failed`."""
        self.failed(err)

    def tell(
        self, text: str | Text, action: str | Text = "", key: str = "", run: Callable[[], None] | None = None
    ) -> None:
        """Good news, with what can be done about it (undo); it leaves by itself."""
        stays_ms = _OFFER_MS if run is not None else _NEWS_MS
        self._area.add(words(text), "finished", "check-circle-outline", words(action), key, run, stays_ms)

    def warn(
        self, text: str | Text, action: str | Text = "", key: str = "", run: Callable[[], None] | None = None
    ) -> None:
        """Something that stays until it is closed or used."""
        self._area.add(words(text), "waiting", "alert-outline", words(action), key, run)

    def settled(self, text: str | Text) -> None:
        """Take a sentence away because it is no longer true (the database is back)."""
        self._area.remove(words(text))

    def database_away(self, text: Text, action: Text, run: Callable[[], None]) -> None:
        """The database is away for a while: one sentence, and no other about it, until it is back."""
        self.database_back()
        self._away = words(text)
        self._area.add(self._away, "danger", "cloud-alert-outline", words(action), "", run)

    def database_back(self) -> None:
        """The database answers again: what was said about it is no longer true."""
        self._area.remove(self._away)
        self._away = ""
        for sentence in self._of_database:
            self._area.remove(sentence)
        self._of_database.clear()

    def crashed(self, report: Path) -> None:
        """Tell about a bug; one dialog at a time."""
        if self._dialog_open:
            return
        self._dialog_open = True
        dialog = CrashDialog(self._theme, report, self._window)
        dialog.finished.connect(self._on_dialog_closed)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.open()

    @Slot()
    def _on_dialog_closed(self) -> None:
        self._dialog_open = False
