"""Which keys does the desk know? For the overview of all keys."""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.ui.keys import Keys

_DESK = QT_TRANSLATE_NOOP("keys", "On the call desk")
_UNKNOWN = QT_TRANSLATE_NOOP("keys", "While somebody unknown calls")
_TODAY = QT_TRANSLATE_NOOP("keys", "In lists of calls")
_KEYS = (
    ("Ctrl+Return", QT_TRANSLATE_NOOP("keys", "Note the call and put it away; save the new customer"), _DESK),
    ("Ctrl+1…4", QT_TRANSLATE_NOOP("keys", "Outcome of the call"), _DESK),
    ("F5…F10", QT_TRANSLATE_NOOP("keys", "Start a record with customer and call filled in"), _DESK),
    ("Ctrl+R", QT_TRANSLATE_NOOP("keys", "Record the call, or stop"), _DESK),
    ("Ctrl+Shift+R", QT_TRANSLATE_NOOP("keys", "Pause the recording, or go on"), _DESK),
    ("P", QT_TRANSLATE_NOOP("keys", "Listen to the chosen call in the history"), _DESK),
    ("M", QT_TRANSLATE_NOOP("keys", "Life of the machine in the chosen sale or repair"), _DESK),
    ("Alt+K", QT_TRANSLATE_NOOP("keys", "Choose among what helped before; in a form too"), _DESK),
    ("Alt+W", QT_TRANSLATE_NOOP("keys", "In a form: use what helped before"), _DESK),
    ("Alt+E", QT_TRANSLATE_NOOP("keys", "Edit the customer"), _DESK),
    ("Alt+Right", QT_TRANSLATE_NOOP("keys", "Next call, also Ctrl+Tab"), _DESK),
    ("Alt+Left", QT_TRANSLATE_NOOP("keys", "Previous call"), _DESK),
    ("Ctrl+P", QT_TRANSLATE_NOOP("keys", "Print the slip of the chosen entry"), _DESK),
    ("Ctrl+L", QT_TRANSLATE_NOOP("keys", "Find the customer the number belongs to"), _UNKNOWN),
    ("Alt+A", QT_TRANSLATE_NOOP("keys", "Add the number to the chosen customer"), _UNKNOWN),
    ("Alt+N", QT_TRANSLATE_NOOP("keys", "None of those proposed: a new customer"), _UNKNOWN),
    ("Alt+B", QT_TRANSLATE_NOOP("keys", "Put the number on the blacklist"), _UNKNOWN),
    ("Alt+X", QT_TRANSLATE_NOOP("keys", "Note the call without a file"), _UNKNOWN),
    ("1…9", QT_TRANSLATE_NOOP("keys", "Go to a list; choose among several customers"), _TODAY),
    ("Return", QT_TRANSLATE_NOOP("keys", "Open the caller's file"), _TODAY),
    ("H", QT_TRANSLATE_NOOP("keys", "Handled, or not after all"), _TODAY),
    ("C", QT_TRANSLATE_NOOP("keys", "Call back: dial the number, open the file"), _TODAY),
    ("Ctrl+H", QT_TRANSLATE_NOOP("keys", "All handled"), _TODAY),
)


def add_keys(keys: Keys) -> None:
    """Register them all."""
    for key, what, where in _KEYS:
        keys.add(key, what, where)
