"""Which heavy libraries are loaded while the operator reads the first page, so that the first call need not wait?"""

import logging

from app.core.phone import Numbers, place_of
from app.core.pinyin import spell

log = logging.getLogger(__name__)


def preload(language: str) -> None:
    """Load the tables of places and of pinyin; for a thread of the pool."""
    numbers = Numbers("CN", "010")
    for number in ("13800138000", "01065521234"):
        place_of(numbers, number, language)
    spell("王")
    log.debug("places and pinyin are loaded")
