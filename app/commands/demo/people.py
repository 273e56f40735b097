"""What are invented customers called? Surnames by their real frequency, given names and firms as one meets them."""

from itertools import accumulate
from random import Random


def words(text: str) -> list[str]:
    """A list written down as one text, parted by blanks."""
    return text.split()


# In ten thousand people, by the national census of names.
_SURNAMES = words(
    "王725 李719 张683 刘520 陈453 杨308 黄225 赵211 吴205 周199 徐163 孙159 马133 朱130 胡129 郭119 何118 "
    "林114 高106 罗104 郑93 梁88 谢80 宋78 唐76 许75 邓70 韩66 冯64 曹62 彭61 曾59 肖58 田56 董54 潘52 袁51 "
    "蔡49 蒋48 余47 于46 杜45 叶44 程43 魏43 苏42 吕41 丁40 任40 卢39 姚39 沈38 钟38 姜37 崔36 谭36 陆35 范34 "
    "汪34 廖33 石32 金32 韦31 贾30 夏29 付28 方28 邹27 熊27 白26 孟26 秦25 邱25 侯24 江24 尹23 薛23 闫22 段22 "
    "雷21 龙20 黎20 史19 陶19 贺18 毛18 郝17 顾17 龚16 邵16 万15 覃14 武14 钱14 戴13 严13 莫12 孔12 向11 常10 "
    "单4 仇3 尉迟2 欧阳9 上官2 诸葛1 令狐1 解3 查3 翟8 缪2 乐2 盖1"
)
_NAMES = [entry.rstrip("0123456789") for entry in _SURNAMES]
_WEIGHTS = list(accumulate(int(entry[len(name) :]) for entry, name in zip(_SURNAMES, _NAMES, strict=True)))
_MALE = "伟强磊军勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林阳建国志文海峰东亮博成庆祥瑞晨昊毅锋坤哲"
_FEMALE = "芳娜敏静丽艳霞燕玲娟莉兰红梅雪琳慧颖洁婷倩欣怡雅秀英淑珍月晶璐瑶佳琪梦萍岚蕾薇媛妍彤蓉茜菲"
_SHARED = "子一文晓思雨春小嘉玉永新天立振德少家景云"
_SHOP_NAMES = "福满鑫源鸿运金鼎好再来聚香百味四季隆盛顺和祥瑞丰永泰恒信天利康宏达兴旺东升华联诚悦广源吉庆同心久安美佳"
_SHOPS = words(
    "茶餐厅 火锅店 面馆 烧烤店 饺子馆 川菜馆 小吃店 冷饮店 奶茶店 烘焙坊 蛋糕店 便利店 超市 生鲜店 水果店 "
    "水产行 鲜花店 酒店 宾馆 咖啡馆 食堂 幼儿园 药房 冷库 食品加工厂 乳品配送站 肉铺 海鲜城 餐饮有限公司 "
    "商贸有限公司 食品有限公司"
)
ROLES = ("老板", "店长", "厨师长", "采购", "经理", "会计", "库管", "后勤")


def surname(dice: Random) -> str:
    """A surname, by its frequency."""
    return dice.choices(_NAMES, cum_weights=_WEIGHTS)[0]


def given(dice: Random) -> str:
    """A given name of one or, mostly, two characters."""
    own = _MALE if dice.random() < 0.56 else _FEMALE
    kind = dice.random()
    if kind < 0.14:
        return dice.choice(own)
    first = dice.choice(_SHARED if kind < 0.5 else own)
    return first + dice.choice(own)


def person(dice: Random) -> str:
    """A person's name."""
    return surname(dice) + given(dice)


def firm(dice: Random, district: str) -> str:
    """A shop or small firm, as its people say it on the telephone."""
    trade = dice.choice(_SHOPS)
    kind = dice.random()
    if kind < 0.25:
        return f"{surname(dice)}记{trade}"
    name = dice.choice(_SHOP_NAMES) + dice.choice(_SHOP_NAMES)
    if trade.endswith("公司"):
        return f"北京{name}{trade}" if kind < 0.8 else f"{name}{trade}"
    return f"{name}{trade}" if kind < 0.6 else f"{name}{trade}（{district.rstrip('区县市')}店）"
