"""Where do invented customers live, and which numbers belong there? Real districts, codes and number ranges."""

from dataclasses import dataclass
from itertools import accumulate
from random import Random

from app.commands.demo.people import words

_MOBILE = words(
    "134 135 136 137 138 139 147 150 151 152 157 158 159 178 182 183 184 187 188 195 197 198 130 131 132 155 "
    "156 166 175 176 185 186 196 133 149 153 173 177 180 181 189 190 191 193 199"
)
_OLD_MOBILE = ("138", "139", "136", "137", "135", "133", "130", "131", "158", "159", "186", "188", "189")


@dataclass(frozen=True, slots=True)
class City:
    """A city.

    Attributes:
        name: as the region of an address begins.
        code: area code without the leading 0.
        digits: length of its telephone numbers.
        weight: share of the customers in percent.
    """

    name: str
    code: str
    digits: int
    weight: int
    districts: tuple[str, ...]
    roads: tuple[str, ...]


_USUAL_ROADS = (
    "建设路",
    "人民路",
    "解放路",
    "中山路",
    "新华路",
    "和平路",
    "文化路",
    "光明街",
    "胜利街",
    "青年路",
    "友谊路",
)


def _city(head: str, districts: str, roads: str = "") -> City:
    name, code, digits, weight = head.split()
    return City(name, code, int(digits), int(weight), tuple(districts.split()), tuple(roads.split()) or _USUAL_ROADS)


CITIES = (
    _city(
        "北京市 10 8 70",
        "朝阳区 海淀区 丰台区 西城区 东城区 石景山区 通州区 昌平区 大兴区 顺义区 房山区 门头沟区 怀柔区",
        "望京西路 建国路 马家堡东路 学院南路 知春路 安贞路 三里屯路 工体北路 阜成路 中关村南大街 西三旗东路 "
        "天通苑西二路 新华大街 黄村东大街 九棵树中路 回龙观东大街 方庄路 角门路 永定路 苹果园南路 金融街 "
        "广安门外大街 朝阳北路 青年路 劲松路 双井路",
    ),
    _city("天津市 22 8 5", "和平区 河西区 南开区 河北区 滨海新区 武清区", "南京路 卫津路 友谊路 大沽南路 解放北路"),
    _city("河北省廊坊市 316 7 4", "广阳区 安次区 三河市 香河县 固安县", "新华路 爱民道 银河北路 金光道"),
    _city("河北省保定市 312 7 3", "竞秀区 莲池区 涿州市 高碑店市", "东风路 朝阳大街 七一路 裕华路"),
    _city("河北省唐山市 315 7 2", "路南区 路北区 丰润区", "新华道 建设路 北新道"),
    _city("河北省石家庄市 311 8 2", "长安区 桥西区 裕华区 新华区", "中山路 裕华路 槐安路 体育大街"),
    _city("河北省张家口市 313 7 1", "桥东区 桥西区 宣化区 怀来县", "建国路 清水河路 钻石路"),
    _city("上海市 21 8 2", "浦东新区 徐汇区 静安区 闵行区 杨浦区", "淮海中路 南京西路 漕溪路 世纪大道 四平路"),
    _city("山东省济南市 531 8 1", "历下区 市中区 槐荫区 历城区", "泉城路 经十路 山大路"),
    _city("山东省青岛市 532 8 1", "市南区 市北区 李沧区 崂山区", "香港中路 南京路 延安三路"),
    _city("山西省太原市 351 7 1", "小店区 迎泽区 万柏林区", "迎泽大街 长风街 并州路"),
    _city("辽宁省沈阳市 24 8 1", "和平区 沈河区 铁西区", "青年大街 南京街 建设大路"),
    _city("河南省郑州市 371 8 1", "金水区 二七区 中原区", "花园路 农业路 二七路"),
    _city("湖北省武汉市 27 8 1", "武昌区 江汉区 洪山区", "解放大道 珞喻路 中南路"),
    _city("江苏省南京市 25 8 1", "鼓楼区 玄武区 建邺区", "中山路 汉中路 江东中路"),
    _city("广东省广州市 20 8 1", "天河区 越秀区 海珠区", "天河路 中山五路 江南大道"),
    _city("四川省成都市 28 8 1", "武侯区 青羊区 锦江区", "人民南路 蜀都大道 一环路"),
    _city("陕西省西安市 29 8 1", "雁塔区 碑林区 未央区", "长安路 友谊路 太白路"),
    _city("重庆市 23 8 1", "渝中区 江北区 沙坪坝区", "中山三路 建新北路 小龙坎正街"),
)
OWN = CITIES[0]
_WEIGHTS = list(accumulate(city.weight for city in CITIES))
_FIRST_DIGITS = "5668"  # of landlines; 1 and 9 are services, 2 to 4 and 7 rare


def city(dice: Random) -> int:
    """The index of a city, by its share."""
    return dice.choices(range(len(CITIES)), cum_weights=_WEIGHTS)[0]


def mobile(dice: Random) -> int:
    """The matching key of a mobile number."""
    prefix = dice.choice(_OLD_MOBILE if dice.random() < 0.6 else _MOBILE)
    return int(prefix) * 100_000_000 + dice.randrange(100_000_000)


def landline(dice: Random, place: City) -> int:
    """The matching key of a landline: area code and number."""
    rest = dice.randrange(10 ** (place.digits - 1))
    return int(f"{place.code}{dice.choice(_FIRST_DIGITS)}{rest:0{place.digits - 1}}")


def is_mobile(key: int) -> bool:
    """Whether a matching key is a mobile number."""
    return key > 13_000_000_000 and key < 20_000_000_000


def reported(key: int) -> str:
    """How a box in Beijing shows a number."""
    if is_mobile(key):
        return str(key)
    number = str(key)
    return number[2:] if number.startswith(OWN.code) and len(number) == 10 else f"0{number}"


def written(key: int) -> str:
    """How somebody writes it down."""
    number = str(key)
    if is_mobile(key):
        return f"{number[:3]}-{number[3:7]}-{number[7:]}"
    code = 2 if number[0] == "1" or number[0] == "2" else 3
    rest = number[code:]
    return f"0{number[:code]}-{rest[:-4]}-{rest[-4:]}"


def address(dice: Random, place: City, district: str, *, is_firm: bool) -> tuple[str, str]:
    """Region and line of an address."""
    region = f"{place.name}·{district}"
    road, house = dice.choice(place.roads), dice.randint(1, 288)
    if is_firm:
        spot = dice.choice(("底商", "一层", "B1 层", "2 层", "后院", "临街", "3 号摊位"))
        return region, f"{road} {house} 号{spot}"
    door = f"{dice.randint(1, 28)}{dice.randint(1, 4):02}"
    return region, f"{road} {house} 号院 {dice.randint(1, 24)} 号楼 {dice.randint(1, 6)} 单元 {door}"
