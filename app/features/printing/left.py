"""What was still to be printed when the program was left? It waits in the queue of the next start.

Slips are made anew from their records then. A statistic is kept as what stands in it: counted a second time it would be
another one.
"""

import base64
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from app.core.errors import AppError, Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.printing.jobs import BUSY, Job, Ready, State
from app.features.printing.seat import Memory, Setup, setup_of
from app.printing.form import Form
from app.printing.values import Values
from app.printing.written import from_json, to_json
from app.records.record import RecordType

_LEFT = "paper.left"  # key in the seat's memory
_MOST = 20
_PICTURE = "picture"  # what stands for bytes in JSON: {"picture": "iVBOR…"}
_CLOSED = QT_TRANSLATE_NOOP("printing", "The program was left before this was printed.")


def keep_left(memory: Memory, jobs: Iterable[Job]) -> None:
    """Remember what failed or was not printed yet."""
    left = [one for one in jobs if one.state in BUSY or one.state is State.FAILED][:_MOST]
    if left or memory.recall(_LEFT):
        memory.keep(_LEFT, [kept for one in reversed(left) if (kept := _kept(one)) is not None])


def take_left(memory: Memory, kind_of: Callable[[str], RecordType]) -> Sequence[Job]:
    """What was remembered, once: the oldest first, as jobs that failed."""
    kept = memory.recall(_LEFT)
    if not isinstance(kept, list) or not kept:
        return ()
    memory.keep(_LEFT, [])
    return [job for one in kept[:_MOST] if isinstance(one, Mapping) and (job := _job(one, kind_of)) is not None]


def _kept(job: Job) -> dict[str, Any] | None:
    """A job in JSON's own types; None where what stands in it cannot be had any more."""
    same = {"title": job.title, "form": to_json(job.form), "setup": asdict(job.setup)}
    if job.ready is None:
        return same | {"kind": job.kind.key if job.kind else "", "ids": list(job.ids)}
    try:
        values = {key: _plain(one) for key, one in job.ready.values().items()}
    except AppError:
        return None
    return same | {"ready": {"key": job.ready.key, "table": job.ready.table, "values": values}}


def _plain(value: object) -> Any:
    """Words, rows of words, and pictures."""
    return {_PICTURE: base64.b64encode(value).decode("ascii")} if isinstance(value, bytes) else value


def _job(kept: Mapping[str, Any], kind_of: Callable[[str], RecordType]) -> Job | None:
    try:
        title, form, setup = str(kept.get("title", "")), from_json(str(kept["form"])), setup_of(kept.get("setup"))
        job = Job(title=title, kind=None, form=form, setup=setup, state=State.FAILED, reason=_CLOSED)
        if "ready" in kept:
            return replace(job, ready=_ready(kept["ready"], title, form))
        ids = tuple(int(one) for one in kept["ids"])
        return replace(job, kind=kind_of(str(kept["kind"])), ids=ids, setup=setup if ids else Setup())
    except (KeyError, TypeError, ValueError, Refused):
        return None  # written by another version, or by hand


def _ready(kept: Mapping[str, Any], title: str, form: Form) -> Ready:
    """A statistic with what stood in it; raises KeyError, TypeError or ValueError where that makes no sense."""
    values: Values = {str(key): _value(one) for key, one in kept["values"].items()}
    return Ready(
        key=str(kept["key"]), title=title, forms=(form,), values=lambda: values, table=str(kept.get("table", ""))
    )


def _value(kept: object) -> str | bytes | list[dict[str, str]]:
    if isinstance(kept, str):
        return kept
    if isinstance(kept, Mapping):
        return base64.b64decode(kept[_PICTURE], validate=True)
    if not isinstance(kept, list):
        raise TypeError
    return [{str(key): str(cell) for key, cell in row.items()} for row in kept if isinstance(row, Mapping)]
