"""Which objects live as long as the program, and how are they connected? The only module that knows them all."""

from pathlib import Path


def open_window(data: Path | None, language: str, theme: str, *, simulate: bool) -> int:
    """Open the window and return when the user leaves."""
    raise NotImplementedError(data, language, theme, simulate)
