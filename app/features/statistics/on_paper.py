"""How does a statistic stand on A4? Its heading and period, the picture, the table with its totals, page numbers."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.features.printing.jobs import Ready
from app.printing.form import (
    Across,
    Band,
    Column,
    Condition,
    Down,
    Fit,
    Form,
    On,
    Page,
    PageNumber,
    Picture,
    Place,
    Style,
    Table,
    Value,
)
from app.printing.values import Values
from app.records.transfer.figures import Figure, Figures, Head

Shows = Callable[[Sequence[str | Figure]], list[str]]
_UPRIGHT = QT_TRANSLATE_NOOP("statistics", "A4 upright")
_ACROSS = QT_TRANSLATE_NOOP("statistics", "A4 across")
_MANY = 6  # columns that need the paper lying across
_MARGIN, _FOOT = 14.0, 6.0
_ROW = 4.5  # so that the days of a month stand on one page, below the picture
_PART = 0.4  # of the page's height, for the picture
_WORDS, _FIGURE = 2.0, 1.3  # shares of the width
_TITLE, _PICTURE, _ROWS, _TOTALS, _MADE = "title", "picture", "rows", "totals", "made"


def ready_of(figures: Figures, key: str, ratio: float, shown: Shows, say: Callable[[Text], str]) -> Ready:
    """What is printed of a statistic.

    Args:
        figures: what stands in it, in the user's words.
        key: of the statistic.
        ratio: height of the picture in its widths.
        shown: a row of words and figures as they are written.
        say: translates.
    """
    forms = tuple(_form(figures, ratio, name, page) for name, page in _papers(say))
    return Ready(
        key=f"statistic.{key}",
        title=figures.title,
        forms=forms if len(figures.heads) <= _MANY else forms[::-1],
        values=lambda: _values(figures, shown),
        table=figures.table,
    )


def _papers(say: Callable[[Text], str]) -> Sequence[tuple[str, Page]]:
    upright = Page(left=_MARGIN, right=_MARGIN, top=_MARGIN, bottom=_MARGIN)
    return (say(_UPRIGHT), upright), (say(_ACROSS), replace(upright, w=upright.h, h=upright.w))


def _values(figures: Figures, shown: Shows) -> Values:
    def row(cells: Sequence[str | Figure]) -> dict[str, str]:
        return {f"c{at}": said for at, said in enumerate(shown(cells))}

    return {
        _TITLE: figures.title,
        **{f"about{at}": f"{name}: {said}" for at, (name, said) in enumerate(figures.about[:-1])},
        _MADE: ": ".join(figures.about[-1]) if figures.about else "",
        _PICTURE: figures.picture() if figures.picture else b"",
        _ROWS: [row(one) for one in figures.rows],
        _TOTALS: [row(figures.totals)] if figures.totals else [],
    }


def _form(figures: Figures, ratio: float, name: str, page: Page) -> Form:
    w = page.inner
    columns = tuple(_column(at, one) for at, one in enumerate(figures.heads))
    style = Style(size=8.5, down=Down.MIDDLE, fit=Fit.FLOW)
    rows = Table(x=0, y=0, w=w, h=_ROW, row_h=_ROW, source=_ROWS, columns=columns, style=style)
    sums = replace(rows, source=_TOTALS, head=False, style=replace(style, bold=True))
    high = min(w * ratio, page.h * _PART)
    drawn = Picture(x=0, y=1, w=high / ratio, h=high, source=_PICTURE)
    bands = (
        *_heading(len(figures.about) - 1, w),
        Band(h=drawn.h + 4, when=Condition(field=_PICTURE), items=(drawn,)),
        Band(h=_ROW, together=False, items=(rows,)),
        Band(h=_ROW, when=Condition(field=_TOTALS), items=(sums,)),
        _foot(w),
    )
    return Form(key=f"statistic.a4-{page.w:.0f}", name=name, kind="statistic", page=page, bands=bands)


def _heading(lines: int, w: float) -> tuple[Band, ...]:
    title = Value(x=0, y=0, w=w, h=8, source=_TITLE, style=Style(size=16, bold=True, fit=Fit.FLOW))
    small = Style(size=9, fit=Fit.FLOW)
    about = (Value(x=0, y=0, w=w, h=4.5, source=f"about{at}", style=small) for at in range(lines))
    return Band(h=10, items=(title,)), *(Band(h=5, items=(one,)) for one in about), Band(h=3)


def _column(at: int, head: Head) -> Column:
    across = Across.LEFT if head.shown is None else Across.RIGHT
    return Column(source=f"c{at}", title=head.words, share=_WORDS if head.shown is None else _FIGURE, across=across)


def _foot(w: float) -> Band:
    style = Style(size=8, fit=Fit.LINE)
    made = Value(x=0, y=1.5, w=w * 3 / 4, h=4, source=_MADE, style=style)
    return Band(place=Place.FOOT, on=On.EVERY, h=_FOOT, items=(made, PageNumber(x=w * 3 / 4, y=1.5, w=w / 4, h=4)))
