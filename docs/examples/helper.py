"""How does a helper for a vendor's DLL look? This one plays a script of calls instead; docs/adding-a-dll-helper.md.

    python helper.py [SCRIPT]

SCRIPT is a file of lines `seconds event [name=value …]`, for example `2 caller line=1 number=13800138000`; without one
a call comes in every half minute. A real helper replaces `Script` by the callbacks of its DLL, loaded with ctypes.
"""

import json
import queue
import sys
import threading
import time
from pathlib import Path

EXAMPLE = """
1 ring line=1
2 caller line=1 number=13800138000 name=王小明
4 off_hook line=1
20 on_hook line=1
3 notice text=Everything_is_well
"""


class Program:
    """The other end: Ringfile, which started us. Events may come from any thread; each is one line, at once."""

    def __init__(self):
        self._lock = threading.Lock()

    def tell(self, event, **more):
        line = json.dumps({"event": event, **more}, ensure_ascii=False).encode() + b"\n"
        with self._lock:
            sys.stdout.buffer.write(line)
            sys.stdout.buffer.flush()

    def orders(self):
        """What it wants, until it lets go of us: then our standard input ends."""
        for line in sys.stdin.buffer:
            try:
                yield json.loads(line)
            except ValueError:
                continue


class Script:
    """Stands for the DLL: tells what stands in a script, again and again, on a thread of its own."""

    def __init__(self, words, on_event):
        self._steps = [line.split() for line in words.splitlines() if line.strip() and not line.startswith("#")]
        self._on_event = on_event
        threading.Thread(target=self._play, daemon=True).start()

    def dial(self, number):
        self._on_event("dialled", line=1, number=number)

    def _play(self):
        while True:
            for seconds, event, *parts in self._steps:
                time.sleep(float(seconds))
                self._on_event(event, **dict(map(_value, parts)))


def _value(part):
    name, _, value = part.partition("=")
    if value in ("true", "false"):
        return name, value == "true"
    return name, int(value) if value.isdigit() and name in ("line", "rings", "duration_s") else value.replace("_", " ")


def main():
    program = Program()
    events = queue.SimpleQueue()  # a DLL's callback must return at once
    box = Script(Path(sys.argv[1]).read_text("utf-8") if sys.argv[1:] else EXAMPLE, lambda *a, **k: events.put((a, k)))

    def hand_on():
        while True:
            args, named = events.get()
            program.tell(*args, **named)

    threading.Thread(target=hand_on, daemon=True).start()
    for order in program.orders():
        if order.get("do") == "hello":
            program.tell("hello", protocol=1, name="Example", version="1.0", lines=1, dials=True)
        elif order.get("do") == "ping":
            program.tell("pong")
        elif order.get("do") == "dial":
            box.dial(str(order.get("number", "")))


if __name__ == "__main__":
    main()
