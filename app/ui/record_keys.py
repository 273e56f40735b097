"""Which keys do lists and forms of records know? For the overview of all keys."""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.ui.keys import Keys

_LIST = QT_TRANSLATE_NOOP("keys", "In a list of records")
_FORM = QT_TRANSLATE_NOOP("keys", "In a form")
_KEYS = (
    ("Ctrl+F", QT_TRANSLATE_NOOP("keys", "Search in the list"), _LIST),
    ("Alt+S", QT_TRANSLATE_NOOP("keys", "Sort by another column, or the other way round"), _LIST),
    ("Alt+F", QT_TRANSLATE_NOOP("keys", "Filter by a column"), _LIST),
    ("Alt+L", QT_TRANSLATE_NOOP("keys", "Lists kept under a name"), _LIST),
    ("Alt+C", QT_TRANSLATE_NOOP("keys", "Choose the columns"), _LIST),
    ("Return", QT_TRANSLATE_NOOP("keys", "Open"), _LIST),
    ("Ctrl+N", QT_TRANSLATE_NOOP("keys", "New"), _LIST),
    ("Ctrl+Shift+N", QT_TRANSLATE_NOOP("keys", "New like the current one"), _LIST),
    ("Space", QT_TRANSLATE_NOOP("keys", "Tick, for doing something with several"), _LIST),
    ("Ctrl+A", QT_TRANSLATE_NOOP("keys", "Tick all that are shown"), _LIST),
    ("E", QT_TRANSLATE_NOOP("keys", "Change a field of all that are ticked"), _LIST),
    ("Ctrl+P", QT_TRANSLATE_NOOP("keys", "Print the slips of what is ticked, or of the current one"), _LIST),
    ("Delete", QT_TRANSLATE_NOOP("keys", "Delete what is ticked; asks first"), _LIST),
    ("Ctrl+Z", QT_TRANSLATE_NOOP("keys", "Take back what was last done here"), _LIST),
    ("Esc", QT_TRANSLATE_NOOP("keys", "Show all again"), _LIST),
    ("Ctrl+Return", QT_TRANSLATE_NOOP("keys", "Save"), _FORM),
    ("Ctrl+P", QT_TRANSLATE_NOOP("keys", "Print the slip; what was changed is saved first"), _FORM),
    ("Ctrl+Shift+A", QT_TRANSLATE_NOOP("keys", "Add photos and papers"), _FORM),
    ("F2", QT_TRANSLATE_NOOP("keys", "To the next field that is wrong"), _FORM),
    ("Ctrl+I", QT_TRANSLATE_NOOP("keys", "Add a row where the caret is; again: to the next table"), _FORM),
    ("Ctrl+Shift+Delete", QT_TRANSLATE_NOOP("keys", "Take the row away where the caret is"), _FORM),
    ("Alt+Down", QT_TRANSLATE_NOOP("keys", "Show what there is to choose from"), _FORM),
    ("Ctrl+Shift+N", QT_TRANSLATE_NOOP("keys", "New like this one"), _FORM),
    ("Alt+V", QT_TRANSLATE_NOOP("keys", "Who changed what, and when"), _FORM),
    ("Alt+M", QT_TRANSLATE_NOOP("keys", "Show the sections that are folded, or fold the empty ones"), _FORM),
    ("Esc", QT_TRANSLATE_NOOP("keys", "Leave; asks where something would be lost"), _FORM),
)


def add_record_keys(keys: Keys) -> None:
    """Register them all."""
    for key, what, where in _KEYS:
        keys.add(key, what, where)
