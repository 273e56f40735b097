"""Slips of records: which forms there are, what is printed where, and what became of it."""
