"""Is a document number ever given twice, or one left out?"""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import make_url, update

from app.db.system import Counter
from app.records.numbers import next_number

DAY = date(2026, 11, 21)
TAKE = """
import sys
from datetime import date
from app.db.engine import open_engine
from app.db.store import Store
from app.db.system import Counter
from app.records.numbers import next_number
store = Store(open_engine(sys.argv[1]))
for _ in range(50):
    sys.stdout.write(store.run(lambda s: next_number(s, "WX", date(2026, 11, 21))).result() + "\\n")
store.close()
"""


def test_numbers_follow_each_other_within_a_day(store):
    taken = [store.run(lambda s: next_number(s, "LY", DAY)).result() for _ in range(3)]
    assert taken == ["LY20261121-0001", "LY20261121-0002", "LY20261121-0003"]


def test_each_series_and_day_has_its_own(store):
    def job(session):
        return [next_number(session, *which) for which in (("LY", DAY), ("WX", DAY), ("LY", date(2026, 11, 22)))]

    assert store.run(job).result() == ["LY20261121-0001", "WX20261121-0001", "LY20261122-0001"]


def test_the_ten_thousandth_is_longer(store):
    store.run(lambda s: next_number(s, "LY", DAY)).result()
    store.run(lambda s: s.execute(update(Counter).values(last=9999))).result()
    assert store.run(lambda s: next_number(s, "LY", DAY)).result() == "LY20261121-10000"


def test_a_number_not_used_is_given_again(store):
    def job(session):
        next_number(session, "LY", DAY)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.run(job).result()
    assert store.run(lambda s: next_number(s, "LY", DAY)).result() == "LY20261121-0001"


def test_several_programs_never_get_the_same(database_url):
    url = make_url(database_url).render_as_string(hide_password=False)

    def seat(_):
        done = subprocess.run(
            [sys.executable, "-c", TAKE, url],
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.split()

    with ThreadPoolExecutor(3) as pool:
        taken = [number for numbers in pool.map(seat, range(3)) for number in numbers]
    assert sorted(taken) == [f"WX20261121-{n:04}" for n in range(1, 151)]
