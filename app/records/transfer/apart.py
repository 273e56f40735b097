"""How is a long file written while everybody goes on working? By another process; this one only reads the rows."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.core.errors import DeviceUnavailable
from app.core.i18n import QT_TRANSLATE_NOOP
from app.records.transfer.another import Another, Gone, answer
from app.records.transfer.outline import Form, Outline, Writer

_AHEAD = 3  # pages that may wait
_GONE = QT_TRANSLATE_NOOP(
    "transfer",
    "{file} was not written: the system has ended what was writing it, perhaps for want of memory. Try again.",
)
_CLOSE = None  # instead of rows: there are no more of them


class Apart:
    """A file that another process writes.

    Args:
        path: where it is written to.
        outline: heads, and what is said about the list. Values with words of their own go over as these.
    """

    def __init__(self, form: Form, path: Path, outline: Outline) -> None:
        self._path = path
        self._words = [(at, one.words) for at, one in enumerate(outline.columns) if one.words]
        columns = tuple(replace(one, words={}) for one in outline.columns)
        self._another = Another(_run, form, path, replace(outline, columns=columns))
        self._awaited = 0

    def add(self, rows: Sequence[Sequence[Any]]) -> None:
        """Write some more rows, soon.

        Raises:
            Refused, OSError: what the writer raises, perhaps of rows before these.
            DeviceUnavailable: the process has ended.
        """
        self._give([self._said(row) for row in rows] if self._words else list(rows))
        while self._awaited > _AHEAD:
            self._take()

    def close(self) -> None:
        """Write what comes last; raises what `add` raises."""
        self._give(_CLOSE)
        while self._awaited:
            self._take()
        self._another.end()

    def drop(self) -> None:
        """Leave off; what was written goes."""
        self._another.end()

    def _said(self, row: Sequence[Any]) -> list[Any]:
        said = list(row)
        for at, words in self._words:
            value = said[at]
            said[at] = None if value is None else words.get(value, str(value))
        return said

    def _give(self, piece: Any) -> None:
        try:
            self._another.give(piece)
        except Gone:
            raise DeviceUnavailable(_GONE.fill(file=self._path.name)) from None
        self._awaited += 1

    def _take(self) -> None:
        try:
            self._another.take()
        except Gone:
            raise DeviceUnavailable(_GONE.fill(file=self._path.name)) from None
        self._awaited -= 1


def writer_of(form: Form, path: Path, outline: Outline) -> Writer:
    """What writes a file of that form; loaded when it is first wanted: a tenth of a second."""
    if form is Form.DOCUMENT:
        from app.records.transfer.document_writer import DocumentWriter

        return DocumentWriter(path, outline)
    from app.records.transfer.sheet_writer import SheetWriter

    return SheetWriter(path, outline)


def _run(hears: Any, says: Any, form: Form, path: Path, outline: Outline) -> None:
    """The process."""
    writer: Writer | None = None
    open_ = True

    def do(rows: Sequence[Sequence[Any]] | None) -> None:
        nonlocal writer, open_
        writer = writer or writer_of(form, path, outline)
        if rows is None:
            writer.close()
            open_ = False
        else:
            writer.add(rows)

    answer(hears, says, do)
    if writer is not None and open_:
        writer.drop()
