"""Sheets and documents out of lists, and records out of sheets."""
