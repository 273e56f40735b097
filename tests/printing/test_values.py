"""Are values written on paper as people write them?"""

from datetime import date

import pytest

from app.printing.capitals import capitals
from app.printing.english import in_english
from app.printing.form import Asks, Condition
from app.printing.places import is_so, said
from app.printing.values import Money, summed, written


@pytest.mark.parametrize(
    ("minor", "words"),
    [
        (0, "零元整"),
        (5, "伍分"),
        (50, "伍角整"),
        (100, "壹元整"),
        (12300, "壹佰贰拾叁元整"),
        (10005, "壹佰元零伍分"),
        (100506, "壹仟零伍元零陆分"),
        (168032, "壹仟陆佰捌拾元零叁角贰分"),
        (1000500, "壹万零伍元整"),
        (100000000, "壹佰万元整"),
        (1000500000000, "壹佰亿零伍佰万元整"),
        (-1230, "负壹拾贰元叁角整"),
    ],
)
def test_amounts_in_capitals(minor, words):
    assert capitals(minor) == words


@pytest.mark.parametrize(
    ("minor", "words"),
    [
        (0, "Zero yuan only"),
        (5, "Zero yuan and 05/100"),
        (1250, "Twelve yuan and 50/100"),
        (10100, "One hundred and one yuan only"),
        (709800, "Seven thousand and ninety-eight yuan only"),
        (12_340_000, "One hundred and twenty-three thousand four hundred yuan only"),
        (200_000_300, "Two million and three yuan only"),
        (-2100, "Minus twenty-one yuan only"),
    ],
)
def test_amounts_in_english_words(minor, words):
    assert in_english(minor) == words
    assert written(Money(minor), "english") == words


@pytest.mark.parametrize(
    ("value", "format_", "words"),
    [
        (Money(124050), "", "¥1,240.50"),
        (Money(-124050), "", "-¥1,240.50"),
        (Money(124050), "amount", "1,240.50"),
        (Money(124050), "plain", "1240.50"),
        (1204, "", "1,204"),
        (date(2026, 11, 25), "date_words", "2026年11月25日"),
        (None, "", ""),
        (True, "", "✓"),
    ],
)
def test_values_in_their_formats(value, format_, words):
    assert written(value, format_) == words


def test_fields_stand_in_texts():
    values = {"total": Money(12300), "company.name": "示范电器"}
    assert said("{company.name}：{total:capitals} {{…}} {nobody}", values.get) == "示范电器：壹佰贰拾叁元整 {…} "


@pytest.mark.parametrize(
    ("asks", "value", "so"),
    [(Asks.FILLED, "", False), (Asks.EMPTY, "", True), (Asks.IS, "0", True), (Asks.IS_NOT, "0", False)],
)
def test_nothing_to_pay_is_as_good_as_empty(asks, value, so):
    assert is_so(Condition(field="total", asks=asks, value=value), {"total": Money(0)}) is so


def test_columns_are_summed():
    assert summed(({"amount": Money(5)}, {"amount": Money(7)}, {"amount": None}), "amount") == Money(12)
    assert summed(({"pieces": 2}, {"pieces": 3}), "pieces") == 5
