"""Which boxes are there, and what is to be set for each? The command `probe`."""

import json
from argparse import Namespace, _SubParsersAction
from collections.abc import Iterator
from typing import Any

from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.lines.known import ADAPTERS
from app.telephony import probe
from app.telephony.decoders import DECODERS
from app.telephony.probe import Finding
from app.telephony.usb import present

_NO_HOST = QT_TRANSLATE_NOOP("probe", "The computer {host} is not known in this network.")


def add_to(subparsers: "_SubParsersAction[Any]") -> None:
    """Describe the command to argparse."""
    parser = subparsers.add_parser("probe", help="which boxes are there, and what to set", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object for each thing found")
    parser.add_argument(
        "--at", action="store_true", help="send AT to every serial port (never to a Whozz Calling? box)"
    )
    parser.add_argument(
        "--host", action="append", default=[], metavar="NAME", help="look for a server or exchange there, too"
    )
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Print what is found, as it is found.

    Raises:
        Refused: a computer that was named is not known.
    """
    for host in args.host:
        if not probe.reachable(host):
            raise Refused(_NO_HOST.fill(host=host))
    found = 0
    for one in _findings(args):
        found += 1
        print(json.dumps(as_json(one), ensure_ascii=False) if args.json else as_words(one), flush=True)
    if not found and not args.json:
        print("No port, USB device, sound input or server was found.")
    return 0


def _findings(args: Namespace) -> Iterator[Finding]:
    yield from probe.serial_findings(present(), ADAPTERS, at=args.at)
    yield from probe.hid_findings(probe.hid_devices(), list(DECODERS))
    yield from probe.sound_findings(probe.sound_devices(), list(DECODERS))
    yield from probe.box_findings()
    yield from probe.server_findings(probe.hosts_of(args.host))


def as_json(one: Finding) -> dict[str, str | None]:
    """A finding as scripts read it."""
    return {
        "kind": one.kind,
        "place": one.place,
        "what": one.what or None,
        "driver": one.driver or None,
        "port": one.port or None,
        "said": str(one.said),
    }


def as_words(one: Finding) -> str:
    """A finding for people."""
    return f"{one.kind:<8} {one.place}{f'  {one.what}' if one.what else ''}\n         {one.said}"
