"""What does the invented shop sell, with which spare parts, and through which units?"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.pinyin import spell
from app.features.products.model import PaidService, Product, Role, SalesUnit, SparePart, UnitPerson
from app.features.products.parameters import title

# Category, name, model, price in yuan, warranty and maintenance in months, share of the sales.
_PRODUCTS = """
制冰机 商用制冰机 IM-50A 6480 12 6 9|制冰机 商用制冰机 IM-90 9800 12 6 7|制冰机 雪花制冰机 XB-60 7280 12 6 3
冷柜 冷柜 BD-200 1980 12 0 8|冷柜 冷柜 BD-380 2680 12 0 7|冷柜 展示柜 SC-120 4860 12 12 6
冷柜 冷藏工作台 CT-15 3200 12 12 5
冰箱 冰箱 BCD-216 2399 36 0 9|冰箱 对开门冰箱 BCD-452 4599 36 0 6|冰箱 嵌入式冰箱 BCD-330 6999 36 0 2
冷库 冷库机组 C-12 28600 12 3 1|冷库 冷库机组 C-30 56800 12 3 1
净水器 净水器 RO-400 2000 12 6 9|净水器 净水器 RO-800 3280 12 6 6|净水器 商用净水器 SRO-50 8600 12 3 3
空调 空调 KFR-35 2799 72 12 9|空调 柜式空调 KFR-72 6999 72 12 6|空调 多联机 MV-120 18900 36 6 2
洗衣机 滚筒洗衣机 XQG-100 3299 36 0 6|洗衣机 商用洗衣机 SXT-15 12800 12 6 2|洗衣机 烘干机 GDZ-10 4699 36 0 3
热水器 电热水器 ES-60 1499 96 24 6|热水器 燃气热水器 JSQ-16 2699 36 12 6|热水器 空气能热水器 KF-150 6880 36 12 2
餐饮设备 消毒柜 ZTP-380 1680 12 0 4|餐饮设备 电磁灶 DC-15 2980 12 0 3|餐饮设备 洗碗机 XW-40 5680 12 6 3
耗材 净水滤芯 RO-5 320 0 0 5|耗材 制冰机滤芯 ZB-3 260 0 0 4|耗材 制冷剂 R410A 180 0 0 3
"""
_SERVICES = ("上门检测费 次 50", "维修工时 小时 80", "远程上门（城区外） 公里 2", "夜间服务加收 次 60", "加氟 公斤 120")
_PARTS = (
    *(
        "温控器 WK-77 个 85",
        "压缩机 QD-65 台 1280",
        "压缩机 QD-128 台 1860",
        "启动器 PTC-2 个 35",
        "风扇电机 YZF-10 个 120",
    ),
    *(
        "干燥过滤器 GL-15 个 28",
        "毛细管 MX-07 米 12",
        "门封条 MF-216 条 90",
        "进水阀 JS-4 个 68",
        "排水泵 PS-30 个 145",
    ),
    *(
        "水位探头 TT-2 个 46",
        "主控板 ZK-50A 块 380",
        "主控板 KFR-35 块 320",
        "显示板 XS-90 块 160",
        "四通阀 DSF-9 个 240",
    ),
    *("电容 CBB65-35 个 32", "感温头 GW-5K 个 18", "制冷剂 R410A 公斤 95", "制冷剂 R134a 公斤 80", "铜管 TP-10 米 42"),
    *("滤芯 PP棉 支 25", "滤芯 RO膜 支 260", "增压泵 ZY-400 个 220", "电磁阀 DCF-2 个 55", "加热管 JR-2000 根 110"),
    *("镁棒 MB-60 根 45", "点火器 DH-12 个 75", "皮带 PJ-1270 条 58", "门锁开关 MS-10 个 65", "脚轮 JL-3 个 22"),
)
_UNITS = (
    ("望京店", "010-6552-8800", "北京市朝阳区望京西路 41 号", ("周工", "刘工"), ("陈立", "孙悦")),
    ("丰台店", "010-6378-2201", "北京市丰台区马家堡东路 106 号", ("张工",), ("高翔",)),
    ("网上商城", "010-6552-8808", "", ("周工",), ("何静",)),
    ("通州经销点", "010-8052-6630", "北京市通州区新华大街 88 号", ("马工",), ("赵磊", "何静")),
)


@dataclass(frozen=True, slots=True)
class Thing:
    """A product that is sold; `share` says how often."""

    id: int
    name: str
    price: int
    warranty_months: int
    maintain_months: int
    share: int


@dataclass(frozen=True, slots=True)
class Outlet:
    """A sales unit with its people."""

    id: int
    leads: tuple[str, ...]
    representatives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Goods:
    """What sales are made of; `ways` are ids of the ways to pay."""

    things: tuple[Thing, ...]
    outlets: tuple[Outlet, ...]
    ways: tuple[int, ...]


def categories() -> tuple[str, ...]:
    """The list of categories."""
    return tuple(dict.fromkeys(one[0] for one in _listed()))


def _listed() -> list[list[str]]:
    return [one.split() for line in _PRODUCTS.split("\n") for one in line.split("|") if one]


def write(session: Session, category_ids: dict[str, int], ways: tuple[int, ...]) -> Goods:
    """Enter products, parts and units; part of the session's transaction."""
    shares: dict[str, int] = {}
    for category, name, model, price, warranty, maintain, share in _listed():
        spelling = spell(name)
        product = Product(
            name=name,
            model=model,
            code=f"{spelling.initials.upper()[:4]}{len(shares) + 1:03}",
            category_id=category_ids[category],
            price=int(price) * 100,
            warranty_months=int(warranty),
            maintain_months=int(maintain),
            call_back_days=0 if category == "耗材" else 7,
            pinyin=spelling.pinyin,
            initials=spelling.initials,
        )
        session.add(product)
        shares[title(name, model)] = int(share)
    for one in _PARTS:
        _write_part(session, *one.split())
    for one in _SERVICES:
        _write_service(session, *one.split())
    for name, phone, address, leads, representatives in _UNITS:
        people = [(who, Role.LEAD) for who in leads] + [(who, Role.REPRESENTATIVE) for who in representatives]
        unit = SalesUnit(name=name, phone=phone, address=address)
        unit.people = [UnitPerson(name=who, role=role, rank=rank) for rank, (who, role) in enumerate(people)]
        session.add(unit)
    session.flush()
    return Goods(_things(session, shares), _outlets(session), ways)


def _write_service(session: Session, name: str, unit: str, price: str) -> None:
    spelling = spell(name)
    found = PaidService(name=name, unit=unit, price=int(price) * 100)
    found.pinyin, found.initials = spelling.pinyin, spelling.initials
    session.add(found)


def _write_part(session: Session, name: str, model: str, unit: str, price: str) -> None:
    spelling = spell(name)
    session.add(
        SparePart(
            name=name,
            model=model,
            code=f"BJ-{model}",
            unit=unit,
            price=int(price) * 100,
            pinyin=spelling.pinyin,
            initials=spelling.initials,
        )
    )


def _things(session: Session, shares: dict[str, int]) -> tuple[Thing, ...]:
    found = session.scalars(select(Product).order_by(Product.id)).all()
    named = [(title(one.name, one.model), one) for one in found]
    return tuple(
        Thing(one.id, name, one.price, one.warranty_months, one.maintain_months, shares[name])
        for name, one in named
        if name in shares
    )


def _outlets(session: Session) -> tuple[Outlet, ...]:
    units = session.execute(select(SalesUnit.id, SalesUnit.name).order_by(SalesUnit.id)).all()
    people = {name: (leads, representatives) for name, _, _, leads, representatives in _UNITS}
    return tuple(Outlet(id_, *people[name]) for id_, name in units if name in people)
