"""Who are the invented customers? A block of them as rows of each table, with what they are found by."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from app.commands.demo.calls import stamp
from app.commands.demo.known import KNOWN, Known
from app.commands.demo.people import ROLES, firm, person, surname
from app.commands.demo.people import given as given_name
from app.commands.demo.places import CITIES, City, address, is_mobile, landline, mobile, written
from app.commands.demo.plan import BLOCK, Plan, Who, whos
from app.commands.demo.shop import BLACKLIST, CUSTOMER_NOTES, INTENTIONS, MODELS, OPERATORS, TAGS
from app.core.pinyin import spell
from app.db.search import Entry, Prepared, prepare
from app.features.customers.searching import number_forms

COLUMNS: dict[str, tuple[str, ...]] = {
    "customer": (
        *("id", "version", "created_at", "changed_at", "name", "pinyin", "initials", "group_id", "level_id"),
        *("salesperson_id", "source_id", "email", "intention", "note", "tags", "custom_1", "custom_2", "custom_3"),
        *("custom_4", "custom_5", "blacklisted_at", "blacklisted_by", "blacklist_reason", "last_call_at"),
    ),
    "customer_phone": ("customer_id", "rank", "number", "key", "kind", "note"),
    "contact": ("customer_id", "rank", "name", "role", "number", "email"),
    "address": ("customer_id", "rank", "label", "region", "line"),
}
Row = tuple[object, ...]
_MACHINE, _SECOND_PHONE, _CONTACT, _SECOND_ADDRESS = 0.6, 0.22, 0.55, 0.12
_BLACKLISTED = 0.003


@dataclass(frozen=True, slots=True)
class Made:
    """Rows of a block by table, and its entries of the search."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {table: [] for table in COLUMNS})
    entries: list[Prepared] = field(default_factory=list)


def make(plan: Plan, block: int, latest: Sequence[int], lists: dict[str, list[int]]) -> Made:
    """Make a block of customers.

    Args:
        plan: the shop's size.
        block: which block, from 0.
        latest: Unix times of the last call of each, 0 for none.
        lists: ids of the choices, by list.
    """
    made, dice = Made(), plan.dice("customer", block)
    home = ("", "")
    for place, who in enumerate(whos(plan, block)):
        index = block * BLOCK + place
        known = KNOWN[index] if index < len(KNOWN) else None
        maker = _Maker(plan, dice, index, who, lists)
        home = maker.make(made, latest[place], known, home)
    return made


class _Maker:
    """Makes one customer."""

    def __init__(self, plan: Plan, dice: Random, index: int, who: Who, lists: dict[str, list[int]]) -> None:
        self._dice, self._id, self._who, self._lists = dice, index + 1, who, lists
        self._since = plan.since(index)
        self._city: City = CITIES[who.place]
        self._words: list[str] = []
        self._numbers: list[str] = []

    def make(self, made: Made, latest: int, known: Known | None, home: tuple[str, str]) -> tuple[str, str]:
        """Add the rows of the customer; `home` is the address of the one before, and theirs is returned."""
        dice, is_firm = self._dice, self._who.is_firm
        district = dice.choice(self._city.districts)
        name = known.name if known else firm(dice, district) if is_firm else person(dice)
        if not self._who.family:
            home = address(dice, self._city, district, is_firm=is_firm)
        tags = known.tags if known else self._tags()
        row = self._customer(name, is_firm, known, tags)
        made.rows["customer"].append((*row, stamp(latest) if latest else None))
        self._phones(made, self._who.key, is_firm=is_firm)
        self._address(made, "店" if is_firm else "", home, 0)
        if dice.random() < _SECOND_ADDRESS:
            other = address(dice, self._city, dice.choice(self._city.districts), is_firm=is_firm)
            self._address(made, "仓库" if is_firm else "家", other, 1)
        custom = [str(text) for text in row[15:20]]
        words = (*self._words, *tags.split(), str(row[11]), *custom)
        made.entries.append(prepare(Entry(self._id, name, words, self._numbers)))
        return home

    def _tags(self) -> str:
        return " ".join(self._dice.sample(TAGS, self._dice.randint(1, 2))) if self._dice.random() < 0.2 else ""

    def _choice(self, name: str, rate: float = 1.0) -> int | None:
        return self._dice.choice(self._lists[name]) if self._dice.random() < rate else None

    def _customer(self, name: str, is_firm: bool, known: Known | None, tags: str) -> Row:
        dice, since = self._dice, stamp(int(self._since.timestamp()))
        spelling = spell(name)
        blacklist = known.blacklist if known else dice.choice(BLACKLIST) if dice.random() < _BLACKLISTED else ""
        note = known.note if known else dice.choice(CUSTOMER_NOTES) if dice.random() < 0.12 else ""
        intention = dice.choice(INTENTIONS).format(m=dice.choice(MODELS)) if dice.random() < 0.2 else ""
        email = f"{spelling.pinyin[:16]}{dice.randint(1, 999)}@example.cn" if is_firm and dice.random() < 0.3 else ""
        return (
            self._id,
            1,
            since,
            since,
            name,
            spelling.pinyin[:240],
            spelling.initials[:80],
            self._choice("group"),
            self._choice("level"),
            self._choice("salesperson", 0.7),
            self._choice("source", 0.6),
            email,
            intention,
            note,
            tags,
            *self._machine(),
            "",
            since if blacklist else None,
            dice.choice(OPERATORS) if blacklist else "",
            blacklist,
        )

    def _machine(self) -> tuple[str, str, str, str]:
        """What they bought, in the custom fields."""
        dice = self._dice
        if dice.random() > _MACHINE:
            return "", "", "", ""
        until: datetime = self._since + timedelta(days=dice.choice((365, 730, 1095)))
        serial = f"{dice.randrange(16):X}{dice.choice('ABCDEFGH')}{dice.randint(1, 9)}-{dice.randint(10000, 99999)}"
        place = dice.choice(("厨房", "后厨", "吧台", "门店", "仓库", "二楼", "阳台"))
        return dice.choice(MODELS), serial, f"{until:%Y-%m-%d}", place

    def _phones(self, made: Made, key: int, *, is_firm: bool) -> None:
        dice = self._dice
        self._phone(made, key, 0, "")
        if is_firm and dice.random() < _CONTACT:
            second, role = mobile(dice), dice.choice(ROLES)
            name = surname(dice) + (
                dice.choice(("姐", "哥", "师傅", "总")) if dice.random() < 0.4 else given_name(dice)
            )
            self._phone(made, second, 1, name)
            made.rows["contact"].append((self._id, 0, name, role, written(second), ""))
            self._words += (name, role)
        elif dice.random() < _SECOND_PHONE:
            self._phone(made, mobile(dice) if dice.random() < 0.5 else landline(dice, self._city), 1, "")

    def _phone(self, made: Made, key: int, rank: int, note: str) -> None:
        kind = "mobile" if is_mobile(key) else "landline"
        number = written(key) if self._dice.random() < 0.7 else written(key).replace("-", "")
        made.rows["customer_phone"].append((self._id, rank, number, str(key), kind, note))
        self._words += (note,)
        self._numbers += number_forms(number, str(key))

    def _address(self, made: Made, label: str, where: tuple[str, str], rank: int) -> None:
        made.rows["address"].append((self._id, rank, label, *where))
        self._words += ("".join(where), label)
