"""Does a bug leave a report and a running program?"""

import threading

import pytest

from app.ui.crash import CrashDialog, Crashes


@pytest.fixture
def told():
    return []


@pytest.fixture
def crashes(tmp_path, told):
    return Crashes(tmp_path, told.append, "0.1.0")


def raised(err):
    try:
        raise err
    except type(err) as caught:
        return type(caught), caught, caught.__traceback__


@pytest.mark.logs("unexpected error")
def test_a_report_says_what_where_and_with_what(crashes, told, tmp_path):
    crashes.take(*raised(ZeroDivisionError("ring")))
    (path,) = told
    report = path.read_text("utf-8")
    assert path.parent == tmp_path
    for words in ("Ringfile 0.1.0", "ZeroDivisionError: ring", "test_crash.py", "Qt 6"):
        assert words in report


@pytest.mark.logs("unexpected error")
def test_the_same_bug_is_told_once(crashes, told):
    for _ in range(5):
        crashes.take(*raised(ZeroDivisionError()))
    assert len(told) == 1


@pytest.mark.logs("unexpected error", "could not be written")
def test_a_full_disk_is_no_second_crash(tmp_path, told):
    file = tmp_path / "a file"
    file.write_text("")
    Crashes(file / "logs", told.append).take(*raised(ValueError()))
    assert told == []


@pytest.mark.logs("unexpected error")
def test_bugs_of_threads_are_caught(tmp_path, told, monkeypatch):
    import sys

    crashes = Crashes(tmp_path, told.append)
    before = sys.excepthook, threading.excepthook
    crashes.install()
    try:
        thread = threading.Thread(target=lambda: 1 / 0, name="box COM3")
        thread.start()
        thread.join()
    finally:
        crashes.remove()
        sys.excepthook, threading.excepthook = before
    assert "box COM3" in told[0].read_text("utf-8")


def test_the_user_goes_on_after_the_dialog(shell, qtbot, tmp_path):
    shell.messages.crashed(tmp_path / "crash-1.txt")
    shell.messages.crashed(tmp_path / "crash-2.txt")
    (dialog,) = shell.findChildren(CrashDialog)
    dialog.close()
    shell.messages.crashed(tmp_path / "crash-3.txt")
    assert len([one for one in shell.findChildren(CrashDialog) if one.isVisible()]) == 1
