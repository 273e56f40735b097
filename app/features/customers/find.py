"""Who is meant by what was typed into the search box?"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.core.phone import Numbers
from app.db.search import match, plain, words_of
from app.features.customers.lookup import Candidate, candidates, identify
from app.features.customers.model import Address, CustomerPart, CustomerPhone

_WHOLE = 7  # digits of the shortest number that is not a piece of one


@dataclass(frozen=True, slots=True)
class Found:
    """A customer that fits; `phone` and `address` are those that fit, or else their first."""

    id: int
    name: str
    phone: str
    address: str
    blacklisted: bool = False


def find(session: Session, text: str, numbers: Numbers, limit: int = 20) -> list[Found]:
    """Customers that fit `text`, best first: this very number, this very name, then beginnings, then parts.

    Args:
        session: of the job.
        text: name, pinyin, initials, part of an address, number, tag or custom field; several words must all fit.
        numbers: how the seat reads a number.
        limit: how many at most.
    """
    exact = identify(session, numbers.key(text)) if any(map(str.isdigit, text)) else []
    ids = [one.id for one in exact]
    if len(ids) < limit and not (exact and _is_number(text)):
        ids += [id_ for id_ in match(session, text, limit) if id_ not in set(ids)]
    known = {one.id: one for one in (*candidates(session, ids), *exact)}
    ordered = [known[id_] for id_ in ids[:limit] if id_ in known]
    return _with_reason(session, ordered, words_of(text))


def _is_number(text: str) -> bool:
    """Whether a whole number was typed and nothing else."""
    return sum(map(str.isdigit, text)) >= _WHOLE and not any(map(str.isalpha, text))


def _with_reason(session: Session, found: list[Candidate], words: list[str]) -> list[Found]:
    ids = [one.id for one in found]
    phones = _texts(session, ids, CustomerPhone, CustomerPhone.number)
    addresses = _texts(session, ids, Address, Address.region + Address.line)
    result = []
    for one in found:
        phone = _fitting(phones.get(one.id, ()), words)
        address = _fitting(addresses.get(one.id, ()), words)
        result.append(Found(one.id, one.name, phone or one.phone, address or one.address, one.blacklisted))
    return result


def _texts(
    session: Session, ids: list[int], part: type[CustomerPart], column: ColumnElement[str] | InstrumentedAttribute[str]
) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for id_, text in session.execute(select(part.customer_id, column).where(part.customer_id.in_(ids))):
        found.setdefault(id_, []).append(text)
    return found


def _fitting(texts: Iterable[str], words: list[str]) -> str:
    return next((text for text in texts if any(len(word) > 1 and word in plain(text) for word in words)), "")
