"""Calls: the log, notes and outcomes, missed ones to return."""
