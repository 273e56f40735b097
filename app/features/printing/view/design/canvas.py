"""Where is the form worked on: the page in view, with rulers, zoom, mouse and keys?"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QWidget
from typing_extensions import override

from app.features.printing.design.changes import Pull, removed, stretched
from app.features.printing.design.lie import Rect, around
from app.features.printing.view.design.hand import Hand
from app.features.printing.view.design.rulers import Corner, Ruler
from app.features.printing.view.design.sheet import Marks, Sheet
from app.features.printing.view.design.work import Work
from app.printing.form import AnyItem
from app.ui.theme import Theme

ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_INCH = 25.4
_AIR = 12.0  # mm around the paper
_MOST_FITTED = 1.5  # a narrow roll is not blown up to the width of the window
_ARROWS: Mapping[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ALT, _SHIFT, _CTRL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


class Canvas(QGraphicsView):
    """One page of the form; millimetres are the scene's units.

    Arrows move what is chosen by 1 mm (Alt 0.1, Shift 10), with Ctrl they pull its right and lower edge; Tab walks
    through the parts, Enter goes to what can be set of them, Delete removes.

    Args:
        name: what the part with a tag is called.
    """

    zoomed = Signal(float)
    entered = Signal()  # Enter: to what can be set
    menu_wanted = Signal(QPoint)  # where on the screen

    def __init__(self, theme: Theme, work: Work, name: Callable[[int], str]) -> None:
        super().__init__()
        self._theme, self._work = theme, work
        self.hand = Hand(work, self)
        self._sheet = Sheet(theme, work)
        self._marks = Marks(theme, work, self.hand, self._sheet, name)
        self._zoom, self._fits, self._first = 1.0, True, True
        scene = QGraphicsScene(self)
        scene.addItem(self._sheet)
        scene.addItem(self._marks)
        self.setScene(scene)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("The form"))
        self.setObjectName("back")
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        deep = theme.size("key") + theme.space("xs")
        self.setViewportMargins(deep, deep, 0, 0)
        self.above, self.left = Ruler(theme, self, upright=False), Ruler(theme, self, upright=True)
        self._corner = Corner(theme, self)
        self._deep = deep
        self._join()
        self._colour()

    def _join(self) -> None:
        work, theme = self._work, self._theme
        theme.changed.connect(self._colour)
        for signal in (work.chose, work.placed, work.changed, self.hand.moved):
            signal.connect(self._renew)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self._scale_rulers)
        self.hand.at.connect(self._point)

    @Slot()
    def _colour(self) -> None:
        self.setBackgroundBrush(self._theme.colour("sunken"))

    # ------------------------------------------------------------ showing

    def show_page(self, image: QImage, scan: QImage) -> None:
        """The page as it was printed, and a scan of the paper below it."""
        self._sheet.show_image(image, scan)
        self._set_room()
        if self._fits:
            self.fit()
        if self._first:
            self._first = False
            self.verticalScrollBar().setValue(self.verticalScrollBar().minimum())
        self._renew()

    def show_marks(self, *, on: bool) -> None:
        """With or without what is no part of the print."""
        self._marks.setVisible(on)

    @property
    def image(self) -> QImage:
        """The page as it is shown."""
        return self._sheet.image

    @property
    def dpi(self) -> float:
        """How many dots per inch the picture of the page needs now."""
        return self.transform().m11() * _INCH * self.devicePixelRatioF()

    def _set_room(self) -> None:
        lie = self._work.lie
        self.scene().setSceneRect(-_AIR, -_AIR, lie.w + 2 * _AIR, lie.h + 2 * _AIR)

    @Slot()
    def _renew(self) -> None:
        self._marks.renew()
        rects = [self._work.lie.spots[tag].rect for tag in self._work.chosen if tag in self._work.lie.spots]
        rects = list(self.hand.trail.rects.values()) or rects
        whole = around(rects) if rects else None
        self.above.mark((whole.x, whole.right) if whole else None)
        self.left.mark((whole.y, whole.bottom) if whole else None)

    @Slot(float, float)
    def _point(self, x: float, y: float) -> None:
        self.above.point(x)
        self.left.point(y)

    @Slot()
    def _scale_rulers(self) -> None:
        zero, scale = self.mapFromScene(QPointF(0, 0)), self.transform().m11()
        self.above.show_scale(zero.x(), scale)
        self.left.show_scale(zero.y(), scale)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        deep = self._deep
        self._corner.setGeometry(0, 0, deep, deep)
        self.above.setGeometry(deep, 0, self.width() - deep, deep)
        self.left.setGeometry(0, deep, deep, self.height() - deep)
        if self._fits:
            self.fit()
        self._scale_rulers()

    # ------------------------------------------------------------ zoom

    def fit(self) -> None:
        """As large as the width of the window allows."""
        room = self.viewport().width() - self.verticalScrollBar().sizeHint().width()
        wanted = room * _INCH / (self._work.lie.w + 2 * _AIR) / self.logicalDpiX()
        self._set_zoom(min(max(ZOOMS[0], wanted), _MOST_FITTED))
        self._fits = True

    def zoom(self, steps: int) -> None:
        """Nearer (1) or farther (-1); 0 shows it as large as it is."""
        if steps == 0:
            wanted = 1.0
        elif steps > 0:
            wanted = next((one for one in ZOOMS if one > self._zoom + 0.01), ZOOMS[-1])
        else:
            wanted = next((one for one in reversed(ZOOMS) if one < self._zoom - 0.01), ZOOMS[0])
        self._set_zoom(wanted)
        self._fits = False

    def _set_zoom(self, zoom: float) -> None:
        if abs(zoom - self._zoom) < 0.001 and self.transform().m11() != 1.0:
            return
        self._zoom = zoom
        scale = zoom * self.logicalDpiX() / _INCH
        self.resetTransform()
        self.scale(scale, scale)
        self._scale_rulers()
        self.zoomed.emit(zoom)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & _CTRL:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    # ------------------------------------------------------------ mouse

    def place_of(self, at: QPointF) -> QPointF:
        """A place of the viewport in millimetres of the paper."""
        return self.viewportTransform().inverted()[0].map(at)

    @property
    def _px(self) -> float:
        return 1 / self.transform().m11()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            place = self.place_of(event.position())
            more = bool(event.modifiers() & (_CTRL | _SHIFT))
            self.hand.press(place.x(), place.y(), self._px, more=more)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self.place_of(event.position())
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.hand.drag(place.x(), place.y(), free=bool(event.modifiers() & _ALT))
        else:
            self.viewport().setCursor(self.hand.cursor(place.x(), place.y(), self._px))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.hand.release(more=bool(event.modifiers() & (_CTRL | _SHIFT)))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._work.chosen:
            self.hand.give_up()
            self.entered.emit()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = self.place_of(QPointF(self.viewport().mapFromGlobal(event.globalPos())))
        hit = self._work.lie.at(place.x(), place.y(), 2 * self._px)
        if event.reason() is QContextMenuEvent.Reason.Mouse and hit not in self._work.chosen:
            self._work.choose((hit,) if hit else (), band=self._work.lie.band_at(place.y()))
        self.menu_wanted.emit(event.globalPos())

    def hover(self, at: QPoint, item: AnyItem) -> QPointF | None:
        """Show where a part from the palette would come to stand; `at` on the screen. None beside the paper."""
        local = self.viewport().mapFromGlobal(at)
        place = self.place_of(QPointF(local))
        lie = self._work.lie
        if not self.viewport().rect().contains(local) or not Rect(0, 0, lie.w, lie.h).holds(place.x(), place.y()):
            self.show_ghost(None)
            return None
        grid = self.hand.grid or 0.1
        x = lie.inner.x + round((place.x() - lie.inner.x) / grid) * grid
        y = lie.inner.y + round((place.y() - lie.inner.y) / grid) * grid
        self.show_ghost(Rect(x, y, item.w, max(1.0, item.h)))
        self._point(x, y)
        return QPointF(x, y)

    def show_ghost(self, rect: Rect | None) -> None:
        """Where something would come to stand."""
        self._marks.ghost = rect
        self._marks.renew()

    # ------------------------------------------------------------ keys

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._marks.focused = True
        self._marks.renew()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._marks.focused = False
        self._marks.renew()

    @override
    def focusNextPrevChild(self, next_: bool, /) -> bool:
        return False  # Tab walks through the parts; F6 leaves

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        if key in _ARROWS:
            self._on_arrow(*_ARROWS[key], held)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.walk(-1 if key == Qt.Key.Key_Backtab or held & _SHIFT else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove()
        elif key == Qt.Key.Key_Escape and (self.hand.give_up() or self._work.chosen or self._work.band):
            self._work.choose(())
        else:
            event.ignore()

    def _on_arrow(self, across: int, down: int, held: Qt.KeyboardModifier) -> None:
        work = self._work
        if not work.chosen:
            bar = self.horizontalScrollBar() if across else self.verticalScrollBar()
            bar.setValue(bar.value() + (across or down) * bar.singleStep())
            return
        step = 0.1 if held & _ALT else 10.0 if held & _SHIFT else 1.0
        if held & _CTRL:
            form = work.form
            for tag in work.chosen:
                form = stretched(form, tag, Pull(right=across * step, bottom=down * step))
            work.do(self.tr("Size"), form, sort="size")
        else:
            work.move(across * step, down * step)
        self._show_chosen()

    def walk(self, by: int) -> None:
        """Choose the next part, in reading order."""
        spots = self._work.lie.spots
        order = sorted(spots, key=lambda tag: (round(spots[tag].rect.y), spots[tag].rect.x, tag))
        if not order:
            return
        lead = self._work.chosen[-1] if self._work.chosen else None
        at = (order.index(lead) + by) % len(order) if lead in order else (0 if by > 0 else -1)
        self._work.choose((order[at],))
        self._show_chosen()

    def _show_chosen(self) -> None:
        spot = self._work.lie.spots.get(self._work.chosen[-1]) if self._work.chosen else None
        if spot is not None:
            rect = spot.rect.grown(2)
            self.ensureVisible(rect.x, rect.y, rect.w, rect.h, 10, 10)

    def remove(self) -> None:
        """Take what is chosen off the form."""
        work = self._work
        if work.chosen:
            work.do(self.tr("Remove"), removed(work.form, work.chosen), ())


def centred(view: QWidget) -> QPoint:
    """The middle of a widget, on the screen."""
    return view.mapToGlobal(view.rect().center())
