"""A toy record type, kept only to prove that a new kind needs nothing but its own folder."""
