"""Does a sheet become customers from the command line, and does a wrong one stay out?"""

import pytest

from app.core.places import Places
from app.db.engine import open_engine
from app.db.guard import claim
from app.db.migrate import upgrade
from main import main
from tests.records.transfer.files import as_xlsx

ROWS = (("客户名称", "手机"), ("王小明", "13800138000"), ("", "13911112222"))


@pytest.fixture
def data(tmp_path):
    places = Places(tmp_path / "data")
    places.prepare()
    engine = open_engine(f"sqlite:///{places.database}")
    upgrade(engine)
    engine.dispose()
    return places


@pytest.fixture
def run(capsys, read_here):
    """Run the command; its exit code, what it printed, and what it complained of."""

    def work(data, *words):
        code = main(["import-customers", *map(str, words), "--data", str(data.root)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return work


def test_checked_then_imported_then_known(run, data, tmp_path):
    sheet = as_xlsx(tmp_path / "a.xlsx", ROWS)
    code, out, err = run(data, sheet, "--dry-run")
    assert (code, out) == (2, "1 new, 0 there already, 1 with problems\n")
    assert err == "row 3, column 1: Please fill this in.\n"
    assert "1 made, 0 changed" in run(data, sheet)[1]
    assert "0 made, 0 changed, 1 skipped" in run(data, sheet)[1]
    assert list(data.imports.iterdir()) == []


def test_what_cannot_be_done_is_a_sentence(run, data, tmp_path):
    sheet = as_xlsx(tmp_path / "a.xlsx", (("什么", "哪里"), ("1", "2")))
    code, out, err = run(data, sheet)
    assert (code, out) == (2, "")
    assert "No column of a.xlsx" in err
    held = claim(data)
    assert "is running" in run(data, sheet)[2]
    held.release()
    assert "no data" in run(Places(tmp_path / "nothing"), sheet)[2]
