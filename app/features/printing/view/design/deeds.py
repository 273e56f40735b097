"""What can be done to the parts of a form with a click or a key: line up, even out, order, copy? One table."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.features.printing.design.changes import Edge, ordered, same_size
from app.features.printing.view.design.canvas import Canvas
from app.features.printing.view.design.parts import Parts
from app.features.printing.view.design.work import Work
from app.ui.texts import words

SNAP = "Ctrl+G"
_ORDER = QT_TRANSLATE_NOOP("design", "Order")
_SAME = QT_TRANSLATE_NOOP("design", "Same size")


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that can be done.

    Attributes:
        least: so many parts must be chosen.
        on_canvas: its key counts while the canvas has the focus: fields have such a key of their own.
        group: buttons of one group stand together; "" for a key without a button.
    """

    words: Text
    key: str
    icon: str
    run: Callable[[], object]
    least: int = 0
    on_canvas: bool = False
    group: str = ""


def deeds_of(work: Work, canvas: Canvas, parts: Parts) -> tuple[Deed, ...]:
    """All that can be done with the parts of a form."""

    def snap() -> None:
        canvas.hand.snaps = not canvas.hand.snaps

    return (
        Deed(QT_TRANSLATE_NOOP("design", "Undo"), "Ctrl+Z", "undo", work.stack.undo, group="a"),
        Deed(QT_TRANSLATE_NOOP("design", "Redo"), "Ctrl+Y", "redo", work.stack.redo, group="a"),
        *_lining(work),
        *_evening(work),
        *_ordering(work),
        Deed(QT_TRANSLATE_NOOP("design", "Double"), "Ctrl+D", "content-duplicate", parts.double, 1, group="d"),
        *_clipboard(work, canvas, parts),
        Deed(QT_TRANSLATE_NOOP("design", "Snap to grid and neighbours"), SNAP, "magnet", snap, group="e"),
    )


def _lining(work: Work) -> tuple[Deed, ...]:
    edges = (
        (QT_TRANSLATE_NOOP("design", "Left edges level"), "Ctrl+Alt+L", "align-horizontal-left", Edge.LEFT),
        (QT_TRANSLATE_NOOP("design", "Middles level, across"), "Ctrl+Alt+C", "align-horizontal-center", Edge.CENTRE),
        (QT_TRANSLATE_NOOP("design", "Right edges level"), "Ctrl+Alt+R", "align-horizontal-right", Edge.RIGHT),
        (QT_TRANSLATE_NOOP("design", "Upper edges level"), "Ctrl+Alt+T", "align-vertical-top", Edge.TOP),
        (QT_TRANSLATE_NOOP("design", "Middles level, down"), "Ctrl+Alt+M", "align-vertical-center", Edge.MIDDLE),
        (QT_TRANSLATE_NOOP("design", "Lower edges level"), "Ctrl+Alt+B", "align-vertical-bottom", Edge.BOTTOM),
    )
    return tuple(Deed(said, key, icon, partial(work.align, edge), 1, group="b") for said, key, icon, edge in edges)


def _evening(work: Work) -> tuple[Deed, ...]:
    def size(*, upright: bool) -> None:
        work.do(words(_SAME), same_size(work.form, work.chosen, upright=upright))

    across, down = partial(work.distribute, upright=False), partial(work.distribute, upright=True)
    wide, high = partial(size, upright=False), partial(size, upright=True)
    table = (
        (QT_TRANSLATE_NOOP("design", "Even gaps across"), "Ctrl+Alt+H", "distribute-horizontal-center", across, 3),
        (QT_TRANSLATE_NOOP("design", "Even gaps down"), "Ctrl+Alt+V", "distribute-vertical-center", down, 3),
        (QT_TRANSLATE_NOOP("design", "Same width"), "Ctrl+Alt+W", "arrow-expand-horizontal", wide, 2),
        (QT_TRANSLATE_NOOP("design", "Same height"), "Ctrl+Alt+E", "arrow-expand-vertical", high, 2),
    )
    return tuple(Deed(*one, group="c") for one in table)


def _ordering(work: Work) -> tuple[Deed, ...]:
    def order(*, front: bool) -> None:
        work.do(words(_ORDER), ordered(work.form, work.chosen, front=front))

    to_front, to_back = partial(order, front=True), partial(order, front=False)
    table = (
        (QT_TRANSLATE_NOOP("design", "To the front"), "Ctrl+Alt+Up", "arrange-bring-to-front", to_front),
        (QT_TRANSLATE_NOOP("design", "To the back"), "Ctrl+Alt+Down", "arrange-send-to-back", to_back),
    )
    return tuple(Deed(*one, 1, group="d") for one in table)


def _clipboard(work: Work, canvas: Canvas, parts: Parts) -> tuple[Deed, ...]:
    def cut() -> None:
        parts.copy()
        canvas.remove()

    def all_parts() -> None:
        work.choose(tuple(work.lie.spots))

    remove = QT_TRANSLATE_NOOP("design", "Remove")
    return (
        Deed(remove, "Delete", "delete-outline", canvas.remove, 1, on_canvas=True, group="d"),
        Deed(QT_TRANSLATE_NOOP("design", "Copy"), "Ctrl+C", "", parts.copy, 1, on_canvas=True),
        Deed(QT_TRANSLATE_NOOP("design", "Cut"), "Ctrl+X", "", cut, 1, on_canvas=True),
        Deed(QT_TRANSLATE_NOOP("design", "Paste"), "Ctrl+V", "", parts.paste, on_canvas=True),
        Deed(QT_TRANSLATE_NOOP("design", "Choose all"), "Ctrl+A", "", all_parts, on_canvas=True),
    )
