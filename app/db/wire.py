"""How does a seat hear what the others save and say, and tell them? One connection, one thread, for the whole day."""

import logging
import select
import socket
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from random import Random
from time import monotonic
from typing import Any

import psycopg
from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError

from app.core.changes import Changes, anything_of
from app.core.clock import Clock, SystemClock
from app.core.errors import AppError, DatabaseUnavailable, NotAllowed, PasswordRefused
from app.db.base import Base
from app.db.board import Board
from app.db.engine import cut_off, open_wire
from app.db.login import Login
from app.db.trouble import broken_off
from app.db.words import CHANGES, SEATS, Word, changes_of, gathered, said, word_of

log = logging.getLogger(__name__)
_KEPT_S = 5 * 3600.0  # the server keeps what was told a little longer
_MOST_MISSED = 2000
_MOST_UNTOLD = 500
_LONG_S = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hears:
    """Who is told what, all on the wire's thread; none of it may take long.

    Attributes:
        changes: another seat saved something.
        word: another seat said something; the server vouches for the connection it came from.
        here: the words of every seat that is there, by its place; this seat's own among them.
        up: the server is reached, for the first time or again.
        down: it is lost, and why; told once.
        refused: it is there, but whoever the connection is for may do nothing there any more, or is let in no longer
            (`PasswordRefused`).
        clock: so many seconds this computer's clock is ahead of the server's; told at every sign of life.
    """

    changes: Callable[[Changes], None]
    word: Callable[[Word], None]
    here: Callable[[Mapping[int, str]], None]
    up: Callable[[], None]
    down: Callable[[DatabaseUnavailable], None]
    refused: Callable[[AppError], None] = lambda _why: None
    clock: Callable[[float], None] = lambda _ahead_s: None


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When a wire does what, in seconds.

    Attributes:
        pauses_s: before each further try to connect; the last one again and again.
        beat_s: between two signs of life, at which also those who left without a word are noticed.
        patience_s: so long one may take.
        gather_s: what the others save within this time is told at once; only the first of it is not kept waiting.
    """

    pauses_s: Sequence[float] = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
    beat_s: float = 15.0
    patience_s: float = 8.0
    gather_s: float = 0.1


USUAL = Rhythm()


class Wire:
    """Tells and hears. What was saved while it was down is made up for when it is up again; words are not.

    Anybody who may connect can send a NOTIFY, with whatever is in it. What one says of changes makes seats read again,
    nothing more. A word counts only where it came from a connection that stands on the board, and names itself as it
    does there; so a seat says nothing before it stands there.

    Args:
        url: of the PostgreSQL database.
        seat: this connection's token; what it said itself is not heard.
        hears: who is told.
        rhythm: when it does what.
        login: under whose name, where the URL names nobody.
        clock: this computer's, which is compared with the server's.
    """

    def __init__(  # noqa: PLR0913  each is something else, and most are left out
        self,
        url: URL,
        seat: str,
        hears: Hears,
        rhythm: Rhythm = USUAL,
        *,
        login: Login | None = None,
        clock: Clock | None = None,
    ) -> None:
        self._url, self.seat, self._hears, self._login = url, seat, hears, login
        self._rhythm, self._clock = rhythm, clock or SystemClock()
        self._dice = Random()
        self._untold: deque[str] = deque(maxlen=_MOST_UNTOLD)
        self._here: str | None = None
        self._here_told: str | None = None
        self._place: int | None = None
        self._closing = self._up = self._was_told_down = self._anew = self._paused = False
        self._ours, self._waker = socket.socketpair()
        for one in (self._ours, self._waker):
            one.setblocking(False)
        self._seen: deque[tuple[float, str]] = deque(maxlen=2)  # when, and the snapshot seen then
        self._board = Board()
        self._heard: deque[tuple[str, str, int]] = deque()  # channel, payload, the connection it came from
        self._touched: set[tuple[str, int]] = set()
        self._told_at = 0.0  # when changes were told last
        self._thread = threading.Thread(target=self._run, name="db-wire", daemon=True)

    @property
    def up(self) -> bool:
        """Whether the server is reached now."""
        return self._up

    def start(self) -> None:
        """Connect, and stay connected from now on."""
        self._thread.start()

    def tell(self, kind: str, body: Mapping[str, Any]) -> bool:
        """Say something to the other seats; False where nobody can hear it now. From any thread."""
        words = said(Word(kind, self.seat, body))
        if words is None or not self._up:
            return False
        self._untold.append(words)
        self._wake()
        return True

    def be(self, words: str) -> None:
        """Stand in the list of who is here with these words, also after the connection was lost. From any thread."""
        self._here = words
        self._wake()

    def try_now(self) -> None:
        """Try to connect at once instead of waiting."""
        self._wake()

    def pause(self) -> None:
        """Leave until `again`: nobody is signed in under whose name to connect."""
        self._paused = self._anew = True
        self._wake()

    def again(self) -> None:
        """Connect anew, under the name of whoever is signed in now; what is saved meanwhile is made up for."""
        self._paused, self._anew = False, True
        self._wake()

    def close(self) -> None:
        """Leave; returns when the connection is closed."""
        self._closing = True
        self._wake()
        if self._thread.is_alive():
            self._thread.join(10)
        self._ours.close()
        self._waker.close()

    # ------------------------------------------------------------ the thread

    def _wake(self) -> None:
        try:
            self._waker.send(b"x")
        except OSError:  # it is being woken already, or closed
            return

    def _run(self) -> None:
        tries = 0
        while not self._closing:
            while self._paused and not self._closing:
                self._rest(None, _LONG_S)
            self._anew = False
            try:
                with open_wire(self._url, self._login) as connection:
                    self._begin(connection)
                    tries = 0
                    self._listen(connection)
                self._up = False
            except (DBAPIError, psycopg.Error, OSError) as err:
                self._lost(err)
            if not self._closing and not self._anew:
                pause = self._rhythm.pauses_s[min(tries, len(self._rhythm.pauses_s) - 1)]
                self._rest(None, pause * self._dice.uniform(0.7, 1.3))  # fifty seats do not come back in one moment
                tries += 1

    def _begin(self, connection: psycopg.Connection) -> None:
        self._heard.clear()
        connection.add_notify_handler(lambda one: self._heard.append((one.channel, one.payload, one.pid)))
        connection.execute(f"LISTEN {CHANGES}")
        connection.execute(f"LISTEN {SEATS}")
        missed = self._missed(connection)
        self._see(connection)
        self._place, self._here_told = None, None
        self._untold.clear()
        self._up, self._was_told_down = True, False
        self._hears.up()
        if missed:
            self._hears.changes(missed)
        self._tell_all(connection)
        self._look_around(connection)

    def _listen(self, connection: psycopg.Connection) -> None:
        last = monotonic()
        while not self._closing and not self._anew:
            due = last + self._rhythm.beat_s
            self._rest(connection.fileno(), min(due, self._heard_until()) - monotonic())
            connection.pgconn.consume_input()
            while note := connection.pgconn.notifies():
                self._heard.append((note.relname.decode(), note.extra.decode(), note.be_pid))
            self._hear_all(connection)
            self._tell_all(connection)
            if monotonic() >= due:
                self._beat(connection)
                last = monotonic()
        self._pass_on()
        leaves = self._closing or self._paused  # or it is back in a moment, under another name
        if leaves and (words := said(Word("left", self.seat, {"place": self._place}))):
            connection.execute("SELECT pg_notify(%s, %s)", (SEATS, words))

    def _beat(self, connection: psycopg.Connection) -> None:
        """A sign of life; a server that says nothing for too long is lost, whatever the network believes."""
        patience = threading.Timer(self._rhythm.patience_s, cut_off, (connection,))
        patience.start()
        try:
            self._see(connection)
            self._look_around(connection)
        finally:
            patience.cancel()

    def _lost(self, err: Exception) -> None:
        self._up = False
        log.info("the server is not reached: %s", err)
        if self._closing or self._anew:  # nobody waits for this connection
            return
        why = broken_off(err, self._url)
        if isinstance(why, NotAllowed) or (self._login is not None and isinstance(why, PasswordRefused)):
            self._hears.refused(why)
        elif not self._was_told_down:
            self._was_told_down = True
            self._hears.down(why)

    def _rest(self, fileno: int | None, seconds: float) -> None:
        """Until something comes, somebody wakes the thread, or the time is over."""
        waited: list[Any] = [self._ours] if fileno is None else [self._ours, fileno]
        ready, _, _ = select.select(waited, [], [], max(0.0, seconds))
        if self._ours in ready:
            self._ours.recv(4096)

    # ------------------------------------------------------------ telling

    def _tell_all(self, connection: psycopg.Connection) -> None:
        if self._here is None:
            return  # who does not stand on the board is not listened to
        if self._here != self._here_told:
            words = self._here
            row = connection.execute("SELECT seat_says(%s, %s)", (self._place, words)).fetchone()
            self._place, self._here_told = (row[0] if row else None), words
            self._untold.appendleft(said(Word("here", self.seat, {"place": self._place, "words": words})) or "")
            if self._place is not None:
                self._board.stand(connection.info.backend_pid, self._place, words)
                self._hears.here(self._board.words)
        while self._untold and (words := self._untold.popleft()):
            connection.execute("SELECT pg_notify(%s, %s)", (SEATS, words))

    # ------------------------------------------------------------ hearing

    def _hear_all(self, connection: psycopg.Connection) -> None:
        """What came; looking round for who said it may bring more."""
        while self._heard:
            channel, words, sender = self._heard.popleft()
            if channel == CHANGES:
                self._touched |= changes_of(words, self.seat).touched
            elif (word := word_of(words)) is not None and word.seat != self.seat:
                self._hear(connection, word, sender)
        if monotonic() >= self._told_at + self._rhythm.gather_s:
            self._pass_on()

    def _heard_until(self) -> float:
        """When what was heard is due: what came along with an answer at once, changes when they are gathered."""
        if self._heard:
            return 0.0
        return self._told_at + self._rhythm.gather_s if self._touched else inf

    def _pass_on(self) -> None:
        if self._touched:
            changes, self._touched, self._told_at = gathered(self._touched), set(), monotonic()
            self._hears.changes(changes)

    def _hear(self, connection: psycopg.Connection, word: Word, sender: int) -> None:
        board = self._board
        if word.kind == "left":
            if board.leaves(sender):
                self._hears.here(board.words)
        elif word.kind == "here" and board.turns(sender, word):
            self._hears.here(board.words)
        elif board.is_new(sender) or (word.kind == "here" and board.has(sender)):
            self._look_around(connection)
        if word.kind not in ("here", "left") and board.is_seat(sender, word.seat):
            self._hears.word(word)

    def _look_around(self, connection: psycopg.Connection) -> None:
        found = connection.execute("SELECT place, words, connection FROM seats_here()").fetchall()
        if self._board.see(found):
            self._hears.here(self._board.words)

    def _see(self, connection: psycopg.Connection) -> None:
        """Remember what is seen now. What is told of it may still be on its way: the one before counts."""
        row = connection.execute("SELECT pg_current_snapshot()::text, clock_timestamp()").fetchone()
        self._seen.append((monotonic(), row[0] if row else ""))
        if row is not None:
            self._hears.clock((self._clock.now() - row[1]).total_seconds())

    def _missed(self, connection: psycopg.Connection) -> Changes:
        """What the others saved since this seat last heard of anything."""
        if not self._seen:
            return Changes(frozenset())  # it has only begun: what it shows was read just now
        everything = anything_of(Base.metadata.tables)
        at, snapshot = self._seen[0]
        if monotonic() - at > _KEPT_S:
            return everything
        found = connection.execute("SELECT notice_missed(%s, %s)", (snapshot, _MOST_MISSED)).fetchall()
        if len(found) >= _MOST_MISSED:
            return everything
        # This seat's own, too: where the server went away while it saved, it does not know whether that was done.
        touched = (changes_of(words, "").touched for (words,) in found)
        return Changes(frozenset().union(*touched))
