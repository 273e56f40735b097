"""How do the fields of a form scroll, when do they fit, and what stands beside them?"""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from typing_extensions import override

from app.ui.form_advice import FormAdvice
from app.ui.form_fields import FormFields
from app.ui.scrolled import scrolled
from app.ui.theme import Theme

_SCROLLS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)


class FormSheet(QWidget):
    """The fields in the middle of a form, and beside them what helped before, where the type has such advice."""

    def __init__(self, theme: Theme, fields: FormFields, advice: FormAdvice | None = None) -> None:
        super().__init__()
        self._fields, self.advice, self._side = fields, advice, theme.size("pane_side")
        fields.setMaximumWidth(2 * theme.size("palette"))  # on a wide screen lines stay short enough to read
        self._area = scrolled(theme, fields)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._area, 1)
        if advice is not None:
            advice.pane.opened.connect(fields.link_wanted)
            layout.addWidget(advice.pane)

    def lock(self, *, on: bool) -> None:
        """Only show the record, or let it be changed, and say then what helped before."""
        self._fields.lock(on=on)
        if self.advice is not None:
            self.advice.pane.setVisible(not on)
            self.advice.look()

    @Slot()
    def fit(self) -> None:
        """Fold what is empty where there is no room for it; once it is shown."""
        if self.isVisible():
            self._fields.folding.fit(self._area.viewport().height())

    def scroll_by_key(self, event: QKeyEvent) -> bool:
        """Scroll, where nothing can be filled in; False for other keys."""
        if event.key() not in _SCROLLS:
            return False
        QApplication.sendEvent(self._area.verticalScrollBar(), QKeyEvent(event))
        return True

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if self.advice is not None:  # the fields have twice its room
            self.advice.pane.setFixedWidth(min(self._side, self.width() // 3))

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self.fit)  # when the layout knows how much room there is
