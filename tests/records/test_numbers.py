"""Is a document number ever given twice, or one left out?"""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import make_url, update

from app.core.access import Who
from app.core.errors import Refused
from app.db.system import Counter, Setting
from app.records.number_forms import NumberForms
from app.records.numbers import NumberForm, Part, forms_of, keep_form, next_number
from tests.blank.spec import UMBRELLA

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


@pytest.mark.parametrize(
    ("form", "number"),
    [
        (NumberForm("WX"), "WX20261121-0001"),
        (NumberForm("WX", Part.MONTH), "WX2611-0001"),
        (NumberForm("A-", Part.YEAR), "A-2026-0001"),
        (NumberForm("BX", Part.NOTHING), "BX-0001"),
        (NumberForm("", Part.DAY), "20261121-0001"),
        (NumberForm("12345678", Part.MONTH), "123456782611-0001"),
    ],
)
def test_numbers_are_written_as_the_administrator_wants(store, form, number):
    store.run(lambda s: keep_form(s, "WX", form)).result()
    assert store.run(lambda s: next_number(s, "WX", DAY)).result() == number
    assert store.run(lambda s: next_number(s, "LY", DAY)).result() == "LY20261121-0001"
    assert store.look(lambda s: forms_of(s, ["WX", "LY"])).result() == {"WX": form, "LY": NumberForm("LY")}


def test_no_number_comes_twice_however_the_form_is_changed(store):
    forms = [
        *(NumberForm("WX"), NumberForm("WX", Part.MONTH), NumberForm("WX2026", Part.NOTHING)),
        *(NumberForm("WX", Part.YEAR), NumberForm("WX"), NumberForm("WX20", Part.MONTH), NumberForm("WX-")),
        *(
            NumberForm("WX20261121", Part.NOTHING),
            NumberForm("WX2026112", Part.NOTHING),
            NumberForm("WX202", Part.YEAR),
        ),
    ]
    days = (DAY, date(2026, 12, 1), date(2027, 11, 21), DAY)

    def job(session):
        taken = []
        for form in forms:
            session.merge(Setting(key="number.WX", value={"prefix": form.prefix, "part": form.part.value}))
            session.flush()
            taken += [next_number(session, "WX", day) for day in days]
        return taken

    taken = store.run(job).result()
    assert len(set(taken)) == len(taken)


@pytest.mark.parametrize(
    ("form", "why"),
    [
        (NumberForm("雨伞"), "letters, digits"),
        (NumberForm("A B"), "letters, digits"),
        (NumberForm("ABCDEF"), "At most 5"),
        (NumberForm("ABCDEFGHI", Part.MONTH), "At most 8"),
        (NumberForm("-", Part.NOTHING), "something must"),
    ],
)
def test_a_form_without_room_or_sense_is_refused_in_words(store, form, why):
    with pytest.raises(Refused, match=why):
        store.run(lambda s: keep_form(s, "WX", form)).result()


def test_nonsense_in_the_settings_gives_the_usual_form(store):
    for nonsense in (7, {"prefix": "雨"}, {"prefix": "WX", "part": "hour"}, {"prefix": "ABCDEFGH", "part": "day"}):
        store.run(lambda s, value=nonsense: s.merge(Setting(key="number.WX", value=value)) and None).result()
        assert store.look(lambda s: forms_of(s, ["WX"])).result() == {"WX": NumberForm("WX")}


def test_every_number_has_room_in_its_column():
    for part in Part:
        for prefix in ("", "A", "ABCDE", "ABCDEFGH"):
            form = NumberForm(prefix, part)
            try:
                form.check()
            except Refused:
                continue
            assert len(form.number(DAY, 999_999)) <= 20


def test_two_kinds_never_give_the_same_numbers(store, clock):
    kinds = (UMBRELLA, replace(UMBRELLA, key="parasol", series="PS"))
    forms = NumberForms(store, kinds, lambda: Who("李娜", "", None), clock)
    for same in (NumberForm("YS"), NumberForm("ys")):
        with pytest.raises(Refused, match="these numbers already"):
            forms.keep("PS", same).result()
    forms.keep("PS", NumberForm("YS", Part.YEAR)).result()
    forms.keep("YS", NumberForm("YS", Part.DAY)).result()
    with pytest.raises(Refused):
        forms.keep("YS", NumberForm("YS", Part.YEAR)).result()
