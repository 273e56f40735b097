"""When does Python look for objects that hold only each other? Seldom, and not among what was loaded at the start."""

import gc

_NEW = 20_000  # objects more than before: ten times what a full card makes, a few milliseconds to look through


def settle() -> None:
    """From now on what is loaded is looked at no more, and the rest less often; once, when the program is ready."""
    gc.freeze()
    gc.set_threshold(_NEW, 10, 10)
    gc.enable()
