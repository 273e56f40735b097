"""How far has a long piece of work got? A bar on the error output; where that is no terminal, a line now and then."""

import sys

_WIDE = 40
_SMALL = 20_000


class Bar:
    """Shows one table (or whatever there is many of) after the other."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._shown = ("", -1)

    def show(self, what: str, done: int, every: int) -> None:
        """So many of `every` are done; small ones are not worth a line."""
        percent = 100 if not every else min(100, done * 100 // every)
        step = percent if self._terminal else percent // 25 * 25
        small = not self._terminal and (every < _SMALL or not step)
        if (what, step) == self._shown or small:
            return
        self._shown = (what, step)
        full = percent * _WIDE // 100
        line = f"[{'#' * full}{'.' * (_WIDE - full)}] {percent:3} %  {what}  {done:,}/{every:,}"
        end = "" if self._terminal else "\n"
        print(f"\r{line:<100}" if self._terminal else line, end=end, file=sys.stderr, flush=True)

    def end(self) -> None:
        """All is done."""
        if self._terminal:
            print(file=sys.stderr)
