"""Which part is which while a form is being changed? Every part and band gets a number that stays with it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from uuid import uuid4

from app.printing.form import AnyItem, Band, Form, Place


def tagged(form: Form) -> Form:
    """The form with all its parts and bands numbered anew."""
    numbers = _count(1)
    bands = tuple(
        replace(band, tag=next(numbers), items=tuple(replace(item, tag=next(numbers)) for item in band.items))
        for band in form.bands
    )
    return replace(form, bands=bands)


def _count(start: int) -> Iterator[int]:
    while True:
        yield start
        start += 1


def bare(form: Form) -> Form:
    """The form as it is kept: without numbers."""
    bands = tuple(replace(band, tag=0, items=tuple(replace(item, tag=0) for item in band.items)) for band in form.bands)
    return replace(form, bands=bands)


def own_key(form: Form) -> str:
    """A key for a form of the shop's own that is made from another."""
    return f"{(form.purpose or form.kind)[:40]}.own-{uuid4().hex[:12]}"


def blank(like: Form, name: str, head: str, body: str) -> Form:
    """An empty form of the same paper for the same type of record."""
    page = replace(like.page, background="", background_printed=False)
    bands = (Band(place=Place.HEAD, name=head, h=20), Band(name=body, h=60))
    return Form(key=own_key(replace(like, purpose="")), name=name, kind=like.kind, page=page, bands=bands)


def free_tag(form: Form) -> int:
    """A number that no part of the form has."""
    return max((tag for band in form.bands for tag in (band.tag, *(one.tag for one in band.items))), default=0) + 1


def item_of(form: Form, tag: int) -> AnyItem | None:
    """The part with this number, or None."""
    return next((one for one in form.items() if one.tag == tag), None)


def items_of(form: Form, tags: Sequence[int]) -> tuple[AnyItem, ...]:
    """The parts with these numbers, in the order in which they were named; those that are gone are left out."""
    known = {one.tag: one for one in form.items()}
    return tuple(known[tag] for tag in tags if tag in known)


def band_of(form: Form, tag: int) -> Band | None:
    """The band with this number, or with the part that has it."""
    for band in form.bands:
        if band.tag == tag or any(one.tag == tag for one in band.items):
            return band
    return None


def mapped(form: Form, tags: Sequence[int], change: Callable[[AnyItem], AnyItem]) -> Form:
    """The form with some of its parts changed."""
    wanted = frozenset(tags)
    bands = tuple(
        replace(band, items=tuple(change(one) if one.tag in wanted else one for one in band.items))
        for band in form.bands
    )
    return replace(form, bands=bands)
