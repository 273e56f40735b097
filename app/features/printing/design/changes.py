"""What can be done to a form's parts? Each function takes a form and gives the changed one; tags name the parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any

from app.features.printing.design.lie import Lie, Rect
from app.features.printing.design.tags import band_of, free_tag, item_of, items_of, mapped
from app.printing.form import AnyItem, Band, Form, Line, Page, Picture, Place, Table
from app.printing.papers import Paper

_LEAST = 1.0  # millimetres that a part keeps when it is stretched


class Edge(Enum):
    """What parts are lined up by."""

    LEFT = auto()
    CENTRE = auto()
    RIGHT = auto()
    TOP = auto()
    MIDDLE = auto()
    BOTTOM = auto()


Moves = Mapping[int, tuple[float, float]]


def shifted(form: Form, moves: Moves, lie: Lie) -> Form:
    """Move parts by millimetres.

    Parts of one band stay together: where the topmost of them comes into another band, all belong to that from now on.
    """
    goals = _goals(form, moves, lie)
    for tag, (dx, dy) in moves.items():
        item, band = item_of(form, tag), band_of(form, tag)
        if item is None or band is None:
            continue
        x = _held(item.x + dx, -form.page.left, form.page.w - form.page.left - item.w)
        goal = goals.get(band.tag, 0)
        if goal in (0, band.tag) or tag not in lie.spots or isinstance(item, Table):
            form = _replaced(form, replace(item, x=x, y=_even(max(0.0, item.y + dy))))
        else:
            form = landed(removed(form, (tag,)), replace(item, x=x), goal, lie.spots[tag].rect.y + dy, lie)
    return form


def _goals(form: Form, moves: Moves, lie: Lie) -> dict[int, int]:
    """To which band the moved parts of each band go."""
    tops: dict[int, float] = {}
    for tag, (_, dy) in moves.items():
        band = band_of(form, tag)
        if band is not None and tag in lie.spots and dy:
            top = lie.spots[tag].rect.y + dy
            tops[band.tag] = min(top, tops.get(band.tag, top))
    return {tag: lie.nearest_band(top) for tag, top in tops.items()}


@dataclass(frozen=True, slots=True)
class Pull:
    """By how much each edge of a part is moved, in mm."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


def stretched(form: Form, tag: int, pull: Pull) -> Form:
    """Move the edges of a part."""

    def change(one: AnyItem) -> AnyItem:
        least = 0.0 if isinstance(one, Line) else _LEAST
        w = max(least, one.w + pull.right - pull.left)
        h = max(min(least, one.h), one.h + pull.bottom - pull.top)
        x = one.x + (one.w - w if pull.left else 0.0)
        y = max(0.0, one.y + (one.h - h if pull.top else 0.0))
        return replace(one, x=_even(x), y=_even(y), w=_even(w), h=_even(h))

    return mapped(form, (tag,), change)


def _replaced(form: Form, item: AnyItem) -> Form:
    return mapped(form, (item.tag,), lambda _: item)


def landed(form: Form, item: AnyItem, band_tag: int, y: float, lie: Lie) -> Form:
    """A part into a band, its top at a height of the page; where the page was free the band gets room for it."""
    band = band_of(form, band_tag)
    if band is None:
        return form
    table = next((one for one in band.items if isinstance(one, Table)), None)
    if table is not None and table.tag in lie.spots and y > lie.spots[table.tag].rect.y:
        at = table.y + table.h + max(0.0, y - lie.spots[table.tag].rect.bottom)
    else:
        at = max(0.0, y - lie.bands[band_tag].y)
    form = put(form, (replace(item, y=_even(at)),), band_tag)
    if lie.band_at(y) or y < lie.bands[band_tag].y:
        return form
    return band_changed(form, band_tag, h=max(band.h, _even(at + item.h)))


def _held(at: float, least: float, most: float) -> float:
    return _even(min(max(at, least), max(most, least)))


def _even(at: float) -> float:
    return round(at, 2)


def put(form: Form, items: Sequence[AnyItem], band_tag: int) -> Form:
    """Parts at the end of a band; they keep their tags."""
    bands = tuple(replace(one, items=(*one.items, *items)) if one.tag == band_tag else one for one in form.bands)
    return replace(form, bands=bands)


def removed(form: Form, tags: Sequence[int]) -> Form:
    """Without these parts."""
    gone = frozenset(tags)
    bands = tuple(replace(one, items=tuple(item for item in one.items if item.tag not in gone)) for one in form.bands)
    return replace(form, bands=bands)


def doubled(form: Form, tags: Sequence[int], by: float) -> tuple[Form, tuple[int, ...]]:
    """The same parts once more, moved a little to the right and down; returns their tags too."""
    new = []
    for item in items_of(form, tags):
        band = band_of(form, item.tag)
        if band is None or isinstance(item, Table):
            continue
        copy = replace(item, tag=free_tag(form), x=_even(item.x + by), y=_even(item.y + by))
        form = put(form, (copy,), band.tag)
        new.append(copy.tag)
    return form, tuple(new)


def added(form: Form, items: Sequence[AnyItem], band_tag: int) -> tuple[Form, tuple[int, ...]]:
    """New parts in a band; a table gets a band of its own below it. Returns their tags too."""
    new = []
    for item in items:
        one = replace(item, tag=free_tag(form))
        new.append(one.tag)
        form = _with_table(form, one, band_tag) if isinstance(one, Table) else put(form, (one,), band_tag)
    return form, tuple(new)


def _with_table(form: Form, table: Table, band_tag: int) -> Form:
    band = Band(h=0, tag=table.tag + 1, items=(replace(table, x=0, y=0, w=form.page.inner, h=0),))
    at = next((rank for rank, one in enumerate(form.bands) if one.tag == band_tag), len(form.bands) - 1)
    if form.bands and form.bands[at].place is not Place.BODY:
        bodies = [rank for rank, one in enumerate(form.bands) if one.place is Place.BODY]
        at = bodies[-1] if bodies else at
    return replace(form, bands=(*form.bands[: at + 1], band, *form.bands[at + 1 :]))


def ordered(form: Form, tags: Sequence[int], *, front: bool) -> Form:
    """These parts above or below the others of their band."""
    wanted = frozenset(tags)

    def sort(items: tuple[AnyItem, ...]) -> tuple[AnyItem, ...]:
        chosen = tuple(one for one in items if one.tag in wanted)
        rest = tuple(one for one in items if one.tag not in wanted)
        return (*rest, *chosen) if front else (*chosen, *rest)

    return replace(form, bands=tuple(replace(one, items=sort(one.items)) for one in form.bands))


# ---------------------------------------------------------------- lining up


def aligned(tags: Sequence[int], edge: Edge, lie: Lie) -> Moves:
    """How parts move to be level with the last one chosen; a single one goes to that edge of the page."""
    known = {tag: lie.spots[tag].rect for tag in tags if tag in lie.spots}
    if not known:
        return {}
    goal = lie.inner if len(known) == 1 else known[list(known)[-1]]
    return {tag: _to_edge(rect, goal, edge) for tag, rect in known.items()}


def _to_edge(rect: Rect, goal: Rect, edge: Edge) -> tuple[float, float]:
    ways = {
        Edge.LEFT: (goal.x - rect.x, 0.0),
        Edge.CENTRE: (goal.x + goal.w / 2 - rect.x - rect.w / 2, 0.0),
        Edge.RIGHT: (goal.right - rect.right, 0.0),
        Edge.TOP: (0.0, goal.y - rect.y),
        Edge.MIDDLE: (0.0, goal.y + goal.h / 2 - rect.y - rect.h / 2),
        Edge.BOTTOM: (0.0, goal.bottom - rect.bottom),
    }
    return ways[edge]


def distributed(tags: Sequence[int], lie: Lie, *, upright: bool) -> Moves:
    """How parts move to have the same gaps between them; the outer ones stay."""
    known = {tag: lie.spots[tag].rect for tag in tags if tag in lie.spots}
    if len(known) < 3:
        return {}
    start, size = ("y", "h") if upright else ("x", "w")
    sorted_ = sorted(known.items(), key=lambda one: getattr(one[1], start))
    first, last = sorted_[0][1], sorted_[-1][1]
    whole = getattr(last, start) + getattr(last, size) - getattr(first, start)
    gap = (whole - sum(getattr(rect, size) for _, rect in sorted_)) / (len(sorted_) - 1)
    moves, at = dict[int, tuple[float, float]](), getattr(first, start)
    for tag, rect in sorted_:
        by = at - getattr(rect, start)
        moves[tag] = (0.0, by) if upright else (by, 0.0)
        at += getattr(rect, size) + gap
    return moves


def same_size(form: Form, tags: Sequence[int], *, upright: bool) -> Form:
    """All as high (or wide) as the last one chosen."""
    items = items_of(form, tags)
    if len(items) < 2:
        return form
    w, h = items[-1].w, items[-1].h
    return mapped(form, tags, lambda one: replace(one, h=h) if upright else replace(one, w=w))


# ---------------------------------------------------------------- bands and page


def band_changed(form: Form, tag: int, **news: Any) -> Form:
    """A band with other values."""
    return replace(form, bands=tuple(replace(one, **news) if one.tag == tag else one for one in form.bands))


def band_added(form: Form, after: int, name: str, h: float = 10) -> tuple[Form, int]:
    """A new band below another, at the same part of the page; returns its tag too."""
    at = next((rank for rank, one in enumerate(form.bands) if one.tag == after), len(form.bands) - 1)
    place = form.bands[at].place if form.bands else Place.BODY
    band = Band(place=place, name=name, h=h, tag=free_tag(form))
    return replace(form, bands=(*form.bands[: at + 1], band, *form.bands[at + 1 :])), band.tag


def band_removed(form: Form, tag: int) -> Form:
    """Without a band and all in it."""
    return replace(form, bands=tuple(one for one in form.bands if one.tag != tag))


def band_moved(form: Form, tag: int, by: int) -> Form:
    """A band further up (-1) or down (+1), among those of its part of the page."""
    band = band_of(form, tag)
    if band is None:
        return form
    same = [one for one in form.bands if one.place is band.place]
    at = same.index(band)
    if not 0 <= at + by < len(same):
        return form
    same[at], same[at + by] = same[at + by], same[at]
    queue = iter(same)
    return replace(form, bands=tuple(next(queue) if one.place is band.place else one for one in form.bands))


def on_paper(form: Form, paper: Paper) -> Form:
    """The form for another paper; parts are stretched across to its width."""
    page = replace(paper.page(), background=form.page.background, background_printed=form.page.background_printed)
    return resized(form, page)


def resized(form: Form, page: Page) -> Form:
    """The form on another page, its parts stretched to the new width between the margins."""
    stretch = page.inner / form.page.inner if form.page.inner > 0 else 1.0
    if abs(stretch - 1) < 0.001:
        return replace(form, page=page)

    def wider(one: AnyItem) -> AnyItem:
        w = one.w if isinstance(one, Picture) else _even(one.w * stretch)
        return replace(one, x=_even(one.x * stretch), w=w)

    bands = tuple(replace(band, items=tuple(wider(one) for one in band.items)) for band in form.bands)
    return replace(form, page=page, bands=bands)
