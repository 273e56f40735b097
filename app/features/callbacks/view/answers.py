"""What does somebody fill in while a customer is on the telephone? Points, feedback, words, the next day."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.features.callbacks.round import KEYS
from app.features.callbacks.spec import CALLBACK
from app.features.callbacks.view.digits import Digits
from app.ui.choice_editor import ChoiceEditor
from app.ui.editors import NotRead, plain_editor
from app.ui.kit import col, label, row, titled
from app.ui.record_form import Around
from app.ui.texts import words

_POINTS = (
    QT_TRANSLATE_NOOP("callbacks", "Very dissatisfied"),
    QT_TRANSLATE_NOOP("callbacks", "Dissatisfied"),
    QT_TRANSLATE_NOOP("callbacks", "So-so"),
    QT_TRANSLATE_NOOP("callbacks", "Satisfied"),
    QT_TRANSLATE_NOOP("callbacks", "Very satisfied"),
)
_NO_DAY = QT_TRANSLATE_NOOP("callbacks", "No such day. Type it as 11-24, +7 or tomorrow.")
_NO_POINTS = QT_TRANSLATE_NOOP("callbacks", "A number from 1 to 5, please.")


class Answers(QWidget):
    """The fields of a turn in a round, by their keys in the description."""

    changed = Signal()
    finished = Signal()  # Enter in the last field

    def __init__(self, around: Around) -> None:
        super().__init__()
        tools = around.tools
        self.editors: dict[str, Any] = {
            key: ChoiceEditor(tools, CALLBACK.field(key), around.desk, around.bridge)
            if key == "feedback_id"
            else plain_editor(tools, CALLBACK.field(key))
            for key in KEYS
        }
        self._points = Digits(tools.theme, self.editors["satisfaction"])
        self._feedback = Digits(tools.theme, self.editors["feedback_id"])
        self._listed: list[tuple[int, str]] = []
        self._below: dict[str, QLabel] = {}
        self._build(around)
        self.setFocusProxy(self.editors[KEYS[0]])
        self._points.offer([words(one) for one in _POINTS])
        self._points.picked.connect(self._on_points)
        self._points.done.connect(lambda: self._go_on("satisfaction"))
        self._feedback.picked.connect(self._on_feedback)
        self._feedback.done.connect(lambda: self._go_on("feedback_id"))
        for key, editor in self.editors.items():
            editor.changed.connect(lambda key=key: self._on_changed(key))
            if isinstance(editor, QLineEdit):
                editor.installEventFilter(self)
        around.bridge.then(around.desk.choices(CALLBACK.field("feedback_id").list), self._put_listed, self)

    def _build(self, around: Around) -> None:
        theme = around.theme
        for key in KEYS:
            self._below[key] = label("", "wrong", wrap=True)
            self._below[key].hide()
        held = {"satisfaction": self._points, "feedback_id": self._feedback}
        cells = {
            key: titled(theme, CALLBACK.field(key).label, held.get(key, self.editors[key]), self._below[key])
            for key in KEYS
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        both = row(theme, (cells["next_on"], 1), (QWidget(), 2), gap="m")
        layout.addWidget(col(theme, cells["satisfaction"], cells["feedback_id"], cells["feedback"], both, gap="m"))
        line = self.editors["satisfaction"]
        line.setAlignment(Qt.AlignmentFlag.AlignLeft)

    # ------------------------------------------------------------ values

    def put(self, values: Mapping[str, Any], names: Mapping[str, str]) -> None:
        """Show these; what they do not hold is emptied. The caret goes to the first field."""
        for key, editor in self.editors.items():
            editor.put(values.get(key), names.get(key, ""))
        self.show_wrong({})
        self._show_places()
        self.editors[KEYS[0]].setFocus()

    def values(self) -> tuple[dict[str, Any], dict[str, Text]]:
        """What is filled in, and a sentence for each field that cannot be understood."""
        found: dict[str, Any] = {}
        wrong: dict[str, Text] = {}
        for key, editor in self.editors.items():
            try:
                found[key] = editor.value()
            except NotRead:
                wrong[key] = _NO_DAY if key == "next_on" else _NO_POINTS
        return found, wrong

    def names(self) -> dict[str, str]:
        """What stands on the screen for the feedback chosen."""
        return {"feedback_id": self.editors["feedback_id"].text()}

    def show_wrong(self, wrong: Mapping[str, str | Text]) -> None:
        """Mark these fields, and only these; the caret goes to the first of them."""
        for key, editor in self.editors.items():
            editor.mark(key in wrong)
            self._below[key].setText(words(wrong[key]) if key in wrong else "")
            self._below[key].setVisible(key in wrong)
        first = next((key for key in KEYS if key in wrong), "")
        if first:
            self.editors[first].setFocus()

    # ------------------------------------------------------------ what is typed

    @Slot(int)
    def _on_points(self, place: int) -> None:
        self.editors["satisfaction"].put(place)
        self._on_changed("satisfaction")

    @Slot(int)
    def _on_feedback(self, place: int) -> None:
        self.editors["feedback_id"].put(*self._listed[place - 1])
        self._on_changed("feedback_id")

    def _put_listed(self, listed: list[tuple[int, str]]) -> None:
        self._listed = listed
        self._feedback.offer([name for _, name in listed])
        self._show_places()

    def _show_places(self) -> None:
        points = self.editors["satisfaction"].text().strip()
        self._points.show_place(int(points) if points in set("12345") else 0)
        chosen = self.editors["feedback_id"].text().strip()
        self._feedback.show_place(next((at for at, (_, name) in enumerate(self._listed, 1) if name == chosen), 0))

    def _on_changed(self, key: str) -> None:
        self.editors[key].mark(False)
        self._below[key].hide()
        self._show_places()
        self.changed.emit()

    def _go_on(self, key: str) -> None:
        place = KEYS.index(key) + 1
        if place < len(KEYS):
            self.editors[KEYS[place]].setFocus()
        else:
            self.finished.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and _is_enter(event):
            key = next((key for key, editor in self.editors.items() if editor is watched), "")
            if key and not _has_list_open(watched):
                watched.event(event) if key == "feedback_id" else None  # "my" and Enter is 满意
                self._go_on(key)
                return True
        return super().eventFilter(watched, event)


def _has_list_open(editor: QObject) -> bool:
    completer = editor.completer() if isinstance(editor, QLineEdit) else None
    popup = completer.popup() if completer else None
    return popup is not None and popup.isVisible()


def _is_enter(event: QKeyEvent) -> bool:
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
