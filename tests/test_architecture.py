"""Does the house keep its own rules: layers, sizes, what may be called where, what loads before the first window?"""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.translate import tool

ROOT = Path(__file__).resolve().parents[1]
APP = sorted(one for one in (ROOT / "app").rglob("*.py") if "migrations/versions" not in one.as_posix())
ALL = [*APP, ROOT / "main.py", *(one for name in ("tests", "bench", "scripts") for one in (ROOT / name).rglob("*.py"))]

MOST_LINES, MOST_LINES_OF_FUNCTION, MOST_LINES_OF_CLASS = 400, 50, 300
LARGER = {  # a file, or file:name, and why it may be
    "app/features/customers/spec.py:_fields": "a description, read from top to bottom: one field after the other",
}

# Only where a thread (or the program) ends may anything be caught: there it must be told, not lost.
CATCH_ALL = {
    "app/records/transfer/another.py": "top of the process that helps: whoever asked is told what was raised there",
    "app/features/recordings/moving.py": "top of the mover's thread: what stumbled waits for the next round",
    "app/telephony/recorder/inputs.py": "top of the sound inputs' thread",
    "app/telephony/recorder/recorder.py": "top of the recorder's thread: one line that stumbles leaves the others",
    "app/telephony/recorder/writer.py": "top of a recording's thread: what was written is finished",
    "app/telephony/box.py": "top of a box's thread: the user is told and the box started anew",
    "app/db/store.py": "top of the writing thread: what was saved is saved, whoever asked must hear that all the same",
}

# 0.1 to 1 second each to import, or of no use before somebody asks for them.
HEAVY = {
    "alembic",
    "calamine",
    "docx",
    "keyring",
    "matplotlib",
    "numpy",
    "openpyxl",
    "phonenumbers.carrier",
    "phonenumbers.geocoder",
    "pypinyin",
    "qtawesome",
    "reportlab",
    "sounddevice",
    "soundfile",
}


def name_of(file):
    return file.relative_to(ROOT).as_posix()


def tree_of(file):
    return ast.parse(file.read_text("utf-8"))


def test_layers_hold():
    run = subprocess.run([tool("lint-imports"), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_every_file_says_which_question_it_answers():
    without = [
        name_of(one) for one in ALL if one.stat().st_size and not (ast.get_docstring(tree_of(one)) or "").strip()
    ]
    assert without == []


def test_no_file_is_too_long_to_be_read():
    lines = {name_of(one): len(one.read_text("utf-8").splitlines()) for one in APP}
    assert {name: count for name, count in lines.items() if count > MOST_LINES and name not in LARGER} == {}


@pytest.mark.parametrize(
    ("kinds", "most"),
    [((ast.FunctionDef, ast.AsyncFunctionDef), MOST_LINES_OF_FUNCTION), ((ast.ClassDef,), MOST_LINES_OF_CLASS)],
)
def test_no_function_or_class_is_too_long(kinds, most):
    long = {}
    for file in APP:
        for node in ast.walk(tree_of(file)):
            if isinstance(node, kinds) and (lines := node.end_lineno - node.lineno + 1) > most:
                long[f"{name_of(file)}:{node.name}"] = lines
    assert {name: lines for name, lines in long.items() if name not in LARGER} == {}


def test_nothing_is_caught_blindly_but_at_the_top_of_a_thread():
    found = [
        f"{name_of(file)}:{node.lineno}"
        for file in APP
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or {"Exception", "BaseException"} & set(re.findall(r"\w+", ast.unparse(node.type))))
        and not isinstance(node.body[-1], ast.Raise)
        and name_of(file) not in CATCH_ALL
    ]
    assert found == []


@pytest.mark.parametrize("name", ["sleep", "processEvents"])
def test_nothing_waits_where_others_must_go_on(name):
    found = [
        f"{name_of(file)}:{node.lineno}"
        for file in APP
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == name
    ]
    assert found == []


def test_dialogs_are_opened_and_never_hold_up_their_caller():
    """Only the program itself runs an event loop."""
    found = [
        f"{name_of(file)}:{node.lineno}"
        for file in APP
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith((".exec", ".exec_"))
        and not name_of(file).startswith(("app/boot", "app/commands"))
    ]
    assert found == []


def test_colours_stand_in_the_theme_files_only():
    colour = re.compile(r"#[0-9a-fA-F]{3}([0-9a-fA-F]{3}([0-9a-fA-F]{2})?)?")
    found = [
        f"{name_of(file)}:{node.lineno}: {node.value}"
        for file in APP
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and colour.fullmatch(node.value)
    ]
    assert found == []


def test_nothing_is_left_for_later():
    mark = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    found = [name_of(one) for one in ALL if one != Path(__file__) and mark.search(one.read_text("utf-8"))]
    assert found == []


def loaded_by(*modules):
    code = f"import json, sys, {', '.join(modules)}; print(json.dumps(sorted(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(json.loads(run.stdout))


def test_only_qt_loads_on_the_way_to_the_painted_window():
    assert (HEAVY | {"sqlalchemy", "serial"}) & loaded_by("app.boot", "app.boot.front") == set()


def test_lines_are_listened_to_without_the_database_layer():
    assert (HEAVY | {"sqlalchemy"}) & loaded_by("app.boot.ears") == set()


def test_only_sqlalchemy_loads_on_the_way_to_the_filled_pages():
    assert HEAVY & loaded_by("app.boot.database", "app.boot.program") == set()
