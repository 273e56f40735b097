"""A seat without a window, as a process: it takes calls, notes and messages through the program's own services.

python -m tests.db.seat_process URL FOLDER NAME [PAUSE_S]. Says "call|note|message KEY" for each thing that it has
acknowledged to its operator, whether the server took it or it waits here; after the end of its input it waits until
nothing waits any more and says "done".
"""

import os
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import make_url

from app.core.access import Who
from app.core.clock import SystemClock
from app.core.errors import DatabaseUnavailable
from app.core.phone import Numbers
from app.core.places import Places
from app.db.engine import open_engine
from app.db.store import Store
from app.db.waiting import Item, Waiting
from app.db.wire import Hears, Rhythm, Wire
from app.features.calls import log
from app.features.calls.outbox import Journal, Outbox
from app.features.desk import late
from app.features.desk.notes import Notes
from app.features.record_types import RECORD_TYPES
from app.records.desk import Desk
from app.telephony.protocol import Call, CallState, Direction

NUMBERS = Numbers("CN", "010")
QUICK = Rhythm((0.05, 0.1, 0.2), 1.0)


class Seat:
    """What a seat's program keeps besides its window, joined as the program joins it."""

    def __init__(self, url, folder, name, rhythm=QUICK):
        self.places = Places(Path(folder))
        self.places.prepare()
        self.who = Who(name, name)
        self.store = Store(open_engine(make_url(url)), lambda _changes: self.retry())
        self.desk = Desk(self.store, self.who, SystemClock(), RECORD_TYPES)
        self.desk.waits = self
        self.message = self.desk.kind("message")
        self.waiting = Waiting(self.places.waiting, self._write, lambda: None)
        self.outbox = Outbox(self._save, Journal(self.places.outbox), lambda _err: None, lambda _many: None)
        hears = Hears(
            changes=lambda _: None, word=lambda _: None, here=lambda _: None, up=self._up, down=self.store.stay_away
        )
        self.wire = Wire(self.store.engine.url, self.store.seat, hears, rhythm)
        self.wire.start()

    def _save(self, call):
        return self.store.run(lambda s: log.keep(s, call, NUMBERS, self.who))

    @property
    def busy(self):
        return self.waiting.busy

    def keep(self, kind, values, token):
        body = {key: value for key, value in values.items() if value is not None}
        now = datetime.now(UTC)
        return self.waiting.add(Item(uuid=token, kind=kind.key, who=self.who.name, made_at=now, words="", body=body))

    def _write(self, item):
        if item.kind == self.message.key:
            return self.desk.deliver(self.message, item.body, item.uuid, self.who)
        return self.store.run(lambda s: late.write(s, item, NUMBERS, self.who))

    def _up(self):
        self.store.come_back()
        self.retry()

    def retry(self):
        self.outbox.retry()
        self.waiting.deliver()

    def call(self, line):
        """A call rings, and ends."""
        begun = datetime.now(UTC)
        ringing = Call(
            uuid=uuid4(),
            line=line,
            state=CallState.RINGING,
            direction=Direction.IN,
            started_at=begun,
            number="13800138000",
        )
        ended = replace(ringing, state=CallState.ENDED, answered=True, ended_at=begun, duration_s=1)
        self.outbox.put(ringing)
        self.outbox.put(ended)
        return ended

    def note(self, call, text):
        """The operator notes something about it and puts it away."""
        notes = Notes(note=text)
        item = late.note_item(call, notes, self.who.name, datetime.now(UTC), (call.number or "", ""))
        if self.busy:
            self.waiting.add(item).result()
            return
        try:
            self.store.run(lambda s: late.write(s, item, NUMBERS, self.who)).result()
        except DatabaseUnavailable:
            self.waiting.add(item).result()

    def leave(self, words):
        """The operator leaves a message."""
        self.desk.save(self.message, None, 0, {"words": words}, uuid4()).result()

    def settle(self):
        """Wait until nothing waits."""
        nap = threading.Event()
        while left := len(self.outbox.waiting) + len(self.waiting.items):
            say("left", len(self.outbox.waiting), left)
            self.retry()
            nap.wait(0.5)

    def close(self):
        self.wire.close()
        self.waiting.close()
        self.store.close()


def say(*words):
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def main():
    seat = Seat(*sys.argv[1:4])
    pause_s = float(sys.argv[4]) if len(sys.argv) > 4 else 0
    over = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), over.set()), daemon=True).start()
    say("ready")
    number = 0
    while not over.is_set():
        number += 1
        call = seat.call(1 + number % 8)
        say("call", call.uuid)
        seat.note(call, f"{seat.who.name} {number}")
        say("note", call.uuid, number)
        seat.leave(f"{seat.who.name} {number}")
        say("message", number)
        over.wait(pause_s)
    seat.settle()
    say("done")
    seat.close()


if __name__ == "__main__":
    main()
