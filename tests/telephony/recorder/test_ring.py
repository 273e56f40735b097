"""Does the ring lose nothing that is read in time, and say what was lost where it was not?"""

import threading

import numpy as np

from app.telephony.recorder.ring import Ring


def samples(start, count):
    return (np.arange(start, start + count) % 30000).astype(np.int16).tobytes()


def test_each_reader_has_a_place_of_its_own():
    ring = Ring(100, kept_s=1.0)
    ring.put(samples(0, 60))
    assert ring.read(0, 1000).data == samples(0, 60)
    assert ring.read(50, 5).data == samples(50, 5)
    assert ring.read(60, 5).data == b""
    ring.put(samples(60, 30))
    assert ring.read(55, 1000).data == samples(55, 35)


def test_what_was_overwritten_is_counted():
    ring = Ring(100, kept_s=1.0)
    for at in range(0, 250, 10):
        ring.put(samples(at, 10))
    cut = ring.read(20, 1000)
    assert (cut.at, cut.missed, cut.end) == (150, 130, 250)
    assert cut.data == samples(150, 100)


def test_more_at_once_than_there_is_room_for():
    ring = Ring(100, kept_s=1.0)
    ring.put(samples(0, 7))
    ring.put(samples(7, 330))
    cut = ring.read(0, 1000)
    assert (cut.missed, cut.data) == (237, samples(237, 100))


def test_reading_while_it_is_put_never_gives_what_is_torn():
    ring = Ring(1000, kept_s=0.2)
    torn = []

    def put():
        for at in range(0, 60_000, 20):
            ring.put(samples(at, 20))
        ring.close()

    thread = threading.Thread(target=put)
    thread.start()
    at = 0
    while not ring.closed or at < ring.head:
        cut = ring.read(at, 150)
        if cut.data != samples(cut.at, cut.end - cut.at):
            torn.append(cut.at)
        at = cut.end
    thread.join()
    assert torn == []
    assert at == 60_000
