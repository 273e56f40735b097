"""Is a weak password refused with the rule it breaks, and can nobody read a kept one?"""

import pytest

from app.core.errors import Invalid
from app.features.operators import passwords
from app.features.operators.passwords import check, fits, is_outdated, kept


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("", "at least 8"),
        ("system", "at least 8"),
        ("kf93x!q", "at least 8"),
        ("12345678", "row of keys"),
        ("87654321", "row of keys"),
        ("qwertyui", "row of keys"),
        ("aaaaaaaa", "over and over"),
        ("abcabcabc", "over and over"),
        ("admin123456", "tried first"),
        ("System2026", "tried first"),
        ("Password1!", "tried first"),
        ("chen jing 88", "name"),
        ("88ChenJing88", "name"),
        ("x" * 60 + "y" * 69, "at most 128"),
    ],
)
def test_a_weak_password_is_refused_with_the_rule_it_breaks(password, says):
    with pytest.raises(Invalid) as err:
        check(password, "Chen Jing")
    assert set(err.value.fields) == {"password"}
    assert says in str(err.value)


@pytest.mark.parametrize("password", ["冰箱维修站二〇二六", "correct horse battery", "k7!mm20x"])
def test_a_good_one_passes(password):
    check(password, "陈静", password)


def test_typed_differently_the_second_time():
    with pytest.raises(Invalid) as err:
        check("冰箱维修站2026", "陈静", "冰箱维修站2062")
    assert set(err.value.fields) == {"again"}


def test_kept_as_argon2id_with_a_salt_of_its_own():
    secret = kept("冰箱维修站2026")
    assert secret.startswith("$argon2id$")
    assert "冰箱" not in secret
    assert secret != kept("冰箱维修站2026")
    assert len(secret) <= 200
    assert (fits("冰箱维修站2026", secret), fits("冰箱维修站2062", secret)) == (True, False)


def test_nobody_gets_in_where_no_password_was_set():
    assert not fits("", "")
    assert not fits("nobody", "")
    assert not fits("x", "no hash at all")


def test_letters_with_accents_may_come_from_any_keyboard():
    assert fits("cafe\u0301 noir 12", kept("caf\u00e9 noir 12"))


def test_a_hash_made_with_other_parameters_is_known_as_such():
    from argon2 import PasswordHasher

    assert is_outdated(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("冰箱维修站2026"))
    assert not is_outdated(kept("冰箱维修站2026"))


def test_every_rule_has_its_own_words():
    assert len({str(rule.words) for rule in passwords.RULES}) == len(passwords.RULES)
    assert len({str(rule.wrong) for rule in passwords.RULES}) == len(passwords.RULES)
