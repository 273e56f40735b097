"""Which types of record does the product have? Each is loaded by its line in `app/features/__init__.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

import app.features.recordings.model
import app.features.recordings.notes  # noqa: F401  tables that no record type brings along
from app.core.options import Settings
from app.core.phone import Numbers
from app.features import TYPES
from app.features.callbacks.planning import callbacks_from_dues
from app.features.customers.spec import customer_type
from app.features.dues.spec import due_type
from app.features.repairs.maintenance import repairs_from_dues
from app.features.repairs.spec import repair_type
from app.features.sales.spec import sale_type
from app.records.record import RecordType


@dataclass(frozen=True, slots=True)
class Seat:
    """What a type may depend on at a seat; asked at each use.

    Attributes:
        numbers: the seat's way of reading telephone numbers.
        settings: the settings in force.
    """

    numbers: Callable[[], Numbers]
    settings: Callable[[], Settings]


def record_types(numbers: Callable[[], Numbers], settings: Callable[[], Settings] = Settings) -> tuple[RecordType, ...]:
    """Every record type as a seat uses it, in menu order."""
    seat = Seat(numbers, settings)
    return tuple(_loaded(line, seat) for line, _ in TYPES)


def customers_here(seat: Seat) -> RecordType:
    """Customers, with telephone numbers read as this seat does."""
    return customer_type(seat.numbers)


def sales_here(seat: Seat) -> RecordType:
    """Sales, imported by the seat's numbers and the settings in force."""
    return sale_type(seat.numbers, seat.settings)


def repairs_here(seat: Seat) -> RecordType:
    """Repairs by the settings in force."""
    return repair_type(seat.settings)


def dues_here(_seat: Seat) -> RecordType:
    """What falls due becomes repairs and callbacks, which it does not know itself."""
    return due_type(repairs_from_dues, callbacks_from_dues)


def _loaded(line: str, seat: Seat) -> RecordType:
    module, name = line.split(":")
    found = getattr(import_module(f"app.features.{module}"), name)
    kind = found if isinstance(found, RecordType) else found(seat)
    assert isinstance(kind, RecordType), line
    return kind


RECORD_TYPES: tuple[RecordType, ...] = record_types(lambda: Numbers("CN", ""))
