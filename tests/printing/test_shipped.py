"""Are the forms that come along good on every paper: all said, nothing over something else, nothing beyond the edge?

`pytest tests/printing --update-golden` writes anew what the slips look like; look at the difference before keeping it.
"""

from datetime import date
from pathlib import Path

import pytest

from app.features.record_types import RECORD_TYPES
from app.printing.band import Setting
from app.printing.flow import sheets_of
from app.printing.form import Code, Picture, Table, Total, Value
from app.printing.marks import Writing
from app.printing.papers import PAPERS
from app.printing.places import keys
from app.printing.shipped import LANGUAGES, Shipped
from app.printing.values import Money
from app.printing.written import from_json, to_json
from app.records.paper_fields import sources_of
from tests.printing.letters import EvenFonts
from tests.printing.slips import SIZES, slip

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "forms"
GOLDEN = Path(__file__).with_name("golden")
FORMS = {language: Shipped(FOLDER, language).forms for language in LANGUAGES}
EACH = [(language, key) for language in LANGUAGES for key in FORMS[language]]
KINDS = {one.key: one for one in RECORD_TYPES}
PURPOSES = ("complaint", "dispatch", "receipt", "redemption", "sales", "settlement")
FONTS = EvenFonts()
SALES_IN_ONE = {f"sales.{paper.key}" for paper in PAPERS} - {"sales.continuous-third"}  # that is too low for two tables


def test_six_slips_for_seven_papers_in_two_languages():
    assert set(FORMS["zh"]) == set(FORMS["en"]) == {f"{one}.{paper.key}" for one in PURPOSES for paper in PAPERS}
    assert not {one.name for one in FORMS["zh"].values()} & {one.name for one in FORMS["en"].values()}


@pytest.mark.parametrize(("language", "key"), EACH)
def test_every_field_in_a_slip_is_one_its_type_offers(language, key):
    form = FORMS[language][key]
    offered = {one.key: one for one in sources_of(KINDS[form.kind], KINDS.__getitem__)}
    wanted = {one.when.field for one in (*form.bands, *form.items()) if one.when}
    for item in form.items():
        wanted |= set(keys(getattr(item, "text", ""))) - {"page", "pages"}
        if isinstance(item, (Value, Picture, Table, Total)):
            wanted |= {item.source}
        if isinstance(item, Table):
            cells = {one.key for one in offered[item.source].columns}
            assert {one.source for one in item.columns} <= {*cells, "#"}
    assert wanted - {""} <= set(offered)
    assert any(isinstance(item, Code) for item in form.items())


@pytest.mark.parametrize(("language", "key"), [one for one in EACH if one[1].startswith(("sales", "settlement"))])
def test_the_amount_in_words_is_in_the_language_of_the_slip(language, key):
    _, found, _ = sheets(language, key, "short")
    said = " ".join(" ".join(one.text for one in sheet.marks if isinstance(one, Writing)) for sheet in found)
    assert ("元整" in said, "yuan only" in said) == (language == "zh", language == "en")


def sheets(language, key, size):
    form = FORMS[language][key]
    setting = Setting(form, slip(form.kind, size), FONTS)
    return form, sheets_of(setting), setting


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("language", "key"), EACH)
def test_nothing_stands_over_something_else_or_beyond_the_edge(language, key, size):
    form, found, setting = sheets(language, key, size)
    letters = FONTS.letters("", bold=False)
    for sheet in found:
        places = []
        for one in sheet.marks:
            if isinstance(one, Writing):
                w, h = letters.width(one.text, one.size), one.size * 25.4 / 72
                places.append((one.x, one.y - h * 0.8, one.x + w, one.y + h * 0.1, one.text))
        for left, top, right, foot, text in places:
            assert left >= form.page.left - 0.1, text
            assert right <= form.page.w - form.page.right + 0.1, text
            assert top >= 0, text
            assert foot <= sheet.h - form.page.bottom + 0.5, text
        for rank, one in enumerate(places):
            for other in places[rank + 1 :]:
                apart = one[2] <= other[0] + 0.05 or other[2] <= one[0] + 0.05
                assert apart or one[3] <= other[1] + 0.05 or other[3] <= one[1] + 0.05, (one, other)
    if size != "long":
        assert not setting.cut
        assert len(found) == 1


@pytest.mark.parametrize(("language", "key"), [one for one in EACH if one[1] in SALES_IN_ONE])
def test_what_came_back_stands_on_the_same_page(language, key):
    form = FORMS[language][key]
    back = {
        "name": "滚筒洗衣机 XQG100",
        "serial": "XQG-88127",
        "quantity": 1,
        "amount": Money(289900),
        "refund": Money(80100),
        "returned_on": date(2026, 11, 25),
    }
    found = sheets_of(Setting(form, {**slip(form.kind, "short"), "returns": (back,)}, FONTS))
    assert len(found) == 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("language", "key"), [one for one in EACH if one[0] == "zh"])
def test_a_slip_looks_as_it_did(language, key, size, update_golden):
    _, found, _ = sheets(language, key, size)
    told = "\n".join(line for number, sheet in enumerate(found, 1) for line in _told(number, sheet)) + "\n"
    kept = GOLDEN / f"{key}-{size}.txt"
    if update_golden:
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(told, "utf-8")
    assert told == kept.read_text("utf-8")


def _told(number, sheet):
    writings = [one for one in sheet.marks if isinstance(one, Writing)]
    yield f"page {number}: {sheet.w:.1f} × {sheet.h:.1f}, {len(sheet.marks) - len(writings)} lines and pictures"
    for one in sorted(writings, key=lambda mark: (round(mark.y, 1), mark.x)):
        yield f"{one.x:.1f} {one.y:.1f} {one.size:g}{' bold' * one.bold} {one.text}"


@pytest.mark.parametrize(("language", "key"), EACH)
def test_a_slip_survives_its_file(language, key):
    form = FORMS[language][key]
    assert from_json(to_json(form)) == form
