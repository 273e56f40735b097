"""What do tests print? A repair and a sale: short, long, with rare characters."""

from datetime import UTC, date, datetime

from app.printing.values import Money

HOUSE = {
    "company.name": "北京安平家电服务有限公司",
    "company.phone": "010-8456 7788",
    "company.address": "北京市朝阳区望京西路 41 号 2 层",
    "print.at": datetime(2026, 11, 25, 6, 30, tzinfo=UTC),
    "print.by": "李娜",
    "print.again": 0,
}
REPAIR = {
    **HOUSE,
    "number": "WX20261125-0007",
    "created_at": datetime(2026, 11, 25, 2, 24, tzinfo=UTC),
    "finished_at": datetime(2026, 11, 26, 3, 10, tzinfo=UTC),
    "author": "李娜",
    "customer_id": "海底捞望京店",
    "contact": "周店长",
    "phone": "139 1111 2222",
    "address": "北京市朝阳区望京西路 41 号 B1 层 108",
    "service_id": "保外维修",
    "product": "变频冰箱 BCD-452WDPF",
    "serial": "BC452-2024-118823",
    "warranty": "保修期外",
    "warranty_until": date(2026, 5, 3),
    "appointment_at": datetime(2026, 11, 26, 1, 0, tzinfo=UTC),
    "appointment_until": datetime(2026, 11, 26, 3, 0, tzinfo=UTC),
    "technician_id": "张建国",
    "urgency": "加急",
    "fault": "冷藏室不制冷，压缩机频繁启动，夜里声音大。",
    "note": "到前先打电话",
    "cause": "压缩机启动电容老化",
    "result": "更换启动电容与温控器，试机 30 分钟正常。",
    "parts": (
        {"name": "启动电容 CBB60 35μF", "quantity": 1, "price": Money(4500), "amount": Money(4500)},
        {"name": "温控器 WDF25K", "quantity": 2, "price": Money(6800), "amount": Money(13600)},
    ),
    "parts_fee": Money(18100),
    "travel_fee": Money(5000),
    "service_fee": Money(12000),
    "total": Money(35100),
}
SALE = {
    **HOUSE,
    "number": "XS20261125-0012",
    "customer_id": "王小明",
    "customer_id.phone": "138 0013 8000",
    "customer_id.address": "北京市海淀区中关村大街 27 号 3 单元 502",
    "sold_on": date(2026, 11, 25),
    "representative": "陈晨",
    "author": "李娜",
    "unit_id": "望京店",
    "lines": (
        {
            "name": "变频冰箱 BCD-452WDPF",
            "serial": "BC452-2026-200911",
            "quantity": 1,
            "price": Money(429900),
            "discount": Money(10000),
            "amount": Money(419900),
            "warranty_until": date(2029, 11, 25),
        },
        {
            "name": "滚筒洗衣机 XQG100",
            "serial": "XQG-88127",
            "quantity": 1,
            "price": Money(289900),
            "discount": Money(0),
            "amount": Money(289900),
            "warranty_until": date(2028, 11, 25),
        },
    ),
    "serial": "BC452-2026-200911",
    "receivable": Money(709800),
    "received": Money(500000),
    "owed": Money(209800),
    "note": "周六上午送货安装",
    "returns": (),
}
COMPLAINT = {
    **HOUSE,
    "number": "TS20261125-0003",
    "created_at": datetime(2026, 11, 25, 3, 5, tzinfo=UTC),
    "author": "李娜",
    "customer_id": "海底捞望京店",
    "customer_id.phone": "139 1111 2222",
    "customer_id.address": "北京市朝阳区望京西路 41 号 B1 层 108",
    "sort": "投诉",
    "subject": "WX20261124-0007 变频冰箱",
    "about": "马超",
    "responsible": "陈立",
    "due_at": datetime(2026, 11, 25, 5, 5, tzinfo=UTC),
    "state": "处理中",
    "content": "师傅约的上午来，下午四点才到，冷库里的货化了一半。",
    "result": "已致歉，次日九点经理登门道歉，赔偿货损 300 元。",
}
REDEMPTION = {
    **HOUSE,
    "number": "DH20261125-0001",
    "created_at": datetime(2026, 11, 25, 3, 5, tzinfo=UTC),
    "author": "李娜",
    "customer_id": "王小明",
    "customer_id.phone": "138 0013 8000",
    "customer_id.address": "北京市海淀区中关村大街 27 号 3 单元 502",
    "gift_id": "保温杯 500 ml",
    "quantity": 2,
    "points": 1600,
    "note": "客户自取",
}
_LONG = "客户说机器放在地下室最里面，门口台阶很高，请两个人来，带上手推车和防水布；上次来的师傅没有带够管子。"


def _long(record):
    told = dict(record)
    for key, value in record.items():
        if key in ("fault", "result", "note", "content"):
            told[key] = _LONG * 5
        elif key in ("customer_id", "customer_id.address", "address", "product", "company.name", "company.address"):
            told[key] = value * 3
        elif isinstance(value, tuple) and value:
            told[key] = tuple({**row, "name": f"{row['name']} 加长型配套安装附件包"} for row in value * 14)
    return told


def _rare(record):
    told = {**record, "customer_id": "𠮷田㐂喆", "print.again": 2, "company.logo": b""}
    return {key: f"{value}①㎡½é" if key in ("fault", "note", "content") else value for key, value in told.items()}


RECORDS = {"repair": REPAIR, "sale": SALE, "complaint": COMPLAINT, "redemption": REDEMPTION}
SIZES = {"short": lambda record: record, "long": _long, "rare": _rare}


def slip(kind, size):
    """The values of a record of a type."""
    return SIZES[size](RECORDS[kind])
