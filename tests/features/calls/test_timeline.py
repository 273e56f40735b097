"""What do calls say on the card?"""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from app.features.calls import log
from app.features.calls.model import CallRecord
from app.features.calls.spec import CALL
from app.features.calls.timeline import belongs, count, earlier
from app.records.timeline import story_of
from app.telephony.protocol import CallState, Direction
from tests.features.calls.conftest import START, ended, ringing
from tests.features.customers.conftest import WHO


def minutes(number):
    return START + timedelta(minutes=number)


def story(store, customer_id, limit=9, now=START):
    return store.look(lambda s: story_of(s, (CALL,), customer_id, now, limit)).result()


def test_calls_of_all_numbers_and_those_linked_by_hand_newest_first(store, keep, customer):
    id_, other = customer("王小明", "13800138000", "65521234"), customer("李四", "13500000000")
    keep(ended(at=minutes(0)))
    keep(ended("010-65521234", at=minutes(1), talk_s=75))
    linked = keep(ended("13700000000", at=minutes(2)))
    taken = keep(ended(at=minutes(3)))  # from this number, but somebody else's call
    store.run(lambda s: log.link(s, linked, id_)).result()
    store.run(lambda s: log.link(s, taken, other)).result()
    found = story(store, id_).events
    assert [one.at for one in found] == [minutes(2), minutes(1), minutes(0)]
    assert found[1].note == "1:15"
    assert story(store, id_).counts == {"call": 3}
    assert story(store, id_, limit=2).events == found[:2]
    where = belongs(id_)
    assert len(store.look(lambda s: s.scalars(select(CallRecord.id).where(where)).all()).result()) == 3


def test_a_customer_saved_later_has_the_earlier_calls(store, keep, customer):
    keep(ended())
    assert len(store.look(lambda s: earlier(s, "13800138000", 5)).result()) == 1
    assert store.look(lambda s: earlier(s, "", 5)).result() == []
    id_ = customer("王小明", "138-0013-8000")
    assert store.look(lambda s: count(s, id_)).result() == 1


def test_withheld_calls_belong_to_nobody(store, keep, customer):
    keep(ended(""))
    id_ = customer("无号", "P")
    assert story(store, id_).events == ()
    assert story(store, id_).counts == {"call": 0}


def test_what_an_entry_says(store, keep, customer):
    id_ = customer("王小明", "13800138000")
    talking = replace(ringing(at=minutes(3)), state=CallState.TALKING, answered=True)
    missed, out = ended(at=minutes(0), ring_s=26), ended(at=minutes(1), direction=Direction.OUT, talk_s=5)
    for call in (missed, out, ended(at=minutes(2), talk_s=280), talking):
        keep(call)
    said = [(str(one.title), str(one.text), one.note) for one in story(store, id_).events]
    assert said == [
        ("Incoming call, 李娜 answered", "Line 1", ""),
        ("Incoming call, 李娜 answered", "Line 1", "4:40"),
        ("李娜 called", "Line 1", "0:05"),
        ("Missed call, rang for 26 s", "Handled by 李娜", ""),
    ]


def test_what_was_intended_at_earlier_calls_stands_there(store, keep, customer):
    id_ = customer("王小明", "13800138000")
    for minute, (note, intention) in enumerate((("问价格", "空调两台"), ("", "洗衣机"))):
        call = ended(at=minutes(minute), talk_s=60)
        keep(call)
        wrapped = {"note": note, "intention": intention, "outcome": None, "next_on": None}
        store.run(lambda s, call=call, wrapped=wrapped: log.annotate(s, call.uuid, **wrapped, who=WHO)).result()
    said = [str(one.text) for one in story(store, id_).events]
    assert said == ["Intends to buy: 洗衣机", "问价格 · Intends to buy: 空调两台"]


def test_missed_calls_of_today_are_remarked(store, keep, customer):
    id_ = customer("王小明", "13800138000")
    now = minutes(30)
    assert story(store, id_, now=now).remarks == ()
    keep(ended(at=now - timedelta(days=2)))
    keep(ended(at=now - timedelta(minutes=2)))
    keep(ended(at=now - timedelta(minutes=1)))
    (one,) = story(store, id_, now=now).remarks
    assert one.words.count == 2
    narrowed = store.look(lambda s: story_of(s, (CALL,), id_, now, 9, only="sale")).result()
    assert narrowed.remarks == (one,)
