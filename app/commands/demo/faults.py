"""What breaks in the invented shop, why, and what was done about it?"""

from dataclasses import dataclass

TECHNICIANS = ("张建国", "周强", "刘建华", "孙磊", "马超", "何伟")
SERVICES = ("保内维修", "保外维修", "安装调试", "定期维护")
IN_WARRANTY, OUT_OF_WARRANTY, _INSTALLATION, MAINTENANCE = SERVICES


@dataclass(frozen=True, slots=True)
class Part:
    """A spare part and its price in minor units."""

    name: str
    price: int


VALVE, RING, HOSE = Part("进水电磁阀 FV-12", 8600), Part("密封圈 SR-8", 1200), Part("排水软管 DN16", 1800)
BOARD, FAN, SENSOR = Part("主控板 MB-3", 26000), Part("冷凝风机 EF-20", 14500), Part("温控探头 NTC-10", 3500)
FILTER, RELAY, LAMP = Part("滤芯 PP-10", 4500), Part("启动继电器 PTC-2", 5200), Part("LED 灯管 T5", 3800)
GASKET, PUMP, GAS = Part("门封条 DG-60", 6800), Part("循环水泵 WP-15", 18800), Part("制冷剂 R404A", 9800)
PARTS = (VALVE, RING, HOSE, BOARD, FAN, SENSOR, FILTER, RELAY, LAMP, GASKET, PUMP, GAS)


@dataclass(frozen=True, slots=True)
class Fault:
    """What the customer says, what it was, what was done, and the parts it may have taken."""

    words: str
    cause: str
    result: str
    parts: tuple[Part, ...] = ()


FAULTS = (
    Fault("底部漏水，停机仍滴水", "进水阀关不严", "更换进水阀，试机一小时不漏", (VALVE, RING)),
    Fault("不制冷，压缩机不转", "启动继电器烧坏", "更换继电器，降温正常", (RELAY,)),
    Fault("冰块发白、有异味", "滤芯到期", "更换滤芯，冲洗水路", (FILTER,)),
    Fault("面板显示 E4，不进水", "进水过滤网堵塞", "清洗过滤网，复位", (VALVE,)),
    Fault("噪声大，机身抖动", "风机轴承磨损", "更换风机", (FAN,)),
    Fault("温度降不下来，只到 10 度", "制冷剂不足", "查漏、补氟，保压半小时", (GAS, RING)),
    Fault("门封条老化，漏冷气", "门封变形", "更换门封条", (GASKET,)),
    Fault("灯管闪烁", "灯管老化", "更换灯管", (LAMP,)),
    Fault("开机跳闸", "主控板受潮短路", "更换主控板，加装防潮罩", (BOARD, SENSOR)),
    Fault("排水不畅，底盘积水", "排水管结冰堵塞", "疏通并更换排水软管", (HOSE,)),
    Fault("温度显示不准", "探头漂移", "更换探头并校准", (SENSOR,)),
    Fault("水泵不转，不出冰", "水泵卡死", "更换水泵，清除水垢", (PUMP,)),
    Fault("外机异响", "支架松动", "紧固支架，加减震垫"),
    Fault("结霜厚，要经常除", "除霜设置不当", "调整除霜周期，教会使用"),
)
BY_PHONE = (
    Fault("不制冷", "除霜中", "电话指导：除霜结束后自动恢复"),
    Fault("不出冰", "水阀没开", "电话指导：打开进水阀，十分钟后出冰"),
    Fault("面板锁住按不动", "童锁", "电话指导：长按设置键三秒解锁"),
)
UPKEEP = Fault("定期维护", "", "清洗冷凝器，检查密封，运行正常", (FILTER, RING))
NOTES = ("客户要求先打电话", "带梯子", "货梯在北门", "要发票", "下午两点后才有人")
