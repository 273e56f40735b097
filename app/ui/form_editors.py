"""Which editor does a field of a form get?"""

from typing import Any

from PySide6.QtCore import QObject

from app.records.desk import Desk
from app.records.field import Field, Kind
from app.ui.bridge import Bridge
from app.ui.choice_editor import ChoiceEditor, ChoiceWords, LinkEditor
from app.ui.editors import Tools, fix, plain_editor


class Editors(QObject):
    """Makes the editors of one form; those that offer the same list of words share it."""

    def __init__(self, tools: Tools, desk: Desk, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self.tools, self._desk, self._bridge = tools, desk, bridge
        self._words: dict[str, ChoiceWords] = {}

    def make(self, field: Field) -> Any:
        """The editor of any kind but PARTS."""
        editor: Any
        if field.kind is Kind.CHOICE:
            editor = ChoiceEditor(self.tools, field, self._desk, self._bridge, self._shared(field.list))
        elif field.kind is Kind.LINK:
            editor = LinkEditor(self.tools, field, self._desk, self._bridge, self._desk.kind(field.link))
        else:
            editor = plain_editor(self.tools, field)
        if field.fixed:
            fix(editor)
        return editor

    def _shared(self, list_: str) -> ChoiceWords:
        if list_ not in self._words:
            self._words[list_] = ChoiceWords(self._desk, self._bridge, list_, self)
        return self._words[list_]
