"""Lines: bytes of a caller-ID box become events, events become calls."""
