"""Does docs/adding-a-record-type.md still describe what the engine takes?"""

import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from app.records.record import Field, OnCard, RecordType

PAGE = Path(__file__).parents[2] / "docs" / "adding-a-record-type.md"


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_the_type_of_the_guide_works_as_it_stands_there(tmp_path, store):
    """In a process of its own, so that its table stays out of the other tests' models."""
    model, sign, spec = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)[:3]
    folder = tmp_path / "memos"
    folder.mkdir()
    (folder / "__init__.py").write_text("", "utf-8")
    (folder / "model.py").write_text(model, "utf-8")
    (folder / "sign.py").write_text(sign, "utf-8")
    (folder / "spec.py").write_text(spec.replace("app.features.memos", "memos"), "utf-8")
    check = f"""
import sys
sys.path[:0] = [{str(tmp_path)!r}, {str(PAGE.parents[1])!r}]
import app.features.record_types
from memos.spec import MEMO
from app.core.access import Who
from app.core.clock import SystemClock
from app.db.engine import open_engine
from app.db.store import Store
from app.records.desk import Desk
from app.records.listing import Query
store = Store(open_engine({store.engine.url.render_as_string(False)!r}))
MEMO.model.__table__.create(store.engine)
desk = Desk(store, Who("李娜", ""), SystemClock())
saved = desk.save(MEMO, None, 0, {{"words": "交房租"}}).result()
desk.step(MEMO, saved.id, "done").result()
row = desk.page(MEMO, Query(text="房租", filters=("mine",))).result().rows[0]
print(saved.number[:2], row.cells[1], row.cells[2], desk.counts(MEMO).result())
store.close()
"""
    done = subprocess.run(
        [sys.executable, "-c", check],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={"PYTHONIOENCODING": "utf-8", "PATH": ""},
    )
    assert done.stdout.split("\n")[0] == "BW 交房租 李娜 {'open': 0}", done.stderr


def test_every_word_of_its_tables_is_one_of_the_description():
    known = {one.name for kind in (Field, OnCard, RecordType) for one in fields(kind)}
    tables = re.findall(r"^\| (`.*?`) \|", PAGE.read_text("utf-8"), re.MULTILINE)
    named = {word for cell in tables for word in re.findall(r"`(\w+)`", cell)}
    assert named <= known
