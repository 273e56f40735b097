"""Which tables are loaded while the operator reads the first page, so that the first call need not wait?"""

import logging

from app.core.phone import Numbers, place_of

log = logging.getLogger(__name__)


def preload(language: str) -> None:
    """Load the tables of places; for a thread of the pool.

    Those of pinyin are large and wanted by who enters customers: they are loaded when the first form of one is shown.
    """
    numbers = Numbers("CN", "010")
    for number in ("13800138000", "01065521234"):
        place_of(numbers, number, language)
    log.debug("places are loaded")
