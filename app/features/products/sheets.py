"""What are products and parts called in people's sheets, and what tells rows apart? Name and model."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from app.features.products.model import Product, SparePart
from app.records.part import Known, OnImport

_BETWEEN = "\x1f"  # name and model of a mark
ALSO: dict[str, tuple[str, ...]] = {
    "name": ("名称", "品名", "商品", "商品名称", "产品", "产品名称", "配件", "配件名称", "备件名称", "name", "product"),
    "model": ("型号", "规格", "规格型号", "model"),
    "code": ("编码", "编号", "货号", "商品编码", "条码", "code", "sku"),
    "category_id": ("类别", "分类", "品类", "category"),
    "price": ("价格", "单价", "售价", "零售价", "price"),
    "unit": ("单位", "计量单位", "unit"),
    "warranty_months": ("保修", "保修期", "质保", "质保期", "保修月数", "warranty"),
    "note": ("备注", "说明", "note", "remarks"),
}


def _marks(values: Mapping[str, Any]) -> tuple[str, ...]:
    """A product is known by its name and model."""
    return (f"{values.get('name') or ''}{_BETWEEN}{values.get('model') or ''}",)


def _known_of(model: type[Product] | type[SparePart]) -> Known:
    def known(session: Session, marks: Collection[str], *, hold: bool) -> Mapping[str, int]:
        del hold  # two of the same are refused when they are saved
        pairs = [tuple(one.split(_BETWEEN)) for one in marks]
        asked = select(model.id, model.name, model.model).where(tuple_(model.name, model.model).in_(pairs))
        return {f"{row.name}{_BETWEEN}{row.model}": row.id for row in session.execute(asked.order_by(model.id))}

    return known


PRODUCTS_SHEET = OnImport(also=ALSO, marks=_marks, known=_known_of(Product))
PARTS_SHEET = OnImport(also=ALSO, marks=_marks, known=_known_of(SparePart))
