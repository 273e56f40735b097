"""Which slips were still to be printed when the program was left? They wait in the queue of the next start."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.printing.jobs import BUSY, Job, State
from app.features.printing.seat import Memory, Setup, setup_of
from app.printing.written import from_json, to_json
from app.records.record import RecordType

_LEFT = "paper.left"  # key in the seat's memory
_MOST = 20
_CLOSED = QT_TRANSLATE_NOOP("printing", "The program was left before this was printed.")


def keep_left(memory: Memory, jobs: Iterable[Job]) -> None:
    """Remember what failed or was not printed yet."""
    left = [one for one in jobs if one.kind and (one.state in BUSY or one.state is State.FAILED)][:_MOST]
    if left or memory.recall(_LEFT):
        memory.keep(_LEFT, [_kept(one) for one in reversed(left)])


def take_left(memory: Memory, kind_of: Callable[[str], RecordType]) -> Sequence[Job]:
    """What was remembered, once: the oldest first, as jobs that failed."""
    kept = memory.recall(_LEFT)
    if not isinstance(kept, list) or not kept:
        return ()
    memory.keep(_LEFT, [])
    return [job for one in kept[:_MOST] if isinstance(one, Mapping) and (job := _job(one, kind_of)) is not None]


def _kept(job: Job) -> dict[str, Any]:
    return {
        "title": job.title,
        "kind": job.kind.key if job.kind else "",
        "ids": list(job.ids),
        "form": to_json(job.form),
        "setup": asdict(job.setup),
    }


def _job(kept: Mapping[str, Any], kind_of: Callable[[str], RecordType]) -> Job | None:
    try:
        ids = tuple(int(one) for one in kept["ids"])
        kind, form = kind_of(str(kept["kind"])), from_json(str(kept["form"]))
    except (KeyError, TypeError, ValueError, Refused):
        return None  # written by another version, or by hand
    setup = setup_of(kept.get("setup")) if ids else Setup()
    return Job(
        title=str(kept.get("title", "")), kind=kind, ids=ids, form=form, setup=setup, state=State.FAILED, reason=_CLOSED
    )
