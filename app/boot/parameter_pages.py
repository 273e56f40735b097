"""Which pages of the settings are about parameters, and who sees them?"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.core.access import Right
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.parameters.starter import Starters
from app.features.parameters.view import StarterPage
from app.records.record import At, RecordType
from app.ui.choice_lists import ChoiceListsPage
from app.ui.number_forms import NumberFormsPage
from app.ui.record_form import Around
from app.ui.settings_page import Extra
from app.ui.theme import RESOURCES

if TYPE_CHECKING:
    from app.boot.program import Program

_LISTS = QT_TRANSLATE_NOOP("places", "Lists of words")
_NUMBERS = QT_TRANSLATE_NOOP("places", "Record numbers")
_STARTER = QT_TRANSLATE_NOOP("places", "Starter sets")


def parameter_pages(program: "Program", around: Around, list_of: Callable[[RecordType], QWidget]) -> list[Extra]:
    """Titles and makers, for whoever works here; `list_of` makes the list of a record type."""

    def starter() -> QWidget:
        desk = program.records
        sets = Starters(program.store, RESOURCES / "starter", desk.lists.lists, lambda: desk.who, program.clock)
        page = StarterPage(around.theme, program.bridge, sets)
        page.told.connect(program.shell.messages.tell)
        return page

    who = program.who
    kinds = [one for one in program.kinds if one.at is At.PARAMETERS and who.may(one.right)]
    lists: list[Extra] = [(one.plural, partial(list_of, one)) for one in kinds]
    if not who.may(Right.PARAMETERS):
        return lists
    return [
        *lists,
        (_LISTS, lambda: ChoiceListsPage(around)),
        (_NUMBERS, lambda: NumberFormsPage(around)),
        (_STARTER, starter),
    ]
