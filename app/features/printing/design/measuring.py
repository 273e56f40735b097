"""Which page tells by how much a printer is off? A cross at known places, and scales along the edges."""

from dataclasses import replace

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.features.printing.design.offers import Say
from app.printing.form import AnyItem, Band, Form, Line, Style, Words

CROSS = 20.0  # mm from the left and upper edge of the paper to the cross
_ARM = 8.0
_HOW = QT_TRANSLATE_NOOP(
    "design",
    "Measure from the edge of the paper to the middle of the cross, from the left and from the top, and type both into "
    "the window. It should be {most} mm each.",
)
_NAME: Text = QT_TRANSLATE_NOOP("design", "Test page for “{name}”")


def measuring_page(form: Form, say: Say) -> Form:
    """A page of the same paper."""
    h = min(form.page.h, 100.0) if form.page.roll else form.page.h
    page = replace(
        form.page, left=0, top=0, right=0, bottom=0, h=h, roll=False, background="", background_printed=False
    )
    items: list[AnyItem] = [
        Line(x=CROSS - _ARM, y=CROSS, w=2 * _ARM, h=0, thick=0.5),
        Line(x=CROSS, y=CROSS - _ARM, w=0, h=2 * _ARM, thick=0.5),
        Words(
            x=CROSS + _ARM + 4,
            y=CROSS - _ARM,
            w=max(20.0, page.w - CROSS - _ARM - 12),
            h=18,
            text=say(_HOW).format(most=f"{CROSS:g}"),
            style=Style(size=9),
        ),
        *_scale(page.w, upright=False),
        *_scale(h, upright=True),
    ]
    name = say(_NAME).format(name=form.name)[:80]
    return Form(
        key="test", name=name, kind=form.kind, page=page, bands=(Band(h=h, items=tuple(items)),), font=form.font
    )


def _scale(length: float, *, upright: bool) -> list[AnyItem]:
    """Ticks each 5 mm at the edge, long ones with a figure each 10 mm."""
    found: list[AnyItem] = []
    for at in range(30, int(length) - 5, 5):
        long = at % 10 == 0
        tick = 4.0 if long else 2.0
        if upright:
            found.append(Line(x=6, y=at, w=tick, h=0))
        else:
            found.append(Line(x=at, y=6, w=0, h=tick))
        if at % 20 == 0:
            x, y = (11.0, at - 1.5) if upright else (at - 4.0, 10.5)
            found.append(Words(x=x, y=y, w=8, h=3.5, text=str(at), style=Style(size=6)))
    return found[:400]


def correction(measured: float, before: float) -> float:
    """What to move by, in mm, where the cross was measured at that place while `before` was in force."""
    return round(before + CROSS - measured, 1)
