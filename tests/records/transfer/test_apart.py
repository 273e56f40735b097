"""Is a file that another process writes the same as one that is written here, and what if that process ends?"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from app.core.errors import DeviceUnavailable, Refused
from app.records.field import Kind
from app.records.transfer import document_writer
from app.records.transfer.another import Another, Gone, answer
from app.records.transfer.apart import Apart, writer_of
from app.records.transfer.outline import Column, Form, Outline
from tests.blank.model import UmbrellaState

ROOT = Path(__file__).resolve().parents[3]
OUTLINE = Outline(
    title="雨伞",
    columns=(
        Column(key="colour", head="颜色"),
        Column(key="state", head="状态", kind=Kind.STATE, words={UmbrellaState.LENT: "借出"}),
        Column(key="deposit", head="押金", kind=Kind.MONEY, sums=True),
        Column(key="created_at", head="借出时间", kind=Kind.MOMENT),
    ),
    about=(("筛选", "借出"),),
    about_title="说明",
    total="合计",
)
MADE = datetime(2026, 11, 21, 1, 2, 3, tzinfo=UTC)
COLOURS = ("红", "=1+1", "", None)
ROWS = [(COLOURS[at % 4], UmbrellaState.LENT if at % 3 else None, at if at % 5 else None, MADE) for at in range(700)]


def write(writer):
    for start in range(0, len(ROWS), 100):
        writer.add(ROWS[start : start + 100])
    writer.close()


def add_many(writer):
    for _ in range(100):
        writer.add(ROWS)


def cells(path):
    if path.suffix == ".docx":
        return [[cell.text for cell in row.cells] for row in Document(str(path)).tables[0].rows]
    return [[[cell.value for cell in row] for row in sheet] for sheet in openpyxl.load_workbook(path)]


@pytest.mark.parametrize("form", Form)
def test_it_is_the_same_file(form, tmp_path):
    here, apart = tmp_path / f"here{form.value}", tmp_path / f"apart{form.value}"
    write(writer_of(form, here, OUTLINE))
    write(Apart(form, apart, OUTLINE))
    assert cells(apart) == cells(here)
    assert "借出" in str(cells(apart))


def test_what_the_writer_refuses_is_refused_here(tmp_path):
    writer = Apart(Form.DOCUMENT, tmp_path / "a.docx", OUTLINE)
    with pytest.raises(Refused, match=f"{document_writer.MOST_ROWS:,}"):
        add_many(writer)
    writer.drop()


def test_a_folder_that_is_gone_is_an_error_of_the_system(tmp_path):
    writer = Apart(Form.SHEET, tmp_path / "gone" / "a.xlsx", OUTLINE)
    writer.add(ROWS)
    with pytest.raises(FileNotFoundError):
        writer.close()
    writer.drop()


def test_a_process_that_is_ended_is_a_sentence(tmp_path):
    writer = Apart(Form.SHEET, tmp_path / "a.xlsx", OUTLINE)
    writer.add(ROWS)
    os.kill(writer._another.process.pid, signal.SIGKILL)
    with pytest.raises(DeviceUnavailable, match=r"a\.xlsx was not written"):
        writer.close()
    writer.drop()


def test_left_off_nothing_stays(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    writer = Apart(Form.SHEET, tmp_path / "a.xlsx", OUTLINE)
    writer.add(ROWS)
    for _ in range(4):
        writer.add(ROWS)  # the first have been written now
    assert list(tmp_path.iterdir())
    writer.drop()
    assert not list(tmp_path.iterdir())
    assert not writer._another.process.is_alive()


def test_more_than_a_pipe_holds_goes_both_ways():
    another = Another(echo)
    pieces = ["伞" * 100_000 for _ in range(20)]
    for one in pieces:
        another.give(one)
    assert [another.take() for _ in pieces] == pieces
    another.end()
    with pytest.raises(Gone):
        another.take()


def echo(hears, says):
    answer(hears, says, lambda piece: piece)


def test_it_does_not_outlive_the_program():
    program = (
        "import sys, time\n"
        "from tests.records.transfer.test_apart import echo\n"
        "from app.records.transfer.another import Another\n"
        "if __name__ == '__main__':\n"
        "    another = Another(echo)\n"
        "    another.give(1)\n"
        "    another.take()\n"
        "    print(another.process.pid, flush=True)\n"
        "    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE) as started:
        other = int(started.stdout.readline())
        started.kill()
        started.wait()
        end = time.monotonic() + 30
        while is_there(other) and time.monotonic() < end:
            time.sleep(0.05)
    assert not is_there(other)


def is_there(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False
