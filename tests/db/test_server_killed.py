"""Is nothing lost and nothing doubled where the server is killed under the load of several seats?"""

from tests.db.killing import kill_again_and_again


def test_what_was_acknowledged_is_there_once_however_often_the_server_dies(tmp_path):
    acknowledged, wrong = kill_again_and_again(tmp_path, seats=2, kills=3, seed=2026, acts=(5, 25))
    assert wrong == []
    assert all(done["message"] for done in acknowledged.values()), "every seat worked"
