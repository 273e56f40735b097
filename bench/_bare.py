"""What is the least a card could cost? The same rows by the bare driver, the same texts painted in bare widgets."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QListWidget, QMainWindow, QVBoxLayout, QWidget
from sqlalchemy import URL

EVENTS = 60  # as many as the desk reads of a timeline

_WHO = """
    SELECT c.id, c.name, p.number, c.last_call_at, c.blacklisted_at
    FROM customer_phone p JOIN customer c ON c.id = p.customer_id
    WHERE p.key = ? AND c.retired_at IS NULL ORDER BY c.last_call_at DESC LIMIT 20"""
_CARD = """
    SELECT c.name, l.name, g.name, s.name, o.name, c.email, c.intention, c.note, c.tags, c.created_at, c.custom_1,
        c.custom_2, c.custom_3, c.custom_4, c.custom_5, c.blacklisted_by, c.blacklist_reason, c.last_call_at
    FROM customer c LEFT JOIN choice l ON l.id = c.level_id LEFT JOIN choice g ON g.id = c.group_id
        LEFT JOIN choice s ON s.id = c.salesperson_id LEFT JOIN choice o ON o.id = c.source_id
    WHERE c.id = ?"""
_PARTS = (
    "SELECT number, key, kind, note FROM customer_phone WHERE customer_id = ? ORDER BY rank",
    "SELECT name, role, number, email FROM contact WHERE customer_id = ? ORDER BY rank",
    "SELECT label, region, line FROM address WHERE customer_id = ? ORDER BY rank",
)
_CALL = """SELECT id, started_at, line, direction, state, answered, answered_at, ended_at, duration_s, operator, note,
    outcome, handled_by FROM call"""
_CALLS = (
    f"{_CALL} WHERE key = ? AND customer_id IS NULL ORDER BY started_at DESC LIMIT {EVENTS}",
    f"{_CALL} WHERE customer_id = ? ORDER BY started_at DESC LIMIT {EVENTS}",
)
_COUNTS = (
    "SELECT count(*) FROM call WHERE key = ? AND customer_id IS NULL",
    "SELECT count(*) FROM call WHERE customer_id = ?",
)
_MESSAGES = f"""SELECT id, number, created_at, state, author, for_whom, words, due_at FROM message
    WHERE customer_id = ? ORDER BY created_at DESC LIMIT {EVENTS}"""
_MESSAGE_COUNT = "SELECT count(*) FROM message WHERE customer_id = ?"


class Driver:
    """One open connection of the bare driver to the database of `url`."""

    def __init__(self, url: URL) -> None:
        self._sqlite = url.get_backend_name() == "sqlite"
        if self._sqlite:
            self._connection: Any = sqlite3.connect(f"file:{Path(url.database or '')}?mode=ro", uri=True)
        else:
            place = {name: str(value) for name, value in url.query.items()}
            self._connection = psycopg.connect(dbname=url.database, user=url.username, autocommit=True, **place)

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """All rows of one statement (`?` for a value)."""
        return self._connection.execute(sql if self._sqlite else sql.replace("?", "%s"), values).fetchall()

    def card(self, key: str) -> tuple[list[str], list[str]]:
        """The texts of the card of whoever has `key`, and a line for each event."""
        who = self.rows(_WHO, key)
        id_ = who[0][0]
        card = self.rows(_CARD, id_)
        phones, contacts, addresses = (self.rows(sql, id_) for sql in _PARTS)
        calls = self.rows(_CALLS[1], id_)
        count = self.rows(_COUNTS[1], id_)[0][0]
        for number in {row[1] for row in phones if row[1]}:
            calls += self.rows(_CALLS[0], number)
            count += self.rows(_COUNTS[0], number)[0][0]
        messages = self.rows(_MESSAGES, id_)
        count += self.rows(_MESSAGE_COUNT, id_)[0][0]
        calls.sort(key=lambda row: row[1], reverse=True)
        facts = [f"全部 {count}", *_words(*card[0])]
        for row in (*phones, *contacts, *addresses):
            facts += _words(*row)
        return facts, [" ".join(_words(*row)) for row in (*messages, *calls[:EVENTS])]

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def _words(*values: Any) -> list[str]:
    return [_word(one) for one in values if one not in {None, ""}]


def _word(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone().strftime("%m-%d %H:%M")
    return str(value)


class Window(QMainWindow):
    """A bare window in which the texts of a card are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(1366, 768)
        self.show()
        QApplication.processEvents()

    def paint(self, facts: Sequence[str], events: Sequence[str]) -> None:
        """Make a label for each fact and a list of the events, and paint them."""
        page = QWidget()
        grid = QGridLayout()
        for place, fact in enumerate(facts):
            grid.addWidget(QLabel(fact), place // 2, place % 2)
        listing = QListWidget()
        listing.addItems(list(events))
        box = QVBoxLayout(page)
        box.addLayout(grid)
        box.addWidget(listing)
        self.setCentralWidget(page)
        page.show()
        QApplication.processEvents()
