"""Which boxes without a serial port and which sound inputs does this computer have? For choosing one.

Both look-ups load a library and may take a second; they are for a worker thread, when somebody wants to choose.
"""

import logging
from collections.abc import Mapping

from app.telephony.hid import Units
from app.telephony.sound_inputs import SoundInputs
from app.telephony.usb import Listing, PortInfo

AD800_VID = 0xC5CB
_MAKERS_OWN = 0xFF00  # usage pages from here on are the makers' own: no keyboard, no mouse

log = logging.getLogger(__name__)


def units(found: Units | None = None) -> list[PortInfo]:
    """USB devices that may be boxes, known ones first."""
    try:
        present = (found or Units()).present()
    except (ImportError, OSError) as err:
        log.info("no USB devices can be listed: %s", err)
        return []
    fits = [one for one in present if one.vid == AD800_VID or one.usage_page >= _MAKERS_OWN]
    return [
        PortInfo(one.url, one.vid, one.pid, one.serial, words=one.title, kind="hid")
        for one in sorted(fits, key=lambda one: one.vid != AD800_VID)
    ]


def inputs(found: SoundInputs | None = None) -> list[PortInfo]:
    """The sound inputs."""
    try:
        present = (found or SoundInputs()).present()
    except OSError as err:
        log.info("no sound inputs can be listed: %s", err)
        return []
    return [PortInfo(one.url, words=one.name, channels=one.channels, kind="sound") for one in present]


GEAR: Mapping[str, Listing] = {"hid": units, "sound": inputs}
