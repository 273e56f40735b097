"""Which pages of the settings are about parameters, besides the lists of record types?"""

from app.core.i18n import QT_TRANSLATE_NOOP
from app.ui.choice_lists import ChoiceListsPage
from app.ui.number_forms import NumberFormsPage
from app.ui.record_form import Around
from app.ui.settings_page import Extra

_LISTS = QT_TRANSLATE_NOOP("places", "Lists of words")
_NUMBERS = QT_TRANSLATE_NOOP("places", "Record numbers")


def parameter_pages(around: Around) -> list[Extra]:
    """Titles and makers."""
    return [(_LISTS, lambda: ChoiceListsPage(around)), (_NUMBERS, lambda: NumberFormsPage(around))]
