"""How is a caller entered who has no file? A short form with number and place filled, the caret on the name."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget
from typing_extensions import override

from app.core.i18n import Text
from app.core.options import ENTER_NEXT
from app.features.customers.model import PhoneKind
from app.features.desk.view.parts import Means, fill_with
from app.ui.choice_editor import ChoiceEditor
from app.ui.editors import Tools
from app.ui.kit import col, field, label, restyle, titled
from app.ui.texts import words

CHOICES = ("group_id", "level_id", "salesperson_id", "source_id")
_COLUMNS = 12


class NewCustomerForm(QWidget):
    """The form. `changed` with everything in it on every change, `named` with the name as it is typed.

    The lists to choose from are those of the customers' description.
    """

    changed = Signal(object)  # dict[str, str], for the draft
    named = Signal(str)
    entered = Signal()  # Enter in the last field

    def __init__(self, means: Means) -> None:
        super().__init__()
        theme = self._theme = means.theme
        self._numbers, self._enter_next = means.numbers, means.settings.on(ENTER_NEXT)
        self.name = field(theme, hint=self.tr("person or firm"))
        self.contact = field(theme, hint=self.tr("optional"))
        self.phone = field(theme, hint=self.tr("ask for the number"))
        self.place = field(theme, look="fixed")
        self.place.setReadOnly(True)
        self.place.setPlaceholderText(self.tr("not known"))
        self.place.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.second = field(theme, hint=self.tr("optional"))
        self.region = field(theme, hint=self.tr("city, district"))
        self.address = field(theme, hint=self.tr("street, number, door"))
        self.note = field(theme, hint=self.tr("what is worth knowing about the customer"))
        tools = Tools(theme, means.clock, means.numbers)
        lists = {one.key: one for one in means.kind("customer").fields if one.key in CHOICES}
        self.boxes = {key: ChoiceEditor(tools, lists[key], means.records, means.bridge) for key in lists}
        self._wrong: dict[str, QLineEdit] = {}
        self._complaint = label("", "wrong", wrap=True)
        self._complaint.hide()
        self.below_name = QWidget()  # filled by whoever proposes similar customers
        self._lay_out({key: one.label for key, one in lists.items()})
        for one in (self.name, self.contact, self.phone, self.second, self.region, self.address, self.note):
            one.textEdited.connect(self._on_edited)
            one.installEventFilter(self)
        for box in self.boxes.values():
            box.changed.connect(self._on_edited)
            if not box.placeholderText():
                box.setPlaceholderText(self.tr("optional"))
        self.name.textEdited.connect(self.named)

    def _lay_out(self, titles: Mapping[str, Text]) -> None:
        theme = self._theme
        lines: list[list[tuple[QWidget, int]]] = [
            [(titled(theme, self.tr("Name *"), self.name), 8), (titled(theme, self.tr("Contact"), self.contact), 4)],
            [(self.below_name, 12)],
            [
                (titled(theme, self.tr("Phone"), self.phone), 4),
                (titled(theme, self.tr("Place of origin"), self.place), 4),
                (titled(theme, self.tr("Another phone"), self.second), 4),
            ],
            [
                (titled(theme, self.tr("Region"), self.region), 4),
                (titled(theme, self.tr("Address"), self.address), 8),
            ],
            [(titled(theme, words(titles[key]), box), 3) for key, box in self.boxes.items()],
            [(titled(theme, self.tr("Remark"), self.note), 12)],
        ]
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space("m"))
        grid.setVerticalSpacing(theme.space("m"))
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        for row, cells in enumerate(lines):
            at = 0
            for widget, span in cells:
                grid.addWidget(widget, row, at, 1, span)
                at += span
        hint = label(self.tr("Only * must be filled in"), "faint")
        self.below_name.hide()
        self.setMaximumWidth(theme.size("narrow"))  # on a wide screen lines stay short enough to read
        fill_with(self, col(theme, self._complaint, sheet, hint, None, margin=("l", "m", "l", "s")))

    # ------------------------------------------------------------ what it shows

    def show_number(self, number: str) -> None:
        """The number that calls stands fixed; without one the field can be filled."""
        if number:
            self.phone.setText(self._numbers.shown(number))
        self.phone.setReadOnly(bool(number))
        self.phone.setFocusPolicy(Qt.FocusPolicy.ClickFocus if number else Qt.FocusPolicy.StrongFocus)
        restyle(self.phone, "look", "fixed" if number else "")

    def show_place(self, place: str, region: str) -> None:
        """Where the number comes from; the region is filled where nobody has typed one."""
        self.place.setText(place)
        self.place.setCursorPosition(0)
        if region and not self.region.isModified() and not self.region.text():
            self.region.setText(region)
            self.region.setCursorPosition(0)

    def clear(self) -> None:
        """Empty, for another call."""
        for one in self._fields().values():
            one.clear()
            one.setModified(False)
        self.place.clear()
        self.below_name.hide()

    def show_values(self, values: Mapping[str, object]) -> None:
        """Fill in what was kept of an unfinished form."""
        for key, widget in self._fields().items():
            text = values.get(key)
            if isinstance(text, str) and text and not widget.isReadOnly():
                widget.setText(text)

    def complain(self, key: str, sentence: str) -> None:
        """Mark a field that is wrong, with what to do; "" takes all marks away."""
        for widget in self._wrong.values():
            restyle(widget, "look", "fixed" if widget is self.phone and self.phone.isReadOnly() else "")
        self._wrong = {}
        self._complaint.setText(sentence)
        self._complaint.setVisible(bool(sentence))
        found = self._fields().get(key.partition(".")[0])
        if sentence and found is not None:
            self._wrong[key] = found
            restyle(found, "look", "wrong")
            found.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ what is in it

    @property
    def is_touched(self) -> bool:
        """Something was typed into it."""
        return any(self.draft().values())

    def draft(self) -> dict[str, str]:
        """The texts of all fields that can be typed into."""
        return {key: "" if one.isReadOnly() else one.text() for key, one in self._fields().items()}

    def values(self, number: str, shared: bool = False) -> dict[str, object]:
        """The new customer by the fields of the customers' description.

        Args:
            number: the one that calls, or "".
            shared: others have it too, and that is meant.
        """
        phones = [one for one in (number or self.phone.text().strip(), self.second.text().strip()) if one]
        values: dict[str, object] = {
            "name": self.name.text().strip(),
            "phones": tuple(
                {"number": one, "kind": self._kind(one), "note": self.tr("shared") if shared and one == number else ""}
                for one in phones
            ),
            "note": self.note.text().strip(),
        }
        if contact := self.contact.text().strip():
            values["contacts"] = ({"name": contact, "role": "", "number": "", "email": ""},)
        region, line = self.region.text().strip(), self.address.text().strip()
        if region or line:
            values["addresses"] = ({"label": "", "region": region, "line": line},)
        chosen = {key: box.value() for key, box in self.boxes.items()}
        return values | {key: value for key, value in chosen.items() if value is not None}

    def _kind(self, number: str) -> str:
        key = self._numbers.key(number)
        return PhoneKind.MOBILE.value if len(key) == 11 and key.startswith("1") else PhoneKind.LANDLINE.value

    def _fields(self) -> dict[str, QLineEdit]:
        return {
            "name": self.name,
            "contacts": self.contact,
            "phones": self.phone,
            "second": self.second,
            "region": self.region,
            "addresses": self.address,
            "note": self.note,
            **self.boxes,
        }

    @Slot()
    def _on_edited(self) -> None:
        self.changed.emit(self.draft())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._enter_next and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if watched is self.note:
                    self.entered.emit()
                else:
                    self.focusNextChild()
                return True
        return super().eventFilter(watched, event)
