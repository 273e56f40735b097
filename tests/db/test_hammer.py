"""Do numbers, points, stock and debts stay right while eight processes hammer at the same ones?"""

import json
import subprocess
import sys

import pytest

from tests.db.killing import ROOT


@pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)
def test_eight_processes_never_give_a_number_twice_nor_more_than_there_is(database_url):
    url = database_url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "tests.db.hammering", url, "8", "6"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=200)
    assert said.returncode == 0, said.stderr
    found = json.loads(said.stdout)
    assert {what: is_ for what, (_, is_) in found.items()} == {what: should for what, (should, _) in found.items()}
