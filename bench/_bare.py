"""What is the least a card could cost? The same rows by the bare driver, the same texts painted in bare widgets."""

import re
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QListWidget, QMainWindow, QVBoxLayout, QWidget
from sqlalchemy import URL

EVENTS = 60  # as many as the desk reads of a timeline
_SHOWN = 6  # columns of an event that its line tells: when, and four texts as on the card
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:")

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
_KINDS = (  # what else is in the history: its rows, newest first
    """SELECT id, created_at, number, state, author, for_whom, words, due_at FROM message
    WHERE customer_id = ? ORDER BY created_at DESC""",
    """SELECT id, sold_on, number, state, receivable, owed,
        (SELECT l.name FROM sale_line l WHERE l.sale_id = sale.id ORDER BY l.rank LIMIT 1),
        (SELECT count(*) FROM sale_line l WHERE l.sale_id = sale.id)
    FROM sale WHERE customer_id = ? ORDER BY sold_on DESC""",
    """SELECT r.id, r.created_at, r.number, r.state, r.fault, r.product, r.total, r.appointment_at, r.appointment_until,
        t.name FROM repair r LEFT JOIN choice t ON t.id = r.technician_id
    WHERE r.customer_id = ? ORDER BY r.created_at DESC""",
    """SELECT id, created_at, number, state, sort, content, responsible, subject, due_at, result FROM complaint
    WHERE customer_id = ? ORDER BY created_at DESC""",
    """SELECT b.id, b.created_at, b.number, b.state, b.subject, p.name, s.name, b.satisfaction, b.person, b.due_on,
        b.handled_at, b.handled_by
    FROM callback b LEFT JOIN choice p ON p.id = b.purpose_id LEFT JOIN choice s ON s.id = b.feedback_id
    WHERE b.customer_id = ? ORDER BY b.created_at DESC""",
    """SELECT id, created_at, number, state, words, owner, due_on FROM memo
    WHERE customer_id = ? AND owner = '' ORDER BY created_at DESC""",
    """SELECT e.id, e.created_at, e.points, e.why, e.words, g.name, s.number, r.number
    FROM point_entry e LEFT JOIN sale s ON s.id = e.sale_id LEFT JOIN repair r ON r.id = e.repair_id
        LEFT JOIN redemption d ON d.id = e.redemption_id LEFT JOIN gift g ON g.id = d.gift_id
    WHERE e.customer_id = ? ORDER BY e.created_at DESC""",
)
_KINDS_COUNTED = tuple(
    f"SELECT count(*) FROM {one} WHERE customer_id = ?"
    for one in ("message", "sale", "repair", "complaint", "callback", "memo", "point_entry")
)
_PROMISES = (  # what is open, owed, due and had
    "SELECT sum(owed), min(sold_on) FROM sale WHERE customer_id = ? AND owed > 0",
    "SELECT min(due_on), sort FROM due WHERE customer_id = ? AND state = 'open' GROUP BY sort",
    "SELECT points FROM point_balance WHERE customer_id = ?",
    "SELECT max(satisfaction), max(created_at) FROM callback WHERE customer_id = ?",
    "SELECT product, state, warranty_until FROM repair WHERE customer_id = ? AND state IN ('pending', 'dispatched')",
    """SELECT l.name, l.serial, l.warranty_until FROM sale s JOIN sale_line l ON l.sale_id = s.id
    WHERE s.customer_id = ? AND s.state <> 'cancelled' ORDER BY s.sold_on DESC LIMIT 60""",
)


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
        events = self.rows(_CALLS[1], id_)
        counts = [self.rows(_COUNTS[1], id_)[0][0]]
        for number in {row[1] for row in phones if row[1]}:
            events += self.rows(_CALLS[0], number)
            counts[0] += self.rows(_COUNTS[0], number)[0][0]
        for sql in _KINDS:
            events += self.rows(f"{sql} LIMIT {EVENTS}", id_)
        counts += [self.rows(sql, id_)[0][0] for sql in _KINDS_COUNTED]
        promises = [row for sql in _PROMISES for row in self.rows(sql, id_)]
        events.sort(key=lambda row: str(row[1]), reverse=True)
        facts = [f"{sum(counts)}", *(str(one) for one in counts if one), *_words(*card[0])]
        facts += [" ".join(_words(*row)) for row in (*promises, *phones, *contacts, *addresses) if any(row)]
        return facts, [" ".join(_words(*row[1:_SHOWN])) for row in events[:EVENTS]]

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def _words(*values: Any) -> list[str]:
    return [_word(one) for one in values if one not in {None, ""}]


def _word(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone().strftime("%m-%d %H:%M")
    said = str(value)
    return said[5:16] if _MOMENT.match(said) else said


class Window(QMainWindow):
    """A bare window in which the texts of a card are painted.

    Attributes:
        words: those that stand on every card: what its fields and keys are called.
    """

    def __init__(self) -> None:
        super().__init__()
        self.words: Sequence[str] = ()
        self.resize(1366, 768)
        self.show()
        QApplication.processEvents()

    def paint(self, facts: Sequence[str], events: Sequence[str]) -> None:
        """Make a label for each fact and each word that stands on every card, a list of the events, and paint them."""
        page = QWidget()
        grid = QGridLayout()
        for place, fact in enumerate((*self.words, *facts)):
            grid.addWidget(QLabel(fact), place // 4, place % 4)
        listing = QListWidget()
        listing.addItems(list(events))
        box = QVBoxLayout(page)
        box.addLayout(grid)
        box.addWidget(listing)
        self.setCentralWidget(page)
        page.show()
        QApplication.processEvents()
