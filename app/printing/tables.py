"""How is a table set: its head, a row of any height, what is carried, its total?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.printing.band import Setting, lines_of
from app.printing.form import Across, Column, Down, Fit, Rules, Style, Table
from app.printing.letters import MM
from app.printing.marks import Block, Mark, Stroke, traced
from app.printing.values import Given, Money, rows_of, written

_PAD = 0.8  # millimetres between a rule and the text beside it
NUMBER = "#"  # source of the column that counts the rows
_THIN = 0.5
Row = Mapping[str, Given]


@dataclass(frozen=True, slots=True)
class TableBlocks:
    """A table ready to be put onto pages.

    Attributes:
        row_blocks: from the first row to the last; empty ones up to `Table.least`.
        sums: after each row, what the columns with a total come to.
    """

    head: Block | None
    rows: tuple[Block, ...]
    sums: tuple[Row, ...]
    total: Block | None
    blank: Block


def set_table(table: Table, setting: Setting) -> TableBlocks:
    """Set a table with the rows of its source."""
    rows = rows_of(setting.value(table.source))
    blocks = [_row(table, _texts(table, row, rank), setting) for rank, row in enumerate(rows, 1)]
    blank = _row(table, ["" for _ in table.columns], setting)
    blocks += [blank] * (table.least - len(rows))
    sums = _sums(table, rows)
    head = _head(table, setting) if table.head and not setting.only_data else None
    if table.head and setting.only_data:
        head = Block(_head(table, setting).h)
    total = sum_row(table, table.total, sums[-1] if sums else {}, setting) if table.total else None
    return TableBlocks(head, tuple(blocks), tuple(sums), total, blank)


def traced_table(blocks: TableBlocks, table: Table, inner: float, band_tag: int) -> TableBlocks:
    """The blocks with the traces of the table and of its band, `inner` mm wide; untouched where nobody asks."""
    if not table.tag:
        return blocks

    def one(block: Block) -> Block:
        return traced(traced(block, 0, inner, band_tag), table.x, table.w, table.tag)

    return replace(
        blocks,
        head=one(blocks.head) if blocks.head else None,
        rows=tuple(one(row) for row in blocks.rows),
        total=one(blocks.total) if blocks.total else None,
        blank=one(blocks.blank),
    )


def sum_row(table: Table, words: str, sums: Row, setting: Setting) -> Block:
    """A row that says `words` and the sums so far."""
    texts = [written(sums.get(one.source), one.format) if one.total else "" for one in table.columns]
    first_sum = next((rank for rank, one in enumerate(table.columns) if one.total), len(table.columns))
    widths = _widths(table)
    bold = replace(table.style, bold=True)
    block = _cells(table, widths[first_sum:], texts[first_sum:], setting, bold, sum(widths[:first_sum]), first_sum)
    if not first_sum:
        return block
    led = _cell(words, sum(widths[:first_sum]), block.h, 0, replace(bold, across=Across.RIGHT), setting)
    return Block(block.h, (*block.marks, *led, *_upright(table, [table.x], block.h, setting)))


def _sums(table: Table, rows: Sequence[Row]) -> list[Row]:
    summing = [one.source for one in table.columns if one.total]
    sums, so_far = list[Row](), dict[str, Given]()
    for row in rows:
        for key in summing:
            so_far[key] = _plus(so_far.get(key), row.get(key))
        sums.append(dict(so_far))
    return sums


def _plus(one: Given, other: Given) -> Given:
    if isinstance(one, Money) and isinstance(other, Money):
        return Money(one.minor + other.minor)
    if isinstance(one, int) and isinstance(other, int):
        return one + other
    return other if one is None else one


def _texts(table: Table, row: Row, rank: int) -> list[str]:
    return [str(rank) if one.source == NUMBER else written(row.get(one.source), one.format) for one in table.columns]


def _head(table: Table, setting: Setting) -> Block:
    style = replace(table.style, bold=True, across=Across.MIDDLE, fit=Fit.SHRINK)
    centred = tuple(replace(one, across=Across.MIDDLE) for one in table.columns)
    titles = [one.title for one in table.columns]
    block = _cells(replace(table, columns=centred), _widths(table), titles, setting, style)
    if table.rules is Rules.NONE or setting.only_data:
        return block
    return Block(block.h, (*block.marks, Stroke(table.x, 0, table.x + table.w, 0, _THIN)))


def _row(table: Table, texts: Sequence[str], setting: Setting) -> Block:
    return _cells(table, _widths(table), texts, setting, table.style)


def _widths(table: Table) -> list[float]:
    whole = sum(one.share for one in table.columns)
    return [table.w * one.share / whole for one in table.columns]


def _cells(
    table: Table,
    widths: Sequence[float],
    texts: Sequence[str],
    setting: Setting,
    style: Style,
    start: float = 0,
    first: int = 0,
) -> Block:
    columns: Sequence[Column] = table.columns[first:]
    styles = [_style_of(style, one) for one in columns]
    laid = [
        setting.lay(text, one, max(1.0, w - 2 * _PAD), style.size * style.leading * MM)
        for text, one, w in zip(texts, styles, widths, strict=True)
    ]
    h = max([table.row_h, *(one.h + 2 * _PAD * (style.fit is Fit.FLOW and len(one.lines) > 1) for one in laid)])
    marks, x, edges = list[Mark](), table.x + start, [table.x + start]
    for one, text_style, w in zip(laid, styles, widths, strict=True):
        marks += lines_of(one, x + _PAD, 0, max(1.0, w - 2 * _PAD), h, text_style, setting)
        x += w
        edges.append(x)
    if table.rules is not Rules.NONE and not setting.only_data:
        marks.append(Stroke(table.x, h, table.x + table.w, h, _THIN))
    return Block(h, (*marks, *_upright(table, edges, h, setting)))


def _style_of(style: Style, column: Column) -> Style:
    """What stands at the right are figures: they get smaller rather than break."""
    fit = Fit.SHRINK if column.across is Across.RIGHT else style.fit
    return replace(style, across=column.across, down=Down.MIDDLE, fit=fit)


def _upright(table: Table, edges: Sequence[float], h: float, setting: Setting) -> list[Mark]:
    if table.rules is not Rules.ALL or setting.only_data:
        return []
    return [Stroke(x, 0, x, h, _THIN) for x in edges]


def _cell(text: str, w: float, h: float, x: float, style: Style, setting: Setting) -> list[Mark]:
    laid = setting.lay(text, replace(style, fit=Fit.SHRINK, down=Down.MIDDLE), max(1.0, w - 2 * _PAD), h)
    return lines_of(laid, x + _PAD, 0, max(1.0, w - 2 * _PAD), h, replace(style, down=Down.MIDDLE), setting)
