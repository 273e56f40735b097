"""What are sales called in people's sheets: one line for each product, customers and products by their names?"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.options import Settings
from app.core.phone import Numbers
from app.db.many import hold as hold_marks
from app.features.sales.model import Sale
from app.features.sales.sign import SALES
from app.records.field import Field, Kind, Values
from app.records.part import NTH, Folding, OnImport
from app.records.record import RecordType

if TYPE_CHECKING:
    from app.records.keeping import Keeper

_MOST_PIECES, _MOST_MONEY = 99_999, 10**12
LOCK = 7464337  # of marks, on a server: one seat at a time looks for sales of them and writes them
_BY_NUMBER, _BETWEEN = "number:", "\x1f"
APART = QT_TRANSLATE_NOOP(
    "sales", "The rows of {number} do not stand one below the other. Sort the sheet by this column."
)


def _money(key: str, label: Text) -> Field:
    return Field(key=key, label=label, kind=Kind.MONEY, least=0, most=_MOST_MONEY)


FIELDS = (
    Field(key="other_number", label=QT_TRANSLATE_NOOP("sales", "Number of the sale"), max_length=40),
    Field(key="sold_on", label=QT_TRANSLATE_NOOP("sales", "Sold on"), kind=Kind.DAY),
    Field(key="phone", label=QT_TRANSLATE_NOOP("sales", "Telephone of the customer"), kind=Kind.PHONE),
    Field(key="customer", label=QT_TRANSLATE_NOOP("sales", "Name of the customer")),
    Field(key="address", label=QT_TRANSLATE_NOOP("sales", "Address of the customer"), max_length=240),
    Field(key="product", label=QT_TRANSLATE_NOOP("sales", "Product and model"), required=True),
    Field(key="model", label=QT_TRANSLATE_NOOP("sales", "Model, where it stands apart")),
    Field(key="serial", label=QT_TRANSLATE_NOOP("sales", "Serial number")),
    Field(key="quantity", label=QT_TRANSLATE_NOOP("sales", "Quantity"), kind=Kind.NUMBER, least=1, most=_MOST_PIECES),
    _money("price", QT_TRANSLATE_NOOP("sales", "Price of one")),
    _money("discount", QT_TRANSLATE_NOOP("sales", "Discount of the line")),
    _money("amount", QT_TRANSLATE_NOOP("sales", "Amount of the line")),
    _money("total", QT_TRANSLATE_NOOP("sales", "Total of the sale")),
    _money("received", QT_TRANSLATE_NOOP("sales", "Received")),
    _money("owed", QT_TRANSLATE_NOOP("sales", "Owed")),
    Field(key="way_id", label=QT_TRANSLATE_NOOP("sales", "Way of payment"), kind=Kind.CHOICE, list="payment_way"),
    Field(key="unit", label=QT_TRANSLATE_NOOP("sales", "Sales unit")),
    Field(key="representative", label=QT_TRANSLATE_NOOP("sales", "Representative")),
    *(
        Field(
            key=f"custom_{place}",
            label=QT_TRANSLATE_NOOP("sales", "Custom field {place}").fill(place=place),
            named_by=f"sale_custom_{place}",
        )
        for place in range(1, 6)
    ),
    Field(key="note", label=QT_TRANSLATE_NOOP("sales", "Note"), kind=Kind.WORDS),
)
ALSO: dict[str, tuple[str, ...]] = {
    "other_number": (
        *("单号", "销售单号", "订单号", "订单编号", "单据编号", "票号", "流水号", "编号", "合同号", "原单号"),
        *("number", "no", "order", "order no", "invoice", "invoice no", "sale no"),
    ),
    "sold_on": ("日期", "销售日期", "购买日期", "购机日期", "下单日期", "开单日期", "成交日期", "date", "sold on"),
    "phone": (
        "电话",
        "手机",
        "手机号",
        "手机号码",
        "联系电话",
        "电话号码",
        "客户电话",
        "联系方式",
        "phone",
        "mobile",
        "tel",
    ),
    "customer": ("客户", "客户名称", "客户姓名", "姓名", "购买人", "购货单位", "单位名称", "customer", "name"),
    "address": ("地址", "客户地址", "送货地址", "联系地址", "安装地址", "address"),
    "product": (
        *("商品", "商品名称", "产品", "产品名称", "品名", "名称", "货品", "货品名称", "product", "item"),
        *("产品型号", "商品型号"),
    ),
    "model": ("型号", "规格", "规格型号", "model"),
    "serial": ("序列号", "机号", "机身号", "出厂编号", "SN", "serial", "serial no"),
    "quantity": ("数量", "件数", "台数", "qty", "quantity"),
    "price": ("单价", "价格", "售价", "零售价", "price", "unit price"),
    "discount": ("优惠", "折扣", "折让", "优惠金额", "discount"),
    "amount": ("金额", "小计", "行金额", "amount"),
    "total": ("合计", "总计", "总额", "总金额", "应收", "应收款", "应收金额", "成交价", "total", "receivable"),
    "received": ("已收", "实收", "已付", "收款", "已收款", "实收金额", "收款金额", "received", "paid"),
    "owed": ("欠款", "未收", "欠款金额", "未付", "余款", "owed", "balance"),
    "way_id": ("付款方式", "支付方式", "收款方式", "结算方式", "payment", "way of payment"),
    "unit": ("销售单位", "门店", "店铺", "分店", "shop"),
    "representative": ("业务员", "销售员", "销售代表", "经手人", "导购", "representative", "salesperson"),
    "note": ("备注", "说明", "note", "notes", "remarks"),
}
_OF_A_SALE = {"sold_on", "phone", "customer", "total", "received", "owed"}
_FROM = {"lines": {"name": "product"}, "payments": {"amount": "received"}}  # cells called otherwise in a row
_HEADS = {"customer_id": "phone", "unit_id": "unit"}


def on_import(numbers: Callable[[], Numbers], settings: Callable[[], Settings]) -> OnImport:
    """How sales are imported at a seat that reads numbers so."""

    def fold(session: Session, rows: Sequence[Values], who: Who) -> Values:
        from app.features.sales.importing import Reader

        return Reader(session, numbers(), settings()).fold(rows, who)

    def make(session: Session, values: Values, who: Who) -> Sequence[tuple[int, int]]:
        from app.features.sales.buyers import bring_along

        return bring_along(session, values, who, numbers)

    folding = Folding(
        row=_ROW,
        same=lambda values: str(values.get("other_number") or ""),
        continues=lambda values: not values.keys() & _OF_A_SALE,
        apart=APART,
        fold=fold,
        column=column_of,
        alike=lambda values: "" if values.get("other_number") else alike(values),
        make=make,
        unmake=_unmake,
        unfold=_unfold,
        drop=_drop,
    )
    return OnImport(marks=marks_of, known=_known, folding=folding)


def column_of(key: str) -> tuple[int, str] | None:
    """Which row and column of the sheet a field of the form came from."""
    part, _, rest = key.partition(".")
    if not rest:
        return 0, _HEADS.get(part, part)
    place, _, cell = rest.partition(".")
    name = _FROM.get(part, {}).get(cell, cell)
    return (int(place) if part == "lines" else 0), name


def marks_of(values: Mapping[str, Any]) -> tuple[str, ...]:
    """What a sale is known by: the number it had, or else customer, day, pieces and amount."""
    if number := values.get("other_number"):
        return (f"{_BY_NUMBER}{number}",)
    return (f"{alike(values)}{_BETWEEN}{values.get(NTH, 1)}",)


def alike(values: Mapping[str, Any]) -> str:
    """What two sales without a number have in common where they may be the same."""
    lines = sorted(f"{one.get('serial') or ''}*{one.get('quantity') or 1}" for one in values.get("lines") or ())
    buyer = values.get("customer_id") or f"new {(values.get('_customer') or {}).get('name')}"
    return _BETWEEN.join((str(values["sold_on"]), str(values.get("receivable") or 0), str(buyer), *lines))


def _known(session: Session, marks: Collection[str], *, hold: bool) -> Mapping[str, int]:
    from app.features.sales.importing import by_number, by_what_was_sold

    if hold:
        hold_marks(session, LOCK, marks)
    numbers = {one.removeprefix(_BY_NUMBER): one for one in marks if one.startswith(_BY_NUMBER)}
    found = {numbers[number]: id_ for number, id_ in by_number(session, numbers).items()}
    others = [one for one in marks if not one.startswith(_BY_NUMBER)]
    return found | by_what_was_sold(session, others, _BETWEEN)


def _unmake(session: Session, made: Mapping[int, int], who: Who) -> Sequence[Text]:
    from app.features.sales.buyers import send_away

    return send_away(session, made, who)


def _unfold(session: Session, ids: Sequence[int]) -> Sequence[Values]:
    from app.features.sales.unfolding import rows_of

    return rows_of(session, ids)


def _drop(session: Session, keeper: "Keeper", id_: int, why: str) -> Text | None:
    from app.features.sales.buyers import drop

    return drop(session, keeper, id_, why)


_ROW = RecordType(
    key="sale_row",
    model=Sale,
    look=SALES.look,
    plural=SALES.plural,
    title_field="product",
    order="",
    fields=FIELDS,
    sheet=OnImport(marks=marks_of, known=_known, also=ALSO),
)
