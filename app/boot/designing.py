"""Who opens the designer of forms, and what becomes of its windows when the program ends?"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.core.access import Right
from app.core.errors import NotAllowed
from app.core.options import OPTIONS
from app.records.paper_fields import sources_of

if TYPE_CHECKING:
    from app.boot.program import Program
    from app.features.printing.forms import Kept
    from app.features.printing.jobs import Outlet
    from app.features.printing.slips import Slips
    from app.features.printing.view.design.window import Designer
    from app.features.printing.view.design.workshop import Workshop
    from app.features.printing.view.means import Means
    from app.printing.fonts import SystemFonts


class Designing(QObject):
    """The windows of the designer, one for each form that is being changed.

    Args:
        means: made at the first use.
    """

    saved = Signal()  # a form is another than before

    def __init__(
        self,
        program: "Program",
        means: "Callable[[], Means]",
        fonts: "SystemFonts",
        slips: "Slips",
        outlet: "Outlet",
    ) -> None:
        super().__init__(program)
        self._program, self._means = program, means
        self._fonts, self._slips, self._outlet = fonts, slips, outlet
        self._shop: Workshop | None = None
        self.windows: dict[str, Designer] = {}

    @property
    def shop(self) -> "Workshop":
        """What the windows share."""
        if self._shop is None:
            from app.features.printing.design.trying import Trying
            from app.features.printing.view.design.workshop import Workshop

            program, names = self._program, {one.key: one for one in OPTIONS}
            settings, kind = program.settings, program.records.kind
            self._shop = Workshop(
                means=self._means(),
                fonts=self._fonts,
                trying=Trying(program.store, self._slips),
                sources=lambda of: sources_of(of, kind, lambda key: settings.text(names[key])),
                drafts=program.forms,
                outlet=self._outlet,
                kind=kind,
            )
        return self._shop

    @Slot(object)
    def open(self, kept: "Kept") -> None:
        """Change a form; its window comes to the front where there is one already."""
        from app.features.printing.view.design.window import Designer

        program, key = self._program, kept.form.key
        try:
            program.who.need(Right.PARAMETERS)
        except NotAllowed as err:
            program.shell.messages.failed(err)
            return
        if key not in self.windows:
            window = Designer(self.shop, kept)
            window.saved.connect(lambda _: self.saved.emit())
            window.gone.connect(lambda: self.windows.pop(key, None))
            self.windows[key] = window
        self.windows[key].show()
        self.windows[key].raise_()
        self.windows[key].activateWindow()

    def keep(self) -> None:
        """The program may end any moment: what is not saved is kept as drafts, the windows stay."""
        for window in self.windows.values():
            window.saving.keep_draft()

    def close(self) -> None:
        """The program ends: what is not saved is kept as drafts."""
        for window in list(self.windows.values()):
            window.leave()
