"""What stands among the settings, and who may change what there?"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.core.access import RIGHTS, Right
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.option import Option, Scope, Value
from app.core.options import COUNTRY, THEME
from app.features.operators.spec import OPERATOR
from app.records.record import RecordType
from app.records.settings import save_shared
from app.telephony.protocol import BoxState, Call
from app.ui.texts import words

if TYPE_CHECKING:  # made when they are first wanted
    from app.boot.program import Program
    from app.boot.record_pages import RecordPages
    from app.db.server import Server
    from app.features.lines.view.page import LinesPage
    from app.ui.record_place import RecordPlace
    from app.ui.settings_page import SettingsPage

_PLACE = QT_TRANSLATE_NOOP("places", "Where the data live")
_NEXT = QT_TRANSLATE_NOOP("places", "From its next start on this seat works on {place}.")
_COMPUTER = QT_TRANSLATE_NOOP("places", "the data on this computer")
_LINES = QT_TRANSLATE_NOOP("places", "Lines and boxes")
_FORMS = QT_TRANSLATE_NOOP("places", "Forms of slips")
_RECEIPTS = QT_TRANSLATE_NOOP("places", "Receipt printers")
_SOUND = QT_TRANSLATE_NOOP("places", "Recording of the lines")
_TRAIL = QT_TRANSLATE_NOOP("places", "Audit trail")
_FIXED = QT_TRANSLATE_NOOP("places", "Only somebody with the right “{right}” can change this; it holds for all seats.")


class SettingsPlace(QObject):
    """The place of the settings: options, boxes, audit trail, and the lists an administrator keeps.

    Args:
        pages: what lists and forms share.
        records: makes the list of a record type.
        trail: makes the page of the audit trail.
        simulator: opens the window of the simulated box.
    """

    def __init__(
        self,
        program: "Program",
        pages: "Callable[[], RecordPages]",
        records: "Callable[[RecordType], RecordPlace]",
        trail: Callable[[], QWidget],
        simulator: Callable[[], None],
    ) -> None:
        super().__init__(program)
        self._program, self._pages = program, pages
        self._records, self._trail, self._simulator = records, trail, simulator
        self._page: SettingsPage | None = None
        self._lines: LinesPage | None = None
        self._boxes: dict[int, BoxState] = {}

    def make(self) -> QWidget:
        """The page, with what whoever works here may see."""
        from app.boot.parameter_pages import parameter_pages
        from app.ui.settings_page import Extra, SettingsPage

        program = self._program
        who, theme, bridge = program.who, program.start.theme, program.bridge
        extra: list[Extra] = [
            (_LINES, self._make_lines),
            (_SOUND, self._make_sound),
            (_RECEIPTS, program.paper.make_printers),
            (_PLACE, self._make_place),
        ]
        if who.may(Right.PARAMETERS):
            extra.append((_FORMS, program.paper.make_forms))
        if who.may(Right.APPROVE) or who.may(Right.OPERATORS):
            extra.append((_TRAIL, self._trail))
        parameters = parameter_pages(program, self._pages().around, self._make_list)
        fixed = "" if who.may(Right.PARAMETERS) else words(_FIXED.fill(right=RIGHTS[Right.PARAMETERS]))
        self._page = SettingsPage(theme, bridge, program.settings, self._keep, extra, parameters, fixed)
        self._page.changed.connect(self._on_changed)
        return self._page

    def forget(self) -> None:
        """The page was dropped: somebody else works here."""
        self._page = self._lines = None

    def show(self, kind: RecordType) -> None:
        """Turn to the list of a type; nothing happens where the page has none."""
        if self._page is not None:
            self._page.show_page(kind.plural)

    def take_options(self, options: Sequence[Option]) -> None:
        """Settings of the shop were changed, perhaps at another seat."""
        if self._page is not None:
            self._page.show_options(options)

    def take_call(self, call: Call) -> None:
        """A call changed."""
        if self._lines is not None:
            self._lines.take_call(call)

    def take_box(self, state: BoxState) -> None:
        """A box changed."""
        self._boxes[state.first_line] = state
        if self._lines is not None:
            self._lines.take_state(state)

    def _make_lines(self) -> QWidget:
        from app.features.lines.view.page import LinesPage

        program = self._program
        country = program.settings.text(COUNTRY)
        self._lines = LinesPage(program.start.theme, program.bridge, program.clock, program.lines, country)
        self._lines.simulator_wanted.connect(self._simulator)
        for state in self._boxes.values():
            self._lines.take_state(state)
        return self._lines

    def _make_sound(self) -> QWidget:
        from app.boot.recording_lines import RecordingLines

        return RecordingLines(self._program).make()

    def _make_place(self) -> QWidget:
        from app.db.server import server_of
        from app.features.welcome.server import standing
        from app.features.welcome.view.place_settings import PlaceSettings

        program = self._program
        server = server_of(program.start.memory.recall("server"))
        why = None if program.who.may(Right.PARAMETERS) else _FIXED.fill(right=RIGHTS[Right.PARAMETERS])
        page = PlaceSettings(program.start.theme, program.bridge, program.pool, server, why)
        page.chosen.connect(self._on_place)
        program.bridge.then(program.store.look(standing), page.show_standing, page)
        return page

    @Slot(object)
    def _on_place(self, server: "Server | None") -> None:
        program = self._program
        keeping = program.start.memory.keep("server", server.kept() if server else None)
        place = f"{server.database} ({server.host})" if server else words(_COMPUTER)
        said = words(_NEXT.fill(place=place))
        program.bridge.then(keeping, lambda _: program.shell.messages.tell(said), self)

    def _make_list(self, kind: RecordType) -> QWidget:
        place = self._records(kind)
        return self._program.gate.around(place) if kind.key == OPERATOR.key else place

    def _keep(self, option: Option, value: Value) -> "Future[None]":
        program = self._program
        if option.scope is Scope.SEAT:
            return program.start.memory.keep(option.key, value)
        return program.store.run(lambda s: save_shared(s, option, value, program.who))

    @Slot(object)
    def _on_changed(self, option: Option) -> None:
        self._program.tapes.take_setting(option.key)
        if option is THEME:
            self._program.start.theme.use(self._program.settings.text(THEME))
