"""How wide are the columns of a table in millimetres, and what becomes of the others when one is made wider?"""

from collections.abc import Sequence
from dataclasses import replace

from app.printing.form import Column, Table

LEAST = 3.0


def widths(table: Table) -> list[float]:
    """The widths of its columns in mm."""
    whole = sum(one.share for one in table.columns) or 1.0
    return [table.w * one.share / whole for one in table.columns]


def with_width(table: Table, at: int, mm: float) -> tuple[Column, ...]:
    """The columns with one of them that wide; the others share the rest as they did."""
    now = widths(table)
    rest, free = sum(now) - now[at], max(LEAST, table.w - mm)
    if rest <= 0:
        return table.columns
    return _shared(table, [mm if rank == at else one * free / rest for rank, one in enumerate(now)])


def with_edge(table: Table, at: int, by: float) -> tuple[Column, ...]:
    """The columns with the edge after one of them moved by so many mm; only its two neighbours change."""
    now = widths(table)
    by = min(max(by, LEAST - now[at]), now[at + 1] - LEAST)
    now[at], now[at + 1] = now[at] + by, now[at + 1] - by
    return _shared(table, now)


def edges(table: Table) -> list[float]:
    """Where the edges between its columns are, in mm from its left side."""
    found, x = list[float](), 0.0
    for one in widths(table)[:-1]:
        x += one
        found.append(x)
    return found


def _shared(table: Table, mm: Sequence[float]) -> tuple[Column, ...]:
    return tuple(replace(one, share=round(w, 3)) for one, w in zip(table.columns, mm, strict=True))
