"""Does every command answer bad input with one sentence, and never with a stack of calls?"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from app.core.places import Places
from app.db.guard import claim
from main import COMMANDS, main
from tests.boot.test_opening import damage

ROOT = Path(__file__).parents[2]


@pytest.fixture
def answer(capsys):
    """Runs a command; gives its exit code, what it printed, and the lines of its complaint."""

    def run(*words):
        capsys.readouterr()
        try:
            code = main([str(word) for word in words])
        except SystemExit as end:
            code = end.code
        said = capsys.readouterr()
        return code, said.out, said.err.splitlines()

    return run


def complaint(answer, code, *words):
    """The one sentence of a command that refuses."""
    told = answer(*words)
    assert told[:2] == (code, "")
    (sentence,) = told[2]
    assert sentence.startswith("ringfile")
    return sentence


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    """A data folder with a few customers and their calls."""
    folder = tmp_path_factory.mktemp("shop")
    assert main(["demo-data", "--data", str(folder), "--customers", "20"]) == 0
    return folder


@pytest.fixture
def copy(shop, tmp_path):
    return Path(shutil.copytree(shop, tmp_path / "copy"))


BAD = {
    "an unknown command": (2, "no command dance", ["dance"]),
    "an unknown option": (2, "--loud", ["--loud"]),
    "an unknown language": (2, "--lang", ["--lang", "tlh"]),
    "no folder named": (2, "--data", ["--data"]),
    "a limit below zero": (2, "--limit", ["calls", "--limit", "-1"]),
    "a limit of nothing": (2, "--limit", ["calls", "--limit", "0"]),
    "a limit in words": (2, "--limit", ["calls", "--limit", "many"]),
    "a folder that is not there": (2, "no data in /nowhere", ["calls", "--data", "/nowhere"]),
    "a database of another kind": (2, "--database", ["calls", "--database", "mysql://a/b"]),
    "no database at all": (2, "--database", ["demo-data", "--customers", "3", "--database", "b"]),
    "a server that is not there": (1, "does not answer", ["calls", "--database", "postgresql://127.0.0.1:1/b"]),
    "an unknown driver to listen": (2, "no driver fax", ["listen", "--driver", "fax", "--port", "COM1"]),
    "an unknown driver to replay": (2, "no driver fax", ["replay", "--driver", "fax", "x.replay"]),
    "a port that is none": (2, "is no port", ["listen", "--driver", "whozz", "--port", "nonsense"]),
    "a port without a box": (1, "not there", ["listen", "--driver", "whozz", "--port", "/dev/ttyUSB99"]),
    "no port named": (2, "--port", ["listen", "--driver", "whozz"]),
    "a recording that is not there": (2, "cannot be read", ["replay", "--driver", "ncid", "/no/such.replay"]),
    "a recording that is a folder": (2, "cannot be read", ["replay", "--driver", "ncid", "/tmp"]),
    "a recording that is none": (2, "expected", ["replay", "--driver", "ncid", str(ROOT / "pyproject.toml")]),
    "a word too many": (2, "nonsense", ["drivers", "nonsense"]),
    "no customers": (2, "--customers", ["demo-data", "--customers", "0"]),
    "a moment that is none": (2, "--until", ["demo-data", "--customers", "3", "--until", "soon"]),
    "a tour of nothing": (2, "no demo data", ["tour", "--data", "/nowhere"]),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_input_is_one_sentence(answer, what):
    code, part, words = BAD[what]
    assert part in complaint(answer, code, *words)


@pytest.mark.parametrize("words", [[], ["demo-data", "--customers", "3"], ["tour", "--lang", "en"]])
def test_a_data_folder_that_is_a_file(answer, tmp_path, words):
    (tmp_path / "data").write_text("mine")
    part = "no demo data" if "tour" in words else "stands in its way"
    assert part in complaint(answer, 2 if "tour" in words else 1, *words, "--data", tmp_path / "data")
    assert (tmp_path / "data").read_text() == "mine"


@pytest.fixture
def read_only(copy):
    """A folder nothing can be written to, also not by root."""
    if os.geteuid():
        copy.chmod(0o555)
        yield copy
        copy.chmod(0o755)
        return
    mount = ["mount", "--bind", "-o", "ro", copy, copy]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("root may write anywhere, and cannot mount anything here")
    yield copy
    subprocess.run(["umount", copy], check=True)


@pytest.mark.parametrize("words", [[], ["demo-data", "--customers", "3"]])
def test_a_folder_that_may_only_be_read(answer, read_only, words):
    assert "Nothing can be written" in complaint(answer, 1, *words, "--data", read_only)


def test_a_damaged_database(answer, copy):
    damage(copy / "ringfile.db")
    assert "damaged" in complaint(answer, 1, "calls", "--data", copy)
    assert "damaged" in complaint(answer, 1, "demo-data", "--customers", "3", "--data", copy)
    (copy / "ringfile.db").write_text("a poem")
    assert "damaged" in complaint(answer, 1, "calls", "--data", copy)


@pytest.mark.parametrize(("step", "code", "part"), [("9999", 1, "a newer Ringfile"), ("0001", 2, "an older Ringfile")])
def test_data_of_another_program(answer, copy, step, code, part):
    with closing(sqlite3.connect(copy / "ringfile.db")) as driver, driver:
        driver.execute("UPDATE alembic_version SET version_num = ?", [step])
    assert part in complaint(answer, code, "calls", "--data", copy)


def test_a_database_without_a_table(answer, tmp_path):
    (tmp_path / "ringfile.db").touch()
    assert "no data" in complaint(answer, 2, "calls", "--data", tmp_path, "--json")


def test_data_the_program_is_running_on(answer, copy):
    held = claim(Places(copy))
    assert "Ringfile is running" in complaint(answer, 2, "demo-data", "--customers", "3", "--data", copy)
    held.release()


def test_the_log_is_read_as_far_as_wanted(answer, shop):
    code, out, complaint = answer("--data", shop, "calls", "--json", "--limit", 10**30)
    calls = [json.loads(line) for line in out.splitlines()]
    assert (code, complaint) == (0, [])
    assert len(calls) >= 100
    assert len(answer("calls", "--data", shop, "--json", "--limit", 7)[1].splitlines()) == 7


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_help(answer, command):
    code, out, complaint = answer(*([command] if command else []), "--help")
    assert (code, complaint) == (0, [])
    assert out.startswith(f"usage: ringfile {command or ''}".strip())
    assert command or {line.split()[0] for line in out.splitlines() if line.startswith("  ")} >= set(COMMANDS)


def test_without_a_display_it_is_said(tmp_path):
    seen = {name: value for name, value in os.environ.items() if "DISPLAY" not in name and name != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "main.py", "--data", tmp_path], cwd=ROOT, env=seen, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [done.stderr.strip()]
    assert "There is no display here" in done.stderr
