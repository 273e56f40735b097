"""What may be wrong with a file from outside? One sentence for each; nothing of such a file is written anywhere."""

from enum import StrEnum

from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP, Text

MOST_MB = 200  # of the file
MOST_UNPACKED_MB = 600  # of what is packed into it
MOST_ROWS, MOST_COLUMNS = 1_048_576, 702  # up to the column ZZ
MOST_CELLS = 30_000_000


class Fault(StrEnum):
    """Why a file is not read; the value goes from the process that reads it to the program."""

    GONE = "gone"
    LARGE = "large"
    BOMB = "bomb"
    WIDE = "wide"
    CELLS = "cells"
    MACROS = "macros"
    LINKS = "links"
    PASSWORD = "password"
    BROKEN = "broken"
    KIND = "kind"
    EMPTY = "empty"
    SIGNS = "signs"
    DIED = "died"
    SLOW = "slow"


SENTENCES: dict[Fault, Text] = {
    Fault.GONE: QT_TRANSLATE_NOOP("transfer", "{file} cannot be read: {why}"),
    Fault.LARGE: QT_TRANSLATE_NOOP("transfer", "{file} is larger than {most} MB. Split it into several files."),
    Fault.BOMB: QT_TRANSLATE_NOOP(
        "transfer", "{file} unpacks to more than {most} MB; no list of customers is that large. It was not read."
    ),
    Fault.WIDE: QT_TRANSLATE_NOOP(
        "transfer", "{file} uses more than {most} columns. Keep those that are needed, and save it again."
    ),
    Fault.CELLS: QT_TRANSLATE_NOOP(
        "transfer", "{file} claims to have {rows} rows and {columns} columns. Copy what is needed into a new sheet."
    ),
    Fault.MACROS: QT_TRANSLATE_NOOP(
        "transfer", "{file} holds macros, which are programs. Save it as a workbook without macros (.xlsx)."
    ),
    Fault.LINKS: QT_TRANSLATE_NOOP(
        "transfer", "{file} takes values from other files. Copy it and paste the values only, then import the copy."
    ),
    Fault.PASSWORD: QT_TRANSLATE_NOOP(
        "transfer", "{file} is protected by a password. Take the password away in Excel, then import it."
    ),
    Fault.BROKEN: QT_TRANSLATE_NOOP(
        "transfer", "{file} is damaged. Open it in Excel or LibreOffice and save it again."
    ),
    Fault.KIND: QT_TRANSLATE_NOOP(
        "transfer", "{file} is no sheet. What can be imported are .xlsx, .xls, .ods and .csv files."
    ),
    Fault.EMPTY: QT_TRANSLATE_NOOP("transfer", "There is nothing in {file}."),
    Fault.SIGNS: QT_TRANSLATE_NOOP(
        "transfer", "The characters of {file} are in no known code. Save it as UTF-8, or as .xlsx."
    ),
    Fault.DIED: QT_TRANSLATE_NOOP(
        "transfer", "{file} could not be read within the memory there is for it. Copy the rows into a new sheet."
    ),
    Fault.SLOW: QT_TRANSLATE_NOOP("transfer", "{file} could not be read within {most} minutes."),
}


class Unreadable(Refused):
    """A file from outside is not read.

    Attributes:
        fault: why.
    """

    def __init__(self, fault: Fault, **values: str | int) -> None:
        super().__init__(SENTENCES[fault].fill(**values))
        self.fault, self.values = fault, values
