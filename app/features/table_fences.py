"""Which fences stand round tables of features that are no records: paper, sheets, recordings, the search index?"""

from app.core.access import Right
from app.db.base import Base
from app.db.fence import Fence, Way
from app.features.knowledge.on_server import FILLING

_MINE = "NEW.who = guard.me()"
_JUDGE = (Right.JUDGE.value,)
_LISTEN = (Right.LISTEN.value,)
_SHEETS = (Way(rights=(Right.TRANSFER.value,)),)
_TEACHERS = tuple(Way(rights=(one.value,)) for one in (*FILLING, Right.KNOWLEDGE))
_FORMS = (Way(rights=(Right.PARAMETERS.value,)),)
# Of a recording: which call it is of, when and where it was made.
_STAYS = {"id", "uuid", "call_uuid", "piece", "seat", "line", "started_at", "created_at"}


def table_fences() -> list[Fence]:
    """One for each of them."""
    return [
        Fence(  # follows customers, who are written by everybody who takes calls
            table="customer_search",
            all_columns=("customer_id", "name", "words", "spelled", "numbers", "grams"),
            inserts=(Way(),),
            deletes=(Way(),),
        ),
        Fence(table="call_months", all_columns=("whose", "months")),  # noted by a trigger of its owner's
        _of("lesson", inserts=_TEACHERS, updates=_TEACHERS, deletes=_TEACHERS),
        _of("solution_gram", inserts=_TEACHERS, updates=_TEACHERS, deletes=_TEACHERS),
        _of("paper_form", inserts=_FORMS, updates=_FORMS, deletes=_FORMS, stamps=("saved_by",)),
        _of("paper_edition", inserts=_FORMS, deletes=_FORMS),
        _of("slip_print", inserts=(Way(when=_MINE),)),
        _of("delivery", inserts=(Way(),), updates=(Way(columns=("record_id",)),)),
        _of(
            "sheet_import",
            inserts=(Way(rights=(Right.TRANSFER.value,), when=_MINE),),
            updates=_SHEETS,
            deletes=_SHEETS,
        ),
        _of("sheet_portion", inserts=_SHEETS, updates=_SHEETS, deletes=_SHEETS),
        _recording(),
        _of("recording_mark", inserts=(Way(),), deletes=(Way(),)),
        _of(
            "recording_note",
            inserts=(Way(rights=_LISTEN, when="NEW.author = guard.me()"),),
            deletes=(Way(when="OLD.author = guard.me()"), Way(rights=_JUDGE)),
            sees="(SELECT guard.may('recording.listen'))",
        ),
    ]


def _recording() -> Fence:
    """The recorder of each seat writes them, and whoever works there keeps them or lets them go."""
    written = tuple(one.name for one in Base.metadata.tables["recording"].columns if one.name not in _STAYS)
    return _of(
        "recording", inserts=(Way(),), updates=(Way(columns=written, when="OLD.operator IN ('', NEW.operator)"),)
    )


def _of(  # noqa: PLR0913  what a fence is made of
    table: str,
    *,
    inserts: tuple[Way, ...] = (),
    updates: tuple[Way, ...] = (),
    deletes: tuple[Way, ...] = (),
    stamps: tuple[str, ...] = (),
    sees: str = "",
) -> Fence:
    columns = tuple(one.name for one in Base.metadata.tables[table].columns)
    return Fence(
        table=table,
        all_columns=columns,
        inserts=inserts,
        updates=updates,
        deletes=deletes,
        stamps=stamps,
        sees=sees,
    )
