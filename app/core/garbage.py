"""When does Python look for objects that hold only each other? Seldom, and not among what was loaded at the start.

By itself it looks on whichever thread happens to make the next object. In a program with windows that may be a worker,
and what it gives up there may be a part of a window, which only the GUI thread may bring to its end: so Python itself
never looks there, and the GUI thread does it (`look`) before it waits for the next event.
"""

import gc

_NEW = 20_000  # objects more than before: ten times what a full card makes, a few milliseconds to look through
_ROUNDS = 10  # of looking among the newest before those are looked through that outlived it


def settle() -> None:
    """From now on what is loaded is looked at no more, and the rest less often; once, in a process without windows."""
    gc.freeze()
    gc.set_threshold(_NEW, _ROUNDS, _ROUNDS)
    gc.enable()


def settle_here() -> None:
    """The same where there are windows: from now on nobody looks but who calls `look`."""
    gc.freeze()
    gc.disable()


def look() -> None:
    """Look where Python would have done so by now. Costs nothing where there is nothing new."""
    new, once, twice = gc.get_count()
    if new >= _NEW:
        gc.collect(2 if twice >= _ROUNDS and once >= _ROUNDS else 1 if once >= _ROUNDS else 0)
