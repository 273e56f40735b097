"""Which boxes can be read, and on which ports? The command `drivers`."""

import json
from argparse import Namespace, _SubParsersAction
from typing import Any

from app.telephony.decoders import DECODERS
from app.telephony.protocol import Decoder

_COLUMNS = "{:<12}  {:<12}  {:>7}  {:>5}  {}"


def add_to(subparsers: "_SubParsersAction[Any]") -> None:
    """Describe the command to argparse."""
    parser = subparsers.add_parser("drivers", help="the drivers, their ports and speeds", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object per driver")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Print one line per driver."""
    if not args.json:
        print(_COLUMNS.format("driver", "ports", "speed", "port", "for"))
    for driver in DECODERS.values():
        print(json.dumps(_as_json(driver), ensure_ascii=False) if args.json else _as_row(driver))
    return 0


def _as_json(driver: type[Decoder]) -> dict[str, str | int | bool | list[str] | None]:
    return {
        "driver": driver.name,
        "title": driver.title,
        "ports": list(driver.port_kinds),
        "baud": driver.baud or None,
        "port": driver.default_port,
        "tells_hook": driver.knows_hook,
    }


def _as_row(driver: type[Decoder]) -> str:
    return _COLUMNS.format(
        driver.name, ", ".join(driver.port_kinds), driver.baud or "", driver.default_port or "", driver.title
    )
