"""One start of the program or of a bare window, for start.py: prints when it could be used and what memory it holds.

    _window.py bare
    _window.py program SECONDS ARGUMENTS…

Usable: the main window is painted with its strip, rail, status line and the place of its page, and the event loop has
nothing more to do. From then on keys, rail, palette and lines work (tests/boot/test_front.py); the pages are behind a
curtain. Filled: the Today page shows what was read from the database, painted. How long the window did not answer
at one time between the two is printed as well, so that "usable" cannot hide a window that stands still.

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
            if event.type() == QEvent.Type.Paint and window.property("watched") is None:
                window.setProperty("watched", True)
                QTimer.singleShot(0, then)
            return False

    eye = Watch(window)
    for one in (window, window.centralWidget()):  # what the one in it hides is not painted
        one.installEventFilter(eye)


def tell(usable, filled=0, pause_ns=0):
    """Print what was measured, once, as the last line."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123  pathlib is not free
        pages = int(file.read().split()[1])
    print(f"\n{usable} {filled or usable} {pause_ns / 1e6:.1f} {pages * 4096 / 1e6:.1f}", flush=True)


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


def look_at(window, then):
    """Call `then` with the moment when Today shows what the database holds, and the longest the window was busy before.

    Looks every millisecond; the time between two looks is how long a key would have waited.
    """
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QWidget

    seen, found, timer = [time.monotonic_ns(), 0], [], QTimer(window, interval=1)

    def look():
        now = time.monotonic_ns()
        seen[:] = now, max(seen[1], now - seen[0])
        module = sys.modules.get("app.features.desk.view.today_page")
        if not found and module is not None and hasattr(module, "TodayPage"):
            found.extend(one for one in window.findChildren(QWidget) if isinstance(one, module.TodayPage))
        if found and not found[0]._asked and not found[0]._stale:
            timer.stop()
            QTimer.singleShot(0, lambda: then(time.monotonic_ns(), seen[1]))  # painted

    timer.timeout.connect(look)
    timer.start()


def program(seconds, arguments):
    """The program as main.py starts it; ended `seconds` after Today was filled."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    loop = QApplication.exec
    moments = []

    def usable():
        moments.append(time.monotonic_ns())
        look_at(shown(), filled)

    def filled(moment, pause_ns):
        moments.extend((moment, pause_ns))
        QTimer.singleShot(int(seconds * 1000), end)

    def end():
        tell(*moments)
        QApplication.closeAllWindows()
        QApplication.quit()

    def shown():
        windows = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        return next((one for one in windows if isinstance(one, QMainWindow)), windows[0])

    def run(*_):
        watch(shown(), usable)
        shown().centralWidget().update()
        return loop()

    QApplication.exec = run
    from main import main

    return main(arguments)


if __name__ == "__main__":
    sys.path.insert(0, __file__.rpartition("/")[0].rpartition("/")[0] or ".")
    sys.exit(bare() if sys.argv[1] == "bare" else program(float(sys.argv[2]), sys.argv[3:]))
