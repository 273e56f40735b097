"""Who is meant by what was typed into the search box?"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.core.i18n import Text
from app.core.phone import Numbers
from app.db.search import match, plain, words_of
from app.features.customers.lookup import Candidate, candidates, hide, identify, whose
from app.features.customers.model import Address, Customer, CustomerPart, CustomerPhone
from app.features.customers.sight import covered

_WHOLE = 7  # digits of the shortest number that is not a piece of one


@dataclass(frozen=True, slots=True)
class Found:
    """A customer that fits; `phone` and `address` are those that fit, or else their first.

    Of a colleague's customer they are masked, and `salesperson` says whose it is.
    """

    id: int
    name: str
    phone: str
    address: str
    blacklisted: bool = False
    salesperson: str = ""

    @property
    def whose(self) -> Text | str:
        """Who looks after a masked one, in words; "" of one shown in full."""
        return whose(self.salesperson)


def find(session: Session, text: str, numbers: Numbers, limit: int = 20) -> list[Found]:
    """Customers that fit `text`, best first: this very number, this very name, then beginnings, then parts.

    Colleagues' customers are found by their whole number and by their name: that they are there is no secret.

    Args:
        session: of the job.
        text: name, pinyin, initials, part of an address, number, tag or custom field; several words must all fit.
        numbers: how the seat reads a number.
        limit: how many at most.
    """
    exact = hide(session, identify(session, numbers.key(text))) if any(map(str.isdigit, text)) else []
    ids = [one.id for one in exact]
    if len(ids) < limit and not (exact and _is_number(text)):
        ids += [id_ for id_ in match(session, text, limit) if id_ not in set(ids)]
    words = words_of(text)
    ids = _but_by_what_is_masked(session, ids, covered(session, ids) - {one.id for one in exact}, words)
    known = {one.id: one for one in (*candidates(session, ids), *exact)}
    ordered = [known[id_] for id_ in ids[:limit] if id_ in known]
    return _with_reason(session, ordered, words)


def _is_number(text: str) -> bool:
    """Whether a whole number was typed and nothing else."""
    return sum(map(str.isdigit, text)) >= _WHOLE and not any(map(str.isalpha, text))


def _but_by_what_is_masked(session: Session, ids: list[int], hidden: frozenset[int], words: list[str]) -> list[int]:
    """Without those found by a part of a number or address that is masked: piece by piece it could be asked for."""
    if not hidden:
        return ids
    called = select(Customer.id, Customer.name, Customer.pinyin, Customer.initials).where(Customer.id.in_(hidden))
    by_name = {
        id_
        for id_, name, *spelled in session.execute(called)
        if all(any(word in plain(one) for one in (name, *spelled)) for word in words)
    }
    return [id_ for id_ in ids if id_ not in hidden or id_ in by_name]


def _with_reason(session: Session, found: list[Candidate], words: list[str]) -> list[Found]:
    ids = [one.id for one in found if not one.salesperson]
    phones = _texts(session, ids, CustomerPhone, CustomerPhone.number)
    addresses = _texts(session, ids, Address, Address.region + Address.line)
    result = []
    for one in found:
        phone = _fitting(phones.get(one.id, ()), words)
        address = _fitting(addresses.get(one.id, ()), words)
        shown = (phone or one.phone, address or one.address)
        result.append(Found(one.id, one.name, *shown, one.blacklisted, one.salesperson))
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
