"""Which papers are there, how large are they, and how much of them can be printed on?"""

from dataclasses import dataclass

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.printing.form import Page

STRIP = 12.7  # of continuous paper, at each side: holes, torn off


@dataclass(frozen=True, slots=True)
class Paper:
    """A usual paper, as it lies under the eye; margins in the order left, top, right, bottom."""

    key: str
    words: Text
    w: float
    h: float
    margins: tuple[float, float, float, float]
    roll: bool = False

    def page(self) -> Page:
        """A page of this paper."""
        left, top, right, bottom = self.margins
        return Page(
            paper=self.key,
            w=self.w,
            h=self.h,
            left=left,
            top=top,
            right=right,
            bottom=bottom,
            roll=self.roll,
        )


_CONTINUOUS = (15.5, 5.0, 15.5, 5.0)
_SHEET = (10.0, 8.0, 10.0, 8.0)
PAPERS: tuple[Paper, ...] = (
    Paper(
        "continuous-full",
        QT_TRANSLATE_NOOP("paper", "Continuous 241 × 279.4 mm"),
        241,
        279.4,
        (15.5, 8.0, 15.5, 8.0),
    ),
    Paper("continuous-half", QT_TRANSLATE_NOOP("paper", "Continuous, half 241 × 139.7 mm"), 241, 139.7, _CONTINUOUS),
    Paper(
        "continuous-third",
        QT_TRANSLATE_NOOP("paper", "Continuous, third 241 × 93.1 mm"),
        241,
        93.1,
        (15.5, 4.0, 15.5, 4.0),
    ),
    Paper("a4", QT_TRANSLATE_NOOP("paper", "A4 210 × 297 mm"), 210, 297, (15.0, 12.0, 15.0, 12.0)),
    Paper("a5", QT_TRANSLATE_NOOP("paper", "A5 210 × 148 mm"), 210, 148, _SHEET),
    Paper("roll-80", QT_TRANSLATE_NOOP("paper", "Receipt roll 80 mm"), 80, 2000, (4.0, 4.0, 4.0, 6.0), roll=True),
    Paper("roll-58", QT_TRANSLATE_NOOP("paper", "Receipt roll 58 mm"), 58, 2000, (5.0, 4.0, 5.0, 6.0), roll=True),
)


def paper(key: str) -> Paper | None:
    """The paper called `key`, or None."""
    return next((one for one in PAPERS if one.key == key), None)
