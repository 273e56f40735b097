"""What can be set of what is chosen: a part, several, a band, or else the form and its paper?"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QWidget

from app.features.printing.design import props
from app.features.printing.design.changes import on_paper, resized
from app.features.printing.design.props import Edit, Prop, PropGroup
from app.features.printing.design.tags import mapped
from app.features.printing.view.design.columns import ColumnsEditor
from app.features.printing.view.design.condition import ConditionEditor
from app.features.printing.view.design.fields import (
    ChoiceEditor,
    Editor,
    FontEditor,
    LineEditor,
    NamesEditor,
    NumberEditor,
    Offers,
    PictureEditor,
    TextEditor,
    TickEditor,
    fields_for,
    formats_for,
)
from app.features.printing.view.design.work import Work
from app.printing.form import Band, Box, Form, Item
from app.printing.papers import PAPERS, paper
from app.ui.kit import col, label, rule, titled
from app.ui.scrolled import scrolled
from app.ui.texts import words
from app.ui.theme import Theme

_OWN = ""
_SIDES = "sides."  # of a frame; there is none without a thickness
_FOOT = Qt.AlignmentFlag.AlignBottom
_TYPED = (Edit.LINE, Edit.TEXT, Edit.MM, Edit.POINTS, Edit.COUNT, Edit.COLUMNS, Edit.NAMES)  # undone in one go


@dataclass(frozen=True, slots=True)
class _Page:
    """The editors for one sort of thing; made once, the making takes a moment."""

    area: QWidget
    title: QLabel
    editors: dict[str, Editor]


class Panel(QStackedWidget):
    """Turns to another page when something of another sort is chosen, and is filled anew when it changes."""

    def __init__(self, theme: Theme, work: Work, offers: Offers) -> None:
        super().__init__()
        self._theme, self._work, self._offers = theme, work, offers
        self.editors: dict[str, Editor] = {}
        self._pages: dict[object, _Page] = {}
        work.chose.connect(self.renew)
        work.changed.connect(self.renew)
        self.renew()

    # ------------------------------------------------------------ what it is about

    @property
    def _things(self) -> Sequence[Item | Band | Form]:
        work = self._work
        if work.items:
            return work.items
        return (work.band,) if work.band else (work.form,)

    def _groups(self) -> tuple[PropGroup, ...]:
        first = self._things[0]
        if isinstance(first, Band):
            return props.BAND
        if isinstance(first, Form):
            return props.FORM
        return props.groups_of([one for one in self._things if isinstance(one, Item)])

    def _title(self) -> str:
        things = self._things
        if len(things) > 1:
            return self.tr("%n part(s) chosen", "", len(things))
        if isinstance(things[0], Form):
            return self.tr("Form and paper")
        return words(props.titled(things[0])) if isinstance(things[0], (Item, Band)) else ""

    @Slot()
    def renew(self) -> None:
        """Show what is chosen."""
        groups = self._groups()
        page = self._pages.get(groups)
        if page is None:
            page = self._pages[groups] = self._build(groups)
            self.addWidget(page.area)
        page.title.setText(self._title())
        self.editors = page.editors
        self._fill()
        self.setCurrentWidget(page.area)

    def focus_first(self) -> None:
        """Put the caret into the first field."""
        if self.editors:
            next(iter(self.editors.values())).setFocus()

    # ------------------------------------------------------------ making

    def _build(self, groups: tuple[PropGroup, ...]) -> _Page:
        self.editors = {}
        title = label("", "section")
        rows: list[QWidget] = [title]
        if isinstance(self._things[0], Form):
            rows.append(titled(self._theme, self.tr("Paper"), self._paper()))
        for group in groups:
            if words(group.title) not in ("", self._title()):
                rows += [rule(), label(group.title, "small")]
            rows += self._rows(group)
        area = scrolled(self._theme, col(self._theme, *rows, None, gap="s", margin="m"))
        return _Page(area, title, self.editors)

    def _rows(self, group: PropGroup) -> list[QWidget]:
        rows: list[QWidget] = []
        pair: QHBoxLayout | None = None
        for prop in group.props:
            widget = self._row(prop)
            if pair is not None:
                pair.addWidget(widget, 1, _FOOT)
                pair = None
            elif prop.half and prop is not group.props[-1]:
                box = QWidget()
                pair = QHBoxLayout(box)
                pair.setContentsMargins(0, 0, 0, 0)
                pair.setSpacing(self._theme.space("s"))
                pair.addWidget(widget, 1, _FOOT)
                rows.append(box)
            else:
                rows.append(widget)
        return rows

    def _row(self, prop: Prop) -> QWidget:
        editor = self._editor(prop)
        self.editors[prop.path] = editor
        editor.changed.connect(partial(self._on_changed, prop))
        if prop.edit is Edit.YES_NO:
            return editor
        name = label(prop.label, "small", wrap=True)  # beside another one there may be too little room for one line
        name.setBuddy(editor)
        editor.setAccessibleName(words(prop.label))
        inner = editor.focusProxy()
        if inner is not None:
            inner.setAccessibleName(words(prop.label))
        return col(self._theme, name, editor, gap="xs")

    def _editor(self, prop: Prop) -> Editor:
        theme, offers, edit = self._theme, self._offers, prop.edit
        if edit in (Edit.MM, Edit.POINTS, Edit.COUNT):
            return NumberEditor(theme, prop)
        if edit is Edit.YES_NO:
            return TickEditor(words(prop.label))
        if edit is Edit.ONE_OF:
            return ChoiceEditor(lambda _: [(value, words(said)) for value, said in prop.choices])
        if edit in (Edit.FIELD, Edit.FORMAT):
            fill = fields_for if edit is Edit.FIELD else formats_for
            return ChoiceEditor(lambda thing: fill(offers, thing))
        return self._large_editor(edit) if edit is not Edit.LINE else LineEditor(theme)

    def _large_editor(self, edit: Edit) -> Editor:
        theme, offers = self._theme, self._offers
        if edit is Edit.TEXT:
            return TextEditor(theme, offers)
        if edit is Edit.FONT:
            return FontEditor(offers)
        if edit is Edit.NAMES:
            return NamesEditor()
        if edit is Edit.PICTURE:
            return PictureEditor(theme)
        return ColumnsEditor(theme, offers) if edit is Edit.COLUMNS else ConditionEditor(theme, offers)

    def _paper(self) -> Editor:
        names = [(one.key, words(one.words)) for one in PAPERS]
        editor = ChoiceEditor(lambda _: [*names, (_OWN, self.tr("a size of its own"))])
        editor.changed.connect(self._on_paper)
        self.editors["page.paper"] = editor
        return editor

    # ------------------------------------------------------------ filling and changing

    def _fill(self) -> None:
        things = self._things
        for path, editor in self.editors.items():
            values = [props.get(one, path) for one in things]
            same = all(one == values[0] for one in values)
            editor.show_value(values[0] if same else None, things[-1])
            if path.startswith(_SIDES):
                editor.setEnabled(any(isinstance(one, Box) or getattr(one, "frame", 0) for one in things))

    def _on_changed(self, prop: Prop, value: object) -> None:
        work, first = self._work, self._things[0]
        sort = f"set:{prop.path}" if prop.edit in _TYPED else ""
        text = words(prop.label)
        if isinstance(first, Form):
            work.do(text, _of_form(work.form, prop.path, value), sort=sort)
        elif isinstance(first, Band):
            bands = tuple(props.put(one, prop.path, value) if one.tag == first.tag else one for one in work.form.bands)
            work.do(text, props.put(work.form, "bands", bands), sort=sort)
        else:
            work.do(text, mapped(work.form, work.chosen, lambda one: props.put(one, prop.path, value)), sort=sort)

    def _on_paper(self, key: Any) -> None:
        found, form = paper(key), self._work.form
        if found is not None:
            self._work.do(self.tr("Paper"), on_paper(form, found))
        else:
            self._work.do(self.tr("Paper"), props.put(form, "page.paper", _OWN))


def _of_form(form: Form, path: str, value: object) -> Form:
    """The form with another value; another width takes the parts with it."""
    if path in ("page.w", "page.left", "page.right"):
        page = props.put(form, path, value).page
        if page.inner < 10:
            return form
        return resized(form, props.put(page, "paper", _OWN) if path == "page.w" else page)
    if path == "page.h":
        form = props.put(form, "page.paper", _OWN)
    return props.put(form, path, value)  # type: ignore[no-any-return]  # put gives what it was given
