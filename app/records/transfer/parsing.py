"""What is in a file from outside? Read in a process of its own, that may use so much memory and time and no more.

It writes the rows as lines of JSON beside the file's copy and says how far it is; what it cannot read it says, too. It
gets no access to the database.
"""

import csv
import re
import zipfile
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from app.records.transfer.codec import line_of
from app.records.transfer.faults import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_UNPACKED_MB, Fault, Unreadable

Rows = Iterable[Sequence[Any]]
Told = Callable[[int], None]
_MB = 1024 * 1024
_MEMORY = 2048 * _MB
_CPU_S = 300
_EVERY = 2000  # rows between two words of how far it is
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_COLUMN, _ROW = re.compile(rb'<c [^>]{0,99}?r="([A-Z]+)'), re.compile(rb'<row [^>]{0,99}?r="(\d+)"')
_CODES = ("utf-8", "gb18030", "big5", "cp1252")
_SEPARATORS = "\t;|,，"
_LONGEST = 200_000  # characters of a field of a CSV file


def run(path: str, target: str, say: Any) -> None:
    """The process: read `path` into `target`, and tell the pipe `say` how it went."""
    _bound()
    file = Path(path)
    try:
        count = _write(read(file), Path(target), lambda rows: say.send(("rows", rows)))
        say.send(("done", count))
    except Unreadable as err:
        say.send(("fault", err.fault.value, err.values))
    except MemoryError:
        say.send(("fault", Fault.DIED.value, {}))
    except OSError as err:
        say.send(("fault", Fault.GONE.value, {"why": err.strerror or str(err)}))


def _bound() -> None:
    """No more memory and processor time than a large sheet needs; where the system knows no such bounds, none."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_S, _CPU_S))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _write(rows: Rows, target: Path, told: Told) -> int:
    count = 0
    with target.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        for count, row in enumerate(rows, 1):
            if count > MOST_ROWS:
                raise Unreadable(Fault.CELLS, rows=f"> {MOST_ROWS:,}", columns=len(row))
            file.write(line_of(row))
            if count % _EVERY == 0:
                told(count)
    if not count:
        raise Unreadable(Fault.EMPTY)
    return count


def read(path: Path) -> Rows:
    """The rows of a file, empty ones included, as far as they have cells.

    Raises:
        Unreadable: it is none that is read, or holds what is not taken.
    """
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(b"PK"):
        _look_into(path)
        return _workbook(path)
    if head == _OLE:
        _look_at_old(path)
        return _workbook(path)
    return _separated(path)


# ------------------------------------------------------------ workbooks


def _look_into(path: Path) -> None:
    """What a packed workbook holds, before anything of it is read."""
    try:
        with zipfile.ZipFile(path) as pack:
            entries = pack.infolist()
            names = {one.filename for one in entries}
            if sum(one.file_size for one in entries) > MOST_UNPACKED_MB * _MB:
                raise Unreadable(Fault.BOMB, most=MOST_UNPACKED_MB)
            if any(name.endswith("vbaProject.bin") or name.startswith("Basic/") for name in names):
                raise Unreadable(Fault.MACROS)
            if any("externalLinks/" in name for name in names):
                raise Unreadable(Fault.LINKS)
            if not any(name in names for name in ("[Content_Types].xml", "content.xml")):
                raise Unreadable(Fault.KIND)
            for one in entries:
                if re.fullmatch(r"xl/worksheets/[^/]+\.xml", one.filename):
                    _measure(pack, one)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zipfile.zlib.error) as err:  # type: ignore[attr-defined]
        raise Unreadable(Fault.BROKEN) from err


def _measure(pack: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """How large the square around all cells of a sheet is: the library makes room for all of it."""
    columns: set[bytes] = set()
    last = 0
    with pack.open(entry) as file:
        rest = b""
        while piece := file.read(4 * _MB):
            piece = rest + piece
            columns.update(_COLUMN.findall(piece))
            last = max(last, *(int(one[:9]) for one in _ROW.findall(piece)[-1:]), 0)
            rest = piece[-300:]
    wide = max((_place(one) for one in columns), default=0)
    if wide > MOST_COLUMNS:
        raise Unreadable(Fault.WIDE, most=MOST_COLUMNS)
    if last * wide > MOST_CELLS:
        raise Unreadable(Fault.CELLS, rows=f"{last:,}", columns=wide)


def _place(letters: bytes) -> int:
    place = 0
    for one in letters[:5]:
        place = place * 26 + one - 64
    return place


def _look_at_old(path: Path) -> None:
    """What a workbook of the old kind holds: its streams have names of two bytes for each letter."""
    data = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable(Fault.PASSWORD)
    if "_VBA_PROJECT".encode("utf-16-le") in data:
        raise Unreadable(Fault.MACROS)


def _workbook(path: Path) -> Iterator[Sequence[Any]]:
    from python_calamine import CalamineError, PasswordError, load_workbook

    try:
        with load_workbook(str(path)) as book:
            head: list[Any] | None = None
            for sheet in _sheets(book):
                first = next(islice(_placed(sheet), sheet.start[0], None))
                if head is None:
                    head = first
                    yield from _placed(sheet)
                elif first == head:  # a list that went on on the next sheet
                    yield from islice(_placed(sheet), sheet.start[0] + 1, None)
    except PasswordError as err:
        raise Unreadable(Fault.PASSWORD) from err
    except (CalamineError, ValueError) as err:
        raise Unreadable(Fault.BROKEN) from err


def _sheets(book: Any) -> Iterator[Any]:
    """Sheets that have cells, none of them larger than one can be."""
    from python_calamine import SheetTypeEnum

    for at, one in enumerate(book.sheets_metadata):
        if one.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_index(at)
        if sheet.total_height * sheet.total_width > MOST_CELLS or sheet.total_width > MOST_COLUMNS:
            raise Unreadable(Fault.CELLS, rows=f"{sheet.total_height:,}", columns=sheet.total_width)
        if sheet.start is not None:
            yield sheet


def _placed(sheet: Any) -> Iterator[list[Any]]:
    """Rows with the cells at their own places; the library leaves empty columns before them out, empty rows not."""
    lead: list[Any] = [""] * sheet.start[1]
    return (lead + row for row in sheet.iter_rows()) if lead else sheet.iter_rows()


# ------------------------------------------------------------ separated values


def _separated(path: Path) -> Iterator[Sequence[Any]]:
    code = _code(path)
    csv.field_size_limit(_LONGEST)
    with path.open(encoding=code, newline="") as file:
        beginning = file.read(64 * 1024)
        if "\0" in beginning:
            raise Unreadable(Fault.KIND)
        separator = _separator(beginning)
        file.seek(0)
        try:
            for row in csv.reader(file, delimiter=separator):
                if len(row) > MOST_COLUMNS:
                    raise Unreadable(Fault.WIDE, most=MOST_COLUMNS)
                yield row
        except csv.Error as err:
            raise Unreadable(Fault.BROKEN) from err


def _code(path: Path) -> str:
    """The code the characters are in: the first in which the whole file makes sense."""
    with path.open("rb") as file:
        head = file.read(4)
    if head.startswith(BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" in head[1:2] and b"\0" not in head[:1]:
        return "utf-16-le"
    return next((one for one in _CODES if _makes_sense(path, one)), None) or _unknown()


def _unknown() -> str:
    raise Unreadable(Fault.SIGNS)


def _makes_sense(path: Path, code: str) -> bool:
    decoder = getincrementaldecoder(code)()
    try:
        with path.open("rb") as file:
            while piece := file.read(_MB):
                text = decoder.decode(piece)
                if any(one in text for one in "\x01\x02\x03\x04\x05\x06\x07\x08"):
                    raise Unreadable(Fault.KIND)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _separator(beginning: str) -> str:
    """What parts the fields: the sign that gives the most columns, alike in most lines."""

    def columns(separator: str) -> tuple[int, int]:
        try:
            rows = [len(one) for one in islice(csv.reader(beginning.splitlines(), delimiter=separator), 30) if one]
        except csv.Error:
            return (0, 0)
        usual = max(rows, key=rows.count, default=0)
        return (rows.count(usual) if usual > 1 else 0, usual)

    return max(_SEPARATORS, key=columns)
