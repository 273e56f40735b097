"""Is a Chinese name typed the way people spell it?"""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.pinyin import spell


@pytest.mark.parametrize(
    ("name", "pinyin", "initials"),
    [
        ("王小明", "wangxiaoming", "wxm"),
        ("王 小·明", "wangxiaoming", "wxm"),
        ("重庆火锅", "chongqinghuoguo", "cqhg"),
        ("长春饭店", "changchunfandian", "ccfd"),
        ("银行", "yinhang", "yh"),
        ("单国强", "shanguoqiang", "sgq"),
        ("解志强", "xiezhiqiang", "xzq"),
        ("解放军医院", "jiefangjunyiyuan", "jfjyy"),
        ("仇雪梅", "qiuxuemei", "qxm"),
        ("曾志伟", "zengzhiwei", "zzw"),
        ("查良镛", "zhaliangyong", "zly"),
        ("区文斌", "ouwenbin", "owb"),
        ("尉迟明", "yuchiming", "ycm"),
        ("万俟雪", "moqixue", "mqx"),
        ("长孙无忌", "zhangsunwuji", "zswj"),
        ("朴正", "piaozheng", "pz"),
        ("盖叫天", "gejiaotian", "gjt"),
        ("任建国", "renjianguo", "rjg"),
        ("华罗庚", "hualuogeng", "hlg"),
        ("吕布", "lvbu", "lb"),
        ("KFC 北京店", "kfcbeijingdian", "kfcbjd"),
        ("John Smith", "johnsmith", "johnsmith"),
        ("", "", ""),
        ("·", "", ""),
    ],
)
def test_in_full_and_by_its_initials(name, pinyin, initials):
    spelling = spell(name)
    assert (spelling.pinyin, spelling.initials) == (pinyin, initials)


def test_other_readings_are_known_too():
    assert ("dan", "guo", "qiang") in spell("单国强").readings
    assert ("lu", "bu") in spell("吕布").readings
    assert {one[1] for one in spell("李乐").readings} == {"le", "yue"}


@given(st.text(max_size=30))
def test_any_name_has_one_reading_at_least(name):
    spelling = spell(name)
    assert 1 <= len(spelling.readings) <= 6
    assert spelling.pinyin == "".join(spelling.readings[0])


def test_latin_names_load_no_dictionary():
    code = "import sys; from app.core.pinyin import spell; spell('John 4S'); sys.exit('pypinyin' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_dictionary_can_be_loaded_before_the_first_name_is_saved():
    code = "import sys; from app.core.pinyin import warm_up; warm_up(); sys.exit('pypinyin' not in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
