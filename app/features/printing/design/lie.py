"""Where does everything stand on a page, as the renderer set it? In millimetres from the paper's upper left corner."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.printing.form import AnyItem, Form
from app.printing.marks import Sheet, Trace

_EVEN = 0.01


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle on paper."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.h

    def moved(self, dx: float, dy: float) -> "Rect":
        """The same one elsewhere."""
        return replace(self, x=self.x + dx, y=self.y + dy)

    def grown(self, by: float) -> "Rect":
        """Larger on all sides."""
        return Rect(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x <= x <= self.right and self.y <= y <= self.bottom

    def meets(self, other: "Rect") -> bool:
        """Whether the two have a point in common."""
        return self.x <= other.right and other.x <= self.right and self.y <= other.bottom and other.y <= self.bottom


def around(rects: Iterable[Rect]) -> Rect:
    """The smallest rectangle that holds all of these; there is at least one."""
    known = list(rects)
    x, y = min(one.x for one in known), min(one.y for one in known)
    return Rect(x, y, max(one.right for one in known) - x, max(one.bottom for one in known) - y)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one part came to stand; what is not `shown` is not printed with these values."""

    rect: Rect
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Lie:
    """One page.

    Attributes:
        w, h: size of the paper.
        inner: what lies between the margins.
        spots: parts on this page, by tag.
        bands: bands on this page, by tag.
    """

    w: float = 210
    h: float = 297
    inner: Rect = Rect(10, 10, 190, 277)
    spots: dict[int, Spot] = field(default_factory=dict)
    bands: Mapping[int, Rect] = field(default_factory=dict)

    def band_at(self, y: float) -> int:
        """The band at this height, 0 where there is none."""
        held = [tag for tag, one in self.bands.items() if one.y - _EVEN <= y < one.bottom - _EVEN]
        return held[-1] if held else 0

    def nearest_band(self, y: float) -> int:
        """The band at this height, or the one nearest to it; 0 on a page without any."""
        if found := self.band_at(y):
            return found
        return min(self.bands, key=lambda tag: _away(self.bands[tag], y), default=0)

    def all_at(self, x: float, y: float, slack: float = 0.0) -> tuple[int, ...]:
        """The parts at a point: smaller ones before those that lie around them, what is printed before what is not."""
        hit = [(tag, one) for tag, one in reversed(self.spots.items()) if one.rect.grown(slack).holds(x, y)]
        hit.sort(key=lambda one: (not one[1].shown, one[1].rect.w * max(one[1].rect.h, 0.1)))
        return tuple(tag for tag, _ in hit)

    def at(self, x: float, y: float, slack: float = 0.0) -> int:
        """The first of them; 0 for none."""
        return next(iter(self.all_at(x, y, slack)), 0)

    def in_rect(self, rect: Rect) -> tuple[int, ...]:
        """The parts that a rectangle touches."""
        return tuple(tag for tag, one in self.spots.items() if one.rect.meets(rect))

    def follow(self, item: AnyItem, before: AnyItem) -> "Lie":
        """Where a part will stand once it is printed anew; until then this is shown."""
        spot = self.spots.get(item.tag)
        if spot is None:
            return self
        rect = spot.rect
        now = Rect(
            rect.x + item.x - before.x,
            rect.y + item.y - before.y,
            rect.w + item.w - before.w,
            rect.h + item.h - before.h,
        )
        return replace(self, spots={**self.spots, item.tag: replace(spot, rect=now)})


def _away(rect: Rect, y: float) -> float:
    return max(rect.y - y, y - rect.bottom, 0.0)


def lie_of(form: Form, sheet: Sheet) -> Lie:
    """What the traces on a sheet say."""
    bands = {one.tag for one in form.bands}
    found: dict[int, Spot] = {}
    for mark in sheet.marks:
        if isinstance(mark, Trace):
            rect, before = Rect(mark.x, mark.y, mark.w, mark.h), found.get(mark.tag)
            found[mark.tag] = Spot(around((rect, before.rect)) if before else rect, mark.shown)
    page = form.page
    inner = Rect(page.left, page.top, page.inner, max(0.0, sheet.h - page.top - page.bottom))
    return Lie(
        sheet.w,
        sheet.h,
        inner,
        {tag: one for tag, one in found.items() if tag not in bands},
        {tag: one.rect for tag, one in found.items() if tag in bands},
    )
