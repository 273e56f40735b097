"""Which cards are read again when somebody saves something, and which are not?"""

from app.core.access import Who
from app.core.changes import OWNER, WHOLE, Changes, anything_of
from app.core.phone import Numbers
from app.db.base import Base
from app.db.store import touch
from app.features.calls import log
from app.features.customers.model import Customer, CustomerPhone, PhoneKind
from app.features.desk.concern import concern_of
from app.features.desk.today import only_calls
from app.features.messages.model import Message
from tests.features.calls.conftest import ringing

NUMBERS = Numbers("CN", "010")
LINA = Who("李娜", "1")
KEY, OTHER_KEY = NUMBERS.key("13800138000"), NUMBERS.key("13910772046")


def saved(store, job):
    """What a job touched, and its answer."""
    answer = store.run(job).result()
    return concern_of(store.commits[-1]), store.commits[-1], answer


def customer(store, name="王小明", number="13800138000"):
    def job(session):
        phone = CustomerPhone(number=number, key=NUMBERS.key(number), kind=PhoneKind.MOBILE, rank=0)
        session.add(made := Customer(name=name, phones=[phone]))
        session.flush()
        return made.id

    return saved(store, job)


def test_a_call_concerns_the_cards_with_its_number_only(store):
    _, _, ming = customer(store)
    call = ringing("13800138000")
    for _ in range(2):
        concern, changes, _ = saved(store, lambda s: log.keep(s, call, NUMBERS, LINA))
        assert concern.called([KEY])
        assert not concern.called([OTHER_KEY])
        assert not concern.about(ming + 1)
        assert not concern.people
        assert only_calls(changes)
    concern, _, _ = saved(store, lambda s: log.take(s, call, NUMBERS, LINA))
    assert not concern.called([OTHER_KEY])
    concern, _, _ = saved(store, lambda s: log.handle_all(s, LINA) or touch(s, "call", 1))
    assert concern.called([OTHER_KEY]), "nobody said whose call it is"


def test_a_record_concerns_the_card_it_is_about_and_the_one_it_was_about(store):
    (_, _, ming), (_, _, kai) = customer(store), customer(store, "老周", "13910772046")

    def write(session):
        session.add(made := Message(words="回电", customer_id=ming, number="LY-1", state="unread"))
        session.flush()
        return made.id

    concern, changes, id_ = saved(store, write)
    assert (concern.about(ming), concern.about(kai), concern.called([KEY])) == (True, False, False)
    assert not only_calls(changes)

    def move(session):
        session.get_one(Message, id_).customer_id = kai

    concern, _, _ = saved(store, move)
    assert (concern.about(ming), concern.about(kai)) == (True, True)
    concern, _, _ = saved(store, lambda s: touch(s, "message", id_))
    assert concern.about(10**6), "nobody said whose it is"


def test_a_customer_who_is_made_or_changed_concerns_who_calls_from_a_number_nobody_has(store):
    concern, _, ming = customer(store)
    assert concern.people
    assert concern.about(ming)
    assert not concern.about(ming + 1)
    concern, _, _ = saved(store, lambda s: setattr(s.get_one(Customer, ming), "name", "王大明"))
    assert concern.people


def test_words_settings_and_whatever_was_missed_concern_everybody():
    for changes in (
        Changes(frozenset({("setting", WHOLE)})),
        Changes(frozenset({("choice", 3)})),
        Changes(frozenset({("sale", WHOLE)})),
        Changes(frozenset({(OWNER, WHOLE), ("sale", 1)})),
        anything_of(Base.metadata.tables),
    ):
        assert concern_of(changes).about(7)
        assert not only_calls(changes)
    assert concern_of(anything_of(Base.metadata.tables)).called([KEY])
