"""What does this seat remember: which form for which records, on which printer, how?"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Protocol

_FORM, _DEFAULT, _DIRECT = "paper.form.", "paper.default.", "paper.direct"
_OFFSETS = "paper.offsets."  # and the form: by printer, millimetres to the right and down
_DIRECT_HEAD = "direct:"
_MOST_OFFSET, _MOST_COPIES = 100.0, 99


@dataclass(frozen=True, slots=True)
class Setup:
    """How one form is printed at this seat.

    Attributes:
        printer: name of the system's printer, "direct:" and the name of one without a driver, "" for the usual one.
        source: key of the paper source, "" for the printer's own choice.
        duplex: "", "long" or "short" edge.
        dx, dy: millimetres by which everything is moved to the right and down.
        only_data: what a pre-printed form has is left out.
    """

    printer: str = ""
    source: str = ""
    copies: int = 1
    duplex: str = ""
    dx: float = 0.0
    dy: float = 0.0
    only_data: bool = False

    @property
    def direct(self) -> str:
        """The name of a printer without a driver, "" where it has one."""
        return self.printer.removeprefix(_DIRECT_HEAD) if self.printer.startswith(_DIRECT_HEAD) else ""


@dataclass(frozen=True, slots=True)
class Direct:
    """A receipt printer that is sent its bytes without a driver.

    Attributes:
        address: tcp://192.168.1.87, COM3, /dev/usb/lp0.
        roll: width of the paper in millimetres.
        cut: it cuts after each receipt.
        drawer: the drawer is opened with each receipt.
    """

    name: str
    address: str
    roll: int = 80
    cut: bool = True
    drawer: bool = False

    @property
    def printer(self) -> str:
        """As `Setup.printer` names it."""
        return _DIRECT_HEAD + self.name


class Memory(Protocol):
    """Keeps what a seat remembers."""

    def recall(self, key: str, default: Any = None) -> Any:
        """What was kept under a key."""
        ...

    def keep(self, key: str, value: Any) -> Any:
        """Keep a value under a key."""
        ...


class SeatPaper:
    """The paper of this seat, in its settings file."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def setup(self, form: str) -> Setup:
        """How a form was printed the last time."""
        return setup_of(self._memory.recall(_FORM + form))

    def keep_setup(self, form: str, setup: Setup) -> None:
        """Print a form like this from now on."""
        self._memory.keep(_FORM + form, asdict(setup))
        kept = self._memory.recall(_OFFSETS + form)
        offsets = dict(kept) if isinstance(kept, Mapping) else {}
        self._memory.keep(_OFFSETS + form, {**offsets, setup.printer: [setup.dx, setup.dy]})

    def on_printer(self, form: str, printer: str) -> Setup:
        """How a form is printed on this printer: as the last time, moved by what is right for the printer."""
        kept = self._memory.recall(_OFFSETS + form)
        offset = kept.get(printer) if isinstance(kept, Mapping) else None
        found = offset if isinstance(offset, list) and len(offset) == 2 else [0.0, 0.0]
        before = self.setup(form)
        if before.printer == printer:
            return before
        return setup_of({**asdict(before), "printer": printer, "dx": found[0], "dy": found[1]})

    def elsewhere(self, form: str, setup: Setup, printer: str) -> Setup:
        """The same on another printer: what was right for the tray and the place on the paper of the first is not."""
        if printer == setup.printer:
            return setup
        there = self.on_printer(form, printer)
        return replace(setup, printer=printer, source="", dx=there.dx, dy=there.dy)

    def default(self, kind: str, state: str = "") -> str:
        """The form that records of a type in a state are printed on here, "" where none was ever chosen."""
        kept = self._defaults(kind)
        return kept.get(state) or kept.get("", "")

    def keep_default(self, kind: str, form: str, state: str = "") -> None:
        """Offer this form first from now on, for records in a state, or whatever their state ("")."""
        self._memory.keep(_DEFAULT + kind, {**self._defaults(kind), state: form} if state else {"": form})

    def _defaults(self, kind: str) -> dict[str, str]:
        kept = self._memory.recall(_DEFAULT + kind)
        if isinstance(kept, Mapping):
            return {str(state): form for state, form in kept.items() if isinstance(form, str)}
        return {"": kept} if isinstance(kept, str) else {}

    @property
    def direct(self) -> tuple[Direct, ...]:
        """The printers without a driver."""
        kept = self._memory.recall(_DIRECT, [])
        known = [one for one in kept if isinstance(one, Mapping)] if isinstance(kept, list) else []
        return tuple(_read(Direct, one) for one in known if one.get("name") and one.get("address"))

    def keep_direct(self, printers: tuple[Direct, ...]) -> None:
        """These are the printers without a driver from now on."""
        self._memory.keep(_DIRECT, [asdict(one) for one in printers])


def setup_of(kept: Any) -> Setup:
    """A setup from what a file has, within its bounds."""
    setup = _read(Setup, kept) if isinstance(kept, Mapping) else Setup()
    return replace(
        setup,
        copies=min(max(1, setup.copies), _MOST_COPIES),
        dx=min(max(-_MOST_OFFSET, setup.dx), _MOST_OFFSET),
        dy=min(max(-_MOST_OFFSET, setup.dy), _MOST_OFFSET),
    )


def _read(class_: type[Any], kept: Mapping[str, Any]) -> Any:
    """A frozen value from what the file has; what does not fit is as usual."""
    usual = class_("", "") if class_ is Direct else class_()
    values = {}
    for one in fields(class_):
        value, default = kept.get(one.name), getattr(usual, one.name)
        if isinstance(default, float) and type(value) is int:
            value = float(value)
        values[one.name] = value if type(value) is type(default) else default
    return class_(**values)
