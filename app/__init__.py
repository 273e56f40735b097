"""Ringfile (来电档案): a line rings, the customer's file is on the screen. Layers: see docs/architecture.md."""
