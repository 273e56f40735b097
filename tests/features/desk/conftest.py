"""What do the tests of the desk share? A shop with a few customers, a desk on top of it, lines to ring."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from app.core.access import Who
from app.core.options import Settings
from app.core.phone import Numbers
from app.features.calls import log
from app.features.customers.model import Address, Customer, CustomerPhone, PhoneKind
from app.features.desk.pops import Doing, Scene
from app.features.desk.view.controller import CallDesk
from app.features.desk.view.parts import Means
from app.features.record_types import RECORD_TYPES
from app.records.desk import Desk
from app.records.drafts import Drafts
from app.telephony.protocol import Call, CallState, Direction
from app.ui.attention import Attention
from app.ui.bridge import Bridge

MING, KAI, LI, MA = "13800138000", "13910772046", "01065521200", "13811806552"
STRANGER = "01065521234"
NUMBERS = Numbers("CN", "010")
WHO = Who("李娜", "前台 2 号席")


def customer(name, *numbers, **more):
    phones = [
        CustomerPhone(number=NUMBERS.shown(one), key=NUMBERS.key(one), kind=PhoneKind.MOBILE, rank=rank)
        for rank, one in enumerate(numbers)
    ]
    address = more.pop("address", "")
    addresses = [Address(region="北京市·朝阳区", line=address)] if address else []
    return Customer(name=name, phones=phones, addresses=addresses, **more)


@pytest.fixture
def people(store, clock):
    """Ids by name: one known, one blacklisted, two who share a number."""
    shop = [
        customer("王小明", MING, "010-6552-8817", address="望京西路 41 号院 2 号楼底商 3", intention="大一号制冰机"),
        customer("郑凯", KAI, blacklisted_at=clock.now(), blacklisted_by="李敏", blacklist_reason="三次上门后拒付。"),
        customer("李记茶餐厅", LI, address="酒仙桥路 18 号", last_call_at=clock.now() - timedelta(days=1)),
        customer("李建军", MA),
        customer("马丽", MA, last_call_at=clock.now() - timedelta(days=2)),
    ]

    def save(session):
        session.add_all(shop)
        session.flush()
        return {one.name: one.id for one in shop}

    return store.run(save).result()


class Lines:
    """The lines of the seat: every change is logged and told to the desk, as the program does it."""

    def __init__(self, desk, store, clock):
        self._desk, self._store, self._clock = desk, store, clock
        self.calls = {}

    def tell(self, call):
        self._store.run(lambda s: log.keep(s, call, NUMBERS, WHO)).result()
        self.calls[call.line] = call
        self._desk.take(call)
        return call

    def ring(self, line, number=None, **more):
        what = {"state": CallState.RINGING, "direction": Direction.IN, "started_at": self._clock.now()} | more
        return self.tell(Call(uuid=uuid4(), line=line, number=number, **what))

    def change(self, line, **what):
        return self.tell(replace(self.calls[line], **what))

    def answer(self, line):
        return self.change(line, state=CallState.TALKING, answered=True, answered_at=self._clock.now())

    def hang_up(self, line):
        call = self.calls[line]
        return self.change(line, state=CallState.ENDED, answered=bool(call.answered), ended_at=self._clock.now())


class Window(QWidget):
    """The desk's page and strip, and a field elsewhere in the window."""

    def __init__(self, desk):
        super().__init__()
        self.elsewhere = QLineEdit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for one in (desk.strip, self.elsewhere, desk.page):
            layout.addWidget(one)
        layout.setStretch(2, 1)


@pytest.fixture
def settings():
    return Settings()


@pytest.fixture
def drafts(tmp_path):
    one = Drafts(tmp_path / "drafts")
    yield one
    one.close()


@pytest.fixture
def attention(qapp):
    one = Attention(qapp)
    yield one
    one.deleteLater()


@pytest.fixture
def shown():
    """Whether the desk is the page in front; a test may clear it."""
    return {"desk"}


@pytest.fixture
def means(store, theme, clock, settings, drafts, attention, shown):  # noqa: PLR0913, PLR0917  what Means is made of
    pool = ThreadPoolExecutor(max_workers=1)
    bridge = Bridge()
    yield Means(
        store=store,
        bridge=bridge,
        theme=theme,
        settings=settings,
        numbers=NUMBERS,
        kinds=RECORD_TYPES,
        clock=clock,
        records=Desk(store, WHO, clock, RECORD_TYPES),
        drafts=drafts,
        pool=pool,
        scene=lambda: Scene(Doing[attention.doing.name], "desk" in shown),
    )
    pool.shutdown(wait=True)
    bridge.deleteLater()


@pytest.fixture
def desk(means, people):
    one = CallDesk(means)
    yield one
    one.close()
    one.deleteLater()


@pytest.fixture
def window(desk, qtbot):
    one = Window(desk)
    one.resize(1234, 690)
    qtbot.addWidget(one)
    one.show()
    one.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is one)
    desk.page.take_focus()
    return one


@pytest.fixture
def lines(desk, window, store, clock):
    return Lines(desk, store, clock)
