"""Are sales found by what was sold, whether there are few or many of them?"""

import pytest
from sqlalchemy import select

from app.features.products import sold
from app.features.products.sold import of_product, with_number
from app.features.sales.model import Sale


@pytest.fixture
def found(store):
    """Ids of the sales in which `text` was sold, as a list reads them."""

    def read(text):
        return store.look(
            lambda s: list(s.scalars(select(Sale.id).where(of_product(s, text).among(Sale.id)).order_by(Sale.id)))
        ).result()

    return read


@pytest.mark.parametrize("few", [2000, 2], ids=["as ids", "along the list"])
def test_products_are_found_either_way(found, sell, product, monkeypatch, few):
    monkeypatch.setattr(sold, "_FEW", few)
    product("商用制冰机", model="IM-90")
    ice = [sell(("商用制冰机 IM-90", 1)).id for _ in range(3)]
    other = sell(("旧货柜", 1)).id
    assert found("zbj") == found("im-90") == ice
    assert found("货柜") == [other]
    assert found("没有的") == []


def test_numbers_and_serial_numbers_by_their_beginning(store, sell):
    saved = sell(("冰箱", 1, {"serial": "Sn-8801"}), ("冰箱", 1, {"serial": "A%_'"}))
    ask = lambda text: store.look(lambda s: set(with_number(s, text))).result()  # noqa: E731
    for text in (saved.number, saved.number.lower(), "XS2026", "Sn-88", " Sn-8801 ", "A%_'"):
        assert ask(text) == {saved.id}, text
    for text in ("", "8801", "%", "XS2025"):
        assert ask(text) == set(), text
