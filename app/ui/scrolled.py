"""How does a tall page scroll without a frame of its own?"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from app.ui.kit import pane
from app.ui.theme import Theme


def scrolled(theme: Theme, widget: QWidget) -> QScrollArea:
    """`widget` on the ground of a pane, as wide as there is room and as tall as it likes."""
    area = QScrollArea()
    area.setWidget(pane(theme, widget))
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
