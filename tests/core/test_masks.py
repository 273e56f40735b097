"""Is enough of a number left to know it by, and too little to call it?"""

import pytest

from app.core.masks import masked_number, masked_text
from app.core.phone import Numbers


@pytest.mark.parametrize(
    ("number", "left"),
    [
        ("138-0013-8000", "138****8000"),
        ("+86 138 0013 8000", "861****8000"),
        ("010-6552-1234 转 8", "010****1234"),
        ("6552-1234", "65****34"),
        ("95588", "****"),
        ("", ""),
    ],
)
def test_a_number_is_masked_as_the_trade_does(number, left):
    assert masked_number(number) == left
    assert Numbers("CN", "010").key(left) == ""


def test_of_a_text_two_characters_are_left_and_of_a_short_one_none():
    assert [masked_text(one) for one in ("望京街 10 号", "三楼", "  ", "")] == ["望京****", "****", "", ""]
