"""What is left of a number, an address, a remark when somebody is to know that it is there, and no more?"""

import re

_EXTENSION = re.compile(r"[^\s\d()+-].*")
_COVER = "****"
_HEADS = ((11, 3, 4), (7, 2, 2))  # from so many digits on: how many stay in front and behind
_LEAST = 4  # characters of a text of which two are shown


def masked_number(number: str) -> str:
    """138****5678, as numbers are masked in the trade; of a short one nothing is left. "" stays "".

    No number comes of it again: `Numbers.key` of it is "".
    """
    digits = "".join(filter(str.isdigit, _EXTENSION.sub("", number)))
    for least, head, tail in _HEADS:
        if len(digits) >= least:
            return f"{digits[:head]}{_COVER}{digits[-tail:]}"
    return _COVER if number.strip() else ""


def masked_text(text: str) -> str:
    """The first two characters; of a short one nothing is left. "" stays ""."""
    text = text.strip()
    return text and (text[:2] if len(text) >= _LEAST else "") + _COVER
