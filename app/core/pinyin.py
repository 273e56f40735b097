"""How is a Chinese name typed on a Latin keyboard? In full (wangxiaoming) and by its initials (wxm)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, islice, product

_MOST_READINGS = 6
_RUN = re.compile(r"[a-z0-9]+|[^a-z0-9]")
_HAN = re.compile("[一-鿿]+")  # what words are known of
_LONGEST_PERSON = 3  # characters of a person's name with a surname of one character

# Surnames that are read otherwise than the character usually is.
_SURNAMES = {
    "单": "shan",
    "解": "xie",
    "仇": "qiu",
    "曾": "zeng",
    "查": "zha",
    "区": "ou",
    "朴": "piao",
    "盖": "ge",
    "任": "ren",
    "华": "hua",
    "翟": "zhai",
    "覃": "qin",
    "宓": "mi",
    "缪": "miao",
    "佘": "she",
    "贾": "jia",
    "车": "che",
    "员": "yun",
    "种": "chong",
    "秘": "bi",
    "能": "nai",
    "黑": "he",
    "乜": "nie",
    "祭": "zhai",
    "折": "she",
    "哈": "ha",
    "洗": "xian",
    "冼": "xian",
    "繁": "po",
    "藏": "zang",
    "薄": "bo",
    "角": "jue",
    "召": "shao",
    "隗": "wei",
    "谌": "chen",
    "幺": "yao",
    "郇": "xun",
    "牟": "mou",
    "柏": "bai",
    "卜": "bu",
    "燕": "yan",
    "纪": "ji",
    "尹": "yin",
    "那": "na",
    "晟": "cheng",
    "乐": "yue",
    "过": "guo",
    "宁": "ning",
    "阚": "kan",
    "訾": "zi",
    "应": "ying",
    "葛": "ge",
    "撒": "sa",
    "相": "xiang",
    "教": "jiao",
    "适": "kuo",
    "不": "fou",
    "句": "gou",
    "阿": "e",
    "尉": "wei",
    "都": "du",
    "令": "ling",
    "钻": "zuan",
    "逄": "pang",
    "庹": "tuo",
}
_DOUBLE_SURNAMES = {
    "尉迟": ("yu", "chi"),
    "万俟": ("mo", "qi"),
    "长孙": ("zhang", "sun"),
    "单于": ("chan", "yu"),
    "澹台": ("tan", "tai"),
    "亓官": ("qi", "guan"),
    "令狐": ("ling", "hu"),
    "鲜于": ("xian", "yu"),
}
# Characters of names that people also know by another reading, wherever they stand.
_ALSO = {
    "乐": ("le", "yue"),
    "长": ("chang", "zhang"),
    "行": ("xing", "hang"),
    "重": ("chong", "zhong"),
    "朝": ("chao", "zhao"),
    "单": ("shan", "dan"),
    "曾": ("zeng", "ceng"),
    "晟": ("sheng", "cheng"),
    "茜": ("qian", "xi"),
    "莘": ("xin", "shen"),
    "都": ("du", "dou"),
    "覃": ("qin", "tan"),
    "缪": ("miao", "mou"),
    "翟": ("zhai", "di"),
    "隗": ("wei", "kui"),
    "谌": ("chen", "shen"),
    "牟": ("mou", "mu"),
    "柏": ("bai", "bo"),
    "那": ("na", "nuo"),
    "贾": ("jia", "gu"),
    "车": ("che", "ju"),
    "郇": ("xun", "huan"),
    "召": ("zhao", "shao"),
    "尉": ("wei", "yu"),
    "藏": ("zang", "cang"),
    "厦": ("xia", "sha"),
    "会": ("hui", "kuai"),
    "调": ("tiao", "diao"),
    "传": ("chuan", "zhuan"),
    "蔚": ("wei", "yu"),
    "洗": ("xi", "xian"),
    "堡": ("bao", "pu"),
    "埔": ("pu", "bu"),
}


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a name is typed.

    Attributes:
        pinyin: in full, without blanks.
        initials: first letters of the characters; Latin words and digits whole.
        readings: the syllables of every reading people may type, the usual one first.
    """

    pinyin: str
    initials: str
    readings: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=1 << 16)
def spell(name: str) -> Spelling:
    """The pinyin of `name`; Latin letters and digits pass through in lower case, everything else is left out.

    The first name with a Chinese character loads the dictionary, half a second: not on the GUI thread.
    """
    runs = [run for run in _RUN.findall(name.casefold()) if run.isalnum()]
    if all(run.isascii() for run in runs):
        readings: tuple[tuple[str, ...], ...] = (tuple(runs),)
    else:
        readings = _readings(runs)
    return Spelling("".join(readings[0]), initials(readings[0]), readings)


def initials(syllables: Sequence[str]) -> str:
    """The first letters of a reading; a word that is no syllable (KFC, 4S) stands whole."""
    return "".join(one[0] if _is_syllable(one) else one for one in syllables)


def _is_syllable(text: str) -> bool:
    return isinstance(text, _Syllable)


class _Syllable(str):
    """Pinyin of one character, told apart from a Latin word in the name."""

    __slots__ = ()


def _readings(runs: list[str]) -> tuple[tuple[str, ...], ...]:
    usual: list[str] = []
    for is_latin, group in groupby(runs, key=str.isascii):
        chars = list(group)
        # The words around a character tell how it is read: 重庆 is chongqing.
        read = chars if is_latin else _read_together("".join(chars))
        if len(read) != len(chars):
            read = [_read_word(one)[0] for one in chars]
        usual += chars if is_latin else map(_Syllable, read)
    choices = [[one, *_others(run, one)] for run, one in zip(runs, usual, strict=True)]
    _put_surname(runs, choices)
    found = dict.fromkeys(islice(product(*choices), _MOST_READINGS * 4))
    return tuple(islice(found, _MOST_READINGS))


def _read_together(text: str) -> list[str]:
    """The usual reading of each character. Words of names come again and again, so each is read once."""
    from pypinyin.seg.mmseg import seg

    words = seg.cut(text) if _HAN.fullmatch(text) else [text]
    return [syllable for word in words for syllable in _read_word(word)]


@lru_cache(maxsize=1 << 14)
def _read_word(word: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(word))


@lru_cache(maxsize=1 << 14)
def _others(run: str, usual: str) -> tuple[_Syllable, ...]:
    others = [one for one in _ALSO.get(run, ()) if one != usual]
    if "v" in usual and not run.isascii():
        others.append(usual.replace("v", "u"))  # 吕: lv, lu
    return tuple(_Syllable(one) for one in others)


def _put_surname(runs: list[str], choices: list[list[str]]) -> None:
    """Let the reading as a surname come first where `runs` may be a person, and be possible elsewhere."""
    double = _DOUBLE_SURNAMES.get("".join(runs[:2]))
    for index, reading in enumerate(double or ((_SURNAMES[runs[0]],) if runs[0] in _SURNAMES else ())):
        syllable = _Syllable(reading)
        rest = [one for one in choices[index] if one != syllable]
        is_person = double is not None or len(runs) <= _LONGEST_PERSON
        choices[index] = [syllable, *rest] if is_person else [rest[0], syllable, *rest[1:]] if rest else [syllable]


def warm_up() -> None:
    """Load the tables now, so that the first customer saved does not wait for them; for a worker thread."""
    spell("王")
