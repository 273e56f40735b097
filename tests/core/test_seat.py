"""Does the seat keep its settings, and what if the file is damaged or cannot be written?"""

import json

import pytest

from app.core.errors import DeviceUnavailable
from app.core.seat import SeatFile, SeatMemory


@pytest.fixture
def path(tmp_path):
    return tmp_path / "seat" / "settings.json"


def test_what_is_saved_is_loaded(path):
    SeatFile(path).save({"operator": "李娜", "boxes": [{"driver": "whozz", "port": "COM3"}]})
    assert SeatFile(path).load() == {"operator": "李娜", "boxes": [{"driver": "whozz", "port": "COM3"}]}
    assert [one.name for one in path.parent.iterdir()] == ["settings.json"]


def test_no_file_is_an_empty_one(path):
    file = SeatFile(path)
    assert (file.load(), file.trouble) == ({}, None)


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe\x00", b"null"])
def test_a_damaged_file_is_set_aside_and_reported(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    file = SeatFile(path)
    assert file.load() == {}
    assert "settings.json.damaged" in str(file.trouble)
    assert path.with_name("settings.json.damaged").read_bytes() == content
    file.save({"a": 1})
    assert file.load() == {"a": 1}
    assert file.trouble is None


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "seat").write_text("a file where the folder should be", "utf-8")
    with pytest.raises(DeviceUnavailable):
        SeatFile(tmp_path / "seat" / "settings.json").save({})


def test_memory_answers_at_once_and_writes_behind(path):
    memory = SeatMemory(SeatFile(path))
    assert memory.recall("page.customer", {}) == {}
    for width in range(20):
        memory.keep("page.customer", {"order": "-name", "width": width})
    assert memory.recall("page.customer") == {"order": "-name", "width": 19}
    memory.close()
    assert json.loads(path.read_text("utf-8")) == {"page.customer": {"order": "-name", "width": 19}}
