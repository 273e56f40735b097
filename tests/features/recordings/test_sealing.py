"""Can an encrypted recording be opened by those who have its key, and by nobody else, whole or not at all?"""

import os

import pytest

from app.core.errors import DeviceUnavailable, Refused
from app.features.recordings.sealing import Keys, seal, unseal
from tests.features.recordings.keyring import SomeKeyring


@pytest.fixture
def keys():
    return Keys(SomeKeyring())


@pytest.mark.parametrize("size", [0, 1, 65535, 65536, 65537, 200_000])
def test_what_is_sealed_can_be_opened(tmp_path, keys, size):
    plain, sealed, again = tmp_path / "a", tmp_path / "b", tmp_path / "c"
    plain.write_bytes(os.urandom(size))
    name = keys.make()
    seal(plain, sealed, keys.key(name))
    unseal(sealed, again, keys)
    assert again.read_bytes() == plain.read_bytes()
    assert size == 0 or plain.read_bytes()[:64] not in sealed.read_bytes() or size < 16


@pytest.mark.parametrize("spoil", ["cut", "changed", "swapped", "cut at a piece"])
def test_what_was_changed_is_not_opened(tmp_path, keys, spoil):
    plain, sealed = tmp_path / "a", tmp_path / "b"
    plain.write_bytes(os.urandom(300_000))
    seal(plain, sealed, keys.key(keys.make()))
    data, piece = bytearray(sealed.read_bytes()), 65536 + 16
    if spoil == "cut":
        data = data[:-100]
    elif spoil == "changed":
        data[100_000] ^= 1
    elif spoil == "cut at a piece":
        data = data[: 24 + 2 * piece]
    else:
        data[24 : 24 + piece], data[24 + piece : 24 + 2 * piece] = (
            data[24 + piece : 24 + 2 * piece],
            data[24 : 24 + piece],
        )
    sealed.write_bytes(data)
    with pytest.raises(Refused, match="damaged"):
        unseal(sealed, tmp_path / "c", keys)


def test_a_key_is_written_down_and_entered_at_another_seat(tmp_path, keys):
    plain, sealed = tmp_path / "a", tmp_path / "b"
    plain.write_bytes(b"said")
    name = keys.make()
    seal(plain, sealed, keys.key(name))
    other = Keys(SomeKeyring())
    with pytest.raises(DeviceUnavailable, match=name):
        unseal(sealed, tmp_path / "c", other)
    code = keys.code(name)
    assert other.enter(code.lower().replace(" ", "-")) == name
    unseal(sealed, tmp_path / "c", other)
    assert (tmp_path / "c").read_bytes() == b"said"


def test_a_code_typed_wrong_is_noticed(keys):
    code = keys.code(keys.make())
    wrong = ("A" if code[0] != "A" else "B") + code[1:]
    for one in (wrong, code[:-5], "nonsense!", ""):
        with pytest.raises(Refused):
            keys.enter(one)
