"""What is offered while somebody types into a form?"""

import pytest

from app.features.products.offers import (
    product_called,
    product_offers,
    spare_part_called,
    spare_part_offers,
    unit_leads,
    unit_people,
    unit_representatives,
)
from app.features.products.spec import PRODUCT, SPARE_PART
from app.features.products.units import SALES_UNIT


@pytest.fixture
def asks(store):
    """Ask on the thread for looking, as a form does."""
    return lambda job, *rest: store.look(lambda s: job(s, *rest)).result()


def test_products_by_initials_with_what_they_fill_in(asks, add):
    id_ = add("商用制冰机", model="IM-90", price=980000, warranty_months=24)
    add("净水器", price=200000, warranty_months=0)
    (offer,) = asks(product_offers, {}, "zbj")
    assert (offer.value, str(offer.note)) == ("商用制冰机 IM-90", "¥9,800 · warranty of 24 months")
    assert offer.fills == {"product_id": id_, "name": "商用制冰机 IM-90", "price": 980000, "warranty_days": 720}
    assert [str(one.note) for one in asks(product_offers, {}, "净水")] == ["¥2,000"]


def test_beginnings_come_before_the_rest_and_retired_ones_not_at_all(asks, desk, add):
    add("家用冰箱")
    add("冰箱门封")
    add("冰柜", code="冰箱")
    gone = add("冰箱除味盒")
    desk.act(PRODUCT, PRODUCT.actions[0], (gone,)).result()
    assert [one.value for one in asks(product_offers, {}, "冰箱")] == ["冰柜", "冰箱门封", "家用冰箱"]
    assert len(asks(product_offers, {}, "")) == 3


def test_parts_with_price_and_unit(asks, add):
    id_ = add("温控器", SPARE_PART, price=8550, unit="个")
    (offer,) = asks(spare_part_offers, {}, "wk")
    assert (offer.words, offer.note, offer.fills["spare_part_id"]) == ("温控器", "¥85.50/个", id_)


def test_what_was_typed_without_choosing_is_looked_up(asks, add):
    id_, part = add("冰箱", model="BCD-216", code="BX1"), add("温控器", SPARE_PART)
    assert asks(product_called, "冰箱 BCD-216") == id_
    assert asks(product_called, "BX1") == id_
    assert asks(product_called, "冰箱") is None
    assert asks(product_called, "") is None
    assert asks(spare_part_called, "温控器") == part


def test_a_unit_brings_its_people_along(asks, add):
    people = [("周工", "lead"), ("陈立", "representative"), ("何静", "representative")]
    unit = add("望京店", SALES_UNIT, people=[{"name": name, "role": role, "phone": ""} for name, role in people])
    other = add("丰台店", SALES_UNIT, people=[{"name": "高翔", "role": "representative", "phone": ""}])
    empty = add("库房", SALES_UNIT)
    assert asks(unit_people, unit, {}).values == {"lead": "周工", "representative": "陈立"}
    assert asks(unit_people, other, {}).values == {"representative": "高翔"}
    assert asks(unit_people, empty, {}) is None
    offered = lambda offers, **values: [one.value for one in asks(offers, values, "")]  # noqa: E731
    assert offered(unit_representatives, unit_id=unit) == ["陈立", "何静"]
    assert offered(unit_leads, unit_id=unit) == ["周工"]
    assert offered(unit_representatives) == ["陈立", "何静", "高翔"]
    assert [one.value for one in asks(unit_representatives, {"unit_id": unit}, "何")] == ["何静"]
