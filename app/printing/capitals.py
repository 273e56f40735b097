"""How is an amount written in Chinese capitals, so that nobody can change it afterwards?"""

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万")


def capitals(minor: int) -> str:
    """123 yuan → "壹佰贰拾叁元整", 1005.06 → "壹仟零伍元零陆分", 0.5 → "伍角整"."""
    yuan, rest = divmod(abs(minor), 100)
    jiao, fen = divmod(rest, 10)
    words = f"{_whole(yuan)}元" if yuan else ""
    if not rest:
        words = f"{words or '零元'}整"
    else:
        between = "零" if yuan and (not jiao or not yuan % 10) else ""
        words += f"{between}{_DIGITS[jiao]}角" if jiao else between
        words += f"{_DIGITS[fen]}分" if fen else "整"
    return f"负{words}" if minor < 0 else words


def _whole(number: int) -> str:
    words, gap = "", False
    for group in reversed(range(len(_GROUPS))):
        part = number // 10 ** (4 * group) % 10_000
        if not part:
            gap = bool(words)
            continue
        if words and (gap or part < 1000):
            words += "零"
        words, gap = words + _group(part) + _GROUPS[group], False
        if group == 3 and not number // 10**8 % 10_000:
            words += "亿"
    return words


def _group(part: int) -> str:
    words, gap = "", False
    for place in reversed(range(4)):
        digit = part // 10**place % 10
        if not digit:
            gap = bool(words)
            continue
        words += ("零" if gap else "") + _DIGITS[digit] + _UNITS[place]
        gap = False
    return words
