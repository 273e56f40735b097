"""Can a shop be set up without a window, once and never over somebody else?"""

import io
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from app.core.places import Places
from app.db.engine import open_engine
from app.db.guard import claim
from app.features.operators import signing
from main import main
from tests.features.operators.fixtures import RIGHT_ONE

ROOT = Path(__file__).parents[2]


@pytest.fixture
def setup(monkeypatch, capsys):
    """Runs the command with a password on its input; gives exit code, answer and complaint."""

    def run(*words, password=RIGHT_ONE):
        monkeypatch.setattr("sys.stdin", io.StringIO(password + "\n"))
        code = main(["setup", "--password-stdin", *map(str, words)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def attempt(url, clock, name="陈静", password=RIGHT_ONE):
    engine = open_engine(url)
    try:
        with Session(engine) as session, session.begin():
            return signing.sign_in(session, name, password, "seat", clock.now())
    finally:
        engine.dispose()


def test_an_empty_folder_becomes_a_shop_one_can_sign_in_to(setup, tmp_path, clock):
    code, said, complaint = setup("--data", tmp_path / "shop", "--admin", "陈静")
    assert (code, complaint) == (0, "")
    assert said.count("\n") == 1
    assert "陈静" in said
    assert RIGHT_ONE not in said
    who = attempt(f"sqlite:///{tmp_path / 'shop' / 'ringfile.db'}", clock).who
    assert who.may("operators")


@pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)
def test_on_a_server_with_an_empty_database(setup, empty_url, clock):
    url = empty_url.set(drivername="postgresql").render_as_string(hide_password=False)
    code, said, _ = setup("--database", url, "--admin", "陈静")
    assert (code, said.count("\n")) == (0, 1)
    assert attempt(empty_url, clock).who


def test_what_is_there_already_is_left_as_it_is(setup, tmp_path, clock):
    first = ("--data", tmp_path, "--admin", "陈静")
    setup(*first)
    code, said, _ = setup(*first)
    assert (code, "nothing was changed" in said) == (0, True)
    for words, password in ((first, "天气晴朗去爬山99"), (("--data", tmp_path, "--admin", "王强"), RIGHT_ONE)):
        code, said, complaint = setup(*words, password=password)
        assert (code, said) == (2, "")
        assert "administrator already: 陈静" in complaint
    assert attempt(f"sqlite:///{tmp_path / 'ringfile.db'}", clock).who


@pytest.mark.parametrize(
    ("password", "rule"),
    [("system", "at least 8"), ("admin123456", "tried first"), ("12345678", "row of keys"), ("", "at least 8")],
)
def test_a_weak_password_is_refused_with_the_rule_it_breaks(setup, tmp_path, clock, password, rule):
    code, said, complaint = setup("--data", tmp_path, "--admin", "陈静", password=password)
    assert (code, said) == (2, "")
    assert complaint.count("\n") == 1
    assert rule in complaint
    assert attempt(f"sqlite:///{tmp_path / 'ringfile.db'}", clock, password=password).who is None


def test_not_while_the_program_runs_on_the_folder(setup, tmp_path):
    Places(tmp_path).prepare()
    held = claim(Places(tmp_path))
    try:
        code, _, complaint = setup("--data", tmp_path, "--admin", "陈静")
    finally:
        held.release()
    assert code == 2
    assert "running" in complaint


@pytest.mark.parametrize("words", [["--admin", "陈静"], ["--password-stdin"]])
def test_what_is_missing_is_told_in_one_sentence(words, tmp_path):
    run = subprocess.run(
        [sys.executable, "main.py", "setup", "--data", str(tmp_path), *words],
        cwd=ROOT,
        input="x\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 2
    assert len(run.stderr.splitlines()) == 1


def test_a_shop_of_before_gets_its_administrator(setup, tmp_path, clock):
    assert main(["demo-data", "--data", str(tmp_path), "--customers", "5"]) == 0
    assert setup("--data", tmp_path, "--admin", "陈静")[0] == 0
    assert attempt(f"sqlite:///{tmp_path / 'ringfile.db'}", clock).who
