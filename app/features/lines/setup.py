"""Is what the user set up for a box possible, and how is it kept?"""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from app.core.errors import Invalid, Refused
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.telephony.address import parse
from app.telephony.decoders import DECODERS
from app.telephony.protocol import BoxConfig, Exchange

MOST_LINES = 64
COUNTRIES: tuple[tuple[str, Text], ...] = (  # T.35 codes as modems take them
    ("", QT_TRANSLATE_NOOP("lines", "As the modem is set")),
    ("26", QT_TRANSLATE_NOOP("lines", "Mainland China")),
    ("50", QT_TRANSLATE_NOOP("lines", "Hong Kong")),
    ("FE", QT_TRANSLATE_NOOP("lines", "Taiwan")),
    ("00", QT_TRANSLATE_NOOP("lines", "Japan")),
    ("B5", QT_TRANSLATE_NOOP("lines", "United States")),
    ("B4", QT_TRANSLATE_NOOP("lines", "United Kingdom")),
    ("F6", QT_TRANSLATE_NOOP("lines", "Europe (common setting)")),
)
LETTERS = {"CN": "26", "HK": "50", "TW": "FE", "JP": "00", "US": "B5", "GB": "B4"}
SPEEDS = (0, 1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200)

_NO_KIND = QT_TRANSLATE_NOOP("lines", "Choose what kind of box it is.")
_WRONG_PORT = QT_TRANSLATE_NOOP("lines", "This kind of box is not reached that way.")
_TAKEN = QT_TRANSLATE_NOOP("lines", "Another box of this seat is on this port already.")
_LINES = QT_TRANSLATE_NOOP("lines", "A box has 1 to {most} lines.")
_COUNTRY = QT_TRANSLATE_NOOP("lines", "A country is two characters, for example 26 for China.")
_SPEED = QT_TRANSLATE_NOOP("lines", "The speed is a number from 300 to 921600.")

FORGOTTEN = QT_TRANSLATE_NOOP("lines", "This computer has no keyring: the password is forgotten when the program ends.")
_NO_USER = QT_TRANSLATE_NOOP("lines", "Enter the user name that stands in manager.conf of the exchange.")
_EXTENSION = QT_TRANSLATE_NOOP("lines", "“{extension}” is no extension. Write them with commas: 801, 802.")
_CONTEXT = QT_TRANSLATE_NOOP("lines", "A context is one word, for example from-internal.")

_WORD = re.compile(r"[\w.@/+-]{1,40}")
_MOST_EXTENSIONS = 32
MOST_DIGITS = 12
_HEX = frozenset("0123456789ABCDEF")


def url_of(typed: str, driver: str) -> str:
    """The port URL meant by what was typed: for a server its name or address alone is enough."""
    typed = typed.strip()
    if driver == "helper" and typed and not typed.lower().startswith("helper:"):
        return f"helper:{typed}"
    if not typed or driver not in DECODERS or tuple(DECODERS[driver].port_kinds) != ("tcp",):
        return typed
    try:
        return parse(typed, DECODERS[driver].default_port).url
    except Refused:
        return typed if "://" in typed else f"socket://{typed}"


def extensions_of(typed: str) -> tuple[str, ...]:
    """Extensions as they were typed, parted by commas or blanks; each once."""
    return tuple(dict.fromkeys(one for one in re.split(r"[\s,;，、；]+", typed) if one))


def country_of(typed: str) -> str:
    """The T.35 code meant by a code or by a country's two letters."""
    typed = typed.strip().upper()
    return LETTERS.get(typed, typed)


def checked(config: BoxConfig, others: Collection[BoxConfig] = ()) -> BoxConfig:
    """The same box, if it can be used beside `others`.

    Raises:
        Invalid: with a sentence for each wrong field: driver, port, lines, country, baud, user, extensions, context.
    """
    wrong: dict[str, Text] = {}
    if config.driver not in DECODERS:
        wrong["driver"] = _NO_KIND
    elif port := _wrong_port(config, others):
        wrong["port"] = port
    if not 1 <= config.lines <= MOST_LINES:
        wrong["lines"] = _LINES.fill(most=MOST_LINES)
    if config.country and not (len(config.country) == 2 and set(config.country) <= _HEX):
        wrong["country"] = _COUNTRY
    if config.baud and not 300 <= config.baud <= 921_600:
        wrong["baud"] = _SPEED
    if config.driver == "ami":
        wrong |= _wrong_exchange(config.exchange)
    if wrong:
        raise Invalid(wrong)
    return config


def _wrong_exchange(exchange: Exchange) -> dict[str, Text]:
    wrong: dict[str, Text] = {}
    if not exchange.user or not exchange.user.isprintable():
        wrong["user"] = _NO_USER
    odd = [one for one in exchange.extensions[_MOST_EXTENSIONS:] + exchange.extensions if not _WORD.fullmatch(one)]
    if odd or len(exchange.extensions) > _MOST_EXTENSIONS:
        wrong["extensions"] = _EXTENSION.fill(extension=(odd or list(exchange.extensions))[-1])
    if exchange.context and not _WORD.fullmatch(exchange.context):
        wrong["context"] = _CONTEXT
    return wrong


def _wrong_port(config: BoxConfig, others: Collection[BoxConfig]) -> Text | None:
    decoder = DECODERS[config.driver]
    try:
        address = parse(config.port, decoder.default_port)
    except Refused as err:
        return err.text
    kinds = {
        *decoder.port_kinds,
        *(["tcp"] if "serial" in decoder.port_kinds else []),
    }  # a serial port over the network
    if address.kind not in kinds:
        return _WRONG_PORT
    return _TAKEN if any(one.port.lower() == config.port.lower() for one in others) else None


def kept_of(configs: Sequence[BoxConfig]) -> list[dict[str, Any]]:
    """The boxes as they stand in the seat's settings under "boxes"."""
    return [
        {"driver": one.driver, "port": one.port, "lines": one.lines, "country": one.country, "baud": one.baud}
        | _kept_exchange(one.exchange)
        for one in configs
    ]


def _kept_exchange(exchange: Exchange) -> dict[str, Any]:
    if exchange == Exchange():
        return {}
    return {
        "user": exchange.user,
        "extensions": list(exchange.extensions),
        "context": exchange.context,
        "internal": exchange.internal,
        "digits": exchange.digits,
    }


def _exchange_of(kept: Mapping[str, Any]) -> Exchange:
    extensions = kept.get("extensions", ())
    return Exchange(
        str(kept.get("user", "")),
        tuple(map(str, extensions)) if isinstance(extensions, list) else (),
        str(kept.get("context", "")),
        kept.get("internal") is True,
        min(max(0, int(kept.get("digits", 0))), MOST_DIGITS),
    )


def boxes_of(kept: object) -> list[BoxConfig]:
    """The boxes out of the seat's settings; what makes no sense is left out."""
    found: list[BoxConfig] = []
    for one in kept if isinstance(kept, list) else []:
        config = _box_of(one) if isinstance(one, Mapping) else None
        if config:
            found.append(config)
    return found


def _box_of(kept: Mapping[str, Any]) -> BoxConfig | None:
    try:
        return checked(
            BoxConfig(
                str(kept["driver"]),
                str(kept["port"]),
                int(kept.get("lines", 1)),
                str(kept.get("country", "")),
                int(kept.get("baud", 0)),
                _exchange_of(kept),
            )
        )
    except (KeyError, TypeError, ValueError, Invalid):
        return None
