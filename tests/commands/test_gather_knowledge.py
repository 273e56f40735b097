"""Does the command fill the knowledge base from what was finished before, once?"""

import sqlite3

from main import main


def test_it_gathers_what_is_finished_and_nothing_twice(tmp_path, capsys):
    made = ["demo-data", "--data", str(tmp_path), "--customers", "60", "--until", "2026-11-20T16:30:00+08:00"]
    assert main(made) == 0
    gather = ["gather-knowledge", "--data", str(tmp_path)]
    capsys.readouterr()
    assert main(gather) == 0
    assert capsys.readouterr().out.startswith("0 records taught something")
    with sqlite3.connect(tmp_path / "ringfile.db") as driver:
        lessons = "SELECT count(*) FROM lesson"
        (before,) = driver.execute(f"{lessons} WHERE helped").fetchone()
        for table in ("lesson", "solution_gram", "solution"):
            driver.execute(f"DELETE FROM {table}")
        driver.commit()
        assert main(gather) == 0
        assert capsys.readouterr().out.startswith(f"{before:,} records taught something")
        assert driver.execute(lessons).fetchone() == (before,)
        assert driver.execute("SELECT sum(helped) FROM solution").fetchone() == (before,)


def test_without_data_it_says_so(tmp_path, capsys):
    assert main(["gather-knowledge", "--data", str(tmp_path)]) == 2
    assert "ringfile" in capsys.readouterr().err
