"""A shop that prints: repairs and sales, its forms, a printer that keeps what it is given."""

from concurrent.futures import Future
from datetime import date
from pathlib import Path
from threading import Event

import pytest

from app.core.access import Who
from app.core.errors import DeviceUnavailable
from app.core.i18n import Text
from app.core.options import Settings
from app.core.phone import Numbers
from app.db.system import Choice
from app.features.printing.forms import Forms
from app.features.printing.jobs import BUSY, Job, PrintQueue
from app.features.printing.making import SlipMaker
from app.features.printing.seat import SeatPaper, Setup
from app.features.printing.slips import Slips
from app.features.record_types import record_types
from app.printing.fonts import SystemFonts
from app.printing.shipped import Shipped
from app.records.desk import Desk
from app.records.paper_fields import Reading

NUMBERS = Numbers("CN", "010")
KINDS = {one.key: one for one in record_types(lambda: NUMBERS, Settings)}
REPAIR, SALE, CUSTOMER = KINDS["repair"], KINDS["sale"], KINDS["customer"]
SHIPPED = Shipped(Path(__file__).resolve().parents[3] / "resources" / "forms", "zh")
DISPATCH = SHIPPED.forms["dispatch.continuous-half"]
RECEIPT = SHIPPED.forms["receipt.roll-58"]
FONTS = SystemFonts()
WAIT_S = 60


class Tray:
    """A printer: keeps what it printed; refuses while it has no paper."""

    def __init__(self):
        self.printed, self.has_paper, self.gate = [], True, None

    def put(self, pdf, job, told):
        if self.gate is not None:
            assert self.gate.wait(WAIT_S)
        if not self.has_paper and job.setup.printer != "other":
            raise DeviceUnavailable(Text("printing", "There is no paper."))
        self.printed.append((pdf, job))


class Ended:
    """Hears of jobs, and can be waited for."""

    def __init__(self):
        self.jobs, self._done = [], Event()

    def take(self, job):
        self.jobs.append(job)
        if job.state not in BUSY:
            self._done.set()

    def wait(self):
        assert self._done.wait(WAIT_S)
        self._done.clear()
        return self.jobs[-1]


class SeatValues(dict):
    """What a seat remembers, without a file."""

    def recall(self, key, default=None):
        return self.get(key, default)

    def keep(self, key, value):
        self[key] = value
        done = Future()
        done.set_result(None)
        return done


@pytest.fixture
def desk(store, clock):
    return Desk(store, Who("李娜", "前台 1 号席"), clock, tuple(KINDS.values()))


@pytest.fixture
def customer(desk):
    values = {
        "name": "海底捞望京店",
        "phones": ({"number": "13800138000", "kind": "mobile", "note": ""},),
        "addresses": ({"label": "店", "region": "北京市·朝阳区", "line": "望京西路 41 号"},),
    }
    return desk.save(CUSTOMER, None, 0, values).result().id


@pytest.fixture
def technician(store):
    def add(session):
        one = Choice(list="technician", name="张建国")
        session.add(one)
        session.flush()
        return one.id

    return store.run(add).result()


@pytest.fixture
def repair(desk, customer, technician):
    """Take a repair; return its id."""

    def take(**values):
        usual = {"customer_id": customer, "fault": "不制冷", "technician_id": technician, "product": "冰箱 BCD-452"}
        return desk.save(REPAIR, None, 0, usual | values).result().id

    return take


@pytest.fixture
def sale(desk, customer):
    """Make a sale; return its id."""

    def sell(**values):
        lines = ({"name": "变频冰箱", "price": 429900, "serial": "BC-1"},)
        usual = {"customer_id": customer, "sold_on": date(2026, 11, 21), "lines": lines}
        return desk.save(SALE, None, 0, usual | values).result().id

    return sell


@pytest.fixture
def settings():
    return Settings({"company_name": "北京安平家电"})


@pytest.fixture
def maker(store, desk, clock, settings):
    slips = Slips(Reading(desk.kind, str), settings, lambda: desk.who, clock)
    return SlipMaker(store, desk, slips, FONTS, settings)


@pytest.fixture
def forms(store, desk, clock):
    return Forms(store, SHIPPED, lambda: desk.who, clock, KINDS)


@pytest.fixture
def tray():
    return Tray()


@pytest.fixture
def ended():
    return Ended()


@pytest.fixture
def queue(maker, tray, ended):
    queue = PrintQueue(maker, tray, ended.take)
    yield queue
    queue.close()


@pytest.fixture
def seat():
    return SeatPaper(SeatValues())


def job_of(ids, kind=REPAIR, form=DISPATCH, **setup):
    return Job(title="slips", kind=kind, ids=tuple(ids), form=form, setup=Setup(**setup))
