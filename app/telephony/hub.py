"""Which boxes does this seat listen to, and which line is which?"""

import logging
import threading
import time
from collections.abc import Callable, Collection, Sequence

from app.core.clock import Clock
from app.telephony.box import USUAL, Box, Means, Surroundings
from app.telephony.hid import Units
from app.telephony.ports import PortSource
from app.telephony.protocol import BoxConfig, BoxState, Call
from app.telephony.sound_inputs import SoundInputs
from app.telephony.usb import Finder

log = logging.getLogger(__name__)

STOP_S = 2.0  # a connection being made may take longer; its thread then ends by itself, without a word


class Hub:
    """Listens to all boxes, each on a thread of its own; their lines are numbered through in the order of the boxes.

    `start`, `replace` and `stop` are for one thread.

    Args:
        on_call: told each snapshot of a call; on the thread of its box, so it must only hand on.
        on_box: told each change of a box, on the box's thread: loss once, recovery, notices.
        clock: the present.
        simulator: opened for sim:// ports.
        means: how ports are found, read and tried again.
    """

    def __init__(
        self,
        on_call: Callable[[Call], None],
        on_box: Callable[[BoxState], None],
        clock: Clock,
        simulator: PortSource | None = None,
        means: Means = USUAL,
    ) -> None:
        self._around = Surroundings(
            on_call=on_call,
            on_box=on_box,
            clock=clock,
            finder=Finder(means.listing),
            units=Units(means.hid),
            inputs=SoundInputs(means.sound),
            means=means,
            simulator=simulator,
        )
        self._boxes: list[Box] = []
        self._lock = threading.Lock()

    def start(self, configs: Sequence[BoxConfig]) -> None:
        """Listen to these boxes; returns at once."""
        self.replace(configs)

    def replace(self, configs: Sequence[BoxConfig], resting: Collection[BoxConfig] = ()) -> None:
        """Listen to these boxes from now on; one that stays as it is and where it is goes on undisturbed.

        Returns when the boxes that are no longer wanted have given back their ports.

        Args:
            configs: in the order of their lines.
            resting: those of them whose port is left alone for now; their lines keep their numbers.
        """
        with self._lock:
            places = zip(configs, first_lines(configs), strict=True)
            wanted = [place for place in places if place[0] not in resting]
            kept: list[Box] = []
            gone: list[Box] = []
            for box in self._boxes:
                place = (box.config, box.first_line)
                stays = place in wanted and all(place != (one.config, one.first_line) for one in kept)
                (kept if stays else gone).append(box)
            _end(gone)
            staying = {(box.config, box.first_line): box for box in kept}
            self._boxes = [staying.get(place) or Box(*place, self._around) for place in wanted]
            for box in self._boxes:
                if box not in kept:
                    box.start()

    @property
    def dials(self) -> bool:
        """Whether some box can dial, now. From any thread."""
        return any(box.dials for box in self._boxes)

    def dial(self, number: str) -> bool:
        """Have the first box that can dial `number` do so; False where none can. From any thread."""
        box = next((box for box in tuple(self._boxes) if box.dials), None)
        if box is not None:
            box.dial(number)
        return box is not None

    def stop(self) -> None:
        """Give back every port; calls in progress are told as lost. Returns when nothing more will be told."""
        with self._lock:
            _end(self._boxes)
            self._boxes = []


def first_lines(configs: Sequence[BoxConfig]) -> list[int]:
    """The seat's number of line 1 of each box."""
    firsts, line = [], 1
    for config in configs:
        firsts.append(line)
        line += max(1, config.lines)
    return firsts


def _end(boxes: Sequence[Box]) -> None:
    for box in boxes:
        box.stop()
    until = time.monotonic() + STOP_S
    for box in boxes:
        if not box.join(max(0.0, until - time.monotonic())):
            log.info("box on %s does not let go of its port", box.config.port)
