"""Are photos and papers kept whole, once, within their limits, and only where somebody may?"""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from app.core.access import Who
from app.core.errors import DeviceUnavailable, NotAllowed, Refused
from app.db.system import Trace
from app.features.callbacks.model import Callback, CallbackState
from app.records.attachments import Attachments
from app.records.papers import MOST_BYTES, MOST_FILES, Given, media_type, tidy_name
from app.records.shelf import Shelf
from tests.blank.spec import UMBRELLA
from tests.db.test_what_stays import make

PNG = b"\x89PNG\r\n\x1a\n" + b"picture"
PDF = b"%PDF-1.7 paper"
KINDS = {
    b"\xff\xd8\xff\xe0 jpeg": "image/jpeg",
    PNG: "image/png",
    b"RIFF\x10\0\0\0WEBPVP8 ": "image/webp",
    b"\0\0\0\x18ftypheic\0\0\0\0": "image/heic",
    b"\xef\xbb\xbf\n" + PDF: "application/pdf",
}


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "attachments"


@pytest.fixture
def pool():
    one = ThreadPoolExecutor(max_workers=2)
    yield one
    one.shutdown()


@pytest.fixture
def files(records, pool, folder, desk, clock):
    one = Attachments(records, pool, lambda: folder, lambda: desk.who, clock)
    yield one
    one.close()


@pytest.fixture
def umbrella(desk):
    return desk.save(UMBRELLA, None, 0, {"colour": "red"}).result().id


def names(files, id_):
    return [one.name for one in files.of(UMBRELLA, id_).result()]


def on_disk(folder):
    return sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file())


@pytest.mark.parametrize(("data", "type_"), KINDS.items(), ids=KINDS.values())
def test_what_a_file_is_is_told_by_its_bytes(data, type_):
    assert media_type(data, "x.exe") == type_


@pytest.mark.parametrize("data", [b"MZ program", b"\0\0\0\x18ftypmp42", b"GIF89a", b"<svg/>", b" " * 2000 + PDF])
def test_other_files_are_refused_whatever_they_are_called(data):
    with pytest.raises(Refused, match=r"photo\.jpg"):
        media_type(data, "photo.jpg")


def test_names_are_tidied_and_get_the_ending_of_what_is_in_them():
    assert tidy_name("C:\\照片\\冰箱.JPEG", "image/jpeg") == "冰箱.jpg"
    assert tidy_name("../../etc/发票.exe", "application/pdf") == "发票.exe.pdf"
    assert tidy_name("a\n:b?.png", "image/png") == "ab.png"
    assert tidy_name("...", "image/png") == "1.png"
    assert len(tidy_name("长" * 500 + ".png", "image/png")) < 240


def test_files_are_kept_shown_and_taken_away(files, umbrella, tmp_path, records):
    (tmp_path / "保修单.pdf").write_bytes(PDF)
    given = [Given("a.png", data=PNG), Given("保修单.pdf", tmp_path / "保修单.pdf"), Given("x.exe", data=b"MZ")]
    added = files.add(UMBRELLA, umbrella, given).result()
    assert (added.kept, len(added.refused)) == (2, 1)
    assert "x.exe" in str(added.refused[0])
    picture, paper = files.of(UMBRELLA, umbrella).result()
    assert (picture.name, paper.name, paper.added_by, paper.size) == ("a.png", "保修单.pdf", "李娜", len(PDF))
    assert files.read(paper, bytes).result() == PDF
    copy = files.copy_to_show(paper).result()
    assert (copy.name, copy.read_bytes()) == ("保修单.pdf", PDF)
    files.remove(UMBRELLA, umbrella, picture.id).result()
    assert names(files, umbrella) == ["保修单.pdf"]
    told = records.look(lambda s: [one.deed for one in s.scalars(select(Trace).where(Trace.kind == "attachment"))])
    assert sorted(told.result()) == ["deleted", "made", "made"]
    files.close()
    assert not copy.exists()


def test_the_same_content_lies_there_once(files, umbrella, folder, desk):
    other = desk.save(UMBRELLA, None, 0, {"colour": "blue"}).result().id
    for id_, name in ((umbrella, "a.png"), (umbrella, "again.png"), (other, "b.png")):
        assert files.add(UMBRELLA, id_, [Given(name, data=PNG)]).result().kept == 1
    assert (names(files, umbrella), names(files, other)) == (["a.png"], ["b.png"])
    assert len(on_disk(folder)) == 1


def test_limits_of_size_and_number_are_said(files, umbrella):
    large = files.add(UMBRELLA, umbrella, [Given("l.png", data=PNG + bytes(MOST_BYTES))]).result()
    assert "25 MB" in str(large.refused[0])
    assert "empty" in str(files.add(UMBRELLA, umbrella, [Given("e.png", data=b"")]).result().refused[0])
    many = [Given(f"{at}.png", data=PNG + bytes([at])) for at in range(MOST_FILES + 3)]
    added = files.add(UMBRELLA, umbrella, many).result()
    assert (added.kept, str(added.refused[-1])) == (MOST_FILES, "At most 40 file(s) can be kept with one record.")
    assert len(names(files, umbrella)) == MOST_FILES


def test_a_file_that_is_gone_elsewhere_or_damaged_says_so(files, umbrella, folder):
    files.add(UMBRELLA, umbrella, [Given("a.png", data=PNG)]).result()
    (one,) = files.of(UMBRELLA, umbrella).result()
    kept = folder / one.sha256[:2] / one.sha256
    kept.write_bytes(PNG[:-1])
    with pytest.raises(Refused, match="damaged"):
        files.read(one, bytes).result()
    files.add(UMBRELLA, umbrella, [Given("a.png", data=PNG)]).result()
    assert files.read(one, bytes).result() == PNG, "given again it is whole again"
    kept.unlink()
    with pytest.raises(Refused, match=r"a\.png.*is not in"):
        files.read(one, bytes).result()
    kept.parent.rmdir()
    folder.rename(folder.with_name("away"))
    with pytest.raises(DeviceUnavailable, match="cannot be used"):
        files.read(one, bytes).result()


def test_a_file_stands_in_the_way_of_the_folder(files, umbrella, folder):
    folder.write_bytes(b"")
    with pytest.raises(DeviceUnavailable, match="cannot be used"):
        files.add(UMBRELLA, umbrella, [Given("a.png", data=PNG)]).result()
    assert names(files, umbrella) == []


def test_rights_count(files, umbrella, desk):
    files.add(UMBRELLA, umbrella, [Given("a.png", data=PNG)]).result()
    (one,) = files.of(UMBRELLA, umbrella).result()
    desk.sign_in(Who("张三", "", frozenset()))
    with pytest.raises(NotAllowed):
        files.add(UMBRELLA, umbrella, [Given("b.png", data=PNG + b"b")]).result()
    with pytest.raises(NotAllowed):
        files.remove(UMBRELLA, umbrella, one.id).result()
    assert names(files, umbrella) == ["a.png"]


def test_a_record_that_is_gone_takes_none(files, umbrella):
    with pytest.raises(Refused, match="no longer there"):
        files.add(UMBRELLA, umbrella + 1, [Given("a.png", data=PNG)]).result()


def test_a_deleted_record_leaves_its_files_to_nobody_and_gets_them_back(files, umbrella, desk):
    files.add(UMBRELLA, umbrella, [Given("a.png", data=PNG)]).result()
    version = desk.load(UMBRELLA, umbrella).result().version
    desk.save(UMBRELLA, umbrella, version, {"due_on": datetime(2026, 11, 24, tzinfo=UTC).date()}).result()
    desk.step(UMBRELLA, umbrella, "return").result()
    gone = desk.delete(UMBRELLA, umbrella).result()
    assert names(files, umbrella) == []
    desk.undo(gone).result()
    assert names(files, umbrella) == ["a.png"]


def test_what_is_approved_keeps_its_files_also_where_only_the_database_watches(files, store):
    id_ = store.run(lambda s: make(s, "callback")).result()
    flow = replace(UMBRELLA.workflow, states=CallbackState, finished="handled", approved="approved")
    careful = replace(UMBRELLA, model=Callback, fields=(), workflow=flow, right_save="")
    careless = replace(careful, workflow=None)
    (before,) = files.of(careful, id_).result()
    for kind, why in ((careful, "王主管 approved this"), (careless, "It is approved")):
        with pytest.raises(Refused, match=why):
            files.add(kind, id_, [Given("b.png", data=PNG)]).result()
        with pytest.raises(Refused, match=why):
            files.remove(kind, id_, before.id).result()
    assert files.of(careful, id_).result() == (before,)


def test_what_no_record_has_is_put_aside_after_a_day_and_comes_back_where_it_is_wanted(files, umbrella, folder, clock):
    files.add(UMBRELLA, umbrella, [Given("a.png", data=PNG), Given("b.png", data=PNG + b"b")]).result()
    kept, dropped = files.of(UMBRELLA, umbrella).result()
    files.remove(UMBRELLA, umbrella, dropped.id).result()
    for one in folder.rglob("*"):
        os.utime(one, (clock.now().timestamp(),) * 2)
    assert files.sweep(folder).result() == 0, "it is younger than a day"
    clock.advance(timedelta(days=2).total_seconds())
    assert files.sweep(folder).result() == 1
    assert on_disk(folder) == sorted([f"{kept.sha256[:2]}/{kept.sha256}", f"unused/{dropped.sha256}"])
    assert files.read(dropped, bytes).result() == PNG + b"b"
    assert f"unused/{dropped.sha256}" not in on_disk(folder)
    clock.advance(timedelta(days=2).total_seconds())
    os.utime(folder / dropped.sha256[:2] / dropped.sha256, (0, 0))
    files.sweep(folder).result()
    clock.advance(timedelta(days=31).total_seconds())
    files.sweep(folder).result()
    assert on_disk(folder) == [f"{kept.sha256[:2]}/{kept.sha256}"]


def test_half_written_files_are_swept(folder):
    (folder / "ab").mkdir(parents=True)
    (folder / "ab" / "x.part").write_bytes(b"half")
    (folder / "ab" / "notes.txt").write_bytes(b"somebody's own")
    os.utime(folder / "ab" / "x.part", (0, 0))
    os.utime(folder / "ab" / "notes.txt", (0, 0))
    Shelf(folder).sweep(set(), 10.0 * 86_400)
    assert on_disk(folder) == ["ab/notes.txt"]


def test_files_for_a_record_still_to_be_saved_are_sorted_out_before(files):
    fit, refused = files.sort_out([Given("a.png", data=PNG), Given("b.exe", data=b"MZ")]).result()
    assert [one.name for one in fit] == ["a.png"]
    assert "b.exe" in str(refused[0])
