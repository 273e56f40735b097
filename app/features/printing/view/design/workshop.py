"""What do the windows of the designer share, and what do they call the fields of a record type?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.features.printing.design.trying import Trying
from app.features.printing.design.wording import Wording
from app.features.printing.jobs import Outlet
from app.features.printing.view.means import Means
from app.printing.fonts import SystemFonts
from app.printing.values import Source, SourceKind
from app.records.drafts import Drafts
from app.records.record import RecordType
from app.ui.texts import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """Made once by the program's start.

    Attributes:
        sources: the fields of a record type.
        outlet: takes the test page to paper.
        kind: finds a record type by its key.
    """

    means: Means
    fonts: SystemFonts
    trying: Trying
    sources: Callable[[RecordType], tuple[Source, ...]]
    drafts: Drafts
    outlet: Outlet
    kind: Callable[[str], RecordType]


class Known:
    """The fields, their names, and the fonts, for the editors of one form."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources: Sequence[Source] = sources
        self.wording = Wording(sources, words)
        self.families: Sequence[str] = ()

    def kind_of(self, key: str, rows: str = "") -> SourceKind:
        """What a field holds; with `rows` one of its cells."""
        known = self.sources
        if rows:
            known = next((one.columns for one in self.sources if one.key == rows), ())
        found = next((one for one in known if one.key == key), None)
        return found.kind if found else SourceKind.TEXT
