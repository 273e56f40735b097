"""What are customers called in people's sheets, and how are rows of one told apart?"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.i18n import Text
from app.core.phone import Numbers
from app.records.field import Values
from app.records.part import OnImport

ALSO: dict[str, tuple[str, ...]] = {
    "name": (
        "姓名",
        "名称",
        "客户",
        "客户名称",
        "客户姓名",
        "单位",
        "单位名称",
        "公司",
        "公司名称",
        "联系人姓名",
        "name",
        "customer",
    ),
    "phones.number": (
        *("电话", "电话号码", "联系电话", "手机", "手机号", "手机号码", "固话", "座机", "号码", "联系方式"),
        *("phone", "telephone", "tel", "mobile", "number", "phone number"),
    ),
    "phones.note": ("电话备注", "号码备注"),
    "addresses.line": ("地址", "详细地址", "联系地址", "客户地址", "住址", "address"),
    "addresses.region": ("地区", "区域", "省市区", "所在地区", "region"),
    "contacts.name": ("联系人", "联系人姓名", "contact", "contact person"),
    "contacts.role": ("职务", "职位"),
    "group_id": ("分组", "组", "客户组", "客户分组", "类别", "客户类别", "group"),
    "level_id": ("级别", "等级", "客户级别", "客户等级", "会员等级", "level"),
    "salesperson_id": ("业务员", "销售员", "负责人", "客户经理", "salesperson"),
    "source_id": ("来源", "客户来源", "source"),
    "email": ("邮箱", "电子邮箱", "邮件", "email", "mail"),
    "tags": ("标签", "tags"),
    "note": ("备注", "说明", "备注信息", "note", "notes", "remark", "remarks"),
}


def on_import(numbers: Callable[[], Numbers]) -> OnImport:
    """How customers are imported at a seat that reads numbers so."""

    def same_phone(row: Mapping[str, Any]) -> Any:
        return numbers().key(str(row.get("number") or "")) or row.get("number")

    return OnImport(
        also=ALSO,
        marks=_marks,
        known=_known,
        alone={"shared": True},
        ready=_ready,
        make=_make,
        kept=_kept,
        remove=_remove,
        same={"phones": same_phone, "contacts": lambda row: row.get("name"), "addresses": _place},
    )


def _place(row: Mapping[str, Any]) -> str:
    return f"{row.get('region') or ''}|{row.get('line') or ''}"


def _marks(values: Mapping[str, Any]) -> tuple[str, ...]:
    from app.features.customers.importing import marks

    return marks(values)


def _known(session: Session, marks: Collection[str], *, hold: bool) -> Mapping[str, int]:
    from app.features.customers.importing import known

    return known(session, marks, hold=hold)


def _ready(values: Values) -> None:
    from app.features.customers.importing import ready

    ready(values)


def _make(session: Session, rows: Sequence[Values], who: Who) -> Sequence[int]:
    from app.features.customers.importing import make

    return make(session, rows, who)


def _kept(session: Session, ids: Sequence[int]) -> Mapping[int, Text]:
    from app.features.customers.importing import kept

    return kept(session, ids)


def _remove(session: Session, ids: Sequence[int], who: Who) -> None:
    from app.features.customers.importing import remove

    remove(session, ids, who)
