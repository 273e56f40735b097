"""Is what helped before found by the words in which a matter is told?"""

from app.records.alike import Settled, what_helped

BEFORE = (
    Settled(9, "制冰机不制冷", "加氟"),
    Settled(8, "冰箱不制冷了，很急", "换压缩机"),
    Settled(7, "冷柜不制冷", "加氟。"),
    Settled(6, "洗衣机漏水", "换密封圈"),
    Settled(5, "Machine leaks water", "new gasket"),
)


def helped(words):
    found = what_helped(words, BEFORE)
    return found and (found.id, found.what, found.times)


def test_what_helped_most_often_comes_first():
    assert helped("不制冷") == (9, "加氟", 2)
    assert helped("冰箱不制冷") == (8, "换压缩机", 1)


def test_part_of_the_words_is_enough():
    assert helped("漏水") == (6, "换密封圈", 1)
    assert helped("leaks WATER!") == (5, "new gasket", 1)


def test_nothing_alike_says_nothing():
    for words in ("", "漏", "屏幕碎了", "??"):
        assert helped(words) is None
