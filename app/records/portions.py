"""How is something done with thousands of records without anybody waiting behind it? In portions, a transaction each.

Between two portions the writing thread takes what others want to save: a call, a form.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.records.keeping import Batch
from app.records.undo import Before, Undo

PORTION = 40  # records; a fraction of a second
T = TypeVar("T")
Run = Callable[[Callable[[Session], T]], "Future[T]"]


def in_portions(
    run: "Run[Any]", items: Sequence[T], work: Callable[[Session, Sequence[T]], Any]
) -> "Future[tuple[list[Any], AppError | None]]":
    """Do `work` with all items, one portion after the other.

    Args:
        run: queues a job for the writing thread.
        items: what it is done with.
        work: one portion's part; it commits as a whole.

    Returns:
        What each portion came to, and the error that ended it early, or None.
    """
    done: Future[tuple[list[Any], AppError | None]] = Future()
    came: list[Any] = []

    def go(at: int) -> None:
        if at >= len(items):
            done.set_result((came, None))
        else:
            portion = items[at : at + PORTION]
            run(lambda s: work(s, portion)).add_done_callback(lambda one: went(one, at + PORTION))

    def went(one: "Future[Any]", next_at: int) -> None:
        err = None if one.cancelled() else one.exception()
        if one.cancelled():
            done.cancel()
        elif isinstance(err, AppError):
            done.set_result((came, err))
        elif err is not None:
            done.set_exception(err)
        else:
            came.append(one.result())
            go(next_at)

    go(0)
    return done


def batch_in_portions(
    run: "Run[Batch]", kind: str, ids: Sequence[int], work: Callable[[Session, Sequence[int]], Batch]
) -> "Future[Batch]":
    """Batches of portions as one; those after an error that ended it count as refused, unless it was the first."""
    done: Future[Batch] = Future()

    def put(asked: "Future[tuple[list[Batch], AppError | None]]") -> None:
        if asked.cancelled():
            done.cancel()
            return
        if (bug := asked.exception()) is not None:
            done.set_exception(bug)
            return
        batches, err = asked.result()
        if err is not None and not batches:
            done.set_exception(err)
            return
        refused = {id_: why for one in batches for id_, why in one.refused.items()}
        if err is not None:
            refused |= dict.fromkeys(ids[len(batches) * PORTION :], err.text)
        records: tuple[Before, ...] = tuple(before for one in batches if one.undo for before in one.undo.records)
        undo = Undo(kind, records) if records else None
        done.set_result(Batch(sum(one.done for one in batches), refused, undo))

    in_portions(run, ids, work).add_done_callback(put)
    return done
