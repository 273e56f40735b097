"""A desk that can be killed: for each line read, a folder, it starts a process that logs calls there until it dies.

Everything is imported once and every desk is forked from that, so that hundreds can be killed in a minute. A desk says
"pid N", then the state and uuid of each call once that is committed; "dead" comes when it is no more.
"""

import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import app.features.record_types  # noqa: F401  all tables
from app.core.access import Who
from app.core.phone import Numbers
from app.core.places import Places
from app.db.engine import open_engine
from app.db.migrate import upgrade
from app.db.store import Store
from app.features.calls.log import keep
from app.telephony.protocol import Call, CallState, Direction

NUMBERS, WHO = Numbers("CN", "010"), Who("李娜", "1")


def say(*words):
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def work(places):
    engine = open_engine(f"sqlite:///{places.database}")
    upgrade(engine)
    store = Store(engine)
    while True:
        begun = datetime.now(UTC)
        call = Call(
            uuid=uuid4(),
            line=1,
            state=CallState.RINGING,
            direction=Direction.IN,
            started_at=begun,
            number="13800138000",
        )
        for now in (call, replace(call, state=CallState.ENDED, answered=False, ended_at=begun, rings=2)):
            store.run(lambda s, now=now: keep(s, now, NUMBERS, WHO)).result()
            say(now.state, now.uuid)


def main():
    say("ready")
    for folder in sys.stdin:
        pid = os.fork()
        if not pid:
            say("pid", os.getpid())
            work(Places(Path(folder.strip())))
        os.waitpid(pid, 0)
        say("dead")


if __name__ == "__main__":
    main()
