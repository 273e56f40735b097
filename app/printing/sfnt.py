"""What does a font file say about itself: family, weight, kind of outlines, which characters it has?

Reads the few tables that are needed, so that looking through a folder of fonts takes no time.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_MOST_FONTS = 32  # in a collection
_MOST_TABLE = 4 * 1024 * 1024
_FIRST_PLANE, _WHOLE, _NO_CODE = 4, 12, 0xFFFF
_FAMILY, _SUBFAMILY, _PREFERRED = 1, 2, 16


@dataclass(frozen=True, slots=True)
class FontFile:
    """One font of a file.

    Attributes:
        families: its names in all languages, in lower case.
        index: its place in a collection.
        outlines: TrueType's, which can be put into a PDF.
        plain: neither light nor condensed nor anything else but perhaps bold.
    """

    path: Path
    families: frozenset[str]
    bold: bool
    italic: bool
    index: int = 0
    outlines: bool = True
    plain: bool = True


def fonts_in(path: Path) -> tuple[FontFile, ...]:
    """The fonts of a file; none where it is no font that can be read."""
    try:
        with path.open("rb") as file:
            return tuple(_fonts(path, file))
    except (OSError, struct.error, ValueError):
        return ()


def characters_of(font: FontFile) -> tuple[tuple[int, int], ...]:
    """The characters a font has, as ranges of code points in order; none where that cannot be read."""
    try:
        with font.path.open("rb") as file:
            tables = _tables(file, _starts(file)[font.index])
            return tuple(sorted(_ranges(_table(file, tables["cmap"]))))
    except (OSError, struct.error, ValueError, KeyError, IndexError):
        return ()


def _ranges(table: bytes) -> list[tuple[int, int]]:
    """Of the subtable with all of Unicode (format 12), or else the one with its first plane (format 4)."""
    (count,) = struct.unpack(">H", table[2:4])
    starts = [struct.unpack(">HHL", table[4 + 8 * one : 12 + 8 * one])[2] for one in range(count)]
    formats = {struct.unpack(">H", table[start : start + 2])[0]: start for start in starts}
    if _WHOLE in formats:
        start = formats[_WHOLE]
        (groups,) = struct.unpack(">L", table[start + 12 : start + 16])
        found = struct.iter_unpack(">LLL", table[start + 16 : start + 16 + 12 * groups])
        return [(first, last) for first, last, _ in found]
    start = formats[_FIRST_PLANE]
    twice = struct.unpack(">H", table[start + 6 : start + 8])[0]
    ends = struct.unpack(f">{twice // 2}H", table[start + 14 : start + 14 + twice])
    firsts = struct.unpack(f">{twice // 2}H", table[start + 16 + twice : start + 16 + 2 * twice])
    return [(first, last) for first, last in zip(firsts, ends, strict=True) if first != _NO_CODE]


def _fonts(path: Path, file: BinaryIO) -> Iterator[FontFile]:
    for index, start in enumerate(_starts(file)):
        tables = _tables(file, start)
        if "name" in tables:
            families, styles = _names(_table(file, tables["name"]))
            said = " ".join((*styles, path.stem.lower()))
            yield FontFile(
                path,
                frozenset(families),
                bold=any(word in said for word in ("bold", "粗体", "heavy", "black")),
                italic="italic" in said or "oblique" in said,
                index=index,
                outlines="glyf" in tables and "fvar" not in tables,
                plain=not any(word in said for word in ("light", "condensed", "narrow", "thin", "medium", "black")),
            )


def _starts(file: BinaryIO) -> list[int]:
    head = file.read(12)
    if head[:4] != b"ttcf":
        return [0]
    (count,) = struct.unpack(">L", head[8:12])
    if count > _MOST_FONTS:
        raise ValueError
    return list(struct.unpack(f">{count}L", file.read(4 * count)))


def _tables(file: BinaryIO, start: int) -> dict[str, tuple[int, int]]:
    file.seek(start)
    sign, count = struct.unpack(">4sH", file.read(6))
    if sign not in (b"\x00\x01\x00\x00", b"OTTO", b"true"):
        raise ValueError
    file.seek(start + 12)
    found = {}
    for _ in range(count):
        name, _, offset, length = struct.unpack(">4sLLL", file.read(16))
        found[name.decode("latin-1")] = offset, length
    return found


def _table(file: BinaryIO, where: tuple[int, int]) -> bytes:
    offset, length = where
    if length > _MOST_TABLE:
        raise ValueError
    file.seek(offset)
    return file.read(length)


def _names(table: bytes) -> tuple[set[str], set[str]]:
    families, styles = set[str](), set[str]()
    _, count, strings = struct.unpack(">HHH", table[:6])
    for place in range(count):
        platform, _, _, name, length, offset = struct.unpack(">6H", table[6 + 12 * place : 18 + 12 * place])
        raw = table[strings + offset : strings + offset + length]
        text = raw.decode("utf-16-be" if platform in (0, 3) else "latin-1", "ignore").strip().lower()
        if name in (_FAMILY, _PREFERRED):
            families.add(text)
        elif name == _SUBFAMILY:
            styles.add(text)
    return families, styles
