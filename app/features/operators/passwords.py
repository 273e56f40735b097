"""Which passwords are good enough, and how are they kept so that nobody can read them?"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from app.core.errors import Invalid
from app.core.i18n import QT_TRANSLATE_NOOP, Text

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LEAST, MOST = 8, 128  # characters
_ROUNDS, _MEMORY_KIB = 2, 19 * 1024  # some 40 ms on a desk's computer, and as much for each guess of a thief
_ROWS = ("0123456789", "1234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc")
_COMMON = frozenset(
    {
        *("system", "password", "passw0rd", "p@ssw0rd", "p@ssword", "admin", "administrator", "root", "user", "guest"),
        *("test", "demo", "default", "manager", "master", "secret", "letmein", "welcome", "changeme", "iloveyou"),
        *("woaini", "5201314", "1314520", "woaini1314", "5201314520", "qq123456", "a123456", "abc123", "abcd1234"),
        *("1234abcd", "aa123456", "qwe123", "q1w2e3r4", "1q2w3e4r", "123qwe", "asd123", "zxc123", "monkey", "dragon"),
        *("sunshine", "princess", "football", "baseball", "superman", "ringfile", "laidian", "88888888", "66668888"),
        *("11223344", "12341234", "147258369", "123654789", "987654321"),
    }
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing a password must be.

    Attributes:
        words: what it must be, as it stands beside the field.
        wrong: the sentence where it is not.
        holds: gets the password and the name of whoever it is for.
    """

    words: Text
    wrong: Text
    holds: Callable[[str, str], bool]


def _is_rare(password: str, _name: str) -> bool:
    """Neither one of those that are tried first, nor one of them with a few figures behind it."""
    plain = password.casefold()
    return plain not in _COMMON and plain.rstrip("0123456789!.@#") not in _COMMON


def _is_mixed(password: str, _name: str) -> bool:
    """Not one part over and over, not a row of the keyboard, the alphabet or the figures."""
    plain = password.casefold()
    over_and_over = any(
        plain == (plain[:size] * len(plain))[: len(plain)] for size in range(1, max(2, len(plain) // 2 + 1))
    )
    rows = [way for row in _ROWS for way in (row * 2, row[::-1] * 2)]
    return not over_and_over and not any(plain in row for row in rows)


def _is_not_the_name(password: str, name: str) -> bool:
    name = "".join(name.split()).casefold()
    return not name or name not in "".join(password.split()).casefold()


RULES = (
    Rule(
        QT_TRANSLATE_NOOP("operators", "At least 8 characters"),
        QT_TRANSLATE_NOOP("operators", "The password needs at least 8 characters."),
        lambda password, _name: len(password) >= LEAST,
    ),
    Rule(
        QT_TRANSLATE_NOOP("operators", "Without the name"),
        QT_TRANSLATE_NOOP("operators", "The name must not be part of the password."),
        _is_not_the_name,
    ),
    Rule(
        QT_TRANSLATE_NOOP("operators", "None of those that are tried first"),
        QT_TRANSLATE_NOOP("operators", "This is one of the passwords that are tried first. Please take another one."),
        _is_rare,
    ),
    Rule(
        QT_TRANSLATE_NOOP("operators", "Not the same over and over, no row of keys"),
        QT_TRANSLATE_NOOP(
            "operators", "The same over and over, or a row of keys, is guessed at once. Please take another one."
        ),
        _is_mixed,
    ),
)
_TOO_LONG = QT_TRANSLATE_NOOP("operators", "The password may have at most 128 characters.")
_NOT_ALIKE = QT_TRANSLATE_NOOP("operators", "The two are not the same. Please type it again.")


def check(password: str, name: str, again: str | None = None) -> None:
    """See that a password is good enough for `name`, and typed the same twice where it was asked twice.

    Raises:
        Invalid: at "password" or "again", with the rule it breaks.
    """
    broken = next((rule.wrong for rule in RULES if not rule.holds(password, name)), None)
    if broken is None and len(password) > MOST:
        broken = _TOO_LONG
    if broken is not None:
        raise Invalid({"password": broken})
    if again is not None and again != password:
        raise Invalid({"again": _NOT_ALIKE})


def kept(password: str) -> str:
    """The argon2id hash to store. Takes a while; never on the GUI thread."""
    return _hasher().hash(_plain(password))


def fits(password: str, secret: str) -> bool:
    """Whether this is the password behind a stored hash; as slow for "" (nobody's) as for any other."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        right = _hasher().verify(secret or _nobodys(), _plain(password))
    except (VerificationError, InvalidHashError):
        return False
    return right and bool(secret)


def is_outdated(secret: str) -> bool:
    """Whether a stored hash was made with other parameters than those of today."""
    return _hasher().check_needs_rehash(secret)


def _plain(password: str) -> str:
    return normalize("NFC", password)[:MOST]


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=_ROUNDS, memory_cost=_MEMORY_KIB, parallelism=1)


@cache
def _nobodys() -> str:
    """A hash that no password is behind: to look at where there is no operator, so that both take equally long."""
    return _hasher().hash("nobody")
