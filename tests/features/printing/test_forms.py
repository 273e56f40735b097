"""Are forms kept for all seats, taken in and given out as files, and restored?"""

from dataclasses import replace

import pytest

from app.core.access import Who
from app.core.errors import Conflict, NotAllowed, Refused
from app.db.system import PaperForm
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
