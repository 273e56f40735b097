"""Widgets of repairs."""
