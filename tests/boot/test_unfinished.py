"""Are forms that were left unfinished offered again after a start?"""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt

from app.boot.unfinished import sentence, unfinished
from app.features.desk.notes import NewRecord
from app.features.record_types import RECORD_TYPES
from app.records.drafts import Draft
from app.ui.banner import Banner

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


def draft(form, minutes=0):
    return Draft(form=form, kept_at=NOW + timedelta(minutes=minutes), version=0, values={}, names={})


def test_record_forms_are_found_the_latest_first():
    kept = [
        draft("customer-17"),
        draft("message-new-call_id5-customer_id12", 3),
        draft("call-0d9f6f9c-58a3-4f2e-9f52-6f5b7b9d2a11", 9),
        draft("gone-new", 9),
    ]
    found = unfinished(kept, RECORD_TYPES)
    assert [(one.kind.key, one.id, one.start) for one in found] == [
        ("message", None, {"call_id": 5, "customer_id": 12}),
        ("customer", 17, {}),
    ]
    assert str(sentence(found)) == "2 form(s) were left unfinished, the last one: Message."


def begin_memo(house, text):
    """Something is typed into a new memo."""
    program = house.open()
    program.pages.begin_record(NewRecord("memo", {}))
    form = program.pages.form_of("memo")
    house.wait(lambda: form.fields.current_key() is not None)
    house.press(text)
    return program


def test_typed_a_moment_before_the_end_it_is_kept(house):
    program = begin_memo(house, "half a sent")
    program.pages.keep()
    assert [one.form for one in program.forms.all().result()] == ["memo-new"]
    house.press("ence")
    house.close()
    folder = house.places.drafts
    assert any("half a sentence" in one.read_text("utf-8") for one in folder.glob("*.json"))


def test_going_on_brings_back_what_was_typed_without_asking_again(house):
    begin_memo(house, "half a sentence")
    house.close()
    program = house.open()
    house.wait(lambda: any("left unfinished" in one for one in house.said))
    program.shell.notices.findChild(Banner).setFocus()
    house.press(Qt.Key.Key_Return)
    house.wait(lambda: program.shell.place == "memo")
    form = program.pages.form_of("memo")
    house.wait(lambda: "half a sentence" in form.fields.values()[0].values())
    assert form.is_changed
    assert not any("Alt+J" in one for one in house.said)


def test_nothing_left_nothing_said():
    assert unfinished([], RECORD_TYPES) == []
