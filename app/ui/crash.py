"""What happens when the program has a bug? A report file, one dialog, and the work goes on."""

import faulthandler
import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType, QUrl, qInstallMessageHandler, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.ui.kit import KeyButton, Sign, label, row, selectable
from app.ui.theme import Theme

_log = logging.getLogger(__name__)
_MOST = 20  # reports of one run; a bug in a timer must not fill the disk


class Crashes:
    """Catches what nobody expected, on any thread.

    Args:
        folder: where reports go (DIR/logs); made if it is missing.
        tell: called with the report's path after it is written, on the thread that failed. Use `Bridge.post`.
        version: of the program, for the report.
    """

    def __init__(self, folder: Path, tell: Callable[[Path], None], version: str = "") -> None:
        self._folder, self._tell, self._version = folder, tell, version
        self._written = 0
        self._seen: set[str] = set()
        self._lock = threading.Lock()
        self._hard: TextIO | None = None

    def install(self) -> None:
        """Take over the hooks of Python, its threads and Qt's messages."""
        self._folder.mkdir(parents=True, exist_ok=True)
        sys.excepthook = self.take
        threading.excepthook = self._take_thread
        qInstallMessageHandler(_on_qt_message)
        self._hard = (self._folder / "hard-crash.txt").open("a", encoding="utf-8")
        faulthandler.enable(self._hard)  # what kills the process outright leaves at least its stack

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        if self._hard is not None:
            faulthandler.disable()
            self._hard.close()
            self._hard = None

    def take(self, kind: type[BaseException], err: BaseException, trace: TracebackType | None) -> None:
        """Write a report and tell the user; the same bug is told once."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, err, trace)
            return
        text = "".join(traceback.format_exception(kind, err, trace))
        _log.critical("unexpected error\n%s", text)
        with self._lock:
            place = "".join(traceback.format_tb(trace)[-1:]) + kind.__name__
            if place in self._seen or self._written >= _MOST:
                return
            self._seen.add(place)
            self._written += 1
            number = self._written
        path = self._write(text, number)
        if path is not None:
            self._tell(path)

    def _take_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and args.exc_type is not SystemExit:
            self.take(args.exc_type, args.exc_value, args.exc_traceback)

    def _write(self, text: str, number: int) -> Path | None:
        now = datetime.now().astimezone()
        path = self._folder / f"crash-{now:%Y%m%d-%H%M%S}-{number}.txt"
        head = (
            f"Ringfile {self._version}\n{now.isoformat(timespec='seconds')}\n"
            f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}\n"
            f"thread {threading.current_thread().name}\n\n"
        )
        try:
            path.write_text(head + text, "utf-8")
        except OSError:
            _log.exception("the report could not be written")
            return None
        return path


_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s", message)


class CrashDialog(QDialog):
    """Says that the program made a mistake, where the report is, and that the work goes on."""

    def __init__(self, theme: Theme, report: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something went wrong"))
        self._report = report
        edge = theme.space("l")
        show = KeyButton(theme, self.tr("Show the report"), icon="folder-open-outline")
        close = KeyButton(theme, self.tr("Go on working"), "Esc", look="primary")
        show.clicked.connect(self._on_show)
        close.clicked.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(theme.space("m"))
        title = label(self.tr("The program made a mistake"), "section")
        layout.addWidget(row(theme, Sign(theme, "alert-circle-outline", "danger"), title, None))
        words = self.tr(
            "What you did last may not have been done: please look at it again. Everything else goes on. "
            "A report was written; send it to whoever looks after the program."
        )
        layout.addWidget(label(words, wrap=True))
        layout.addWidget(selectable(label(str(report), "small", wrap=True)))
        layout.addWidget(row(theme, None, show, close))
        close.setFocus()
        self.setMinimumWidth(theme.size("dialog"))

    def _on_show(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._report.parent)))
