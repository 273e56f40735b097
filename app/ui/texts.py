"""How is a Text of a Qt-free module said in the user's language?"""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from app.core.i18n import Text


def words(text: Text | str) -> str:
    """`text` translated and filled; a plain string (the user's own words) comes back unchanged."""
    if isinstance(text, str):
        return text
    count = -1 if text.count is None else text.count
    said = QCoreApplication.translate(text.context, text.source, "", count)
    if not text.values:
        return said
    return said.format(**{name: words(value) if isinstance(value, Text) else value for name, value in text.values})


def listed(names: Iterable[str]) -> str:
    """Several words in a row, set apart as the user's language does."""
    return QCoreApplication.translate("texts", ", ", "between the words of a list").join(names)
