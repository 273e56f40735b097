"""Signing in, locking, and the dialogs about passwords."""
