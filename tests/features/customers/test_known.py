"""Does a seat know its last callers without the server, and nobody else from its disk?"""

from datetime import timedelta

import pytest
from cryptography.fernet import Fernet

from app.core.seal import Seal, seal_of
from app.features.customers.known import KnownCards, forget_all
from app.features.customers.lookup import card_of
from app.features.customers.recent import recent_cards
from tests.features.desk.conftest import MA, MING, customer

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


@pytest.fixture
def seal():
    return Seal(Fernet.generate_key())


@pytest.fixture
def cards(store, clock):
    now = clock.now()
    shop = [
        customer("王小明", MING, address="望京西路 41 号院", last_call_at=now),
        customer("李建军", MA),
        customer("马丽", MA),
    ]
    shop[2].last_call_at = now - timedelta(days=1)

    def save(session):
        session.add_all(shop)
        session.flush()
        return [card_of(session, one.id) for one in shop]

    return store.run(save).result()


def test_a_card_comes_back_as_it_was(cards, seal, tmp_path, clock):
    known = KnownCards(tmp_path / "known.db", seal, 100)
    known.keep(cards, clock.now()).result()
    (found,) = known.find(MING).result()
    assert (found.card, found.seen_at) == (cards[0], clock.now())
    assert {one.card.name for one in known.find(MA).result()} == {"李建军", "马丽"}
    assert known.find("13900000000").result() == []
    known.close()
    lying = b"".join(path.read_bytes() for path in tmp_path.glob("known.db*"))
    assert MING.encode() not in lying
    assert "王小明".encode() not in lying
    assert "望京".encode() not in lying


def test_another_key_opens_nothing(cards, seal, tmp_path, clock):
    known = KnownCards(tmp_path / "known.db", seal, 100)
    known.keep(cards, clock.now()).result()
    known.close()
    thief = KnownCards(tmp_path / "known.db", Seal(Fernet.generate_key()), 100)
    assert thief.find(MING).result() == []
    thief.close()
    forget_all(tmp_path / "known.db")
    assert not list(tmp_path.glob("known.db*"))


def test_only_so_many_are_kept_those_seen_last(cards, seal, tmp_path, clock):
    known = KnownCards(tmp_path / "known.db", seal, 1)
    known.keep(cards[:1], clock.now()).result()
    clock.advance(60)
    known.keep(cards[1:2], clock.now()).result()
    assert known.find(MING).result() == []
    assert [one.card.name for one in known.find(MA).result()] == ["李建军"]
    known.close()


def test_those_who_called_last_are_learnt_first(cards, store):
    found = store.read(lambda s: recent_cards(s, 0, 50)).result()
    assert [one.name for one in found] == ["王小明", "马丽"], "who never called is not worth a place"
    assert [one.name for one in store.read(lambda s: recent_cards(s, 1, 1)).result()] == ["马丽"]


class Ring:
    """A keyring in memory."""

    def __init__(self):
        self.kept = {}

    def get_password(self, service_name, username):
        return self.kept.get((service_name, username))

    def set_password(self, service_name, username, password):
        self.kept[service_name, username] = password


def test_the_key_is_made_once_and_kept_in_the_keyring(engine_name):
    ring = Ring()
    sealed = seal_of(ring).close("王小明".encode())
    assert seal_of(ring).open(sealed) == "王小明".encode()
    assert len(ring.kept) == 1


def test_without_a_keyring_there_is_no_seal(engine_name):
    class Deaf(Ring):
        def set_password(self, service_name, username, password):
            raise RuntimeError("no keyring")

    assert seal_of(Deaf()) is None
