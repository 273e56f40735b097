"""Which calls are in a recorded stream? The command `replay`."""

import json
from argparse import Namespace, _SubParsersAction
from pathlib import Path
from typing import Any

from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.telephony.decoders import DECODERS
from app.telephony.protocol import Call
from app.telephony.replay import ended_calls, read

_NO_DRIVER = QT_TRANSLATE_NOOP("replay", "There is no driver {name}; there are {known}")
_COLUMNS = "{:>4}  {:<3}  {:<18}  {:<20}  {:<12}  {:>5}  {:<8}  {:>7}  {}"


def add_to(subparsers: "_SubParsersAction[Any]") -> None:
    """Describe the command to argparse."""
    parser = subparsers.add_parser("replay", help="the calls in a recorded stream", description=__doc__)
    parser.add_argument("file", type=Path, help="a .replay, .hex or .raw file, or sound (.wav, .flac …)")
    parser.add_argument("--driver", required=True, metavar="NAME", help=f"one of: {', '.join(DECODERS)}")
    parser.add_argument("--json", action="store_true", help="one JSON object per call")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Print each call of the recording when it is over.

    Raises:
        Refused: the driver or the file is no good.
    """
    driver = DECODERS.get(args.driver)
    if driver is None:
        raise Refused(_NO_DRIVER.fill(name=args.driver, known=", ".join(DECODERS)))
    recording = read(args.file, args.driver)
    if not args.json:
        print(heading())
    for call in ended_calls(recording, driver()):
        print(json.dumps(as_json(call), ensure_ascii=False) if args.json else as_row(call))
    return 0


def as_json(call: Call) -> dict[str, str | int | bool | None]:
    """A call as scripts read it; `listen --json` prints the same."""
    return {
        "line": call.line,
        "line_name": call.line_name or None,
        "direction": call.direction.value,
        "number": call.number,
        "name": call.name,
        "reason": call.reason.value if call.reason else None,
        "date": call.stamp[:4] or None,
        "time": call.stamp[4:] or None,
        "rings": call.rings,
        "answered": call.answered,
        "duration_s": call.duration_s,
        "started_at": call.started_at.isoformat(timespec="milliseconds"),
        "suspect": call.suspect,
        "ext": call.ext or None,
        "answered_by": call.answered_by or None,
        "popups": call.pops,
    }


def heading() -> str:
    """The first line of the table for people."""
    return _COLUMNS.format("line", "way", "number", "name", "reason", "rings", "answered", "seconds", "started")


def as_row(call: Call) -> str:
    """A call as a line of the table for people."""
    answered = {True: "yes", False: "no", None: ""}[call.answered]
    return _COLUMNS.format(
        call.line,
        call.direction.value,
        (call.number or "") + (" ?" if call.suspect else ""),
        call.name or "",
        call.reason.value if call.reason else "",
        call.rings,
        answered,
        "" if call.duration_s is None else call.duration_s,
        f"{call.started_at.astimezone():%Y-%m-%d %H:%M:%S}",
    )
