"""Which repairs were there in the invented shop? About one for each customer, made with the block they are in."""

from collections import Counter as Count
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from typing import Any

from sqlalchemy import Connection, insert, text

from app.commands.demo.calls import stamp
from app.commands.demo.faults import BY_PHONE, FAULTS, IN_WARRANTY, MAINTENANCE, NOTES, OUT_OF_WARRANTY, UPKEEP, Fault
from app.commands.demo.plan import BLOCK, Plan
from app.commands.demo.shop import LISTS, MODELS, OPERATORS
from app.db.system import Counter

Row = tuple[Any, ...]
_MADE = ("id", "number", "created_at", "state")
_REST = (
    *("version", "changed_at", "customer_id", "service_id", "product", "serial", "warranty", "warranty_until"),
    *("fault", "urgency", "contact", "phone", "address", "appointment_at", "appointment_until", "technician_id"),
    *("author", "dispatched_at", "dispatched_by", "finished_at", "finished_by", "by_phone", "cause", "result"),
    *("parts_fee", "travel_fee", "service_fee", "total", "signed_by", "satisfaction", "note"),
    *("approved_at", "approved_by"),
)
COLUMNS = {
    "repair": (*_MADE, *_REST),
    "repair_part": ("repair_id", "rank", "name", "quantity", "price", "amount"),
}
_EACH = 4  # repairs of one customer at most, so that ids need no agreement between the blocks
_HOW_MANY = (0.38, 0.74, 0.90, 0.97, 1.0)  # of none, one, two … summed up
_DAY, _HOUR = 86400, 3600
_APPROVED_AFTER, _FINISHED_AFTER = 8, 3  # days
_FEWEST_OPEN = 14  # in the last days of even the smallest shop
_SERIES = "WX"


@dataclass(frozen=True, slots=True)
class _Owner:
    """Who a repair is for, and where."""

    id: int
    since: int
    contact: str
    phone: str
    address: str
    product: str
    serial: str
    warranty_until: str


def make(plan: Plan, block: int, customers: dict[str, list[Row]], lists: dict[str, list[int]]) -> dict[str, list[Row]]:
    """The repairs of a block of customers, in the order they were taken; `number` is the day, to be counted on."""
    dice = plan.dice("repair", block)
    owners = _owners(plan, customers)
    taken: list[tuple[int, _Owner]] = []
    for owner in owners:
        luck = dice.random()
        room = max(1, int(plan.now.timestamp()) - owner.since - _HOUR)
        many = next(place for place, share in enumerate(_HOW_MANY) if luck <= share)
        taken += [(_in_hours(plan, dice, owner.since + dice.randrange(room)), owner) for _ in range(many)]
    if block == 0:
        taken += _last_days(plan, dice, owners)
    rows: dict[str, list[Row]] = {table: [] for table in COLUMNS}
    maker = _Maker(plan, dice, lists, rows)
    for place, (moment, owner) in enumerate(sorted(taken, key=lambda one: one[0])):
        maker.add(block * (_EACH + 1) * BLOCK + place + 1, moment, owner)
    return rows


def numbered(rows: Sequence[Row], given: "Count[str]") -> list[Row]:
    """The rows with their document numbers; `given` counts them by day."""
    numbers = []
    for row in rows:
        given[row[1]] += 1
        numbers.append((row[0], f"{_SERIES}{row[1]}-{given[row[1]]:04}", *row[2:]))
    return numbers


def finish(connection: Connection, given: "Count[str]") -> None:
    """Let the next repairs get the next numbers and ids."""
    if given:
        rows = [{"series": _SERIES, "day": day, "last": last} for day, last in given.items()]
        connection.execute(insert(Counter), rows)
    if connection.dialect.name != "sqlite":
        connection.execute(text("SELECT setval(pg_get_serial_sequence('repair', 'id'), (SELECT max(id) FROM repair))"))


def _owners(plan: Plan, customers: dict[str, list[Row]]) -> list[_Owner]:
    phones, contacts, homes = (_first(customers[table]) for table in ("customer_phone", "contact", "address"))
    owners = []
    for row in customers["customer"]:
        contact, home = contacts.get(row[0]), homes[row[0]]
        owners.append(
            _Owner(
                id=row[0],
                since=int(plan.since(row[0] - 1).timestamp()),
                contact=contact[2] if contact else "",
                phone=contact[4] if contact else phones[row[0]][2],
                address=f"{home[3]}{home[4]}"[:240],
                product=row[15],
                serial=row[16],
                warranty_until=row[17],
            )
        )
    return owners


def _first(rows: Sequence[Row]) -> dict[int, Row]:
    return {row[0]: row for row in reversed(rows)}


def _last_days(plan: Plan, dice: Random, owners: Sequence[_Owner]) -> list[tuple[int, _Owner]]:
    """Some that are open or just finished, so that there is something to do."""
    now = int(plan.now.timestamp())
    chosen = [*owners[:10], *dice.choices(owners, k=_FEWEST_OPEN)][:_FEWEST_OPEN]
    wanted = [owner for owner in chosen if owner.since < now - 6 * _DAY]
    return [(_in_hours(plan, dice, now - dice.randint(_HOUR, 5 * _DAY)), owner) for owner in wanted]


def _in_hours(plan: Plan, dice: Random, moment: int) -> int:
    """A time of the same day at which somebody answers the telephone; of today only what has passed."""
    begins = datetime.fromtimestamp(moment, UTC).astimezone().replace(hour=8, minute=15, second=0, microsecond=0)
    at = int(begins.timestamp()) + dice.randrange(10 * _HOUR)
    return at if at < plan.now.timestamp() - 600 else at - _DAY


@dataclass(frozen=True, slots=True)
class _Way:
    """How far a repair came, as Unix times; None where it did not."""

    state: str
    by_phone: bool
    dispatched: int | None
    finished: int | None
    approved: int | None
    appointment: int | None


class _Maker:
    """Makes the rows of one repair after the other."""

    def __init__(self, plan: Plan, dice: Random, lists: dict[str, list[int]], rows: dict[str, list[Row]]) -> None:
        self._dice, self._lists, self._rows = dice, lists, rows
        self._now = int(plan.now.timestamp())
        self._services = dict(zip(LISTS["service_type"], lists["service_type"], strict=False))

    def add(self, id_: int, taken: int, owner: _Owner) -> None:
        """Add a repair taken at a moment."""
        dice, way = self._dice, self._way(taken)
        fault = dice.choice(BY_PHONE) if way.by_phone else UPKEEP if dice.random() < 0.12 else dice.choice(FAULTS)
        technician = None if way.by_phone or (way.state == "pending" and dice.random() < 0.6) else self._technician()
        warranty = self._warranty(taken, owner)
        fees = self._fees(id_, fault, way, charged=warranty != "in")
        day = datetime.fromtimestamp(taken, UTC).astimezone()
        self._rows["repair"].append(
            (
                *(id_, f"{day:%Y%m%d}", stamp(taken), way.state),
                *(1, stamp(max(taken, way.approved or way.finished or way.dispatched or taken))),
                *(owner.id, self._service(fault, warranty)),
                *(owner.product or dice.choice(MODELS), owner.serial, warranty, owner.warranty_until or None),
                *(fault.words, "urgent" if dice.random() < 0.08 else "usual"),
                *(owner.contact, owner.phone, owner.address),
                *(_stamp(way.appointment), _stamp(way.appointment and way.appointment + 2 * _HOUR), technician),
                *(dice.choice(OPERATORS), *_stamped(way.dispatched, dice), *_stamped(way.finished, dice)),
                *(way.by_phone, fault.cause if way.finished else "", fault.result if way.finished else ""),
                *fees,
                *self._afterwards(owner, way),
                *_stamped(way.approved, dice),
            )
        )

    def _way(self, taken: int) -> _Way:
        dice = self._dice
        by_phone, luck = dice.random() < 0.12, dice.random()
        appointment = None if by_phone or dice.random() < 0.08 else self._appointment(taken)
        ready = (appointment or taken) + dice.randint(_HOUR, 3 * _HOUR)
        state = self._state((self._now - taken) / _DAY, luck, is_ready=ready < self._now, by_phone=by_phone)
        done = state in {"finished", "approved"}
        sent = done or state == "dispatched"
        return _Way(
            state=state,
            by_phone=by_phone and done,
            dispatched=min(self._now, taken + dice.randint(300, _HOUR)) if sent and not by_phone else None,
            finished=ready if done else None,
            approved=min(self._now, ready + dice.randint(_HOUR, 2 * _DAY)) if state == "approved" else None,
            appointment=appointment,
        )

    @staticmethod
    def _state(days: float, luck: float, *, is_ready: bool, by_phone: bool) -> str:
        if days > _APPROVED_AFTER or (is_ready and days > _FINISHED_AFTER and luck < 0.5):
            return "approved"
        if is_ready and (by_phone or luck < (0.97 if days > _FINISHED_AFTER else 0.7)):
            return "finished"
        return "pending" if by_phone or luck > 0.85 or (not is_ready and luck > 0.5) else "dispatched"

    def _appointment(self, taken: int) -> int:
        """A whole hour of a working day, today to the third day after."""
        day = datetime.fromtimestamp(taken, UTC).astimezone()
        hour = self._dice.choice((9, 10, 11, 13, 14, 15, 16, 17))
        at = int(day.replace(hour=hour, minute=0, second=0, microsecond=0).timestamp())
        later = self._dice.choice((0, 1, 1, 2, 3)) * _DAY
        return at + (later if at + later > taken else _DAY)

    def _technician(self) -> int:
        return self._dice.choice(self._lists["technician"])

    def _warranty(self, taken: int, owner: _Owner) -> str:
        if not owner.warranty_until:
            return self._dice.choice(("unknown", "out", "in"))
        return "in" if f"{datetime.fromtimestamp(taken, UTC):%Y-%m-%d}" <= owner.warranty_until else "out"

    def _service(self, fault: Fault, warranty: str) -> int | None:
        name = MAINTENANCE if fault is UPKEEP else {"in": IN_WARRANTY, "out": OUT_OF_WARRANTY}.get(warranty, "")
        return self._services.get(name)

    def _fees(self, id_: int, fault: Fault, way: _Way, *, charged: bool) -> tuple[int, int, int, int]:
        """Parts, travel, service, total; the parts become rows."""
        dice = self._dice
        if way.finished is None or way.by_phone:
            return 0, 0, 0, 0
        used = (
            dice.sample(fault.parts, dice.randint(1, len(fault.parts))) if fault.parts and dice.random() < 0.4 else ()
        )
        parts = 0
        for rank, part in enumerate(used):
            quantity, price = dice.choice((1, 1, 1, 2)), part.price if charged else 0
            parts += quantity * price
            self._rows["repair_part"].append((id_, rank, part.name, quantity, price, quantity * price))
        travel = dice.choice((0, 2000, 3000, 5000)) if charged else 0
        service = dice.choice((5000, 8000, 10000, 12000, 15000)) if charged else 0
        return parts, travel, service, parts + travel + service

    def _afterwards(self, owner: _Owner, way: _Way) -> tuple[str, int | None, str]:
        """Who signed, how satisfied they were, and a note."""
        dice = self._dice
        note = dice.choice(NOTES) if dice.random() < 0.15 else ""
        if way.finished is None or way.by_phone:
            return "", None, note
        signed = owner.contact if dice.random() < 0.7 else ""
        return signed, dice.choice((5, 5, 5, 4, 4, 3, 2)) if dice.random() < 0.6 else None, note


def _stamp(unix: int | None) -> str | None:
    return stamp(unix) if unix else None


def _stamped(unix: int | None, dice: Random) -> tuple[str | None, str]:
    return (stamp(unix), dice.choice(OPERATORS)) if unix else (None, "")
