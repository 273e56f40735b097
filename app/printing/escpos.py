"""How does a picture go to a receipt printer? ESC/POS as raster, so that any script prints.

ESC @            begins anew
GS v 0 m xL xH yL yH   a strip of picture: x bytes of eight dots each, y lines, a set bit is black
GS V 66 n        feeds n dots and cuts, a little left standing
ESC p m t1 t2    opens the drawer at connector m
"""

from dataclasses import dataclass

DPI = 203
WIDTHS = {80: 576, 58: 384}  # printable dots by the width of the roll in millimetres
_BEGIN = b"\x1b@"
_STRIP = 128  # lines sent at once: small printers have little room
_CUT = b"\x1dV\x42\x00"
_DRAWER = b"\x1bp\x00\x19\xfa"
_FEED = b"\x1bd\x04"  # lines, so that what was printed passes the edge where it is torn off


@dataclass(frozen=True, slots=True)
class Bitmap:
    """Black on white, one bit a dot, the leftmost highest; each line begins with a new byte."""

    width: int
    height: int
    bits: bytes

    @property
    def stride(self) -> int:
        """Bytes of a line."""
        return (self.width + 7) // 8


def receipt(pages: list[Bitmap], *, cut: bool, drawer: bool) -> bytes:
    """What a printer is sent for these pages, one receipt each; the drawer opens once."""
    told = [_BEGIN]
    for page in pages:
        told += [*_strips(_trimmed(page)), _FEED, _CUT if cut else b""]
    return b"".join([*told, _DRAWER if drawer else b""])


def _strips(page: Bitmap) -> list[bytes]:
    strips = []
    for top in range(0, page.height, _STRIP):
        lines = min(_STRIP, page.height - top)
        head = b"\x1dv0\x00" + page.stride.to_bytes(2, "little") + lines.to_bytes(2, "little")
        strips.append(head + page.bits[top * page.stride : (top + lines) * page.stride])
    return strips


def _trimmed(page: Bitmap) -> Bitmap:
    """Without the white at its end."""
    kept = page.bits.rstrip(b"\x00")
    lines = -(-len(kept) // page.stride)
    return Bitmap(page.width, lines, page.bits[: lines * page.stride])
