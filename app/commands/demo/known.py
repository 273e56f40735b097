"""Which of the invented customers are always the same? The people one meets in pictures and in the guide."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """A customer some of whose facts are given; `key` is the matching key of their first number."""

    name: str
    key: int
    note: str = ""
    tags: str = ""
    blacklist: str = ""
    is_firm: bool = False


KNOWN = (
    Known("王小明", 13800138000, "货梯在北门，先打电话", "老客户 要发票"),
    Known("郑凯", 13910772046, blacklist="三次上门后拒付，辱骂师傅"),
    Known("孙丽华", 13601234821, tags="介绍人"),
    Known("李记茶餐厅", 1065521234, "门店下午两点后才有人", "月结", is_firm=True),
    Known("赵国庆", 13701096632),
    Known("尉迟明", 18611082519, "外机在二楼平台，要带梯子"),
    Known("三里屯幼儿园", 1064167720, tags="要发票", is_firm=True),
    Known("单国强", 13520447781),
    Known("仇雪梅", 15801362290),
    Known("曾志伟", 13911528806),
)
