"""Does what was typed survive the end of the program?"""

from datetime import UTC, date, datetime

import pytest

from app.records.drafts import Drafts

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
VALUES = {
    "name": "王小明",
    "day": date(2026, 11, 24),
    "at": NOW,
    "none": None,
    "phones": ({"number": "138", "kind": "mobile"}, {"number": "010", "kind": None}),
}


@pytest.fixture
def drafts(tmp_path):
    one = Drafts(tmp_path / "drafts")
    yield one
    one.close()


def test_a_draft_comes_back_as_it_was(drafts, tmp_path):
    drafts.keep("customer-12", 3, VALUES, {"group_id": "散客"}, NOW)
    drafts.close()
    again = Drafts(tmp_path / "drafts")
    draft = again.load("customer-12").result()
    again.close()
    assert (draft.values, draft.names, draft.version, draft.kept_at) == (VALUES, {"group_id": "散客"}, 3, NOW)


def test_the_last_one_counts_and_dropping_forgets(drafts):
    drafts.keep("a", 0, {"x": 1}, {}, NOW)
    drafts.keep("a", 0, {"x": 2}, {}, NOW)
    drafts.keep("客户/新", 0, {"y": 1}, {}, NOW)
    assert [one.form for one in drafts.all().result()] in (["a", "客户/新"], ["客户/新", "a"])
    assert drafts.load("a").result().values == {"x": 2}
    drafts.drop("a")
    assert drafts.load("a").result() is None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"form": "a"}', '{"form": "a", "kept_at": "x", "values": {}}'])
def test_a_damaged_draft_is_passed_over(drafts, tmp_path, content):
    drafts.keep("a", 0, {"x": 1}, {}, NOW).result()
    path = next((tmp_path / "drafts").glob("*.json"))
    path.write_text(content, "utf-8")
    assert drafts.load("a").result() is None
    assert drafts.all().result() == []


def test_a_disk_that_cannot_be_written_never_stops_the_typing(tmp_path):
    (tmp_path / "drafts").write_text("a file where the folder should be", "utf-8")
    drafts = Drafts(tmp_path / "drafts")
    drafts.keep("a", 0, {}, {}, NOW).result()
    assert drafts.load("a").result() is None
    drafts.close()
