"""Sheets as shops have them."""

from datetime import datetime
from pathlib import Path

import openpyxl

OLD_SHEET = Path(__file__).with_name("old.xls")
ROWS = (
    ("姓名", "电话", "金额", "日期", "是否"),
    ("王小明", "13800138000", 12.5, datetime.fromisoformat("2026-11-21T09:30:00"), True),
    ("李记餐厅", 13911112222, 3, "", False),
)


def as_xlsx(path, rows=ROWS):
    """A workbook of these rows."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path
