"""Is a failed test tried once more where that is asked for, told, and a wrong one still wrong?"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TESTS = """
import pytest
tries = {"at once": 0, "made": 0}

@pytest.fixture
def made():
    tries["made"] += 1
    if tries["made"] == 1:
        raise RuntimeError("busy")

def test_right_the_second_time():
    tries["at once"] += 1
    assert tries["at once"] == 2

def test_its_fixture_came_the_second_time(made):
    pass

def test_right():
    pass
"""


def run(folder, *words, more=""):
    path = folder / "test_it.py"
    path.write_text(TESTS + more)
    said = [sys.executable, "-m", "pytest", "-p", "tests.again", "-c", "/dev/null", str(path), *words]
    alone = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run(said, cwd=ROOT, env=alone, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_asked_for_a_test_is_tried_again_and_told(tmp_path):
    code, said = run(tmp_path, "--again")
    assert code == 0
    assert "3 passed" in said
    assert said.count("right only the second time") == 2
    assert "assert 1 == 2" in said


def test_a_wrong_one_stays_wrong_and_without_asking_none_is_tried_again(tmp_path):
    code, said = run(tmp_path, "--again", more="\ndef test_wrong():\n    assert False\n")
    assert (code, "1 failed, 3 passed" in said) == (1, True)
    code, said = run(tmp_path)
    assert (code, "1 failed, 1 passed, 1 error" in said) == (1, True)
