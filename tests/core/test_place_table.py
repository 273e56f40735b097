"""Does the small table say the same as the library it was made of?"""

import random

import pytest
from phonenumbers import carrier, geocoder, parse

from app.core.phone import Numbers, Place, place_of
from app.core.place_table import build, load


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tables")
    build("86", folder)
    return load("86", folder)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_table_says_what_the_library_says(table, language):
    dice = random.Random(3)
    heads = ["10", "21", "571", "755", "316", *(f"1{two}" for two in range(30, 200) if two < 100)]
    for _ in range(400):
        head = dice.choice(heads)
        rest = 11 - len(head) if head.startswith("1") and head != "10" else 8
        e164 = f"+86{head}{dice.randrange(10**rest):0{rest}}"
        number = parse(e164)
        said = geocoder.description_for_number(number, language)
        if said and said != geocoder.country_name_for_number(number, language):
            assert table[0].of(e164, language) == said
        if told := carrier.name_for_number(number, language):
            assert table[1].of(e164, language) == told


def test_a_country_without_a_table_is_asked_of_the_library(tmp_path):
    assert load("49", tmp_path) is None
    assert place_of(Numbers("CN", "010"), "+442079460018", "en").place == "London"


def test_own_numbers():
    beijing = Numbers("CN", "010")
    assert place_of(beijing, "65521234", "zh_CN") == Place("北京市")
    assert place_of(beijing, "13800138000", "zh_CN") == Place("北京市", "中国移动")
    assert place_of(beijing, "10086", "zh_CN") == Place()
    assert place_of(beijing, "P", "zh_CN") == Place()
