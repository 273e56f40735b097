"""Does docs/adding-a-record-type.md still describe what the engine takes? Followed to the letter, on a copy."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import fields
from pathlib import Path

import pytest

from app.records.field import Field
from app.records.part import OnCard
from app.records.record import RecordType

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "adding-a-record-type.md"
COPIED = ("app", "scripts", "tests", "resources", "pyproject.toml")
USED = """
from app.features.record_types import RECORD_TYPES
from app.core.access import Who
from app.core.clock import SystemClock
from app.db.engine import open_engine
from app.db.migrate import upgrade
from app.db.store import Store
from app.features.customers.model import Customer
from app.features.loaners.spec import LOANER
from app.records.desk import Desk
from app.records.listing import Query
from app.records.timeline import story_of
engine = open_engine("sqlite:///used.db")
upgrade(engine)
store, clock = Store(engine), SystemClock()
desk = Desk(store, Who("李娜", ""), clock, RECORD_TYPES)
store.run(lambda s: s.add(Customer(id=7, name="王小明"))).result()
saved = desk.save(LOANER, None, 0, {"device": "冰箱 BCD-216", "customer_id": 7}).result()
desk.step(LOANER, saved.id, "back").result()
row = desk.page(LOANER, Query(text="BCD", filters=("mine",))).result().rows[0]
story = store.look(lambda s: story_of(s, RECORD_TYPES, 7, clock.now(), 9)).result()
print(saved.number[:2], row.cells[1], row.cells[2], row.cells[4], desk.counts(LOANER).result())
print(desk.total(LOANER, Query()).result(), story.counts["loaner"], [one.title for one in story.events])
store.close()
"""


@pytest.fixture
def tree(tmp_path):
    """What the page is followed in, with its files written and its line added."""
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(
            ROOT / name,
            tmp_path / name,
            **({"ignore": shutil.ignore_patterns("__pycache__")} if copy is shutil.copytree else {}),
        )
    model, sign, spec = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)[:3]
    folder = tmp_path / "app" / "features" / "loaners"
    folder.mkdir()
    (folder / "__init__.py").write_text('"""Loaners."""\n', "utf-8")
    (folder / "model.py").write_text(model, "utf-8")
    (folder / "sign.py").write_text(sign, "utf-8")
    (folder / "spec.py").write_text(spec, "utf-8")
    line = tmp_path / "app" / "features" / "__init__.py"
    text = line.read_text("utf-8").replace(
        "from app.features.memos.sign", "from app.features.loaners.sign import LOANERS\nfrom app.features.memos.sign"
    )
    added = text.replace('    ("messages.spec', '    ("loaners.spec:LOANER", LOANERS),\n    ("messages.spec')
    line.write_text(added, "utf-8")
    return tmp_path


def run(tree, *command):
    """What a command of the page prints; the test fails where it does."""
    path = os.pathsep.join((sysconfig.get_path("scripts"), os.environ.get("PATH", "")))
    env = {**os.environ, "PATH": path, "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *command], cwd=tree, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_the_type_of_the_guide_works_as_it_stands_there(tree):
    run(tree, "scripts/migration.py", "loaners")
    said = run(tree, "-c", USED).splitlines()
    assert said[0] == "BY 冰箱 BCD-216 王小明 李娜 {'lent': 0, 'overdue': 0}"
    assert said[1] == "1 1 ['冰箱 BCD-216']"
    ours = ("tests/records/test_every_record_type.py", "tests/db/test_tally.py")
    run(
        tree,
        "-m",
        "pytest",
        *ours,
        "-q",
        "-p",
        "no:randomly",
        "-p",
        "no:cacheprovider",
        "-k",
        "loaner and not postgresql",
    )
    run(tree, "-m", "ruff", "check", "--no-cache", "app/features/loaners")
    run(tree, "-m", "ruff", "format", "--no-cache", "--check", "app/features/loaners")


def test_every_word_of_its_tables_is_one_of_the_description():
    known = {one.name for kind in (Field, OnCard, RecordType) for one in fields(kind)}
    tables = re.findall(r"^\| (`.*?`) \|", PAGE.read_text("utf-8"), re.MULTILINE)
    named = {word for cell in tables for word in re.findall(r"`(\w+)`", cell)}
    assert named <= known
