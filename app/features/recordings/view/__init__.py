"""Widgets of recordings: listening, and how each line is heard."""
