"""Does the store keep what it promises: commits, changes, conflicts, and threads that do not wait for each other?"""

from app.db.system import Choice


def test_changes_are_told_after_the_commit(store):
    def add(session):
        one = Choice(list="level", name="VIP")
        session.add(one)
        session.flush()
        return one.id

    id_ = store.run(add).result()
    assert store.commits[-1].of("choice") == {id_}
