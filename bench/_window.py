"""One start of the program or of a bare window, for start.py: prints when it could be used and what memory it holds.

    _window.py bare
    _window.py program SECONDS ARGUMENTS…

Nothing is imported here that the program would not import, so that both starts carry the same weight.
"""

import sys
import time

started = time.monotonic_ns()


def watch(window, then):
    """Call `then` when `window` was painted and the event loop has nothing more to do."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, _watched, event):  # noqa: N802  Qt's name
            if event.type() == QEvent.Type.Paint:
                window.removeEventFilter(self)
                QTimer.singleShot(0, then)
            return False

    eye = Watch(window)
    window.installEventFilter(eye)


def tell(usable):
    """Print what was measured, once, as the last line."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123  pathlib is not free
        pages = int(file.read().split()[1])
    print(f"\n{usable} {pages * 4096 / 1e6:.1f}", flush=True)


def bare():
    """A window with one word in it."""
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("来电档案"))
    window.resize(1366, 768)

    def usable():
        tell(time.monotonic_ns())
        app.quit()

    watch(window, usable)
    window.show()
    app.exec()


def program(seconds, arguments):
    """The program as main.py starts it; ended `seconds` after it could be used."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    loop = QApplication.exec
    moment = []

    def usable():
        moment.append(time.monotonic_ns())
        QTimer.singleShot(int(seconds * 1000), end)

    def end():
        tell(moment[0])
        QApplication.closeAllWindows()
        QApplication.quit()

    def run(*_):
        windows = [one for one in QApplication.topLevelWidgets() if one.isVisible() and isinstance(one, QMainWindow)]
        windows = windows or [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        watch(windows[0], usable)
        windows[0].update()
        return loop()

    QApplication.exec = run
    from main import main

    return main(arguments)


if __name__ == "__main__":
    sys.path.insert(0, __file__.rpartition("/")[0].rpartition("/")[0] or ".")
    sys.exit(bare() if sys.argv[1] == "bare" else program(float(sys.argv[2]), sys.argv[3:]))
