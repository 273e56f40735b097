"""Many processes at the same numbers, points, stock and debts: python -m tests.db.hammering URL SEATS ROUNDS.

Prints, as JSON, what each thing should be and what it is. Everything is imported once and each seat is forked from it.
"""

import json
import multiprocessing
import sys
from datetime import UTC, datetime

from sqlalchemy import func, make_url, select

from app.core.access import Who
from app.core.clock import SystemClock
from app.core.errors import Refused
from app.db.engine import open_engine
from app.db.store import Store
from app.features.customers.model import Customer
from app.features.messages.model import Message
from app.features.points.gift_spec import GIFT
from app.features.points.ledger import balance
from app.features.points.model import Gift, PointEntry, Redemption
from app.features.points.redemption_spec import REDEMPTION
from app.features.record_types import RECORD_TYPES
from app.features.sales.model import Sale, SalePayment
from app.features.sales.repay import Repayment, repay
from app.records.desk import Desk

POINTS, PRICE, STOCK, PART = 61, 3, 25, 700  # the points go before the stock does


def prepare(url, seats, rounds):
    """A customer with points, a gift with a stock, a sale with a debt that not all repayments fit into."""
    store, desk = _seat(url, "first")
    kinds = {one.key: one for one in RECORD_TYPES}
    customer = desk.save(kinds["customer"], None, 0, {"name": "王小明"}).result().id
    desk.save(kinds["point_entry"], None, 0, {"customer_id": customer, "points": POINTS, "words": "期初"}).result()
    gift = desk.save(GIFT, None, 0, {"name": "保温杯", "points": PRICE, "stock": STOCK}).result().id
    owed = seats * rounds * PART - PART * rounds // 2
    lines = ({"name": "冰箱", "price": owed, "quantity": 1},)
    other = desk.save(kinds["customer"], None, 0, {"name": "李建军"}).result().id  # payments earn points, too
    values = {"customer_id": other, "sold_on": datetime.now(UTC).date(), "lines": lines}
    sale = desk.save(kinds["sale"], None, 0, values).result().id
    store.close()
    return customer, gift, sale, owed


def hammer(url, number, rounds, things):
    """What one seat does, as fast as it can."""
    customer, gift, sale, _ = things
    asked = {"customer_id": customer, "gift_id": gift, "quantity": 1}
    store, desk = _seat(url, f"seat-{number}")
    message = next(one for one in RECORD_TYPES if one.key == "message")
    for round_ in range(rounds):
        desk.save(message, None, 0, {"words": f"{number} {round_}"}).result()
        for work in (
            lambda: desk.save(REDEMPTION, None, 0, asked),
            lambda: store.run(lambda s: repay(s, sale, Repayment(amount=PART), desk.who, datetime.now(UTC))),
        ):
            try:
                work().result()
            except Refused:
                continue
    store.close()


def found(url, things, seats, rounds):
    """[should be, is] by what it is about."""
    customer, gift, sale, owed = things
    store, _ = _seat(url, "last")

    def job(session):
        numbers = session.scalars(select(Message.number)).all()
        given = session.scalar(select(func.count()).select_from(Redemption))
        ledger = session.scalar(select(func.sum(PointEntry.points)).where(PointEntry.customer_id == customer))
        paid = session.scalar(select(func.sum(SalePayment.amount)).where(SalePayment.sale_id == sale))
        kept = session.get(Sale, sale)
        pieces = min(STOCK, POINTS // PRICE, seats * rounds)
        most = owed - owed % PART
        return {
            "messages": [seats * rounds, len(numbers)],
            "numbers": [seats * rounds, len({*numbers})],
            "last number": [seats * rounds, max(int(one.rsplit("-", 1)[1]) for one in numbers)],
            "gifts given": [pieces, given],
            "stock": [STOCK - pieces, session.get(Gift, gift).stock],
            "points": [ledger, balance(session, customer)],
            "points left": [POINTS - PRICE * pieces, balance(session, customer)],
            "repaid": [min(most, seats * rounds * PART), paid],
            "received": [paid, kept.received],
            "owed": [owed - paid, kept.owed],
            "customers": [2, session.scalar(select(func.count()).select_from(Customer))],
        }

    try:
        return store.look(job).result()
    finally:
        store.close()


def _seat(url, name):
    store = Store(open_engine(make_url(url)))
    return store, Desk(store, Who(name, name), SystemClock(), RECORD_TYPES)


def main():
    url, seats, rounds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    forks = multiprocessing.get_context("fork")
    with forks.Pool(1) as pool:  # no thread of this process may be there when the seats are forked
        things = pool.apply(prepare, (url, seats, rounds))
    at_work = [forks.Process(target=hammer, args=(url, n, rounds, things)) for n in range(seats)]
    for one in at_work:
        one.start()
    for one in at_work:
        one.join()
    came = found(url, things, seats, rounds) | {"failed": [0, _failed(at_work)]}
    sys.stdout.write(json.dumps(came, default=int))


def _failed(at_work):
    return sum(one.exitcode != 0 for one in at_work)


if __name__ == "__main__":
    main()
