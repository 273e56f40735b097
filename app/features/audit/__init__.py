"""Approving (审核) finished records of all types, and looking up who changed what (操作日志)."""
