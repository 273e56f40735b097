"""A shop with an administrator, and products saved the way the program saves them."""

import pytest

from app.core.access import Who
from app.features.products.spec import PRODUCT, SPARE_PART
from app.features.products.units import SALES_UNIT
from app.records.desk import Desk


@pytest.fixture
def desk(store, clock):
    return Desk(store, Who("李娜", "前台"), clock, (PRODUCT, SPARE_PART, SALES_UNIT))


@pytest.fixture
def add(desk):
    """Save a product (or a part, or a unit); return its id."""

    def save(name, kind=PRODUCT, **values):
        return desk.save(kind, None, 0, {"name": name, "price": 0} | values).result().id

    return save
