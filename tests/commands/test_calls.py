"""Does the command print the log, newest first, and say in one sentence where there is none?"""

import json

from main import main


def test_the_log_is_printed_newest_first(tmp_path, capsys):
    main(["demo-data", "--data", str(tmp_path), "--customers", "20", "--until", "2026-11-20T16:30:00+08:00"])
    capsys.readouterr()

    assert main(["calls", "--data", str(tmp_path), "--json", "--limit", "30"]) == 0
    calls = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(calls) == 30
    assert [call["started_at"] for call in calls] == sorted((call["started_at"] for call in calls), reverse=True)
    assert {"line", "direction", "number", "name", "reason", "rings", "answered", "duration_s"} <= set(calls[0])

    assert main(["calls", "--data", str(tmp_path), "--limit", "3"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 4


def test_no_data_is_said_in_one_sentence(tmp_path, capsys):
    assert main(["calls", "--data", str(tmp_path / "nowhere")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not (tmp_path / "nowhere").exists()
