"""How is a product found, named once, and taken out of use without what was sold losing its name?"""

from datetime import date

import pytest
from sqlalchemy import insert

from app.core.access import Right, Who
from app.core.errors import Invalid, NotAllowed, Refused
from app.db.base import Base
from app.features.products.spec import PRODUCT, SPARE_PART
from app.features.products.units import SALES_UNIT
from app.records.desk import Desk
from app.records.listing import Query


def found(desk, text="", *chips, kind=PRODUCT):
    return [row.cells[0] for row in desk.page(kind, Query("", text, chips)).result().rows]


def test_a_product_is_found_by_name_pinyin_model_and_code(desk, add):
    add("商用制冰机", model="IM-90", code="ZB090")
    add("净水器", model="RO-400")
    for text in ("制冰", "zbj", "zhibing", "im-9", "zb09", "商用 im-90"):
        assert found(desk, text) == ["商用制冰机"], text
    assert found(desk, "制冰 ro") == []


def test_two_of_the_same_name_and_model_are_one_too_many(desk, add):
    first = add("冰箱", model="BCD-216")
    add("冰箱", model="BCD-452")
    with pytest.raises(Invalid) as caught:
        add("冰箱", model="BCD-216")
    assert set(caught.value.fields) == {"name"}
    loaded = desk.load(PRODUCT, first).result()
    with pytest.raises(Invalid):
        desk.save(PRODUCT, first, loaded.version, {"model": "BCD-452"}).result()
    desk.save(PRODUCT, first, loaded.version, {"price": 1}).result()


def test_a_new_product_has_the_usual_terms(desk, add):
    values = desk.load(PRODUCT, add("冰箱")).result().values
    assert (values["warranty_months"], values["call_back_days"], values["earns_points"]) == (12, 7, True)


def sell(session, product):
    """One sale of a product, as bare rows."""
    texts = {"blacklist_reason", "pinyin", "initials", "email", "intention", "note", "tags", "blacklisted_by"}
    texts |= {"lead", "representative", "author", "approved_by", *(f"custom_{place}" for place in range(1, 6))}

    def put(table, **values):
        columns = {one.name for one in Base.metadata.tables[table].c}
        values |= dict.fromkeys(texts & columns, "")
        return session.execute(insert(Base.metadata.tables[table]).values(values)).inserted_primary_key[0]

    customer = put("customer", name="王小明", version=1)
    sale = put("sale", number="XS1", version=1, customer_id=customer, sold_on=date(2026, 1, 1))
    put("sale_line", sale_id=sale, product_id=product, name="冰箱", serial="")


def test_what_was_sold_is_retired_and_not_deleted(store, desk, add, clock):
    sold, unsold = add("冰箱"), add("冷柜")
    store.run(lambda s: sell(s, sold)).result()
    with pytest.raises(Refused, match="used in records"):
        desk.delete(PRODUCT, sold).result()
    desk.delete(PRODUCT, unsold).result()
    retire, restore = PRODUCT.actions
    desk.act(PRODUCT, retire, (sold,)).result()
    assert (found(desk), found(desk, "", "retired")) == ([], ["冰箱"])
    desk.act(PRODUCT, restore, (sold,)).result()
    assert found(desk) == ["冰箱"]


def test_only_who_keeps_the_parameters_changes_them(store, clock, desk, add):
    kept = add("冰箱")
    other = Desk(store, Who("陈立", "", frozenset({Right.SALE})), clock, (PRODUCT,))
    for deed in (
        lambda: other.save(PRODUCT, None, 0, {"name": "冷柜", "price": 1}),
        lambda: other.save(PRODUCT, kept, 1, {"price": 1}),
        lambda: other.delete(PRODUCT, kept),
        lambda: other.act(PRODUCT, PRODUCT.actions[0], (kept,)),
    ):
        with pytest.raises(NotAllowed):
            deed().result()


def test_a_unit_shows_who_leads_and_who_sells(desk, add):
    people = (
        {"name": "周工", "role": "lead", "phone": ""},
        {"name": "陈立", "role": "representative", "phone": "13800138000"},
        {"name": "何静", "role": None, "phone": ""},
    )
    add("望京店", SALES_UNIT, people=people)
    row = desk.page(SALES_UNIT, Query("", "何静")).result().rows[0]
    assert row.cells[:3] == ("望京店", "周工", "陈立、何静")


def test_a_spare_part_has_its_price_and_what_it_is_counted_in(desk, add):
    id_ = add("温控器", SPARE_PART, price=8500, unit="个", code="WK-01")
    assert found(desk, "wkq", kind=SPARE_PART) == ["温控器"]
    assert desk.load(SPARE_PART, id_).result().values["unit"] == "个"
