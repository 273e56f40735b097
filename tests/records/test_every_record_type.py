"""Is every record type described so that its list, form, steps and keys work on both engines?"""

import enum
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy import String
from sqlalchemy.orm import configure_mappers

from app.core.access import Who
from app.core.options import OPTIONS
from app.features import TYPES
from app.features.record_types import RECORD_TYPES
from app.records.field import Kind
from app.records.listing import Listing, Query, shown_by
from app.records.record import At
from app.records.timeline import story_of
from app.ui.form_bars import DELETE_KEY, DRAFT_KEY, DROP_KEY, HISTORY_KEY
from tests.blank.bill import BILL
from tests.blank.model import Own
from tests.blank.spec import UMBRELLA

ALL = (*RECORD_TYPES, UMBRELLA, BILL)
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
WHO = Who("李娜", "seat")
FORM_KEYS = {"F5", "F6", "F7", "F8", "F9"}  # begin another record, as on the customer's card
each = pytest.mark.parametrize("kind", ALL, ids=lambda one: one.key)


def column_of(model, key):
    return model.__table__.columns.get(key)


def part_model(kind, field):
    configure_mappers()
    return getattr(kind.model, field.key).property.mapper.class_


def fields_with_models(kind):
    for one in kind.fields:
        yield one, kind.model
        if one.kind is Kind.PARTS:
            for part in one.parts:
                yield part, part_model(kind, one)


def deeds(kind):
    return [*(kind.workflow.steps if kind.workflow else ()), *kind.actions]


def test_keys_are_their_own():
    assert len({one.key for one in ALL}) == len(ALL)
    assert len({one.model for one in ALL}) == len(ALL)
    f_keys = [one.card.f_key for one in ALL if one.card and one.card.f_key]
    assert len(set(f_keys)) == len(f_keys)


@each
def test_every_field_is_a_value_of_the_model(kind):
    keys = [one.key for one in kind.fields]
    assert len(set(keys)) == len(keys)
    for field, model in fields_with_models(kind):
        known = hasattr(model, field.key)
        assert known or (field.read is not None and (field.fixed or not field.in_form)), field.key
    assert kind.field(kind.title_field) in kind.columns


@each
def test_no_field_takes_more_than_its_column_holds(kind):
    for field, model in fields_with_models(kind):
        column = column_of(model, field.key)
        if field.fixed or not field.in_form:
            continue
        if field.kind in (Kind.TEXT, Kind.PHONE, Kind.TAGS) and column is not None and isinstance(column.type, String):
            assert column.type.length is None or field.max_length <= column.type.length, field.key


@each
def test_what_a_form_may_leave_empty_the_table_takes(kind):
    for field, model in fields_with_models(kind):
        column = column_of(model, field.key)
        text = field.kind in (Kind.TEXT, Kind.WORDS, Kind.PHONE, Kind.TAGS, Kind.PARTS, Kind.YES_NO)
        if column is None or text or field.required or field.fixed or not field.in_form:
            continue
        assert column.nullable or column.default is not None, field.key


@each
def test_looks_are_complete(kind):
    for field, model in fields_with_models(kind):
        if field.kind is not Kind.STATE:
            continue
        assert field.looks, field.key
        column = column_of(model, field.key)
        values = getattr(column.type, "enum_class", None) if column is not None else None
        if values is not None:
            assert issubclass(values, enum.StrEnum)
            assert {str(one.value) for one in values} == {str(one) for one in field.looks}, field.key


@each
def test_choices_and_links_say_where_they_lead(kind):
    known = {one.key for one in ALL}
    for field in kind.fields:
        assert bool(field.list) == (field.kind is Kind.CHOICE), field.key
        assert bool(field.link) == (field.kind is Kind.LINK), field.key
        assert not field.link or field.link in known
        assert field.kind is not Kind.LINK or not field.width or field.read is not None, "a list shows a name, no id"
        assert not field.named_by or field.named_by in {one.key for one in OPTIONS}


@each
def test_the_list_offers_a_state_where_there_is_a_workflow(kind):
    if kind.workflow is None:
        return
    states = set(kind.workflow.states)
    assert set(kind.workflow.looks) == states
    assert kind.workflow.first in states
    assert kind.workflow.open_states <= states
    assert column_of(kind.model, "state") is not None
    for step in kind.workflow.steps:
        assert step.source <= states
        assert step.target in states
        assert all(kind.field(key) for key in step.needs)
    reachable, grown = {kind.workflow.first}, True
    while grown:
        more = {step.target for step in kind.workflow.steps if step.source & reachable} - reachable
        reachable, grown = reachable | more, bool(more)
    assert reachable == states, "a state nothing leads to"


@each
def test_steps_and_actions_have_keys_of_their_own(kind):
    names = [one.name for one in deeds(kind)]
    assert len(set(names)) == len(names)
    keys = [one.key for one in deeds(kind) if one.key]
    assert len(set(keys)) == len(keys)
    assert all(len(key) == 1 and key.isalpha() for key in keys if key not in FORM_KEYS), (
        "only a list has the focus then"
    )
    assert "E" not in keys, "every list has it: change"
    steps = kind.workflow.steps if kind.workflow else ()
    own = {HISTORY_KEY, DRAFT_KEY, DELETE_KEY, DROP_KEY, "Alt+M"}
    assert not own & {f"Alt+{one.key}" for one in steps}, "the form itself has these"


@each
def test_only_what_one_value_says_is_changed_for_many_and_only_numbers_are_summed(kind):
    batch = (Kind.CHOICE, Kind.STATE, Kind.DAY, Kind.MOMENT, Kind.YES_NO, Kind.TAGS, Kind.TEXT)
    for field in kind.fields:
        if field.batch:
            assert field.kind in batch, field.key
            assert field.in_form, field.key
            assert not field.fixed, field.key
            assert field.key != kind.title_field
        assert not field.sums or (field.kind in (Kind.MONEY, Kind.NUMBER) and field.width), field.key
        assert field.list_title is None or field.list or any(one.list for one in field.parts), field.key


@each
def test_every_icon_is_in_the_set(kind, theme):
    looks = [kind.look, *(look for field, _ in fields_with_models(kind) for look in field.looks.values())]
    looks += kind.workflow.looks.values() if kind.workflow else ()
    icons = [one.icon for one in (*looks, *kind.filters, *deeds(kind)) if one.icon]
    assert [one for one in icons if one not in theme.icons] == []
    for one in looks:
        theme.colour(one.colour)


@each
def test_every_sortable_field_has_its_index(kind):
    parts = sa.sql.visitors.iterate(kind.hidden(WHO)) if kind.hidden else ()
    hidden = {one.name for one in parts if hasattr(one, "name")}
    indexes = [([column.name for column in one.columns], _rows_of(one)) for one in kind.model.__table__.indexes]
    order = kind.order.removeprefix("-")
    assert kind.field(order).sorts, "the list's own order is one the user can choose again"
    for field in kind.fields:
        if not field.sorts:
            continue
        fitting = [one for one in indexes if [name for name in one[0] if name not in hidden][:2] == [field.key, "id"]]
        assert fitting, f"no index on ({field.key}, id)"
        assert not hidden or any(all(name in names or name in rows for name in hidden) for names, rows in fitting)


def _rows_of(index):
    """Which rows an index is of, in its own words; "" for all."""
    where = index.dialect_options["sqlite"]["where"]
    return "" if where is None else str(where)


@pytest.fixture
def both(store):
    Own.metadata.create_all(store.engine)
    return store


@each
def test_orders_filters_and_search_run_on_both_engines(kind, both):
    orders = [sign + one.key for one in kind.fields if one.sorts for sign in ("", "-")]
    chips = [(), *((one.key,) for one in kind.filters), tuple(one.key for one in kind.filters if one.aside)]
    texts = ("", "王", "1380013", "a%_'x", "朝阳 王") if kind.find else ("",)

    def walk(session):
        for order in orders:
            for filters in chips:
                for text in texts:
                    listing = Listing(session, kind, Query(order, text, filters), WHO, NOW)
                    assert listing.window(0, 10).rows == ()
                    assert listing.total() == 0
                    assert listing.place_of(1) is None
        session.execute(sa.select(*(shown_by(kind, one) for one in kind.columns)).limit(1)).all()

    both.look(walk).result()


@each
@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_no_order_is_sorted_by_hand(kind, both):
    """SQLite tells how it would read a page: never by sorting the table."""

    def plans(session):
        sorted_by_hand = []
        for field in kind.fields:
            for sign in ("", "-") if field.sorts else ():
                listing = Listing(session, kind, Query(sign + field.key), WHO, NOW)
                for filled in listing._stretches(None, False):
                    query = listing._in_order([*listing._where, *listing._stretch(filled)], False).limit(100)
                    text = str(query.compile(session.get_bind(), compile_kwargs={"literal_binds": True}))
                    steps = [row[3] for row in session.execute(sa.text(f"EXPLAIN QUERY PLAN {text}"))]
                    if any("TEMP B-TREE" in step for step in steps):
                        sorted_by_hand.append((sign + field.key, steps))
        return sorted_by_hand

    assert both.look(plans).result() == []


@each
def test_cards_of_nobody_are_empty(kind, both):
    if kind.card is None:
        return
    story = both.look(lambda s: story_of(s, (kind,), 1, NOW, 5)).result()
    assert (story.events, sum(story.counts.values()), story.remarks) == ((), 0, ())


@each
def test_what_a_card_asks_and_what_is_made_of_it_go_together(kind):
    if kind.card:
        assert (kind.card.events is None) == (kind.card.event_of is None)
        assert (kind.card.said is None) == (kind.card.remarks is None)
        assert kind.card.events is None or kind.card.count is not None, "its chip has a number"


def test_the_window_has_a_place_for_every_listed_type_before_they_are_loaded():
    listed = [(kind.key, kind.look, kind.plural) for kind in RECORD_TYPES if kind.at is At.MENU]
    assert [(one.key, one.look, one.plural) for _, one in TYPES if one] == listed
