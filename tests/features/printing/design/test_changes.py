"""What becomes of a form's parts: moved, stretched, lined up, doubled, on other paper? And where do they snap to?"""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.errors import Refused
from app.features.printing.design import changes, props
from app.features.printing.design.changes import Edge, Pull
from app.features.printing.design.columns import edges, widths, with_edge, with_width
from app.features.printing.design.lie import Rect, lie_of
from app.features.printing.design.measuring import CROSS, correction, measuring_page
from app.features.printing.design.offers import groups_of, item_for, samples
from app.features.printing.design.snapping import Magnet
from app.features.printing.design.tags import band_of, bare, blank, free_tag, item_of, tagged
from app.features.printing.design.wording import Wording
from app.printing.band import Setting
from app.printing.flow import sheets_of
from app.printing.form import Band, Column, Form, Page, Picture, Place, Table, Words
from app.printing.papers import PAPERS, paper
from app.printing.pdf import render_traced
from app.printing.written import from_json, to_json
from app.records.paper_fields import sources_of
from tests.features.printing.conftest import FONTS, KINDS, SHIPPED
from tests.printing.letters import EvenFonts

HEAD, FIRST, SECOND = 1, 2, 3


def small():
    """A head of 20 mm with two texts, a body of 40 mm with one; margins of 10."""
    head = Band(place=Place.HEAD, h=20, items=(Words(x=0, y=0, w=30, h=5), Words(x=50, y=10, w=20, h=5)))
    body = Band(h=40, items=(Words(x=5, y=5, w=10, h=10),))
    form = Form(key="f", name="f", kind="repair", page=Page(w=200, h=150), bands=(head, body))
    return tagged(form)


def lie(form, values=None):
    return lie_of(form, sheets_of(Setting(form, values or {}, EvenFonts()))[0])


def at(form, tag):
    one = item_of(form, tag)
    return one.x, one.y


def test_a_form_is_the_same_after_it_was_only_looked_at():
    for form in SHIPPED.forms.values():
        assert bare(tagged(form)) == form
        assert from_json(to_json(bare(tagged(form)))) == form


def test_where_a_part_stands_is_told_by_the_renderer():
    form = small()
    found = lie(form)
    assert found.spots[3].rect == Rect(60, 20, 20, 5)
    assert found.bands[HEAD] == Rect(10, 10, 180, 20)
    assert found.spots[5].rect == Rect(15, 35, 10, 10)


def test_what_moves_into_another_band_belongs_to_it():
    form = small()
    moved = changes.shifted(form, {SECOND: (0, 25)}, lie(form))
    assert band_of(moved, SECOND).tag == 4
    assert lie(moved).spots[SECOND].rect == Rect(60, 45, 20, 5)


def test_nothing_is_moved_off_the_paper():
    form = small()
    for dx in (-500, 500):
        x, _ = at(changes.shifted(form, {FIRST: (dx, 0)}, lie(form)), FIRST)
        assert -10 <= x <= 200 - 10 - 30


def test_a_part_dropped_where_the_page_is_free_makes_its_band_higher():
    form = small()
    moved = changes.shifted(form, {SECOND: (0, 70)}, lie(form))
    band = band_of(moved, SECOND)
    assert (band.tag, band.h) == (4, 65)
    assert lie(moved).spots[SECOND].rect.y == pytest.approx(90)


def test_edges_are_pulled_and_never_through_each_other():
    form = small()
    wider = changes.stretched(form, FIRST, Pull(right=10, bottom=2))
    assert (item_of(wider, FIRST).w, item_of(wider, FIRST).h) == (40, 7)
    left = changes.stretched(form, SECOND, Pull(left=-5, top=-3))
    assert at(left, SECOND) == (45, 7)
    assert item_of(changes.stretched(form, FIRST, Pull(right=-100)), FIRST).w == 1


@pytest.mark.parametrize(
    ("edge", "place"),
    [
        (Edge.LEFT, (50, 0)),
        (Edge.RIGHT, (40, 0)),
        (Edge.CENTRE, (45, 0)),
        (Edge.TOP, (0, 10)),
        (Edge.BOTTOM, (0, 10)),
        (Edge.MIDDLE, (0, 10)),
    ],
)
def test_parts_are_lined_up_with_the_last_one_chosen(edge, place):
    form = small()
    moves = changes.aligned((FIRST, SECOND), edge, lie(form))
    assert at(changes.shifted(form, moves, lie(form)), FIRST) == place


def test_one_part_alone_is_lined_up_with_the_page():
    form = small()
    moves = changes.aligned((FIRST,), Edge.RIGHT, lie(form))
    assert at(changes.shifted(form, moves, lie(form)), FIRST) == (150, 0)


def test_gaps_become_even():
    items = tuple(Words(x=x, y=0, w=10, h=5) for x in (0, 12, 80))
    form = tagged(Form(key="f", name="f", kind="repair", bands=(Band(h=20, items=items),)))
    moved = changes.shifted(form, changes.distributed((2, 3, 4), lie(form), upright=False), lie(form))
    assert [one.x for one in moved.items()] == [0, 40, 80]


def test_a_double_stands_beside_its_original_under_a_number_of_its_own():
    form, tags = changes.doubled(small(), (FIRST,), 3)
    assert len({one.tag for one in form.items()}) == 4
    assert at(form, tags[0]) == (3, 3)


def test_a_table_gets_a_band_of_its_own_between_head_and_foot():
    form, tags = changes.added(small(), (Table(source="parts", columns=(Column(source="name"),)),), HEAD)
    band = band_of(form, tags[0])
    assert band.place is Place.BODY
    assert len(band.items) == 1
    assert item_of(form, tags[0]).w == form.page.inner


def test_bands_are_added_moved_and_removed():
    form, tag = changes.band_added(small(), 4, "more")
    assert [one.tag for one in form.bands] == [1, 4, tag]
    assert [one.tag for one in changes.band_moved(form, tag, -1).bands] == [1, tag, 4]
    assert [one.tag for one in changes.band_moved(form, tag, 1).bands] == [1, 4, tag]
    assert [one.tag for one in changes.band_removed(form, 4).bands] == [1, tag]


@pytest.mark.parametrize("kind", [one.key for one in PAPERS])
def test_on_another_paper_the_parts_are_stretched_to_its_width(kind):
    form = tagged(SHIPPED.forms["sales.a4"])
    other = changes.on_paper(form, paper(kind))
    widest = max(one.x + one.w for one in other.items())
    assert widest == pytest.approx(other.page.inner, abs=0.1)
    assert from_json(to_json(bare(other))) == bare(other)


MAGNET = Magnet([Rect(50, 50, 20, 10)], Rect(10, 10, 180, 130), grid=1, reach=1.2)


def test_a_part_snaps_to_the_edge_of_a_neighbour_before_the_grid():
    snap = MAGNET.moved(Rect(49.2, 80.3, 30, 5))
    assert 49.2 + snap.dx == pytest.approx(50)
    assert 80.3 + snap.dy == pytest.approx(80)
    assert [(one.upright, one.at) for one in snap.guides] == [(True, 50)]


def test_nothing_snaps_while_it_is_off():
    assert replace(MAGNET, on=False).moved(Rect(49.2, 80.3, 30, 5)).dx == 0


@settings(max_examples=50, deadline=None)
@given(st.floats(0, 180), st.floats(0, 130))
def test_snapping_never_takes_a_part_further_than_it_reaches(x, y):
    snap = MAGNET.moved(Rect(x, y, 13.3, 7.7))
    assert max(abs(snap.dx), abs(snap.dy)) <= MAGNET.reach + 0.001


# ------------------------------------------------------------ fields by name


def sources(kind="sale", name_of=lambda _: ""):
    return sources_of(KINDS[kind], KINDS.__getitem__, name_of)


def test_the_palette_has_every_field_by_its_name():
    found = sources(name_of=lambda key: "发动机号" if key == "sale_custom_1" else "")
    groups = groups_of(found, str)
    labels = [offer.label for group in groups for offer in group.offers]
    assert "发动机号" in labels
    assert {"Telephone", "Logo"} <= set(labels) or "Phones" in labels
    for group in groups:
        for offer in group.offers:
            item = item_for(offer.what, str)
            form = Form(key="f", name="f", kind="sale", bands=(Band(h=20, items=(item,)),))
            assert from_json(to_json(form)) == form, offer


@pytest.mark.parametrize("kind", ["sale", "repair"])
def test_texts_are_shown_with_names_and_kept_with_keys(kind):
    wording = Wording(sources(kind), str)
    items = [one for form in SHIPPED.forms.values() if form.kind == kind for one in form.items()]
    texts = {one.text for one in items if hasattr(one, "text")}
    for text in texts:
        shown = wording.shown(text)
        assert "customer_id" not in shown
        assert wording.kept(shown) == text


def test_a_name_nobody_knows_is_refused():
    wording = Wording(sources(), str)
    assert wording.kept("{{x}} {page}") == "{{x}} {page}"
    with pytest.raises(Refused, match="Nobody"):
        wording.kept("{Nobody}")
    with pytest.raises(Refused, match="brace"):
        wording.kept("a } b")


def test_every_part_can_be_described_and_every_value_set_as_it_is():
    for form in SHIPPED.forms.values():
        for item in form.items():
            for group in props.groups_of([item]):
                for prop in group.props:
                    assert props.put(item, prop.path, props.get(item, prop.path)) == item


def test_with_samples_every_form_can_be_looked_at():
    for key, form in SHIPPED.forms.items():
        values = samples(sources(form.kind), str, b"")
        sheets = sheets_of(Setting(tagged(form), values, EvenFonts(), all_bands=True))
        found = {tag for sheet in sheets for tag in lie_of(tagged(form), sheet).spots}
        assert found == {one.tag for one in tagged(form).items()}, key


def test_traces_change_nothing_of_what_is_printed():
    from app.printing.pdf import render
    from tests.printing.slips import slip

    for key in ("sales.a4", "dispatch.continuous-half", "receipt.roll-58"):
        form = SHIPPED.forms[key]
        values = slip(form.kind, "long")
        assert render_traced(tagged(form), values, FONTS)[0].pdf == render(form, values, FONTS).pdf


# ------------------------------------------------------------ tables, test page, new forms


def test_a_column_is_made_as_wide_as_asked_and_the_others_share_the_rest():
    table = Table(w=100, columns=(Column(source="a"), Column(source="b"), Column(source="c", share=2)))
    wider = replace(table, columns=with_width(table, 0, 40))
    assert widths(wider) == pytest.approx([40, 20, 40])
    assert edges(table) == pytest.approx([25, 50])
    assert widths(replace(table, columns=with_edge(table, 0, 10))) == pytest.approx([35, 15, 50])
    assert widths(replace(table, columns=with_edge(table, 1, 90))) == pytest.approx([25, 72, 3])


def test_the_test_page_fits_the_paper_and_its_figures_lead_to_the_offset():
    for form in SHIPPED.forms.values():
        page = measuring_page(form, str)
        assert from_json(to_json(page)) == page
        sheets = sheets_of(Setting(page, {}, EvenFonts()))
        assert len(sheets) == 1
    assert correction(CROSS + 1.5, 0.0) == -1.5
    assert correction(CROSS, -1.5) == -1.5


def test_an_empty_form_can_be_kept():
    form = blank(SHIPPED.forms["sales.a4"], "空白", "页眉", "正文")
    assert from_json(to_json(form)) == form
    assert form.key != "sales.a4"
    assert free_tag(tagged(form)) == 3


def test_a_picture_is_a_condition_too():
    form = SHIPPED.forms["sales.a4"]
    with_logo = {"company.logo": b"\x89PNG"}
    logo = next(one for one in tagged(form).items() if isinstance(one, Picture))
    assert lie(tagged(form), with_logo).spots[logo.tag].shown
    assert not lie(tagged(form)).spots[logo.tag].shown
