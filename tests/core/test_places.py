"""Is everything the program writes in one folder, and is a bad folder said in a sentence?"""

from pathlib import Path

import pytest

from app.core.errors import Unavailable
from app.core.places import Places, default_places


def test_everything_lies_in_one_folder(tmp_path):
    places = Places(tmp_path / "a" / "data")
    assert not places.root.exists()
    places.prepare()
    places.prepare()
    for path in (places.drafts, places.backups, places.logs, places.recordings):
        assert path.is_dir()
        assert path.parent == places.root
    assert {path.parent for path in (places.database, places.settings, places.lock)} == {places.root}


def test_without_a_word_it_is_the_platforms_folder(monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere")
    assert default_places().root.name == "Ringfile"


def test_a_file_in_the_way(tmp_path):
    (tmp_path / "data").write_text("mine")
    for root in (tmp_path / "data", tmp_path / "data" / "deeper"):
        with pytest.raises(Unavailable, match="stands in its way"):
            Places(root).prepare()


def test_a_folder_that_cannot_be_written():
    with pytest.raises(Unavailable, match="Nothing can be written"):
        Places(Path("/proc/ringfile")).prepare()
