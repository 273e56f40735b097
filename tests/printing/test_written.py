"""Does a form survive its file, and is a strange file refused with a sentence that says where it is wrong?"""

import json

import pytest

from app.core.errors import Refused
from app.printing.form import (
    Across,
    Asks,
    Band,
    Box,
    Code,
    Column,
    Condition,
    Form,
    Line,
    On,
    PageNumber,
    Picture,
    Place,
    Sides,
    Style,
    Symbol,
    Table,
    Total,
    Value,
    Words,
)
from app.printing.papers import PAPERS
from app.printing.written import MOST_BYTES, from_json, to_json

WHOLE = Form(
    key="dispatch",
    name="派工单",
    kind="repair",
    page=PAPERS[1].page(),
    plies=("第一联 存根", "第二联 客户"),
    bands=(
        Band(
            place=Place.HEAD,
            h=12,
            items=(
                Words(
                    text="{company.name}",
                    frame=1,
                    sides=Sides(left=False),
                    style=Style(size=16, bold=True),
                ),
            ),
        ),
        Band(
            h=20,
            when=Condition(field="parts", asks=Asks.FILLED),
            items=(
                Value(source="fault", label="故障", label_w=14, rule=True),
                Table(source="parts", columns=(Column(source="name", title="名称", share=3, across=Across.MIDDLE),)),
                Total(source="parts", column="amount"),
                Line(dashed=True),
                Box(grows=True),
                Picture(source="company.logo"),
                Code(text="{number}", symbol=Symbol.QR),
            ),
        ),
        Band(place=Place.FOOT, on=On.LAST, items=(PageNumber(),)),
    ),
)


def test_a_form_comes_back_from_its_file_as_it_was():
    assert from_json(to_json(WHOLE)) == WHOLE


def test_only_what_differs_from_the_usual_is_written():
    band = json.loads(to_json(WHOLE))["bands"][1]["items"]
    assert band[3] == {"type": "line", "dashed": True}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda raw: raw.pop("ringfile_form"), "no form"),
        (lambda raw: raw.update(ringfile_form=99), "newer version"),
        (lambda raw: raw.pop("kind"), "kind"),
        (lambda raw: raw.update(shape="round"), "shape"),
        (lambda raw: raw["page"].update(w=1e9), "page.w"),
        (lambda raw: raw["page"].update(w="wide"), "page.w"),
        (lambda raw: raw["page"].update(w=5), "page"),
        (lambda raw: raw["page"].update(left=150, right=150), "margins"),
        (lambda raw: raw["bands"][0].update(h=135), "no room"),
        (lambda raw: raw["bands"][0]["items"][0].update(type="virus"), "bands[1].items[1]"),
        (lambda raw: raw["bands"][0]["items"][0].update(text="{number"), "brace"),
        (lambda raw: raw["bands"][0]["items"][0]["style"].update(size=5000), "points"),
        (lambda raw: raw["bands"][1]["items"][0].update(rule="yes"), "true or false"),
        (lambda raw: raw["bands"][1]["items"][1].update(columns=[]), "columns"),
        (lambda raw: raw["bands"][0].update(place="attic"), "head, body, foot"),
        (lambda raw: raw.update(bands=[{}] * 501), "list"),
        (lambda raw: raw.update(name="x" * 4001), "4000"),
        (lambda raw: raw["page"].update(h=float("nan")), "page.h"),
    ],
)
def test_what_is_wrong_in_a_file_is_said_with_its_place(change, says):
    raw = json.loads(to_json(WHOLE))
    change(raw)
    with pytest.raises(Refused) as told:
        from_json(json.dumps(raw))
    assert says in str(told.value)


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "{", "[" * 100_000, b"\x89PNG", b"\xff\xfe", " " * (MOST_BYTES + 1)]
)
def test_other_files_are_refused(text):
    with pytest.raises(Refused):
        from_json(text)
