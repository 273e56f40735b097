"""Which repairs do list, chips, search, card, Today and the queue of what is to be approved show, and how?"""

from datetime import timedelta

import pytest

from app.core.access import Who
from app.core.options import REPAIR_LATE_HOURS, Settings
from app.features.record_types import record_types
from app.features.repairs.late import Lateness
from app.records.desk import Desk
from app.records.listing import Query
from app.records.queue import Asked
from app.records.timeline import story_of
from tests.features.repairs.conftest import KINDS, NUMBERS, REPAIR

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def ids(desk):
    def found(*chips, text=""):
        return {row.id for row in desk.page(REPAIR, Query("", text, chips)).result().rows}

    return found


def story(store, customer, clock):
    return store.look(lambda s: story_of(s, KINDS, customer, clock.now(), 20)).result()


def test_chips(desk, take, finish, ids, clock):
    now = clock.now()
    past = take(appointment_at=now - 3 * HOUR, appointment_until=now - HOUR)
    running = take(appointment_at=now - HOUR, appointment_until=now + HOUR)
    urgent = take(urgency="urgent", appointment_at=now + 3 * DAY)
    mine = take(author="王芳")
    done = take(author="王芳", appointment_at=now - 3 * HOUR)
    finish(done)
    assert ids("late") == {past.id}
    assert ids("urgent") == {urgent.id}
    assert ids("today") == {past.id, running.id, done.id}
    assert ids("mine") == {past.id, running.id, urgent.id}
    assert ids("pending", "open") == {past.id, running.id, urgent.id, mine.id}
    assert ids("finished") == {done.id}
    counts = desk.counts(REPAIR).result()
    assert (counts["pending"], counts["finished"], counts["late"], counts["open"]) == (4, 1, 1, 4)


def test_a_technician_sees_what_is_theirs(store, take, technician, clock):
    saved = take(technician_id=technician)
    theirs = Desk(store, Who("张建国", ""), clock, KINDS)
    assert [one.id for one in theirs.page(REPAIR, Query(filters=("mine",))).result().rows] == [saved.id]


def test_without_an_appointment_it_is_overdue_after_as_long_as_the_shop_says(store, take, clock):
    settings = Settings()
    kind = next(one for one in record_types(lambda: NUMBERS, lambda: settings) if one.key == "repair")
    late = next(one for one in kind.filters if one.key == "late")
    desk = Desk(store, Who("李娜", ""), clock, (kind,))
    take()
    clock.advance(5 * 3600)
    assert desk.counts(kind).result()[late.key] == 0
    settings.put(REPAIR_LATE_HOURS, 4)
    assert desk.counts(kind).result()[late.key] == 1


def test_search(take, ids, bought):
    one = take(product_id=bought["SN-IN-1"], product="制冰机 IM-50A", serial="SN-IN-1")
    other = take(product="洗碗机 DW-80", serial="abc-77")
    both = {one.id, other.id}
    assert ids(text=one.number) == {one.id}
    assert ids(text="1121-0002") == {other.id}
    assert ids(text="sn-in") == ids(text="IM-50") == ids(text="制冰") == {one.id}
    assert ids(text="洗碗机") == ids(text="abc") == {other.id}
    assert ids(text="海底捞") == ids(text="hdl") == ids(text="13800138000") == both
    assert ids(text="没有这个") == set()


def test_overdue_and_urgent_lines_stand_out(clock):
    now = clock.now()
    late = Lateness(Settings)
    cells = {
        "state": "dispatched",
        "urgency": "urgent",
        "appointment_at": now - 4 * DAY,
        "appointment_until": None,
        "created_at": now - 9 * DAY,
    }
    marks = late.marks(cells, now)
    assert (marks["appointment_at"].colour, str(marks["appointment_at"].after)) == ("danger", "4 day(s) late")
    assert marks["fault"].icon
    ahead = cells | {"appointment_at": now + HOUR, "appointment_until": now + 2 * HOUR, "urgency": "usual"}
    local = (now + 2 * HOUR).astimezone()
    assert {key: str(one.after) for key, one in late.marks(ahead, now).items()} == {
        "appointment_at": f"– {local:%H:%M}"
    }
    assert "appointment_at" not in late.marks(cells | {"state": "approved"}, now)
    long_ago = {"state": "approved", "appointment_at": now - 400 * DAY, "appointment_until": now - 400 * DAY + HOUR}
    assert "appointment_at" not in late.marks(cells | long_ago, now), "the year takes up the column"


# ------------------------------------------------------------ card


def test_the_card_has_open_ones_first_with_the_parts_used(store, take, finish, customer, clock):
    first = take(fault="不制冷")
    clock.advance(60)
    parts = ({"name": "电磁阀", "quantity": 1, "price": 8600}, {"name": "密封圈", "quantity": 2, "price": 1200})
    done = take(product="制冰机", parts=parts)
    finish(done)
    told = story(store, customer, clock)
    repairs = [one for one in told.events if one.kind == "repair"]
    assert [(one.id, one.open) for one in repairs] == [(first.id, True), (done.id, False)]
    assert repairs[1].text == "制冰机 · 张建国 · 电磁阀 ×1, 密封圈 ×2"
    assert repairs[1].note == "¥110"
    assert told.counts["repair"] == 2


def test_the_headline_says_what_is_open_and_for_how_long(send, store, take, customer, clock):
    send(take(appointment_at=clock.now() + 9 * DAY))
    clock.advance(3 * 86400)
    take(fault="不制冷")
    words = [str(one.words) for one in story(store, customer, clock).remarks]
    assert words == ["1 waiting", "1 dispatched for 3 day(s)"]


def test_an_overdue_one_is_a_warning_that_leads_to_it(store, take, customer, clock):
    saved = take(fault="不制冷")
    clock.advance(6 * 86400)
    banner, headline = story(store, customer, clock).remarks
    assert (str(banner.words), banner.banner) == ("Open repair since 6 day(s): 不制冷", True)
    assert banner.name == f"repair:open:{saved.id}"
    assert (str(headline.words), headline.colour) == ("1 waiting for 6 day(s)", "danger")


def test_a_machine_to_be_exchanged_is_a_warning(store, take, finish, customer, clock):
    for _ in range(2):
        finish(take(serial="SN-1", product="制冰机", warranty="in"))
    (banner,) = (one for one in story(store, customer, clock).remarks if one.banner)
    assert banner.banner
    assert str(banner.words) == "Two repairs of this machine failed: exchange is due (制冰机)"


# ------------------------------------------------------------ Today, approving


def test_today_has_the_overdue_ones_first_then_by_appointment(store, take, clock):
    now, who = clock.now(), Who("李娜", "")
    later, sooner = take(appointment_at=now + 5 * HOUR), take(appointment_at=now + 2 * HOUR)
    past = take(appointment_at=now - 2 * HOUR)
    today = REPAIR.today
    events = store.look(lambda s: today.events(s, who, now, 9)).result()
    assert [one.id for one in events] == [past.id, sooner.id, later.id]
    assert (str(events[0].note), events[0].note_colour) == ("2 hour(s) late", "danger")
    assert store.look(lambda s: today.count(s, who, now)).result() == 3


def test_what_is_doubtful_is_said_before_approving(desk, take, finish, clock):
    made = {
        "satisfaction": take(satisfaction=2, service_fee=100),
        "charged": take(warranty="out"),
        "price": take(parts=({"name": "滤芯"},), travel_fee=100),
        "fine": take(satisfaction=5, warranty="in", product="冷柜"),
        "before": take(serial="S-1", warranty="in"),
    }
    clock.advance(3 * 86400)
    made["repaired"] = take(serial="S-1", warranty="in")
    for saved in made.values():
        finish(saved)
    rows = {one.id: one for one in desk.queue(Asked()).result().rows}
    said = {name: str(rows[saved.id].doubt or "") for name, saved in made.items()}
    assert "2 of 5" in said["satisfaction"]
    assert "nothing was charged" in said["charged"]
    assert "no price" in said["price"]
    assert "3 day(s) before" in said["repaired"]
    assert (said["fine"], said["before"]) == ("", "")
    assert rows[made["fine"].id].by == "张建国"
