"""How is a Word document made of a statistic? A heading, its period, the picture, one table with its totals."""

from collections.abc import Callable, Sequence
from pathlib import Path

from app.records.field import Kind
from app.records.transfer.document_writer import DocumentWriter
from app.records.transfer.figures import Figure, Figures, Head, Shown
from app.records.transfer.outline import Column, Outline

_PORTION = 500
_WIDE, _NARROW = 20, 10  # characters


def write_document(path: Path, figures: Figures, told: Callable[[int], None]) -> None:
    """Write it.

    Args:
        path: where.
        figures: what.
        told: how many rows are written; may raise to leave off.

    Raises:
        Refused: a document does not hold so many rows.
    """
    columns = tuple(
        Column(
            key=str(at),
            head=one.words,
            kind=Kind.NUMBER if one.shown else Kind.TEXT,
            width=_NARROW if one.shown else _WIDE,
        )
        for at, one in enumerate(figures.heads)
    )
    picture = figures.picture() if figures.picture else b""
    writer = DocumentWriter(path, Outline(title=figures.title, columns=columns, about=figures.about, picture=picture))
    for start in range(0, len(figures.rows), _PORTION):
        portion = figures.rows[start : start + _PORTION]
        writer.add([_in_words(figures.heads, row) for row in portion])
        told(start + len(portion))
    if figures.totals:
        writer.add_totals(_in_words(figures.heads, figures.totals))
    writer.close()


def _in_words(heads: Sequence[Head], row: Sequence[str | Figure]) -> list[str]:
    return [_said(head.shown, value) for head, value in zip(heads, row, strict=True)]


def _said(shown: Shown | None, value: str | Figure) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if shown is Shown.MONEY:
        return f"{value / 100:,.2f}"
    if shown is Shown.SHARE:
        return f"{value * 100:.1f} %"
    if shown is Shown.SPAN:
        minutes, seconds = divmod(int(value), 60)
        return f"{minutes}:{seconds:02}"
    return f"{value:.2f}" if shown is Shown.SCORE else f"{value:,}"
