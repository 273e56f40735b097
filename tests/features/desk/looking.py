"""What do the tests of the desk's views look at, and how do they type?"""

from PySide6.QtWidgets import QLineEdit


def write(field, text):
    """Type what no key of the keyboard alone gives."""
    field.insert(text) if isinstance(field, QLineEdit) else field.insertPlainText(text)


def card(desk):
    return desk.page.view is desk.page.card


def unknown(desk):
    return desk.page.view is desk.page.unknown
