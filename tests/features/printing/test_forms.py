"""Are forms kept for all seats, taken in and given out as files, and restored?"""

from dataclasses import replace

import pytest

from app.core.access import Who
from app.core.errors import Conflict, NotAllowed, Refused
from app.db.system import PaperEdition, PaperForm
from app.features.printing.forms import Forms
from tests.features.printing.conftest import DISPATCH, SHIPPED


def find(forms, key):
    return next(one for one in forms.all().result() if one.form.key == key)


def test_what_comes_along_is_there_until_it_is_changed(forms):
    assert {one.form.key for one in forms.all().result()} == set(SHIPPED.forms)
    assert not find(forms, DISPATCH.key).is_changed
    kept = forms.save(replace(DISPATCH, name="我们的派工单")).result()
    assert (kept.edition, kept.shipped, kept.saved_by) == (1, True, "李娜")
    found = find(forms, DISPATCH.key)
    assert (found.form.name, found.is_changed) == ("我们的派工单", True)
    forms.save(replace(found.form, name="再改"), found.version).result()
    assert find(forms, DISPATCH.key).edition == 2
    assert forms.restore(DISPATCH.key).result() == DISPATCH
    assert not find(forms, DISPATCH.key).is_changed


def test_who_comes_second_is_told(forms):
    kept = forms.save(DISPATCH).result()
    forms.save(DISPATCH, kept.version).result()
    with pytest.raises(Conflict):
        forms.save(DISPATCH, kept.version).result()
    with pytest.raises(Conflict):
        forms.save(DISPATCH).result()


def test_a_form_goes_out_as_a_file_and_comes_in_under_a_name_of_its_own(forms):
    kept = forms.take(forms.give(DISPATCH)).result()
    assert kept.form.key == f"{DISPATCH.key}-2"
    assert kept.form.name == f"{DISPATCH.name} (2)"
    assert not kept.shipped
    assert replace(kept.form, key=DISPATCH.key, name=DISPATCH.name) == DISPATCH
    own = replace(DISPATCH, key="ours", name="ours")
    assert forms.take(forms.give(own)).result().form == own
    forms.delete("ours").result()
    assert {one.form.key for one in forms.of("repair").result()} == {
        key for key, one in SHIPPED.forms.items() if one.kind == "repair"
    } | {kept.form.key}


def test_a_form_of_a_type_nobody_knows_is_refused(forms):
    with pytest.raises(Refused, match="type of record"):
        forms.take(forms.give(replace(DISPATCH, kind="spaceship")))


def test_only_who_may_change_parameters_changes_forms(store, clock):
    forms = Forms(store, SHIPPED, lambda: Who("小周", "", frozenset()), clock, ["repair"])
    for work in (lambda: forms.save(DISPATCH), lambda: forms.restore(DISPATCH.key), lambda: forms.delete("x")):
        with pytest.raises(NotAllowed):
            work().result()


def test_a_form_of_a_newer_version_does_not_stand_in_the_way(forms, store):
    forms.save(DISPATCH).result()

    def spoil(session):
        session.query(PaperForm).one().body = '{"ringfile_form": 99}'

    store.run(spoil).result()
    assert find(forms, DISPATCH.key).form == DISPATCH


def test_there_is_nothing_to_restore_of_a_form_of_ones_own(forms):
    with pytest.raises(Refused, match="own"):
        forms.restore("nothing").result()


def test_each_save_is_an_edition_that_can_be_brought_back(forms):
    first = forms.save(replace(DISPATCH, name="一")).result()
    forms.save(replace(DISPATCH, name="二"), first.version).result()
    assert [(one.number, one.form.name, one.saved_by) for one in forms.editions(DISPATCH.key).result()] == [
        (2, "二", "李娜"),
        (1, "一", "李娜"),
    ]
    back = forms.bring_back(DISPATCH.key, 1).result()
    assert (back.form.name, back.edition) == ("一", 3)
    assert find(forms, DISPATCH.key).form == replace(DISPATCH, name="一")


def test_what_was_given_up_for_the_one_that_came_along_can_still_be_brought_back(forms):
    forms.save(replace(DISPATCH, name="一")).result()
    forms.restore(DISPATCH.key).result()
    assert not find(forms, DISPATCH.key).is_changed
    back = forms.bring_back(DISPATCH.key, 1).result()
    assert (back.form.name, back.edition) == ("一", 2)
    with pytest.raises(Refused, match="no longer kept"):
        forms.bring_back(DISPATCH.key, 7).result()


def test_a_form_saved_before_there_were_editions_is_kept_when_it_is_changed(forms, store):
    kept = forms.save(replace(DISPATCH, name="一")).result()
    store.run(lambda s: s.query(PaperEdition).delete()).result()
    forms.save(replace(DISPATCH, name="二"), kept.version).result()
    assert [one.form.name for one in forms.editions(DISPATCH.key).result()] == ["二", "一"]


def test_the_oldest_editions_go(forms, monkeypatch):
    monkeypatch.setattr("app.features.printing.editions.MOST", 3)
    version = 0
    for _ in range(5):
        version = forms.save(DISPATCH, version).result().version
        version = forms.save(replace(DISPATCH, name="x"), version).result().version
    assert [one.number for one in forms.editions(DISPATCH.key).result()] == [10, 9, 8]


def test_only_who_may_change_parameters_brings_back(forms, store, clock):
    forms.save(DISPATCH).result()
    others = Forms(store, SHIPPED, lambda: Who("小周", "", frozenset()), clock, ["repair"])
    with pytest.raises(NotAllowed):
        others.bring_back(DISPATCH.key, 1).result()
