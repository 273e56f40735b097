"""How do rows with problems get back to whoever can put them right? As the sheet they came in, with what is wrong."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from app.core.errors import DeviceUnavailable
from app.core.i18n import QT_TRANSLATE_NOOP
from app.records.transfer.cells import said
from app.records.transfer.codec import lines_of
from app.records.transfer.outline import Column, Outline
from app.records.transfer.plan import Checked
from app.records.transfer.sheet_writer import SheetWriter

_NO_WRITING = QT_TRANSLATE_NOOP("transfer", "{file} cannot be written: {why}")
_SIGNS = 16  # a column's width


def write_wrong(checked: Checked, path: Path, head: str) -> int:
    """Write the wrong rows under their own heads; returns how many they are.

    Raises:
        DeviceUnavailable: the file cannot be written.
    """
    heads = [said(one) for one in checked.plan.opened.sample[checked.plan.head]]
    wide = max([len(heads), *(len(cells) for cells, _ in _rows(checked))])
    heads += [""] * (wide - len(heads))
    columns = [Column(key=str(at), head=one, width=_SIGNS) for at, one in enumerate((*heads, head))]
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        writer = SheetWriter(part, Outline(title=head, columns=tuple(columns), whole=True))
        for cells, problems in _rows(checked):
            wrong = "; ".join(f"{heads[at]}: {why}" if at is not None else why for at, why in problems)
            row = [said(one) for one in cells]
            writer.add([[*row, *[""] * (wide - len(row)), wrong]])
        writer.close()
        part.replace(path)
    except OSError as err:
        raise DeviceUnavailable(_NO_WRITING.fill(file=path.name, why=err.strerror or str(err))) from err
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return checked.wrong


def _rows(checked: Checked) -> Iterator[tuple[Sequence[Any], Sequence[tuple[int | None, str]]]]:
    for _number, cells, problems in lines_of(checked.bad):
        yield cells, problems
