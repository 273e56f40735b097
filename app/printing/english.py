"""How is an amount written in English words, so that nobody can change it afterwards?"""

_SMALL = (
    *("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_GROUPS = ("", " thousand", " million", " billion", " trillion", " quadrillion")


def in_english(minor: int) -> str:
    """7,098 yuan → "Seven thousand and ninety-eight yuan only", 12.50 → "Twelve yuan and 50/100"."""
    yuan, fen = divmod(abs(minor), 100)
    words = f"{_whole(yuan) or 'zero'} yuan {f'and {fen:02}/100' if fen else 'only'}"
    return (f"minus {words}" if minor < 0 else words).capitalize()


def _whole(number: int) -> str:
    parts = list[str]()
    for group in reversed(range(len(_GROUPS))):
        if part := number // 1000**group % 1000:
            parts.append(_hundreds(part) + _GROUPS[group])
    last = number % 1000
    if len(parts) > 1 and 0 < last < 100:
        parts[-1] = f"and {parts[-1]}"
    return " ".join(parts)


def _hundreds(part: int) -> str:
    hundreds, rest = divmod(part, 100)
    below = _SMALL[rest] if rest < 20 else "-".join(filter(None, (_TENS[rest // 10], _SMALL[rest % 10])))
    return " and ".join(filter(None, (f"{_SMALL[hundreds]} hundred" if hundreds else "", below)))
