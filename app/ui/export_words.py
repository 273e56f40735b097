"""What does an exported list say in the user's words: its heads, its filter, who made it when?"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.core.options import AREA_CODE, COUNTRY, Settings
from app.core.phone import Numbers
from app.records.field import Field, Kind
from app.records.listing import Query
from app.records.record import RecordType
from app.records.transfer.outline import Column, Outline
from app.records.transfer.targets import Target, targets
from app.ui.cells import Cells
from app.ui.form_fields import name_of
from app.ui.texts import words
from app.ui.where_words import NO, YES, sentence


def outline_of_list(kind: RecordType, fields: Iterable[Field], settings: Settings) -> Outline:
    """What the list shows."""
    columns = [
        Column(
            key=one.key,
            head=name_of(one, settings) or words(one.label),
            kind=one.kind,
            words=_words(one),
            say=_say(one, settings),
            sums=one.sums,
            width=one.width,
        )
        for one in fields
    ]
    return Outline(
        title=words(kind.plural),
        columns=tuple(columns),
        about_title=QCoreApplication.translate("export", "About"),
        total=QCoreApplication.translate("export", "Total"),
    )


def outline_of_everything(kind: RecordType, places: Mapping[str, int], settings: Settings) -> Outline:
    """Every field that can be imported again; fields the administrator has no name for are not used."""
    folding = kind.sheet.folding if kind.sheet else None
    if folding is not None:  # its sheets have rows of another form
        kind, places = folding.row, {}
    found = [one for one in targets(kind, places) if not one.field.named_by or name_of(one.field, settings)]
    columns = [
        Column(
            key=one.key,
            head=head_of(one, settings),
            kind=one.field.kind,
            words=_words(one.field),
            say=_say(one.field, settings),
        )
        for one in found
    ]
    return Outline(title=words(kind.plural), columns=tuple(columns), whole=True)


def _say(field: Field, settings: Settings) -> Callable[[str], str] | None:
    """Telephone numbers are written as they are shown."""
    if field.kind is not Kind.PHONE:
        return None
    return Numbers(settings.text(COUNTRY), settings.text(AREA_CODE)).in_full


def head_of(target: Target, settings: Settings) -> str:
    """What heads a column: "Note", "Phones 2 Number"."""
    if target.part is None:
        return name_of(target.field, settings) or words(target.field.label)
    return f"{words(target.part.label)} {target.place + 1} {words(target.field.label)}"


def about(kind: RecordType, query: Query, cells: Cells, settings: Settings, made: str) -> tuple[tuple[str, str], ...]:
    """What was asked of the list, in words, and who made the file."""
    asked = [words(one.label) for one in kind.filters if one.key in query.filters]
    asked += [sentence(kind, one, cells, settings) for one in query.wheres]
    if query.text:
        asked.append(f"“{query.text}”")
    order = query.order or kind.order
    field = kind.field(order.removeprefix("-"))
    down = order.startswith("-")
    said = QCoreApplication.translate("export", "{field}, descending") if down else "{field}"
    return (
        (QCoreApplication.translate("export", "List"), words(kind.plural)),
        (
            QCoreApplication.translate("export", "Filter"),
            "; ".join(asked) or QCoreApplication.translate("export", "everything"),
        ),
        (QCoreApplication.translate("export", "Order"), said.format(field=name_of(field, settings))),
        (QCoreApplication.translate("export", "Exported"), made),
    )


def _words(field: Field) -> dict[Any, str]:
    if field.kind is Kind.YES_NO:
        return {True: words(YES), False: words(NO)}
    if field.kind is Kind.SET:
        return {}
    return {key: words(look.words) for key, look in field.looks.items()}


def file_name(title: str, today: str) -> str:
    """A name for the file: "Customers 2026-11-21"."""
    tidy = "".join(" " if one in '\\/:*?"<>|' else one for one in title)
    return f"{tidy} {today}"
