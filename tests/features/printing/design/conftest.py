"""What does a test of the designer need? A workshop on a shop's database, and a window with a form in it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.options import OPTIONS
from app.features.printing.design.trying import Trying
from app.features.printing.forms import Forms, Kept
from app.features.printing.jobs import PrintQueue
from app.features.printing.logo import Logo
from app.features.printing.seat import SeatPaper
from app.features.printing.slips import Slips
from app.features.printing.view.design.window import Designer
from app.features.printing.view.design.workshop import Workshop
from app.features.printing.view.means import Means
from app.features.printing.view.outlets import Printers
from app.records.drafts import Drafts
from app.records.paper_fields import Reading, sources_of
from app.ui.bridge import Bridge
from tests.features.printing.conftest import FONTS, KINDS, SHIPPED, SeatValues, Tray

WAIT_MS = 60_000
NAMED = {one.key: one for one in OPTIONS}


class Hands:
    """Mouse and keys in one window; places in millimetres of the paper."""

    def __init__(self, window, qtbot):
        self.window, self.qtbot = window, qtbot
        self.canvas, self.work = window.canvas, window.work

    def printed(self):
        """Wait until what is shown is what the form says now."""
        press = self.window.showing.press
        self.qtbot.waitUntil(lambda: self.window.showing.proof is not None and not press.is_busy, timeout=WAIT_MS)

    def pixel(self, x, y):
        return self.canvas.mapFromScene(QPointF(x, y))

    def drag(self, start, end, keys=Qt.KeyboardModifier.NoModifier, steps=6):
        view, (x, y), (x2, y2) = self.canvas.viewport(), start, end
        self._mouse(view, QEvent.Type.MouseButtonPress, self.pixel(x, y), keys)
        for step in range(1, steps + 1):
            at = self.pixel(x + (x2 - x) * step / steps, y + (y2 - y) * step / steps)
            self._mouse(view, QEvent.Type.MouseMove, at, keys)
        self._mouse(view, QEvent.Type.MouseButtonRelease, self.pixel(x2, y2), keys)
        self.printed()

    def click(self, x, y, keys=Qt.KeyboardModifier.NoModifier):
        QTest.mouseClick(self.canvas.viewport(), Qt.MouseButton.LeftButton, keys, self.pixel(x, y))

    def pull(self, label, x, y):
        """Drag an offer of the palette onto the page."""
        tree = self.window.palette_box.tree
        item = next(one for one in self.offers() if one.text(0) == label)
        tree.scrollToItem(item)
        at = tree.visualItemRect(item).center()
        goal = self.canvas.viewport().mapToGlobal(self.pixel(x, y))
        none = Qt.KeyboardModifier.NoModifier
        self._mouse(tree.viewport(), QEvent.Type.MouseButtonPress, at, none)
        for step in (QPoint(at.x() + 30, at.y()), tree.viewport().mapFromGlobal(goal)):
            self._mouse(tree.viewport(), QEvent.Type.MouseMove, step, none)
        self._mouse(tree.viewport(), QEvent.Type.MouseButtonRelease, tree.viewport().mapFromGlobal(goal), none)
        self.printed()

    def offers(self):
        root = self.window.palette_box.tree.invisibleRootItem()
        groups = [root.child(at) for at in range(root.childCount())]
        return [group.child(at) for group in groups for at in range(group.childCount())]

    def key(self, key, keys=Qt.KeyboardModifier.NoModifier, widget=None):
        QTest.keyClick(widget or self.canvas, key, keys)

    def type(self, text, widget):
        QTest.keyClicks(widget, text)

    def rect(self, tag):
        return self.work.lie.spots[tag].rect

    @staticmethod
    def _mouse(widget, kind, at, keys):
        button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
        place = QPointF(at)
        event = QMouseEvent(kind, place, QPointF(widget.mapToGlobal(at)), button, held, keys)
        QApplication.sendEvent(widget, event)


@pytest.fixture
def pool():
    one = ThreadPoolExecutor(2)
    yield one
    one.shutdown(wait=True)


@pytest.fixture
def tray():
    return Tray()


@pytest.fixture
def drafts(tmp_path):
    one = Drafts(tmp_path / "drafts")
    yield one
    one.close()


@pytest.fixture
def workshop(request, theme, store, desk, settings):
    names = ("clock", "maker", "pool", "tray", "drafts", "qapp")
    clock, maker, pool, tray, drafts, qapp = (request.getfixturevalue(one) for one in names)
    bridge = Bridge(qapp)
    queue = PrintQueue(maker, tray, lambda _: None)
    means = Means(
        theme=theme,
        bridge=bridge,
        pool=pool,
        clock=clock,
        kinds=tuple(KINDS.values()),
        forms=Forms(store, SHIPPED, lambda: desk.who, clock, KINDS),
        maker=maker,
        seat=SeatPaper(SeatValues()),
        queue=queue,
        logo=Logo(store, lambda: desk.who),
        printers=lambda: Printers(("Deskjet", "LQ-630K"), "Deskjet"),
    )
    yield Workshop(
        means=means,
        fonts=FONTS,
        trying=Trying(store, Slips(Reading(desk.kind, str), settings, lambda: desk.who, clock)),
        sources=lambda kind: sources_of(kind, KINDS.__getitem__, lambda key: settings.text(NAMED[key])),
        drafts=drafts,
        outlet=tray,
        kind=KINDS.__getitem__,
    )
    queue.close()
    bridge.deleteLater()


@pytest.fixture
def design(workshop, qtbot):
    """Open the designer for a shipped form (or a kept one); returns the hands in it."""
    made = []

    def open_(form="sales.a4"):
        kept = form if isinstance(form, Kept) else Kept(SHIPPED.forms[form], shipped=True)
        window = Designer(workshop, kept)
        made.append(window)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        hands = Hands(window, qtbot)
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window, timeout=WAIT_MS)
        hands.printed()
        qtbot.waitUntil(lambda: bool(window.known.families and window.palette_box.spellings), timeout=WAIT_MS)
        return hands

    yield open_
    for window in made:
        try:
            window.leave()
        except RuntimeError:
            continue  # it was closed by the test
