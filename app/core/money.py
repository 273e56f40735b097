"""Which amount does somebody mean who types "1,240.5" or "¥30", and how does one stand in a sentence?"""

import re

_AMOUNT = re.compile(r"[¥￥$€]?\s*([-−–]?)\s*[¥￥$€]?\s*(\d{1,3}(?:[,，]\d{3})+|\d*)(?:[.．](\d{0,2}))?\s*元?$")
MOST = 10**15  # minor units


def read(text: str) -> int | None:
    """The amount in minor units, or None where `text` is no amount of at most two decimals."""
    found = _AMOUNT.match(text.strip())
    if not found or not (found[2] or found[3]):
        return None
    whole = int(re.sub(r"[,，]", "", found[2] or "0"))
    amount = whole * 100 + int((found[3] or "").ljust(2, "0"))
    if amount > MOST:
        return None
    return -amount if found[1] else amount


def shown(minor: int, sign: str = "¥") -> str:
    """An amount as it stands in a sentence: "¥860", "¥1,240.50"."""
    whole, rest = divmod(abs(minor), 100)
    return f"{'−' if minor < 0 else ''}{sign}{whole:,}" + (f".{rest:02}" if rest else "")
